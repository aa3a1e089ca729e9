"""What became of an order, and why."""
