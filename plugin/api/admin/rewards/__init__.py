"""Rewards, as staff see them."""
