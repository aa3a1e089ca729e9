"""What a promise would have done on past orders."""
