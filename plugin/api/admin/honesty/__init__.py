"""Rules against abuse: what they say, how strict they are, and what people decide."""
