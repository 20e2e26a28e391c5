"""What a response's headers tell of an endpoint's limits.

Retry-After is read as RFC 9110 has it (seconds or a date) and as `retry-after-ms`; x-ratelimit-*
headers as OpenAI and those who copy it send them: `remaining` is a number, `reset` a duration like
6m0s, 20ms or 7.66. What makes no sense tells nothing. Names of headers are in lower case.
"""

from __future__ import annotations

import re
from datetime import UTC
from email.utils import parsedate_to_datetime
from math import isfinite
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_DURATION = re.compile(r"(?:\d+(?:\.\d+)?(?:ms|d|h|m|s))+")
_PART = re.compile(r"(\d+(?:\.\d+)?)(ms|d|h|m|s)")
_SECONDS = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0}


class Left(NamedTuple):
    """How much an endpoint still takes, and the seconds until it takes all that it ever does again."""

    amount: float
    seconds: float


def retry_after(headers: Mapping[str, str], *, now: float) -> float | None:
    """Return the seconds that headers ask to wait; a date is taken against `now`, seconds since 1970.

    None when nothing sensible is asked.
    """
    value = headers.get("retry-after", "").strip()
    milliseconds = _number(headers.get("retry-after-ms", ""))
    if milliseconds is not None:
        return max(0.0, milliseconds / 1000)
    if not value:
        return None
    seconds = _number(value)
    if seconds is None:
        try:
            day = parsedate_to_datetime(value)
        except ValueError:
            return None
        seconds = (day if day.tzinfo else day.replace(tzinfo=UTC)).timestamp() - now
    return max(0.0, seconds)


def left(headers: Mapping[str, str], what: Literal["requests", "tokens"]) -> Left | None:
    """Return how many requests or tokens headers say are left, if they do."""
    amount = _number(headers.get(f"x-ratelimit-remaining-{what}", ""))
    seconds = _duration(headers.get(f"x-ratelimit-reset-{what}", ""))
    return None if amount is None or seconds is None else Left(max(0.0, amount), seconds)


def _duration(text: str) -> float | None:
    """Return the seconds of a duration."""
    parts = _PART.findall(text) if _DURATION.fullmatch(text.strip()) else [(text, "s")]
    seconds = [(_number(number), _SECONDS[unit]) for number, unit in parts]
    known = [max(0.0, number) * unit for number, unit in seconds if number is not None]
    total = sum(known)
    return total if len(known) == len(parts) and isfinite(total) else None


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if isfinite(number) else None
