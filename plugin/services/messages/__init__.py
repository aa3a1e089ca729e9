"""What people and servers hear, through the outbox."""
