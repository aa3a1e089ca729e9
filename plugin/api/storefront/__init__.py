"""The door for storefronts and their servers."""
