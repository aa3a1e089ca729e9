"""Referrals for Saleor."""

VERSION = "0.1.0"
