"""Area: it exists, belongs to the body's sector, and was graded in the round that the article speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from pressmark.checks.case import Case
from pressmark.extraction import Finding

_ANY = frozenset({"overall", "unspecified"})


def known(case: Case) -> Iterator[Finding]:
    """area.known: no round of the body's sector has this area."""
    pack = case.context.pack
    for index, item in enumerate(case.extraction.ratings):
        key = item.area.removesuffix(".unspecified")
        sector = pack.sector_of_area.get(key)
        body = pack.body.get(item.body)
        if key in _ANY:
            continue
        if sector is None:
            yield Finding("area.known", "error", f"there is no area {item.area!r}", item.evidence[0], "rating", index)
        elif body is not None and body.sector != sector:
            said = f"{item.area!r} is an area of {sector} inspections; {item.body} is inspected as {body.sector}"
            yield Finding("area.known", "error", said, item.evidence[0], "rating", index)


def graded(case: Case) -> Iterator[Finding]:
    """area.programme: the round that the article speaks of did not grade this area."""
    programme = case.context.programme
    if programme is None:
        return
    areas = case.context.pack.areas_of[programme.programme]
    for index, item in enumerate(case.extraction.ratings):
        if (
            item.area.split(".")[-1] in _ANY
            or item.basis == "earlier"
            or item.area not in case.context.pack.sector_of_area
        ):
            continue
        if case.context.pack.sector_of_area[item.area] != programme.sector:
            continue
        row = areas.get(item.area)
        if row is None or not row.graded:
            said = f"{programme.programme} {'has no such area' if row is None else 'gave no grade for it'}: {item.area}"
            yield Finding("area.programme", "doubt", said, item.evidence[0], "rating", index)
