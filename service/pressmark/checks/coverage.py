"""Coverage: every mark is labelled or dismissed, and none is both."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pressmark.checks.case import Case
from pressmark.checks.given import rated
from pressmark.english import goes_on, hoped_for
from pressmark.english.givers import other_giver
from pressmark.english.patterns import COUNT, NEGATED, NOBODY, OTHER_SUBJECT, RATING_VERB
from pressmark.extraction import Finding
from pressmark.patterns import Phrases
from pressmark_schemas.marks import GradeWord, Span


def unlabelled(case: Case) -> Iterator[Finding]:
    """coverage.mark: a mark was neither labelled nor dismissed; what it says may be missing."""
    answer = case.answer
    said = {label.mark for labels in (answer.ratings, answer.quotes, answer.concerns) for label in labels}
    accounted = said | {item.mark for item in answer.dismissed}
    for mark_id, mark in case.marks.items():
        if mark_id not in accounted:
            span = Span(mark.start, mark.end)
            yield Finding("coverage.mark", "doubt", f"{mark_id} was neither labelled nor dismissed", span)


def dismissed(case: Case) -> Iterator[Finding]:
    """coverage.dismissed: a grade word was dismissed for no reason to be seen, beside what it may be given for."""
    context = case.context
    labelled = {label.mark for label in case.answer.ratings}
    for item in case.answer.dismissed:
        mark = case.marks.get(item.mark)
        if not isinstance(mark, GradeWord) or mark.form == "synonym" or item.mark in labelled:
            continue
        passage = case.passage(mark.start)
        low = context.low[passage.start : mark.start]
        told = other_giver(context.low, passage.start, mark.start, passage.end) is not None or _has_reason(low)
        if not told and _given_for(case, mark) and rated(case, mark):
            said = f"{item.mark} ({mark.grade}) was dismissed as {item.reason}, yet a grade seems to be given here"
            yield Finding("coverage.dismissed", "doubt", said, Span(mark.start, mark.end))


def _given_for(case: Case, mark: GradeWord) -> bool:
    """Whether a grade word has something it may be given for, be it in no table ("at its use of drones")."""
    context, passage = case.context, case.passage(mark.start)
    if context.within(context.marks.areas, passage) or COUNT.search(context.low, passage.start, passage.end):
        return True
    return RATING_VERB.search(context.low, passage.start, mark.start) is not None and goes_on(context.low, mark.end)


_REASONS: tuple[re.Pattern[str] | Phrases, ...] = (NEGATED, NOBODY, OTHER_SUBJECT)
"""What, in the text before a grade word, gives a reason to dismiss it, whichever was told."""


def _has_reason(low: str) -> bool:
    return hoped_for(low) or any(reason.search(low) for reason in _REASONS)


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
