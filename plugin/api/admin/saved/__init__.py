"""Filters that a shop keeps under a name."""
