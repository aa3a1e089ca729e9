"""The shop, and what goes wrong in it."""
