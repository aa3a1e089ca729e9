"""What the operator's commands are made of."""
