"""Edit the lists of a program: who may be referred, who never, and who may refer."""

from __future__ import annotations

from collections.abc import Sequence

from email_validator import EmailNotValidError, validate_email

from plugin.domain.audit import What
from plugin.services.context import Context
from plugin.services.programs.change_program import find
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage import audit, lists
from plugin.storage.lists import List
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow

# A list may come by the thousand; the audit log names the first, by their rows: it is kept for
# ever, and people may be erased.
_MOST_NAMED = 20


def add_people(
    ctx: Context, shop: Shop, program_id: int, name: List, entries: Sequence[str], actor: str
) -> None:
    """Put people on a list, by e-mail or, with `@` before it, all of a mail domain.

    Raises Refused for the first entry that is neither; then none was added.
    """
    known = [marked(ctx, entry) for entry in entries]
    with ctx.engine.begin() as conn:
        find(conn, shop, program_id)
        ids = [
            lists.add_entry(conn, shop.id, program_id, name, mark, label=label, actor=actor)
            for mark, label in known
        ]
        if known:
            added = {"list": name, "people": len(known), "entries": ids[:_MOST_NAMED]}
            audit.record(conn, shop.id, What.PROGRAM_PEOPLE_ADDED, program_id, actor, after=added)


def remove_person(ctx: Context, shop: Shop, program_id: int, entry_id: int, actor: str) -> None:
    """Take an entry off its list; no matter if it is off already. Raises Refused."""
    with ctx.engine.begin() as conn:
        find(conn, shop, program_id)
        gone = lists.remove_entry(conn, shop.id, program_id, entry_id)
        if gone is not None:
            before = {"list": gone.list, "people": 1, "entries": [gone.id]}
            what = What.PROGRAM_PERSON_REMOVED
            audit.record(conn, shop.id, what, program_id, actor, before=before)


def entries_of(ctx: Context, shop: Shop, program_id: int) -> Sequence[AnyRow]:
    with ctx.engine.begin() as conn:
        return lists.entries_of(conn, shop.id, program_id)


def marked(ctx: Context, entry: str) -> tuple[str, str]:
    """The fingerprint that is kept, and a label by which staff know it again. Raises Refused."""
    entry = entry.strip()
    whole_domain = entry.startswith("@")
    try:
        address = validate_email(
            f"all{entry}" if whole_domain else entry, check_deliverability=False
        )
    except EmailNotValidError as error:
        raise Refused(RefusalCode.EMAIL_INVALID, entry[:100]) from error
    if whole_domain:
        return ctx.keys.mail_domain(address.normalized), f"@{address.domain}"
    person = ctx.keys.person(email=address.normalized, user_id=None)
    return person.email or "", f"{address.local_part[:1]}…@{address.domain}"
