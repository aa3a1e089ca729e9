"""Rewards between the decision and what pays them."""
