"""How quick the Dashboard's pages are in a shop with very many referrals."""
