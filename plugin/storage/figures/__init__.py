"""Sums of orders, rewards, visits and claims over a time, straight from the rows."""
