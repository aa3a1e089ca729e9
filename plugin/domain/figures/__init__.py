"""Figures of a shop's referrals: what each counts, over which time, and the arithmetic on them."""
