"""Honest and dishonest people by the hundred, who measure the rules against abuse."""
