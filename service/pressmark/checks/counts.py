"""Counts: the number that was read stands beside the grade, and does not exceed the round's areas."""

from __future__ import annotations

from collections.abc import Iterator

from pressmark.checks.case import Case
from pressmark.english import number
from pressmark.english.patterns import COUNT
from pressmark.extraction import Finding


def stands_there(case: Case) -> Iterator[Finding]:
    """counts.number: the number of areas is not the one that the grade's passage gives."""
    text = case.context.text
    for index, item in enumerate(case.extraction.ratings):
        if item.count is None:
            continue
        found = {number(m["number"]) for span in item.evidence for m in COUNT.finditer(text, span.start, span.end)}
        if item.count not in found:
            said = f"{item.count} areas were counted, but the passage says {sorted(found) or 'no number'}"
            yield Finding("counts.number", "doubt", said, item.evidence[0], "rating", index)


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
