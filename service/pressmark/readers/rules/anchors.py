"""Decides of each grade word whether it rates, and of each concern phrase whether it implies a grade.

A word rates where the sentence says so: a rating verb, a copula before an official area, a
count, a line "Area – Grade". Everything else is dismissed with its reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pressmark.context import Context
from pressmark.english import (
    AMONG_BODIES,
    COPULA_BEFORE,
    HOPED,
    LINE_BEFORE,
    NEGATED,
    NUMBER_BEFORE,
    PREPOSITION_AFTER,
    RATING_AFTER,
    RATING_NOUN_AFTER,
    RATING_NOUN_BEFORE,
    RATING_VERB,
    RUMOUR,
    SINGLE_BEFORE,
)
from pressmark.readers.rules.targets import Target
from pressmark_schemas.answer import Reason
from pressmark_schemas.marks import ConcernPhrase, GradeWord, Passage

_CLAUSE = re.compile(
    r"[;:]\s|\.\s|,\s(?:but|while|whereas|although|though|and (?:it|the|they|he|she|was|were|is|has|had|requires?|required|found)|which|who|with|after|as|yet)\b|\s(?:but|while|whereas|although|though)\s|\s[–—]\s|\s-\s",
    re.IGNORECASE,
)
_FINITE_RI = re.compile(r"(?:requires?|required|requiring|needs?|needed|in need of)\b", re.IGNORECASE)
_ROW = re.compile(r"[\"'“”‘’]?(?:,|,? or|,? and| to|/)\s*[\"'“”‘’]?", re.IGNORECASE)
_GOOD_THAT = re.compile(r"\s+(?:that|to (?:see|hear|know|have|be)|if|news|when)\b")
_AREAS_ARE = re.compile(r"[\"'”’]?\s*(?:are|were|include|included|:)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A mark that gives a grade: a grade word (`implied` False) or a concern phrase (True)."""

    start: int
    end: int
    mark: str
    grade: str
    implied: bool


def clause_start(context: Context, passage: Passage, position: int) -> int:
    """Return where the clause begins that a position stands in."""
    start = passage.start
    for match in _CLAUSE.finditer(context.text, passage.start, position):
        start = match.end()
    return start


def judge(
    context: Context, passage: Passage, grade: GradeWord, found: list[Target], *, follows: bool
) -> Reason | None:
    """Return why a grade word does not rate, or None if it does.

    `follows` says that another word of the same passage rates already, or that a lead-in does.
    """
    text = context.text
    start = clause_start(context, passage, grade.start)
    before, after = text[passage.start : grade.start], text[grade.end : passage.end]
    clause = text[start : grade.start]
    if _negated(clause, before) or RUMOUR.search(text, passage.start, passage.end):
        return "negated"
    if grade.grade == "good" and _GOOD_THAT.match(after):
        return "not_a_rating"
    if _in_scale(context, grade) or AMONG_BODIES.search(before):
        return "no_body"
    if HOPED.search(clause):
        return "hoped_for"
    if passage.kind == "heading" and _stray_heading(context, passage, follows=follows, found=found):
        return "no_body"
    if _near_other(context, passage):
        return "other_inspectorate"
    if not _rates(context, passage, grade, found, (before, after), follows=follows):
        return "not_a_rating"
    return None


def _stray_heading(context: Context, passage: Passage, *, follows: bool, found: list[Target]) -> bool:
    """Whether a heading far down names no body: a link to another story."""
    if passage.block < 4 or follows or any(target.kind == "areas" for target in found):
        return False
    return not context.within(context.marks.bodies, passage)


def _in_scale(context: Context, grade: GradeWord) -> bool:
    """Whether a grade word stands in a row of three or more different ones: a scale that is explained."""
    marks = context.marks.grades
    number = marks.index(grade)
    first = last = number
    while first > 0 and _ROW.fullmatch(context.text, marks[first - 1].end, marks[first].start):
        first -= 1
    while last + 1 < len(marks) and _ROW.fullmatch(context.text, marks[last].end, marks[last + 1].start):
        last += 1
    return len({mark.grade for mark in marks[first : last + 1]}) >= 3


def _negated(clause: str, before: str) -> bool:
    if re.search(r"\b(?:not only|no doubt|not just|nothing but|not merely)\b", clause, re.IGNORECASE):
        return False
    found = list(NEGATED.finditer(clause))
    if found and len(clause) - found[-1].end() < 70:
        return True
    whole = list(NEGATED.finditer(before[-60:]))
    return bool(whole) and re.search(r"\b(?:any|or|nor)\b[^,;]{0,30}$", before) is not None


def _near_other(context: Context, passage: Passage) -> bool:
    """Whether another inspectorate speaks here, and not the pack's own."""
    number = context.passage_number(passage.start)
    for step in range(4):
        if number - step < 0:
            break
        near = context.marks.passages[number - step]
        mentions = [m for m in context.marks.inspectorates if near.start <= m.start < near.end]
        if mentions:
            return not any(mention.own for mention in mentions)
        if step == 0 and any(
            context.bodies_meant(m)
            for m in context.marks.bodies
            if near.start <= m.start < near.end and m.form == "name"
        ):
            return False
    return not context.has_own_inspectorate and any(not m.own for m in context.marks.inspectorates)


def _rates(
    context: Context,
    passage: Passage,
    grade: GradeWord,
    found: list[Target],
    sides: tuple[str, str],
    *,
    follows: bool,
) -> bool:
    before, after = sides
    near = [t for t in found if t.start >= grade.end and t.start - grade.end < 90] or [
        t for t in found if t.end <= grade.start and grade.start - t.end < 140
    ]
    quoted = context.quoted(grade)
    verb = RATING_VERB.search(before) is not None
    noun = (
        RATING_NOUN_AFTER.match(after) is not None
        or RATING_AFTER.match(after) is not None
        or RATING_NOUN_BEFORE.search(before) is not None
        or (SINGLE_BEFORE.search(before) is not None and PREPOSITION_AFTER.match(after) is not None)
    )
    copula = COPULA_BEFORE.search(before) is not None
    preposition = PREPOSITION_AFTER.match(after) is not None
    line = LINE_BEFORE.search(before) is not None and not after.strip(" .,;)'\"’”\n") and bool(near)
    if grade.form == "synonym":
        return bool(near) and (verb or copula) and not quoted and (follows or verb)
    strong = [
        verb and (quoted or noun or copula or bool(near) or _graded_as(before)),
        noun and (verb or quoted or bool(near)),
    ]
    if any(strong):
        return verb or noun
    if not before.strip(" \"'“‘*") and not after.strip(" \"'”’.:*,"):
        return follows
    if line or _opens_line(context, passage, before) or (bool(near) and NUMBER_BEFORE.search(before) is not None and (follows or len(found) > 1)):
        return True
    if not near:
        return bool(copula and grade.grade != "good" and re.search(r"\bperformance\b", before)) or (
            follows and quoted
        )
    if follows and (preposition or quoted or copula):
        return True
    if grade.grade == "requires improvement":
        return preposition or grade.form == "exact" or _AREAS_ARE.match(after) is not None
    return (copula or quoted) and (preposition or _subject(near, grade))


def _opens_line(context: Context, passage: Passage, before: str) -> bool:
    """Whether only a body's name and a colon or dash stand before a grade ("Gwent Police: good at …")."""
    named = [m for m in context.within(context.marks.bodies, passage) if m.form == "name"]
    return bool(named) and not before[: named[0].start - passage.start].strip() and (
        re.fullmatch(r"\s*(?::|–|—|-)\s*[\"'“‘]?", before[named[0].end - passage.start :]) is not None
    )


def _graded_as(before: str) -> bool:
    return (
        re.search(
            r"\b(?:rated|graded|judged|deemed|classed|ranked|branded|labelled|as)\s+[^\s]{0,12}\s*[\"'“”‘’]*$",
            before,
        )
        is not None
    )


def _subject(near: list[Target], grade: GradeWord) -> bool:
    return any(target.end <= grade.start for target in near)


def implies(context: Context, passage: Passage, concern: ConcernPhrase, found: list[Target]) -> bool:
    """Whether a concern phrase implies a grade: it stands before named areas, and nothing denies it."""
    if concern.implies is None or not any(target.kind == "areas" for target in found):
        return False
    if not context.has_own_inspectorate or _near_other(context, passage):
        return False
    clause = context.text[clause_start(context, passage, concern.start) : concern.start]
    return NEGATED.search(clause) is None
