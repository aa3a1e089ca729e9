"""Mail domains that give addresses to be thrown away, from a list that its keepers look after."""

from __future__ import annotations

from functools import lru_cache

from disposable_email_domains import blocklist

from plugin.domain.identity import fingerprint


@lru_cache(maxsize=4)
def throwaway_domains(key: bytes) -> frozenset[str]:
    """As fingerprints, for domains of people are kept as such."""
    return frozenset(fingerprint(key, "domain", domain) for domain in blocklist)
