"""Shoppers of whom nobody resembles another unless a story says so."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from random import Random

_FIRST = (
    *("Ada", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gil", "Hana", "Ivo"),
    *("Jana", "Karl", "Lena", "Max", "Nora", "Olaf", "Pia", "Rosa", "Sam"),
)
_LAST = (
    *("Berg", "Dorn", "Engel", "Falk", "Graf", "Hahn", "Jung", "Kern"),
    *("Lenz", "Maas", "Nagel", "Ott", "Pohl", "Rau", "Stern", "Veit"),
)
# What a browser says of itself is the same in many hands; the first are the most frequent.
_DEVICES = [f"device {number}" for number in range(25)]
_SHARES = [1 / (number + 2) for number in range(25)]


@dataclass(frozen=True)
class Shopper:
    """device, network: marks of the browser and of where it was."""

    email: str
    first: str
    last: str
    street: str
    network: str
    device: str
    phone: str | None = None
    account: str | None = None

    @property
    def domain(self) -> str:
        return self.email.partition("@")[2]


@dataclass
class Crowd:
    """Makes shoppers, the same ones for the same seed."""

    random: Random
    made: int = 0
    streets: int = field(default=0)

    def shopper(self, **known: object) -> Shopper:
        self.made += 1
        number, random = self.made, self.random
        # Seven of ten leave a telephone number.
        phone = f"+4930{10_000_000 + number}" if random.random() < 0.7 else None
        stranger = Shopper(
            email=f"person{number}@mail{random.randrange(40)}.example",
            first=random.choice(_FIRST),
            last=f"{random.choice(_LAST)}{random.choice(_LAST).lower()}",
            street=self.street(),
            network=f"network {number}",
            device=random.choices(_DEVICES, _SHARES)[0],
            phone=phone,
        )
        return replace(stranger, **known)  # type: ignore[arg-type]

    def street(self) -> str:
        self.streets += 1
        return f"Street {self.streets}"

    def maybe(self, share: float) -> bool:
        return self.random.random() < share


@dataclass(frozen=True)
class Referral:
    """One claim of an advocate's offer, and what became of it. Days are counted from the first.

    ordered: None for a claim that nobody used. refunded: when all was sent back. host, ads: where
    the friend came from. own_mailbox: the friend claimed nothing, for the shop would have refused.
    """

    kind: str
    advocate: Shopper
    friend: Shopper
    claimed: float
    ordered: float | None
    refunded: float | None = None
    host: str | None = None
    ads: tuple[str, ...] = ()
    by_visit: bool = False
    is_honest: bool = True
