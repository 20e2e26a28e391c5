"""The most that a call may cost: no tokenizer makes more tokens than a text has bytes.

That is four to five times what English comes to. It is reserved for the seconds of a call alone, and a
guess that is nearer would be exceeded some day.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from pressmark.errors import ConfigError
from pressmark_schemas.answer import answer_schema

if TYPE_CHECKING:
    from pressmark.calls import ModelCall, Prices

_AROUND = 2048
"""Tokens that a server's template, its words about tools, and a question that is put again may add."""


def ceiling(call: ModelCall, prices: Prices, *, requests: int = 1) -> float:
    """Return the most that `requests` requests for one call may cost, in money.

    Raises ConfigError where no limit is known: without prices or without an output limit.
    """
    output = call.options.max_output_tokens
    if output is None:
        raise ConfigError("a budget needs to know the longest answer: set PRESSMARK_MAX_OUTPUT_TOKENS")
    said = sum(len(message.content.encode("utf-8", "surrogatepass")) for message in call.messages)
    tokens = said + _schema_bytes() + _AROUND
    costs = (prices.of(tokens, cached, output) for cached in (0, tokens))
    known = [cost for cost in costs if cost is not None]
    if not known:
        raise ConfigError(
            f"a budget needs prices: name them for {call.options.model} in PRESSMARK_PRICE_FILE,"
            " or set PRESSMARK_PRICE_INPUT and PRESSMARK_PRICE_OUTPUT"
        )
    return requests * max(known)


@cache
def _schema_bytes() -> int:
    """Return the bytes of the answer's schema, twice: JSON mode says it in words as well."""
    return 2 * len(json.dumps(answer_schema()))
