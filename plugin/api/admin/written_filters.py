"""Filters of lists as a download's address or form writes them: the same names, all as text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import Enum
from typing import Any, TypeVar, get_args, get_type_hints
from zoneinfo import ZoneInfo

from strawberry.types.base import get_object_definition
from strawberry.utils.str_converters import to_camel_case

from plugin.api.admin.advocates.inputs import AdvocateFilter, advocates_wanted
from plugin.api.admin.caller import Caller
from plugin.api.admin.ledger.inputs import LedgerFilter, ledger_wanted
from plugin.api.admin.referrals.inputs import ReferralFilter, referrals_wanted
from plugin.api.admin.rewards.inputs import RewardFilter, rewards_wanted
from plugin.services.books.export_books import Book, Wanted, moment_of
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage.shops import shop_by_id

_T = TypeVar("_T")
_FILTERS: Mapping[Book, tuple[type[Any], Callable[[Caller, Any], Wanted]]] = {
    Book.LEDGER: (LedgerFilter, ledger_wanted),
    Book.REWARDS: (RewardFilter, rewards_wanted),
    Book.REFERRALS: (ReferralFilter, referrals_wanted),
    Book.ADVOCATES: (AdvocateFilter, advocates_wanted),
}
_FLAGS = {"true": True, "false": False}


def wanted_of(caller: Caller, book: Book, written: Mapping[str, str]) -> Wanted:
    """What a filter asks for, as its list understands it.

    Raises Refused for what no filter says, and GraphQLError for what one may not ask by.
    """
    of_list, wanted = _FILTERS[book]
    with caller.ctx.engine.begin() as conn:
        zone = (shop_by_id(conn, caller.shop.id) or caller.shop).zone
    return wanted(caller, _read(of_list, written, zone))


def _read(of_list: type[_T], written: Mapping[str, str], zone: ZoneInfo) -> _T:
    hints = get_type_hints(of_list)
    fields = {
        field.graphql_name or to_camel_case(field.python_name): field.python_name
        for field in get_object_definition(of_list, strict=True).fields
    }
    if strange := sorted(written.keys() - fields.keys()):
        raise Refused(RefusalCode.FILTER_INVALID, ", ".join(strange)[:100])
    return of_list(
        **{fields[name]: _value(hints[fields[name]], text, zone) for name, text in written.items()}
    )


def _value(hint: Any, text: str, zone: ZoneInfo) -> Any:
    kind = next(one for one in get_args(hint) if one is not type(None))
    if kind is bool:
        known: Mapping[str, Any] = _FLAGS
    elif isinstance(kind, type) and issubclass(kind, Enum):
        known = {one.name: one for one in kind}
    else:
        return moment_of(text, zone) if kind is datetime else text
    if text not in known:
        raise Refused(RefusalCode.FILTER_INVALID, f"{text[:50]}: one of {', '.join(known)}")
    return known[text]
