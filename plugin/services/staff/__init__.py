"""What staff do about a reward, and its undoing."""
