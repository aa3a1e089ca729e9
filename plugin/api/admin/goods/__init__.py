"""The goods of the shop, by name."""
