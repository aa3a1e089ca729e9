"""Figures of a shop, how far it has come, and what asks for somebody's attention."""
