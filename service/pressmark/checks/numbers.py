"""The numbers of areas that stand beside a grade, and what is left of them."""

from __future__ import annotations

from pressmark.checks.case import Case
from pressmark.english import number
from pressmark.english.patterns import COUNT
from pressmark.extraction import RatingItem


def is_rest(case: Case, item: RatingItem) -> bool:
    """Whether an item counts what is left of a number that stands there, beside areas that are named with its grade."""
    key = item.body, item.grade, item.basis
    same = [one for one in case.extraction.ratings if (one.body, one.grade, one.basis) == key]
    named = sum(one.count is None for one in same)
    return item.count is not None and any(item.count <= said <= item.count + named for said in numbers(case, item))


def numbers(case: Case, item: RatingItem) -> set[int]:
    """Return the numbers of areas that stand in an item's passages."""
    text = case.context.low
    return {number(m["number"]) for span in item.evidence for m in COUNT.finditer(text, span.start, span.end)}
