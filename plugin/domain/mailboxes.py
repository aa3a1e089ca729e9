"""Which addresses are one mailbox, by what the providers say of their own.

What no provider has written down is left out: to take two people for one is worse than to take
one for two. docs/identity.md names the sources.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Provider:
    """How a provider reads the addresses at its domains.

    aliases: a name is the same mailbox at all of them, otherwise at each its own. ignored: signs
    that may stand anywhere in a name. tags: with which of these a sub-address begins.
    by_subdomain: `anything@bob.domain` is `bob@domain`.
    """

    domains: tuple[str, ...]
    aliases: bool = False
    ignored: str = ""
    tags: str = "+"
    by_subdomain: bool = False


_ANY = Provider(())
PROVIDERS = (
    Provider(("gmail.com", "googlemail.com"), aliases=True, ignored="."),
    Provider(("icloud.com", "me.com", "mac.com"), aliases=True),
    Provider(
        ("proton.me", "protonmail.com", "protonmail.ch", "pm.me"), aliases=True, ignored="._-"
    ),
    Provider(
        ("yandex.ru", "yandex.com", "yandex.by", "yandex.kz", "yandex.ua", "ya.ru"), aliases=True
    ),
    # A name at Yahoo has no hyphen: what stands before one is the base of disposable addresses.
    Provider(
        (
            "yahoo.com",
            "yahoo.ca",
            "yahoo.co.id",
            "yahoo.co.in",
            "yahoo.co.nz",
            "yahoo.co.th",
            "yahoo.co.uk",
            "yahoo.co.za",
            "yahoo.com.ar",
            "yahoo.com.au",
            "yahoo.com.br",
            "yahoo.com.co",
            "yahoo.com.hk",
            "yahoo.com.mx",
            "yahoo.com.my",
            "yahoo.com.pe",
            "yahoo.com.ph",
            "yahoo.com.sg",
            "yahoo.com.tr",
            "yahoo.com.tw",
            "yahoo.com.vn",
            "yahoo.de",
            "yahoo.dk",
            "yahoo.es",
            "yahoo.fi",
            "yahoo.fr",
            "yahoo.gr",
            "yahoo.ie",
            "yahoo.in",
            "yahoo.it",
            "yahoo.nl",
            "yahoo.no",
            "yahoo.pl",
            "yahoo.ro",
            "yahoo.se",
            "myyahoo.com",
            "rocketmail.com",
            "ymail.com",
        ),
        tags="+-",
    ),
    Provider(("fastmail.com", "fastmail.fm"), by_subdomain=True),
)
_BY_DOMAIN = {domain: provider for provider in PROVIDERS for domain in provider.domains}


def mailbox(name: str, domain: str) -> str:
    """The one address of the mailbox that `name@domain` leads to; both in lower case."""
    owner, _, parent = domain.partition(".")
    provider = _BY_DOMAIN.get(parent)
    if provider is not None and provider.by_subdomain:
        name, domain = owner, parent
    else:
        provider = _BY_DOMAIN.get(domain, _ANY)
    home = provider.domains[0] if provider.aliases else domain
    return f"{_name(name, provider)}@{home}"


def _name(name: str, provider: Provider) -> str:
    """Without tag and ignored signs; where nothing would be left they are the name."""
    for tag in provider.tags:
        name = name.split(tag, 1)[0] or name
    plain = name
    for sign in provider.ignored:
        plain = plain.replace(sign, "")
    return plain or name
