"""Witness: where a model read, the rule reader's labels are compared with its own, mark by mark."""

from __future__ import annotations

from collections.abc import Iterator

from pressmark.checks.attribution import differ, is_told, same_speech
from pressmark.checks.case import Case
from pressmark.checks.numbers import is_rest
from pressmark.checks.plain import is_plain
from pressmark.english.times import REMAINED
from pressmark.extraction import Extraction, Finding, ItemKind, QuoteItem, RatingItem
from pressmark_schemas.marks import Span

Rating = tuple[str, str, str]


def ratings(case: Case) -> Iterator[Finding]:
    """witness.rating: the rule reader reads a grade word in another way, or as no rating.

    It is a note where the sentence makes plain what was read, unless the two differ in its time.
    """
    if case.witness is None:
        return
    theirs = _by_mark(case.witness)
    for index, item in enumerate(case.extraction.ratings):
        said = [theirs.get(mark, set()) for mark in item.marks or _unmarked(case.witness, item)]
        if not any(_rating(item) in labels for labels in said):
            told = sorted({", ".join(label) for labels in said for label in labels})
            other = f"as {' / '.join(told)}" if told else "as no rating"
            message = f"read as {item.body}, {item.area}, {item.basis}; the rule reader reads it {other}"
            times = {basis for labels in said for _, _, basis in labels} | {item.basis}
            severity = "note" if (len(times) == 1 or _remained(case, item)) and is_plain(case, item) else "doubt"
            yield Finding("witness.rating", severity, message, item.evidence[0], "rating", index)


def _unmarked(witness: Extraction, item: RatingItem) -> tuple[str, ...]:
    """Return the marks by which the rule reader says what was read of words that no mark covers."""
    wanted = item.body, item.area, item.grade, item.basis
    return tuple(
        m for one in witness.ratings if (one.body, one.area, one.grade, one.basis) == wanted for m in one.marks
    )


def _remained(case: Case, item: RatingItem) -> bool:
    """Whether a grade is said to be what it was, so that it is this time's and an earlier one's."""
    places = (case.passage(mark.start) for mark in case.grade_spans(item))
    return any(REMAINED.search(case.context.low, place.start, place.end) for place in places)


def missed(case: Case) -> Iterator[Finding]:
    """witness.missed: the rule reader sees a rating that was not read."""
    if case.witness is None:
        return
    ours = {(item.body, item.area, item.grade, item.basis) for item in case.extraction.ratings}
    for item in case.witness.ratings:
        if item.basis != "implied" and (item.body, item.area, item.grade, item.basis) not in ours:
            message = f"the rule reader reads {item.body}, {item.area}: {item.grade} ({item.basis}) here"
            yield Finding("witness.missed", "doubt", message, _place_missed(case, item))


def _place_missed(case: Case, item: RatingItem) -> Span:
    """Return the passage of the mark that gives a rating, of one that was not labelled if there is one."""
    labelled = {mark for one in case.extraction.ratings for mark in one.marks}
    marks = sorted(case.grade_spans(item), key=lambda mark: mark.id in labelled)
    place = case.passage(marks[0].start if marks else item.evidence[0].start)
    return Span(place.start, place.end)


def quotes(case: Case) -> Iterator[Finding]:
    """witness.quote: the rule reader gives the words to somebody else, or to nobody.

    It is a note where it knows less of the same person, and the article tells the rest beside the name.
    """
    if case.witness is None:
        return
    theirs = {item.mark: item for item in case.witness.quotes}
    for index, item in enumerate(case.extraction.quotes):
        if item.mark is None:
            yield Finding("witness.quote", "doubt", "no quotation marks enclose these words", item.span, "quote", index)
            continue
        other = theirs.get(item.mark)
        if other is None or differ(case, item, other):
            message = f"given to {_told(item)}; the rule reader gives it to {_told(other) if other else 'nobody'}"
            others = [other] if other else [theirs[mark] for mark in same_speech(case, item) if mark in theirs]
            severity = "note" if any(is_told(case, item, one) for one in others) else "doubt"
            yield Finding("witness.quote", severity, message, item.span, "quote", index)


def agreed(case: Case) -> set[tuple[ItemKind, int]]:
    """Return the items that the rule reader reads just as they were read, mark by mark."""
    if case.witness is None:
        return set()
    by_mark = _by_mark(case.witness)
    theirs = {item.mark: item for item in case.witness.quotes}
    found: set[tuple[ItemKind, int]] = set()
    counts = {_key(item) for item in case.witness.ratings}
    for index, item in enumerate(case.extraction.ratings):
        same = any(_rating(item) in by_mark.get(mark, set()) for mark in item.marks)
        if same and (item.count is None or _key(item) in counts or is_rest(case, item)):
            found.add(("rating", index))
    for index, quote in enumerate(case.extraction.quotes):
        other = theirs.get(quote.mark) if quote.mark else None
        if other is not None and not differ(case, quote, other):
            found.add(("quote", index))
    return found


def _key(item: RatingItem) -> tuple[str, str, str, int | None]:
    return item.body, item.grade, item.basis, item.count


def _by_mark(extraction: Extraction) -> dict[str, set[Rating]]:
    found: dict[str, set[Rating]] = {}
    for item in extraction.ratings:
        for mark in item.marks:
            found.setdefault(mark, set()).add(_rating(item))
    return found


def _rating(item: RatingItem) -> Rating:
    """Return what two readers must agree on; areas that no one names are the same, be their pillar told or not."""
    return item.body, "unspecified" if item.area.endswith(".unspecified") else item.area, item.basis


def _told(item: QuoteItem) -> str:
    """Return a source in words: name, role and organisation, as far as they are known."""
    return ", ".join(part for part in (item.speaker, item.role, item.organisation) if part) or f"a {item.kind}"
