"""What pays rewards in the shop: made, settled and taken back."""
