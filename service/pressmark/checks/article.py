"""Article: what is odd about the text itself."""

from __future__ import annotations

from collections.abc import Iterator

from pressmark.checks.case import Case
from pressmark.extraction import Finding
from pressmark_schemas.marks import Span


def encoding(case: Case) -> Iterator[Finding]:
    """article.encoding: the file was no UTF-8; it was read as cp1252, which always succeeds."""
    if case.context.article.encoding == "cp1252":
        yield Finding("article.encoding", "note", "not UTF-8: read as cp1252; look at its quotation marks")


def injection(case: Case) -> Iterator[Finding]:
    """article.injection: a template or data for a machine; an order to one puts all that follows in doubt."""
    first: dict[int, Span] = {}
    for block, span in case.orders:
        if block not in first:
            first[block] = span
            yield Finding("article.injection", "doubt", "the text seems to address a machine", span)
    for index, item in enumerate(case.extraction.ratings):
        spans = [first[block] for mark in case.grade_spans(item) if (block := case.passage(mark.start).block) in first]
        if spans:
            said = "the passage seems to address a machine"
            yield Finding("article.injection", "doubt", said, spans[0], "rating", index)
