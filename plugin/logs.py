"""Logs: one JSON object a line on standard error, for machines to read.

Nobody logs addresses, codes or tokens; the tests look for them.
"""

from __future__ import annotations

import logging
import sys

import structlog
from structlog.processors import ExceptionRenderer
from structlog.tracebacks import ExceptionDictTransformer
from structlog.typing import EventDict, WrappedLogger

from plugin.config import Settings

# Local variables hold addresses, codes and tokens; structlog shows them unless told not to.
_tracebacks = ExceptionRenderer(ExceptionDictTransformer(show_locals=False))


def _without_rows(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """PostgreSQL quotes the row that it refuses, after this word."""
    for trace in event.get("exception", ()):
        trace["exc_value"] = trace["exc_value"].partition("\nDETAIL:")[0]
    return event


def configure_logs(settings: Settings) -> None:
    level = logging.getLevelNamesMapping().get(settings.log_level.upper(), logging.INFO)
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _tracebacks,
            _without_rows,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=True,
    )
