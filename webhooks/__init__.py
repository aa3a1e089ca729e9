"""Inward: what a shop tells us. One route, one table of handlers, one file an event family."""
