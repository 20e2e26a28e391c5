"""Agreement: an article does not grade one thing in two ways."""

from __future__ import annotations

from collections.abc import Iterator

from pressmark.checks.case import Case
from pressmark.extraction import Finding

_NOT_NAMED = frozenset({"overall", "unspecified"})


def grades(case: Case) -> Iterator[Finding]:
    """agreement.grade: the article states another grade of the same body in the same area.

    What stands in a paragraph that orders a grade casts no doubt on what stands elsewhere.
    """
    stated: dict[tuple[str, str], set[str]] = {}
    ordered = {block for block, _ in case.orders}
    for item in case.extraction.ratings:
        blocks = {case.passage(mark.start).block for mark in case.grade_spans(item)}
        if item.basis == "stated" and item.area not in _NOT_NAMED and not blocks & ordered:
            stated.setdefault((item.body, item.area), set()).add(item.grade)
    for index, item in enumerate(case.extraction.ratings):
        others = stated.get((item.body, item.area), set()) - {item.grade}
        if item.basis == "stated" and others:
            said = f"the article also states {' and '.join(sorted(others))} for {item.area}"
            yield Finding("agreement.grade", "doubt", said, item.evidence[0], "rating", index)


def whole(case: Case) -> Iterator[Finding]:
    """agreement.overall: a body's grade as a whole is better, or worse, than all that the article states for areas."""
    rank = case.context.pack.rank
    named: dict[str, list[int]] = {}
    for item in case.extraction.ratings:
        if item.basis == "stated" and item.area != "overall" and item.grade in rank:
            named.setdefault(item.body, []).append(rank[item.grade])
    for index, item in enumerate(case.extraction.ratings):
        ranks = named.get(item.body) if item.area == "overall" and item.basis == "stated" else None
        if ranks and item.grade in rank and not min(ranks) <= rank[item.grade] <= max(ranks):
            said = f"the article states no grade as {'good' if rank[item.grade] > max(ranks) else 'bad'} for an area"
            yield Finding("agreement.overall", "doubt", said, item.evidence[0], "rating", index)
