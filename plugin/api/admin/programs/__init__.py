"""Programs: what they promise, and whether they run."""
