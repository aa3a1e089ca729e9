"""What stands in the accounts of the ledger, and whether it is what the rewards say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plugin.domain.ledger import ACCOUNTS, Stake, holdings

_NOTHING = Decimal(0)
# In these stand rewards as they are now; in the others only what has come and gone.
_OF_REWARDS = ("owed", "issued", "spent", "clawback")


@dataclass(frozen=True, slots=True)
class Moved:
    """All that went from one account to another, in one unit."""

    unit: str
    from_account: str
    to_account: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Account:
    """standing: what the rewards that stand in it are worth, None where none do."""

    name: str
    came_in: Decimal
    went_out: Decimal
    standing: Decimal | None

    @property
    def balance(self) -> Decimal:
        return self.came_in - self.went_out


@dataclass(frozen=True, slots=True)
class Balance:
    """All accounts of one unit."""

    unit: str
    accounts: tuple[Account, ...]

    @property
    def is_balanced(self) -> bool:
        """True if what was promised is what the other accounts hold, and the rewards agree."""
        return not sum(account.balance for account in self.accounts) and all(
            account.standing in (None, account.balance) for account in self.accounts
        )


def balances(moves: Iterable[Moved], stakes: Sequence[tuple[str, Stake]]) -> list[Balance]:
    """One for each unit. stakes: with their units, the rewards of each state added up to one."""
    listed = list(moves)
    units = sorted({move.unit for move in listed} | {unit for unit, _ in stakes})
    return [
        _balance(
            unit,
            [move for move in listed if move.unit == unit],
            [holdings(stake) for of, stake in stakes if of == unit],
        )
        for unit in units
    ]


def _balance(unit: str, moves: Sequence[Moved], held: Sequence[Mapping[str, Decimal]]) -> Balance:
    return Balance(
        unit,
        tuple(
            Account(
                name,
                came_in=_sum(m.amount for m in moves if m.to_account == name),
                went_out=_sum(m.amount for m in moves if m.from_account == name),
                standing=_sum(one.get(name, _NOTHING) for one in held)
                if name in _OF_REWARDS
                else None,
            )
            for name in ACCOUNTS
        ),
    )


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, _NOTHING)
