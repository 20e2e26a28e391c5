"""Coverage: every mark is labelled or dismissed, and none is both."""

from __future__ import annotations

from collections.abc import Iterator

from pressmark.checks.case import Case
from pressmark.extraction import Finding
from pressmark_schemas.marks import Span


def unlabelled(case: Case) -> Iterator[Finding]:
    """coverage.mark: a mark was neither labelled nor dismissed; what it says may be missing."""
    answer = case.answer
    said = {label.mark for labels in (answer.ratings, answer.quotes, answer.concerns) for label in labels}
    accounted = said | {item.mark for item in answer.dismissed}
    for mark_id, mark in case.marks.items():
        if mark_id not in accounted:
            span = Span(mark.start, mark.end)
            yield Finding("coverage.mark", "doubt", f"{mark_id} was neither labelled nor dismissed", span)


def contradicted(case: Case) -> Iterator[Finding]:
    """coverage.both: a mark was labelled and dismissed at once; the label is in doubt."""
    dismissed = {item.mark: item.reason for item in case.answer.dismissed}
    for index, item in enumerate(case.extraction.ratings):
        for mark in item.marks:
            if mark in dismissed:
                said = f"{mark} was labelled a rating and dismissed as {dismissed[mark]}"
                yield Finding("coverage.both", "doubt", said, item.evidence[0], "rating", index)
    for index, quote in enumerate(case.extraction.quotes):
        if quote.mark in dismissed:
            said = f"{quote.mark} was labelled a quote and dismissed as {dismissed[quote.mark]}"
            yield Finding("coverage.both", "doubt", said, quote.span, "quote", index)
