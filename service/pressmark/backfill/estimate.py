"""What a model would take to read an archive: calls, tokens and money, each with an interval.

By past answers, where there are enough: what an article took, with a 95 % prediction interval of the sum
over the new ones (normal; it takes the new for the same sort as the old). Else by the prompts themselves,
whose lengths are known; what a model writes, and how often it is asked again, is then a guess within bounds.
"""

from __future__ import annotations

import json
from functools import cache
from math import sqrt
from statistics import NormalDist, fmean, stdev
from typing import TYPE_CHECKING, Literal, NamedTuple

from pressmark_schemas.answer import answer_schema

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pressmark.calls import Prices

ENOUGH = 30
"""Past answers from which on they are gone by; fewer tell too little of how they spread."""
_LEVEL = 0.95
_PROSE, _JSON = 5.0, 3.7
"""Characters of a token, measured against o200k to 7 %; other tokenizers differ, hence the bounds."""
_INPUT, _OUTPUT = (0.9, 1.0, 1.2), (0.5, 1.5, 4.0)
"""Bounds and middle of the guesses: times the counted input, and times what the rules would answer."""


class Range(NamedTuple):
    """A number that is not known: the ends of its interval, and what is likeliest."""

    low: float
    likely: float
    high: float


class Load(NamedTuple):
    """What a model would be asked about `articles`, in characters of all of them.

    `fixed` is the part of the first questions that is the same for all, `own` the rest; `again` are the articles
    that may be asked about once more, with at most `more` characters. `answers` is what the rules would answer.
    """

    articles: int = 0
    fixed: int = 0
    own: int = 0
    again: int = 0
    more: int = 0
    answers: int = 0


class Usage(NamedTuple):
    """What one article took in the past."""

    calls: int
    input_tokens: int
    cached_tokens: int
    output_tokens: int


class Estimate(NamedTuple):
    """What an archive would take; `past` answers are known. `cost` is in the prices' currency, None without prices."""

    by: Literal["past answers", "prompts"]
    past: int
    calls: Range
    input_tokens: Range
    output_tokens: Range
    cost: Range | None


def estimate(load: Load, past: Sequence[Usage], prices: Prices, max_output: int | None = None) -> Estimate:
    """Return what a load would take, by past answers if there are ENOUGH; an answer has at most `max_output` tokens."""
    if len(past) >= ENOUGH:
        return _by_past(load.articles, past, prices)
    return _by_prompts(load, prices, max_output)._replace(past=len(past))


def total(loads: Iterable[Load]) -> Load:
    """Return the sum of loads."""
    return Load(*map(sum, zip(Load(), *loads, strict=True)))


def _by_past(articles: int, past: Sequence[Usage], prices: Prices) -> Estimate:
    costs = [cost for _, *tokens in past if (cost := prices.of(*tokens)) is not None]
    return Estimate(
        "past answers",
        len(past),
        _predicted([one.calls for one in past], articles),
        _predicted([one.input_tokens for one in past], articles),
        _predicted([one.output_tokens for one in past], articles),
        _predicted(costs, articles) if costs else None,
    )


def _predicted(each: Sequence[float], count: int) -> Range:
    """Return the interval of a sum over `count` articles more, from what each took."""
    if count == 0:
        return Range(0, 0, 0)
    mean = fmean(each)
    away = NormalDist().inv_cdf((1 + _LEVEL) / 2) * stdev(each) * sqrt(1 / len(each) + 1 / count)
    return Range(max(0.0, mean - away) * count, mean * count, (mean + away) * count)


def _by_prompts(load: Load, prices: Prices, max_output: int | None) -> Estimate:
    """Return bounds: no second question or all that may come, a cached fixed part or none, and the guesses above."""
    calls = Range(load.articles, load.articles + load.again / 2, load.articles + load.again)
    first, more = _input(load.fixed + load.own, load.articles), _input(load.more, load.again)
    inputs = Range(*(times * (first + share * more) for times, share in zip(_INPUT, (0, 0.5, 1), strict=True)))
    answers = load.answers / _JSON
    most = calls.high * max_output if max_output else float("inf")
    outputs = Range(*(min(most, times * answers) for times in _OUTPUT))
    cached = load.fixed / _PROSE * _INPUT[0]
    costs = [
        cost
        for tokens, known, output in zip(inputs, (cached, 0, 0), outputs, strict=True)
        if (cost := prices.of(tokens, known, output)) is not None
    ]
    return Estimate("prompts", 0, calls, inputs, outputs, Range(*sorted(costs)) if costs else None)


def _input(characters: int, calls: int) -> float:
    return characters / _PROSE + calls * _schema_length() / _JSON


@cache
def _schema_length() -> int:
    return len(json.dumps(answer_schema(), separators=(",", ":")))
