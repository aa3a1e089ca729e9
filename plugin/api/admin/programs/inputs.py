"""What staff send, turned into the domain's words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

import strawberry

from plugin.domain.promise import Promise
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage.program_file import read_program
from plugin.storage.promise_json import BadPromise, promise_from_json


@strawberry.enum
class ProgramFileFormat(StrEnum):
    YAML = "yaml"
    JSON = "json"


def promise_of(data: Any) -> Promise:
    """Raises Refused with each thing that is wrong and what to write instead."""
    if not isinstance(data, Mapping):
        raise Refused(RefusalCode.PROGRAM_INVALID, "Write it as one object.")
    return _meant(lambda: promise_from_json(data))


def promise_in(text: str, form: ProgramFileFormat) -> Promise:
    """The same of a file's text."""
    return _meant(lambda: read_program(text, is_json=form is ProgramFileFormat.JSON))


def _meant(read: Callable[[], Promise]) -> Promise:
    try:
        return read()
    except BadPromise as error:
        problems = [(problem.path, problem.message) for problem in error.problems]
        detail = " ".join(f"{path}: {message}" for path, message in problems[:3])
        raise Refused(RefusalCode.PROGRAM_INVALID, detail, problems) from error
