"""Labels concern phrases that imply no grade: what was found wanting, with whom, in which area."""

from __future__ import annotations

from pressmark.context import Context
from pressmark.english import FORWARD, clause_start, glued
from pressmark.english.patterns import NEGATED
from pressmark_schemas.answer import ConcernLabel, Dismissal
from pressmark_schemas.marks import ConcernPhrase


def read_concerns(context: Context, marks: list[str]) -> tuple[list[ConcernLabel], list[Dismissal]]:
    """Label or dismiss the concern phrases with these marks."""
    labels: list[ConcernLabel] = []
    dismissed: list[Dismissal] = []
    wanted = set(marks)
    for concern in context.marks.concerns:
        if concern.id not in wanted:
            continue
        passage = context.marks.passages[context.passage_number(concern.start)]
        clause = context.low[clause_start(context.low, passage.start, concern.start) : concern.start]
        body = context.focus(concern.start)
        if NEGATED.search(clause):
            dismissed.append(Dismissal(mark=concern.id, reason="negated"))
        elif not context.has_own_inspectorate or not body:
            dismissed.append(Dismissal(mark=concern.id, reason="no_body"))
        else:
            labels.append(ConcernLabel(mark=concern.id, body=body[0], areas=_areas(context, concern, body[0])))
    return labels, dismissed


def _areas(context: Context, concern: ConcernPhrase, body: str) -> list[str]:
    passage = context.marks.passages[context.passage_number(concern.start)]
    keys = [
        context.area_key(mention, body)
        for mention in context.within(context.marks.areas, passage)
        if mention.start >= concern.end and glued(context.low[concern.end : mention.start], FORWARD)
    ]
    return [key for key in dict.fromkeys(keys) if key is not None]
