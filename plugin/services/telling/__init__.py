"""What people read, each in their own language."""
