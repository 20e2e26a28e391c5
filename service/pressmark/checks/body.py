"""Body: it is known, inspected, named in the article, and is the one that the passage speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from pressmark.checks.case import Case
from pressmark.checks.ties import pairs
from pressmark.english.patterns import NOBODY
from pressmark.extraction import Finding, RatingItem
from pressmark_schemas.marks import Passage, Span, Spanned

_SENTENCES = 3
"""Sentences of a paragraph back to which "it" means the only body that they name."""
_REACH = 8
"""Passages back to which "the force" is sure to mean the body named last."""


def known(case: Case) -> Iterator[Finding]:
    """body.known: it is no body that the inspectorate inspects, by its official name."""
    for index, item in enumerate(case.extraction.ratings):
        body = case.context.pack.body.get(item.body)
        if body is None or not body.inspected:
            said = f"{item.body!r} is no body that {case.context.pack.organisation} inspects"
            yield Finding("body.known", "error", said, item.evidence[0], "rating", index)


def present(case: Case) -> Iterator[Finding]:
    """body.present: the article does not name it."""
    named = {name for mention in case.context.marks.bodies for name in mention.bodies}
    for index, item in enumerate(case.extraction.ratings):
        if item.body in case.context.pack.body and item.body not in named:
            said = f"{item.body} is not named in the article"
            yield Finding("body.present", "error", said, item.evidence[0], "rating", index)


def spoken_of(case: Case) -> Iterator[Finding]:
    """body.passage: no passage of the grade names it, and others are named that could be meant."""
    for index, item in enumerate(case.extraction.ratings):
        marks = case.grade_spans(item)
        cells = [case.context.cells[mark.start] for mark in marks if mark.start in case.context.cells]
        if any(item.body in case.context.bodies_meant(cell.body) for cell in cells):
            continue
        places = [case.passage(span.start) for span in marks] or list(item.evidence)
        if not any(_clear(case, item.body, place) for place in places) or (marks and _nearer(case, item)):
            said = f"{item.body} is not named beside the grade, and another body could be meant"
            yield Finding("body.passage", "doubt", said, item.evidence[0], "rating", index)


def sector(case: Case) -> Iterator[Finding]:
    """body.sector: a grade for no area by name, or of no body by name, stands with areas of another sector."""
    context = case.context
    for index, item in enumerate(case.extraction.ratings):
        body = context.pack.body.get(item.body)
        areas = [mention for place in item.evidence for mention in context.within(context.marks.areas, place)]
        sectors = [{context.pack.sector_of_area[key] for key in mention.keys} for mention in areas]
        if body is None or all(body.sector in named for named in sectors):
            continue
        named = any(context.within(context.marks.bodies, place) for place in item.evidence)
        if not item.words or not (named or {body.sector} in sectors):
            said = f"the passage names areas that {item.body} is not inspected in"
            yield Finding("body.sector", "doubt", said, item.evidence[0], "rating", index)


def _clear(case: Case, body: str, place: Passage | Spanned) -> bool:
    """Whether a passage speaks of a body: names it, or none while the article speaks of no other."""
    context = case.context
    here = {name for m in context.within(context.marks.bodies, place) for name in context.bodies_meant(m)}
    if body in here:
        return True
    if here or NOBODY.search(context.low, place.start, place.end):
        return False
    if context.focus(place.start + 1) != (body,):
        return False
    return len(context.main_bodies) == 1 or _near(case, body, place) or _in_paragraph(case, body, place)


def _nearer(case: Case, item: RatingItem) -> bool:
    """Whether another body stands between one and what it is graded for ("the verdict on Essex for …, on Kent for")."""
    context = case.context
    together = {one.body for one in case.extraction.ratings if set(one.marks) & set(item.marks)}
    for mark, words in pairs(case, item):
        passage = case.passage(mark.start)
        before = Span(passage.start, max(mark.start, words.start))
        named = [context.bodies_meant(m) for m in context.within(context.marks.bodies, before) if m.form == "name"]
        if not named or item.body in named[-1] or together.intersection(named[-1]):
            return False
    return bool(item.words)


def _in_paragraph(case: Case, body: str, place: Passage | Spanned) -> bool:
    """Whether the sentences right before, or the paragraph with its heading or lead-in, name the body and no other."""
    context, passages = case.context, case.context.marks.passages
    number = first = context.passage_number(place.start)
    while first and (passages[first - 1].block == passages[number].block or passages[first].kind == "item"):
        first -= 1
    heading = first - 1 if first and passages[first - 1].kind == "heading" else first
    for begin in (max(first, number - _SENTENCES), heading):
        near = context.within(context.marks.bodies, Span(passages[begin].start, place.start))
        if {name for m in near for name in context.bodies_meant(m)} == {body}:
            return True
    return False


def _near(case: Case, body: str, place: Passage | Spanned) -> bool:
    """Whether the body is the last one that was named, and not far back."""
    context = case.context
    number = context.passage_number(place.start)
    first = context.marks.passages[max(0, number - _REACH)].start
    near = [m for m in context.marks.bodies if first <= m.start < place.start and m.form == "name"]
    return bool(near) and {name for m in near for name in context.bodies_meant(m)} == {body}
