"""What the app keeps, in PostgreSQL."""
