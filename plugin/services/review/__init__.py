"""Cases: what people decide about them, what a deadline does, and how that is taken back."""
