"""Figures of a shop, and what asks for somebody's attention."""
