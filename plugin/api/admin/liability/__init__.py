"""What outstanding rewards will cost, and when limits will be reached."""
