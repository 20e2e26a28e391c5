"""Scale: a grade exists, and the round that the article speaks of gave it."""

from __future__ import annotations

from collections.abc import Iterator

from pressmark.checks.case import Case
from pressmark.english import clause_start
from pressmark.english.patterns import INSPECTION, RATING_NOUN_AFTER, RATING_NOUN_BEFORE, RATING_VERB
from pressmark.extraction import Finding
from pressmark_schemas.marks import Spanned


def known(case: Case) -> Iterator[Finding]:
    """scale.known: the grade is none of the inspectorate's."""
    for index, item in enumerate(case.extraction.ratings):
        if item.grade not in case.context.pack.rank:
            said = f"{item.grade!r} is no grade of {case.context.pack.organisation}"
            yield Finding("scale.known", "error", said, item.evidence[0], "rating", index)


def legal(case: Case) -> Iterator[Finding]:
    """scale.programme: the round did not give this grade (no "adequate" before the five-grade rounds)."""
    programme = case.context.programme
    if programme is None:
        return
    for index, item in enumerate(case.extraction.ratings):
        body = case.context.pack.body.get(item.body)
        if item.basis == "earlier" or body is None or body.sector != programme.sector:
            continue
        if item.grade in case.context.pack.rank and item.grade not in programme.grades:
            said = f"{programme.programme} gave no {item.grade!r}; its grades are {', '.join(programme.grades)}"
            yield Finding("scale.programme", "error", said, item.evidence[0], "rating", index)


def overall(case: Case) -> Iterator[Finding]:
    """scale.overall: an overall grade is a summary of the article's, as the round gave none (or one a pillar)."""
    for index, item in enumerate(case.extraction.ratings):
        if item.area == "overall" and not _grades_wholes(case, item.body):
            said = "a grade for the whole body: the inspectorate grades areas and pillars"
            yield Finding("scale.overall", "doubt", said, item.evidence[0], "rating", index)


def said(case: Case) -> Iterator[Finding]:
    """scale.said: no word of rating gives an overall grade that the round gave none of: praise says as much."""
    for index, item in enumerate(case.extraction.ratings):
        spans = case.grade_spans(item) if item.area == "overall" and not _grades_wholes(case, item.body) else []
        if spans and not any(_is_given(case, span) for span in spans):
            said = f"nobody is said to have graded {item.body} {item.grade!r} as a whole"
            yield Finding("scale.said", "doubt", said, item.evidence[0], "rating", index)


def _is_given(case: Case, mark: Spanned) -> bool:
    """Whether a grade's clause has a verb or a noun of rating, or its passage speaks of an inspection."""
    context, passage = case.context, case.passage(mark.start)
    clause = context.low[clause_start(context.low, passage.start, mark.start) : mark.start]
    return (
        bool(context.within(context.marks.inspectorates, passage))
        or INSPECTION.search(context.low, passage.start, passage.end) is not None
        or RATING_VERB.search(clause) is not None
        or RATING_NOUN_AFTER.match(context.low, mark.end) is not None
        or RATING_NOUN_BEFORE.search(clause) is not None
    )


def _grades_wholes(case: Case, body: str) -> bool:
    """Whether the inspectorate grades a body as a whole: its table of areas then has one named "overall"."""
    pack = case.context.pack
    known = pack.body.get(body)
    rounds = [row.programme for row in pack.programmes if known is not None and row.sector == known.sector]
    return any("overall" in pack.areas_of[programme] for programme in rounds)
