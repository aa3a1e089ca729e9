"""What staff send, turned into the domain's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plugin.domain.promise import Promise
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage.promise_json import BadPromise, promise_from_json


def promise_of(data: Any) -> Promise:
    """Raises Refused with each thing that is wrong and what to write instead."""
    if not isinstance(data, Mapping):
        raise Refused(RefusalCode.PROGRAM_INVALID, "Write it as one object.")
    try:
        return promise_from_json(data)
    except BadPromise as error:
        problems = [(problem.path, problem.message) for problem in error.problems]
        detail = " ".join(f"{path}: {message}" for path, message in problems[:3])
        raise Refused(RefusalCode.PROGRAM_INVALID, detail, problems) from error
