from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.limits.told import Left, left, retry_after

NOW = 1_700_000_000.0
"""2023-11-14 22:13:20 UTC."""

ASKED: dict[str, tuple[str, float | None]] = {
    "seconds": ("7", 7.0),
    "fractions": (" 0.5 ", 0.5),
    "a date": ("Tue, 14 Nov 2023 22:14:20 GMT", 60.0),
    "a date without zone": ("Tue, 14 Nov 2023 22:14:20", 60.0),
    "a past date": ("Tue, 14 Nov 2023 22:00:00 GMT", 0.0),
    "negative": ("-3", 0.0),
    "endless": ("inf", None),
    "no number": ("nan", None),
    "nonsense": ("soon", None),
    "empty": ("", None),
}


@pytest.mark.parametrize(("value", "seconds"), ASKED.values(), ids=ASKED)
def test_retry_after_is_read_as_seconds_or_as_a_date(value: str, seconds: float | None) -> None:
    """The header's two forms give seconds from now; anything else asks nothing."""
    assert retry_after({"retry-after": value}, now=NOW) == seconds


def test_milliseconds_are_more_exact() -> None:
    """Where an endpoint says both, the finer one counts."""
    assert retry_after({"retry-after": "1", "retry-after-ms": "250"}, now=NOW) == 0.25


LEFT: dict[str, tuple[str, str, Left | None]] = {
    "OpenAI": ("59", "6m0s", Left(59, 360)),
    "milliseconds": ("0", "20ms", Left(0, 0.02)),
    "Groq": ("17995", "7.66s", Left(17995, 7.66)),
    "all parts": ("1", "1d2h3m4.5s", Left(1, 93784.5)),
    "plain seconds": ("3", "12", Left(3, 12)),
    "below nothing": ("-4", "1s", Left(0, 1)),
    "no reset": ("3", "", None),
    "no number": ("", "1s", None),
    "nonsense": ("many", "1s", None),
    "an endless wait": ("0", "inf", None),
    "a number that ends nowhere": ("0", "9" * 400 + "s", None),
    "a moment": ("0", "2026-01-01T00:00:00Z", None),
}


@pytest.mark.parametrize(("remaining", "reset", "told"), LEFT.values(), ids=LEFT)
def test_what_is_left_is_read(remaining: str, reset: str, told: Left | None) -> None:
    """A number and a duration tell something together; anything else tells nothing."""
    headers = {"x-ratelimit-remaining-tokens": remaining, "x-ratelimit-reset-tokens": reset}
    assert left(headers, "tokens") == (None if told is None else pytest.approx(told))
    assert left(headers, "requests") is None


@given(st.text())
def test_no_header_breaks_anything(value: str) -> None:
    """Whatever an endpoint sends, nothing is raised, and no wait is below 0 or without end."""
    asked = retry_after({"retry-after": value}, now=NOW)
    told = left({"x-ratelimit-remaining-requests": value, "x-ratelimit-reset-requests": value}, "requests")
    assert asked is None or 0 <= asked < float("inf")
    assert told is None or (0 <= told.amount < float("inf") and 0 <= told.seconds < float("inf"))
