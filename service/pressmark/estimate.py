"""What reading an archive with a model will take: tokens and money, each with an interval.

From what the model took for past articles if there are enough of them: their tokens in proportion to what
was sent, with Student's 95 % interval for the sum over the articles to come (the error of the proportion,
and the articles' own scatter). Else by rules of thumb, whose bounds are no statistics. Nothing is read here.
"""

from __future__ import annotations

import math
import statistics
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.calls import Prices
    from pressmark.listed import Usage

ENOUGH = 30
"""Past answers from which there is a statistic: of fewer, none may have had what a fifth of all have."""

WORDS, JSON = 5.0, 3.7
"""Characters of a token in English prose and in JSON, as measured with a tokenizer of OpenAI's."""

_INPUT, _OUTPUT = (0.9, 1.6), (0.5, 4.0)
"""Rules of thumb: other tokenizers make up to half as many tokens again, second questions some more, and models
may say less than the rule reader or far more. Tokens of silent reasoning may exceed even that."""


class Counted(NamedTuple):
    """Relevant articles in sum: how many, their characters, and those of the rule reader's answers as JSON."""

    articles: int = 0
    characters: int = 0
    answers: int = 0


class Fixed(NamedTuple):
    """What is sent with every article: characters of prose and of JSON schema."""

    words: int
    schema: int

    @property
    def tokens(self) -> float:
        """About how many tokens they are."""
        return self.words / WORDS + self.schema / JSON


class Range(NamedTuple):
    """A likely value between a low and a high one."""

    low: float
    likely: float
    high: float


class Estimate(NamedTuple):
    """What is to be expected; money is None without prices. `answers` is how many past ones it stands on, or 0."""

    articles: int
    input_tokens: Range
    output_tokens: Range
    money: Range | None
    answers: int


def estimate(counted: Counted, fixed: Fixed, past: Sequence[Usage], prices: Prices) -> Estimate:
    """Return what a model is likely to take for the articles counted; `past` are answers of the same model."""
    if len(past) < ENOUGH:
        return _by_thumb(counted, fixed, prices)
    sent = [_sent(1, one.characters, fixed) for one in past]
    total, takes = _sent(counted.articles, counted.characters, fixed), _Rates.of(past, sent)
    by_article = list(zip(past, sent, strict=True))

    def projected(likely: float, errors: Sequence[float]) -> Range:
        return _range(likely, errors, total / statistics.fmean(sent), counted.articles)

    tokens = [one.input_tokens - takes.input * size for one, size in by_article]
    output = [one.output_tokens - takes.output * one.characters for one in past]
    costs = [(prices.of(*one[1:]), takes.money(size, one.characters, prices)) for one, size in by_article]
    money = [cost - guess for cost, guess in costs if cost is not None and guess is not None]
    likely = takes.money(total, counted.characters, prices)
    return Estimate(
        counted.articles,
        projected(takes.input * total, tokens),
        projected(takes.output * counted.characters, output),
        None if likely is None else projected(likely, money),
        len(past),
    )


class _Rates(NamedTuple):
    """Input tokens for one that was guessed to be sent, the cached part of them, output tokens a character."""

    input: float
    cached: float
    output: float

    @classmethod
    def of(cls, past: Sequence[Usage], sent: Sequence[float]) -> _Rates:
        characters, tokens, cached, output = (sum(column) for column in zip(*past, strict=True))
        return cls(tokens / sum(sent), cached / tokens, output / characters)

    def money(self, sent: float, characters: float, prices: Prices) -> float | None:
        tokens = self.input * sent
        return prices.of(tokens, self.cached * tokens, self.output * characters)


def _by_thumb(counted: Counted, fixed: Fixed, prices: Prices) -> Estimate:
    sent, said = _sent(counted.articles, counted.characters, fixed), counted.answers / JSON
    tokens = Range(sent * _INPUT[0], sent, sent * _INPUT[1])
    output = Range(said * _OUTPUT[0], said, said * _OUTPUT[1])
    cached = (min(tokens.low, counted.articles * fixed.tokens), 0.0, 0.0)
    costs = [prices.of(*one) for one in zip(tokens, cached, output, strict=True)]
    known = [cost for cost in costs if cost is not None]
    return Estimate(counted.articles, tokens, output, Range(*known) if known else None, 0)


def _sent(articles: int, characters: int, fixed: Fixed) -> float:
    """Return about how many tokens are sent with articles."""
    return articles * fixed.tokens + characters / WORDS


def _range(likely: float, errors: Sequence[float], alike: float, articles: int) -> Range:
    """Return the interval of a sum over articles that are worth `alike` past ones, by the errors of those."""
    freedom = len(errors) - 1
    scatter = math.sqrt(sum(error * error for error in errors) / freedom)
    margin = _student(freedom) * scatter * math.sqrt(alike * alike / len(errors) + articles)
    return Range(max(0.0, likely - margin), likely, likely + margin)


def _student(freedom: int) -> float:
    """Return Student's t for 95 %, both sides: Cornish and Fisher's series, within 0.01 % from 29 degrees on."""
    z = statistics.NormalDist().inv_cdf(0.975)
    terms = (z, (z**3 + z) / 4, (5 * z**5 + 16 * z**3 + 3 * z) / 96)
    return sum(term / freedom**power for power, term in enumerate(terms))


def said(made: Estimate) -> str:
    """Return an estimate in words, for people."""
    basis = f"by {made.answers} past answers of this model" if made.answers else "by rules of thumb: no past answers"
    money = f", money {_between(made.money, '.2f')}" if made.money else ""
    return (
        f"{made.articles} relevant articles: input {_between(made.input_tokens, ',.0f')} tokens,"
        f" output {_between(made.output_tokens, ',.0f')}{money} ({basis})"
    )


def _between(value: Range, form: str) -> str:
    return f"{value.likely:{form}} ({value.low:{form}} to {value.high:{form}})"
