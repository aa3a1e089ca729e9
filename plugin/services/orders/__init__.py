"""The way of an order: stored, weighed, decided, explained."""
