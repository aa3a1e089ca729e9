"""The ledger, as staff see it."""
