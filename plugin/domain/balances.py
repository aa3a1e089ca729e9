"""What stands in the accounts of the ledger, and whether it is what the rewards say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from plugin.domain.ledger import ACCOUNT_OF, ACCOUNTS
from plugin.domain.reward import RewardState

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


def balances(
    moves: Iterable[Moved], worth: Mapping[tuple[str, RewardState], Decimal]
) -> list[Balance]:
    """One for each unit. worth: of all rewards, by unit and state."""
    listed = list(moves)
    units = sorted({move.unit for move in listed} | {unit for unit, _ in worth})
    return [
        Balance(
            unit,
            tuple(
                _account(name, [move for move in listed if move.unit == unit], unit, worth)
                for name in ACCOUNTS
            ),
        )
        for unit in units
    ]


def _account(
    name: str,
    moves: Iterable[Moved],
    unit: str,
    worth: Mapping[tuple[str, RewardState], Decimal],
) -> Account:
    came_in = sum((m.amount for m in moves if m.to_account == name), _NOTHING)
    went_out = sum((m.amount for m in moves if m.from_account == name), _NOTHING)
    states = [state for state, account in ACCOUNT_OF.items() if account == name]
    standing = sum((worth.get((unit, state), _NOTHING) for state in states), _NOTHING)
    return Account(name, came_in, went_out, standing if name in _OF_REWARDS else None)
