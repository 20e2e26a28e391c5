"""Names: one person spelt in two ways, and one utterance given to two people. Nothing is corrected."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from pressmark.checks.case import Case
from pressmark.extraction import Finding

_ALIKE = 0.75
"""How much of two name parts must be the same (difflib's ratio) for one to be a slip of the other."""


def spelling(case: Case) -> Iterator[Finding]:
    """names.spelling: two names differ by a letter or two in one part; they may be one person's."""
    quotes = case.extraction.quotes
    names = sorted({quote.speaker for quote in quotes if quote.speaker and " " in quote.speaker})
    for one, other in combinations(names, 2):
        if _is_slip(one, other):
            for index, quote in enumerate(quotes):
                if quote.speaker in {one, other}:
                    said = f"{one} and {other} may be one person spelt in two ways"
                    yield Finding("names.spelling", "doubt", said, quote.span, "quote", index)


def _is_slip(one: str, other: str) -> bool:
    """Whether two names have the same parts but for one, which differs little and begins alike."""
    pairs = list(zip(one.split(), other.split(), strict=False))
    unlike = [(left, right) for left, right in pairs if left != right]
    if len(one.split()) != len(other.split()) or len(unlike) != 1:
        return False
    from difflib import SequenceMatcher  # noqa: PLC0415 - few articles have two names so alike

    left, right = unlike[0]
    return left[0] == right[0] and SequenceMatcher(None, left, right).ratio() >= _ALIKE


def twice(case: Case) -> Iterator[Finding]:
    """names.twice: the same words are given to two people."""
    text = case.context.low
    said_by: dict[str, set[str]] = {}
    for quote in case.extraction.quotes:
        if quote.speaker is not None:
            said_by.setdefault(text[quote.span.start : quote.span.end].strip(" ,."), set()).add(quote.speaker)
    for index, quote in enumerate(case.extraction.quotes):
        speakers = said_by.get(text[quote.span.start : quote.span.end].strip(" ,."), set())
        if quote.speaker is not None and len(speakers) > 1:
            said = f"these words are given to {' and '.join(sorted(speakers))}"
            yield Finding("names.twice", "doubt", said, quote.span, "quote", index)
