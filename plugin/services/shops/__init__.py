"""Shops: how they come, go and are recognised, and what they start with."""
