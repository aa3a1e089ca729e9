"""Outward: what we ask of a shop, and how; and how we know that a shop is speaking."""
