"""Witness: where a model read, the rule reader's labels are compared with its own, mark by mark."""

from __future__ import annotations

from collections.abc import Iterator

from pressmark.checks.case import Case
from pressmark.extraction import Extraction, Finding, ItemKind, QuoteItem

Rating = tuple[str, str, str]


def ratings(case: Case) -> Iterator[Finding]:
    """witness.rating: the rule reader reads a grade word in another way, or as no rating."""
    if case.witness is None:
        return
    theirs = _by_mark(case.witness)
    for index, item in enumerate(case.extraction.ratings):
        said = [theirs.get(mark, set()) for mark in item.marks]
        if not any((item.body, item.area, item.basis) in labels for labels in said):
            told = sorted({", ".join(label) for labels in said for label in labels})
            other = f"as {' / '.join(told)}" if told else "as no rating"
            message = f"read as {item.body}, {item.area}, {item.basis}; the rule reader reads it {other}"
            yield Finding("witness.rating", "doubt", message, item.evidence[0], "rating", index)


def missed(case: Case) -> Iterator[Finding]:
    """witness.missed: the rule reader sees a rating that was not read."""
    if case.witness is None:
        return
    ours = {(item.body, item.area, item.grade, item.basis) for item in case.extraction.ratings}
    for item in case.witness.ratings:
        if item.basis != "implied" and (item.body, item.area, item.grade, item.basis) not in ours:
            message = f"the rule reader reads {item.body}, {item.area}: {item.grade} ({item.basis}) here"
            yield Finding("witness.missed", "doubt", message, item.evidence[0])


def quotes(case: Case) -> Iterator[Finding]:
    """witness.quote: the rule reader gives the words to somebody else, or to nobody."""
    if case.witness is None:
        return
    theirs = {item.mark: item for item in case.witness.quotes}
    for index, item in enumerate(case.extraction.quotes):
        if item.mark is None:
            yield Finding("witness.quote", "doubt", "no quotation marks enclose these words", item.span, "quote", index)
            continue
        other = theirs.get(item.mark)
        if other is None or _differ(item, other):
            message = f"given to {_told(item)}; the rule reader gives it to {_told(other) if other else 'nobody'}"
            yield Finding("witness.quote", "doubt", message, item.span, "quote", index)


def agreed(case: Case) -> set[tuple[ItemKind, int]]:
    """Return the items that the rule reader reads just as they were read, mark by mark."""
    if case.witness is None:
        return set()
    by_mark = _by_mark(case.witness)
    theirs = {item.mark: item for item in case.witness.quotes}
    found: set[tuple[ItemKind, int]] = set()
    counts = {(item.body, item.grade, item.basis, item.count) for item in case.witness.ratings}
    for index, item in enumerate(case.extraction.ratings):
        same = any((item.body, item.area, item.basis) in by_mark.get(mark, set()) for mark in item.marks)
        if same and (item.count is None or (item.body, item.grade, item.basis, item.count) in counts):
            found.add(("rating", index))
    for index, quote in enumerate(case.extraction.quotes):
        other = theirs.get(quote.mark) if quote.mark else None
        if other is not None and not _differ(quote, other):
            found.add(("quote", index))
    return found


def _differ(item: QuoteItem, other: QuoteItem) -> bool:
    """Whether two sources are not one: in kind or name, in whose words they are, or nameless in role."""
    if (item.kind, item.speaker) != (other.kind, other.speaker):
        return True
    if item.organisation is not None and item.organisation != other.organisation:
        return True
    role, others = (one.role.casefold() if one.role else None for one in (item, other))
    if role is None or item.kind == "document":
        return False
    return item.speaker is None if others is None else role not in others and others not in role


def _by_mark(extraction: Extraction) -> dict[str, set[Rating]]:
    found: dict[str, set[Rating]] = {}
    for item in extraction.ratings:
        for mark in item.marks:
            found.setdefault(mark, set()).add((item.body, item.area, item.basis))
    return found


def _told(item: QuoteItem) -> str:
    """Return a source in words: name, role and organisation, as far as they are known."""
    return ", ".join(part for part in (item.speaker, item.role, item.organisation) if part) or f"a {item.kind}"
