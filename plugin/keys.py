"""The app's keys: tokens at rest, fingerprints, codes and signed checkout tokens."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from plugin.config import Settings
from plugin.contacts import mailbox_of
from plugin.domain.codes import derive_code
from plugin.domain.identity import Person, fingerprint, person
from plugin.domain.names import normalise_surname
from plugin.domain.sighting import Seen, Sighting, device_of, host_of, network_of, period_of

_NO_WORD = re.compile(r"[\W_]+")


class KeyLost(RuntimeError):
    """A stored secret was encrypted under a key that is not in SECRET_KEYS any more."""


@dataclass(frozen=True)
class Keys:
    """vault encrypts; identity, codes, signing and marks are independent keys of 32 bytes."""

    vault: MultiFernet
    identity: bytes
    codes: bytes
    signing: bytes
    marks: bytes

    def seal(self, text: str) -> bytes:
        return self.vault.encrypt(text.encode())

    def open(self, sealed: bytes) -> str:
        """Raises KeyLost."""
        try:
            return self.vault.decrypt(bytes(sealed)).decode()
        except InvalidToken as error:
            raise KeyLost("no key in SECRET_KEYS opens this; put the old key back") from error

    def person(self, *, email: str | None, user_id: str | None) -> Person:
        mailbox = mailbox_of(email) if email else None
        return person(self.identity, mailbox=mailbox, user_id=user_id)

    def mail_domain(self, email: str) -> str:
        """The fingerprint of the domain of an address."""
        return _common(self.identity, "domain", mailbox_of(email).rpartition("@")[2])

    def name(self, normalised: str) -> str:
        return fingerprint(self.identity, "name", normalised)

    def household(self, address: Sequence[str]) -> str:
        """The fingerprint of a postal address, however it is capitalised and spaced."""
        written = _NO_WORD.sub("", "".join(address).casefold())
        return fingerprint(self.identity, "household", written)

    def phone(self, written: str, country: str) -> str | None:
        """The fingerprint of a telephone number, None for what is none; country: see e164."""
        number = _e164()(written, country)
        return fingerprint(self.identity, "phone", number) if number else None

    def surname(self, written: str) -> str | None:
        """The fingerprint of a surname, however it is capitalised and accented."""
        name = normalise_surname(written)
        return _common(self.identity, "surname", name) if name else None

    def full_name(self, first: str, last: str) -> str | None:
        """The fingerprint of first name and surname; None where one of them is missing."""
        names = (normalise_surname(first), normalise_surname(last))
        return fingerprint(self.identity, "full name", " ".join(names)) if all(names) else None

    def is_throwaway(self, domain: str) -> bool:
        """True of the fingerprint of a mail domain that gives addresses to be thrown away."""
        return domain in _throwaway_domains()(self.identity)

    def sighting(self, shop_id: int, seen: Seen, day: date) -> Sighting:
        """The marks that stand for it in this shop, until the period of this day is over."""
        key = _period_key(self.marks, shop_id, period_of(day))
        network = network_of(seen.address)
        device = device_of(seen.user_agent, seen.languages)
        return Sighting(
            network_mark=fingerprint(key, "network", network) if network else None,
            device_mark=fingerprint(key, "device", device) if device else None,
            referrer_host=host_of(seen.referrer),
        )

    def code(self, code_id: object) -> str:
        return derive_code(self.codes, str(code_id))

    def code_hmac(self, code_id: object) -> str:
        """The fingerprint of the code that has this id."""
        return self.code_fingerprint(self.code(code_id))

    def code_fingerprint(self, code: str) -> str:
        """Saleor compares codes to the letter, so this does too."""
        return fingerprint(self.codes, "code", code)


# Each webhook brings a mail domain and a surname, and most were met before.
_common = lru_cache(maxsize=4000)(fingerprint)


@cache
def _e164() -> Callable[[str, str], str | None]:
    # The library takes a fifth of a second to load: not for commands that meet no number.
    from plugin.telephones import e164

    return e164


@cache
def _throwaway_domains() -> Callable[[bytes], frozenset[str]]:
    # The list takes 1.6 MB, and web processes never look into it.
    from plugin.throwaway import throwaway_domains

    return throwaway_domains


def load_keys(settings: Settings) -> Keys:
    """The keys of the settings, or those in DATA_DIR, made there on the first start."""
    secrets = [key.get_secret_value() for key in settings.secret_keys]
    secrets = secrets or [_own_key(settings.data_dir / "secret.key")]
    if settings.identity_key is not None:
        root = settings.identity_key.get_secret_value()
    else:
        root = _own_key(settings.data_dir / "identity.key")
    return Keys(
        vault=MultiFernet([Fernet(key) for key in secrets]),
        identity=_derived(root, "identity"),
        codes=_derived(root, "codes"),
        signing=_derived(root, "signing"),
        marks=_derived(root, "marks"),
    )


def _derived(root: str, purpose: str) -> bytes:
    return HKDF(hashes.SHA256(), 32, salt=None, info=purpose.encode()).derive(root.encode())


@lru_cache(maxsize=1000)
def _period_key(root: bytes, shop_id: int, period: int) -> bytes:
    info = f"shop {shop_id} period {period}".encode()
    return HKDF(hashes.SHA256(), 32, salt=None, info=info).derive(root)


def _own_key(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        # Two processes may start at once: only one of them makes the file.
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(file, "w") as out:
        key = Fernet.generate_key().decode()
        out.write(key)
    return key
