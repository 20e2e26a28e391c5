"""Dates: the day of publication against names that came later. They are lower bounds: old names live on."""

from __future__ import annotations

from collections.abc import Iterator

from pressmark.checks.case import Case
from pressmark.extraction import Finding
from pressmark.rounds import ACCESSION
from pressmark_schemas.marks import Span


def published(case: Case) -> Iterator[Finding]:
    """dates.published: the article names what there was not yet on its day; the day, and so the round, may be wrong."""
    context, day = case.context, case.context.article.published
    if day is None:
        return
    since = {row.name: row.since for row in context.pack.inspectorates if row.since}
    for mention in context.marks.inspectorates:
        begun = since.get(mention.name)
        if begun is not None and day < begun:
            said = f"published on {day}, but {mention.name} has been so named only since {begun}"
            yield Finding("dates.published", "doubt", said, Span(mention.start, mention.end))
            return
    at = context.text.find("His Majesty", context.article.start)
    if at >= 0 and day < ACCESSION:
        said = f"published on {day}, but a king has reigned only since {ACCESSION}"
        yield Finding("dates.published", "doubt", said, Span(at, at + len("His Majesty")))
