"""The ledger and the rewards as whole books."""
