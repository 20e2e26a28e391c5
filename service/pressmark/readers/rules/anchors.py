"""Decides of each grade word whether it rates, and of each concern phrase whether it implies a grade.

A word rates where the sentence says so: a rating verb, a copula before an official area, a
count, a line "Area – Grade". Everything else is dismissed with its reason.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pressmark.context import Context
from pressmark.english import (
    COPULA_BEFORE,
    HOPED,
    LINE_BEFORE,
    NEGATED,
    NUMBER_BEFORE,
    PREPOSITION_AFTER,
    RATING_NOUN_AFTER,
    RATING_NOUN_BEFORE,
    RATING_VERB,
)
from pressmark.readers.rules.targets import Target
from pressmark_schemas.answer import Reason
from pressmark_schemas.marks import ConcernPhrase, GradeWord, Passage

_CLAUSE = re.compile(
    r"[;:]\s|\.\s|,\s(?:but|while|whereas|although|though|and (?:it|the|they|he|she|was|were|is|has|had|requires?|required|found)|which|who|with|after|as|yet)\b|\s(?:but|while|whereas|although|though)\s|\s[–—]\s|\s-\s",
    re.IGNORECASE,
)
_FINITE_RI = re.compile(r"(?:requires?|required|requiring|needs?|needed|in need of)\b", re.IGNORECASE)
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
    if _negated(clause, before):
        return "negated"
    if HOPED.search(clause):
        return "hoped_for"
    if _near_other(context, passage):
        return "other_inspectorate"
    if not _rates(context, passage, grade, found, (before, after), follows=follows):
        return "not_a_rating"
    return None


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
    noun = RATING_NOUN_AFTER.match(after) is not None or RATING_NOUN_BEFORE.search(before) is not None
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
    if line or (bool(near) and NUMBER_BEFORE.search(before) is not None and (follows or len(found) > 1)):
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
