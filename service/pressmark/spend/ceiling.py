"""The most that a request may cost: no tokenizer makes more tokens than a text has bytes.

That is four to five times what English comes to. It is reserved for the seconds of a request, or until a batch
is collected, and a guess that is nearer would be exceeded some day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.errors import ConfigError

if TYPE_CHECKING:
    from pressmark.calls import Prices

_AROUND = 2048
"""Tokens that a server's template and its words about tools may add."""


def ceiling(sent: int, longest: int | None, prices: Prices) -> float:
    """Return the most money that a request of so many bytes may cost, whose answer has at most so many tokens.

    Raises ConfigError where no limit is known: without prices or without an output limit.
    """
    if longest is None:
        raise ConfigError("a budget needs to know the longest answer: set PRESSMARK_MAX_OUTPUT_TOKENS")
    tokens = sent + _AROUND
    costs = (prices.of(tokens, cached, longest) for cached in (0, tokens))
    known = [cost for cost in costs if cost is not None]
    if not known:
        raise ConfigError(
            "a budget needs the model's prices: name them in PRESSMARK_PRICE_FILE,"
            " or set PRESSMARK_PRICE_INPUT and PRESSMARK_PRICE_OUTPUT"
        )
    return max(known)
