"""Referrals: which friend came by which advocate."""
