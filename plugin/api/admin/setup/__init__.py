"""The first run: what is done, and what a merchant has still to see to."""
