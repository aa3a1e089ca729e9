"""The rules of referrals: plain functions over frozen data, standard library only."""
