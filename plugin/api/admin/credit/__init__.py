"""Which channels led to orders."""
