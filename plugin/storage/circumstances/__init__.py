"""What is known around a referral that may speak against it."""
