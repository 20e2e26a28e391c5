"""Counts: the number that was read stands beside the grade, and does not exceed the round's areas."""

from __future__ import annotations

from collections.abc import Iterator

from pressmark.checks.case import Case
from pressmark.checks.numbers import numbers
from pressmark.extraction import Finding


def stands_there(case: Case) -> Iterator[Finding]:
    """counts.number: the number of areas is not the one that the grade's passage gives."""
    for index, item in enumerate(case.extraction.ratings):
        found = numbers(case, item)
        if item.count is not None and item.count not in found:
            said = f"the label counts {item.count}, but the passage says {sorted(found) or 'no number'}"
            yield Finding("counts.number", "doubt", said, item.evidence[0], "rating", index)


def spoken(case: Case) -> Iterator[Finding]:
    """counts.spoken: somebody counts grades in a quotation; the article may name the areas elsewhere."""
    people = [quote.span for quote in case.extraction.quotes if quote.kind == "person"]
    for index, item in enumerate(case.extraction.ratings):
        spans = case.grade_spans(item) if item.count is not None else []
        if spans and all(any(quote.start <= s.start and s.end <= quote.end for quote in people) for s in spans):
            said = f"only a speaker says that {item.count} areas were graded so"
            yield Finding("counts.spoken", "doubt", said, item.evidence[0], "rating", index)


def named(case: Case) -> Iterator[Finding]:
    """counts.named: the sentence that counts areas names some, which may be among the counted."""
    context = case.context
    rated = {(item.body, item.area): item.grade for item in case.extraction.ratings if item.basis == "stated"}
    for index, item in enumerate(case.extraction.ratings):
        if item.area != "unspecified" or item.basis != "stated":
            continue
        areas = [mention for span in item.evidence for mention in context.within(context.marks.areas, span)]
        keys = [key for mention in areas if (key := context.area_key(mention, item.body)) is not None]
        unclear = [key for key in keys if rated.get((item.body, key), item.grade) == item.grade]
        if unclear:
            said = f"{unclear[0]} is named where areas are counted; it may be one of them"
            yield Finding("counts.named", "doubt", said, item.evidence[0], "rating", index)


def fits(case: Case) -> Iterator[Finding]:
    """counts.total: named and counted areas of a body are more than the round has."""
    programme = case.context.programme
    if programme is None or not programme.graded_areas:
        return
    totals: dict[str, int] = {}
    for item in case.extraction.ratings:
        if item.basis == "stated" and item.area != "overall":
            totals[item.body] = totals.get(item.body, 0) + (item.count or 1)
    for index, item in enumerate(case.extraction.ratings):
        most = max(programme.graded_areas)
        if item.count and item.basis == "stated" and totals[item.body] > most:
            said = f"{totals[item.body]} areas are named or counted; {programme.programme} graded at most {most}"
            yield Finding("counts.total", "doubt", said, item.evidence[0], "rating", index)
