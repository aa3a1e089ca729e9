"""What staff send, turned into the domain's words."""

from __future__ import annotations

from plugin.api.admin.types import ProgramInput, TermsInput
from plugin.domain.program import rules_from_json
from plugin.domain.terms import BadTerms, Terms, terms_from_json
from plugin.services.change_program import Promise
from plugin.services.refusals import RefusalCode, Refused


def promise_of(program: ProgramInput) -> Promise:
    """Raises Refused with what to write instead."""
    try:
        return Promise(
            rules=rules_from_json(vars(program.rules)),
            friend=_terms(program.friend_reward),
            advocate=_terms(program.advocate_reward),
        )
    except BadTerms as error:
        raise Refused(RefusalCode.PROGRAM_INVALID, str(error)) from error


def _terms(terms: TermsInput) -> Terms:
    if (terms.percent is None) == (terms.amounts is None):
        raise BadTerms("Give either a percentage or amounts.")
    if terms.percent is not None:
        return terms_from_json({"kind": "percent", "percent": terms.percent})
    amounts = {a.channel: {"amount": a.amount, "currency": a.currency} for a in terms.amounts or ()}
    return terms_from_json({"kind": "fixed", "amounts": amounts})
