"""What a record's flags tell of what the checks found, so that those that did not change need not run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pressmark.checks import Case
from pressmark.extraction import Finding, ItemKind, RatingItem
from pressmark.ledger.rows import Flagged, Gist
from pressmark_schemas.marks import Span
from pressmark_schemas.record import Rating, Record


def findings(record: Gist) -> list[Finding]:
    """Return the findings that a record's flags were made of."""
    found: list[Finding] = []
    about = dict(_about(record))
    for number, flag in enumerate(record.flags):
        span = None if flag.start is None or flag.end is None else Span(flag.start, flag.end)
        found.append(Finding(flag.check, flag.severity, flag.message, span, *about.get(number, (None, -1))))
    return found


def by_family(found: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Return findings by the family of checks whose they are, in their order."""
    families: dict[str, list[Finding]] = {}
    for finding in found:
        families.setdefault(finding.check.partition(".")[0], []).append(finding)
    return families


def moved(found: Iterable[Finding], record: Record, case: Case) -> Iterator[Finding]:
    """Yield findings about a record's ratings as findings about the same ratings of a case, if they are there."""
    places = {_key(item): index for index, item in enumerate(case.extraction.ratings)}
    for finding in found:
        place = places.get(_key(record.ratings[finding.index]))
        if place is not None:
            yield finding._replace(index=place)


def _about(record: Gist) -> Iterator[tuple[int, tuple[ItemKind, int]]]:
    """Yield flags by number with the kind and the number of the item that they are about."""
    items: list[tuple[ItemKind, Sequence[Flagged]]] = [("rating", record.ratings), ("quote", record.quotes)]
    for kind, listed in items:
        for index, item in enumerate(listed):
            for number in item.flags:
                yield number, (kind, index)


def _key(item: Rating | RatingItem) -> tuple[object, ...]:
    return item.body, item.area, item.grade, item.basis, item.count
