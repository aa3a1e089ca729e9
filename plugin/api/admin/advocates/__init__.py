"""Advocates, with what became of their friends and rewards."""
