"""Decides of each grade word whether it rates, and of each concern phrase whether it implies a grade.

A word rates where the sentence says so: a rating verb, a copula before an official area, a
count, a line "Area – Grade". Everything else is dismissed with its reason.
"""

from typing import NamedTuple

from pressmark.context import Context
from pressmark.english import BACKWARD, FORWARD, TIMES, clause_start
from pressmark.english.patterns import ASIDE, NEGATED, RUMOUR
from pressmark.patterns import pattern
from pressmark.readers.rules.denials import not_given
from pressmark.readers.rules.signs import Signs
from pressmark.readers.rules.strangers import is_others, is_stray_heading
from pressmark.readers.rules.tables import ALONE
from pressmark.readers.rules.targets import Target
from pressmark_schemas.answer import Reason
from pressmark_schemas.marks import ConcernPhrase, GradeWord, Passage

_NEXT_WORD = pattern(r",?[ \n]([^\W\d_]+)")
_DETERMINED = pattern(r"\b(?:an?|the|its|their|our|some|any|such)\s(?:\w+\s)?[\"']*$")
"""What stands before one of two adjectives of a noun ("a good, straight answer")."""
_AFTER_GRADE = (FORWARD | BACKWARD | TIMES) - {"that"}
_TO_IMPROVE = pattern(r"\b(?:areas?|things|points|recommendations) (?:that|which|where it|it says) $")
"""What makes "areas that need improvement" no grade: a report lists them beside the grades."""


class Anchor(NamedTuple):
    """A mark that gives a grade: a grade word (`implied` False) or a concern phrase (True)."""

    start: int
    end: int
    mark: str
    grade: str
    implied: bool


def judge(
    context: Context, passage: Passage, grade: GradeWord, found: list[Target], *, follows: bool, leads: bool
) -> Reason | None:
    """Return why a grade word does not rate, or None if it does.

    `follows` says that another word of the passage rates already, `leads` that a list comes next.
    """
    text = context.low
    before, after = text[passage.start : grade.start], text[grade.end : passage.end]
    alone = follows or leads or not (before.strip(ALONE) or after.strip(ALONE))
    stray = not alone and is_stray_heading(context, passage, found)
    if reason := "no_body" if stray else not_given(context, passage, grade, follows=follows):
        return reason
    signs = Signs(context, passage, grade, found, (before, ASIDE.sub("", after)))
    describes = (grade.form == "exact" and _is_attributive(before, after) and not (signs.quoted or signs.plural)) or (
        grade.form == "inflected" and _TO_IMPROVE.search(before) is not None
    )
    if describes or not _rates(grade, signs, follows=follows, leads=leads):
        return "not_a_rating"
    return "negated" if RUMOUR.search(text, passage.start, passage.end) else None


def _is_attributive(before: str, after: str) -> bool:
    """Whether an adjective stands before its noun ("a good, straight answer"), and grades nothing."""
    word = _NEXT_WORD.match(after)
    if word is None or word[1] in _AFTER_GRADE:
        return False
    return not after.startswith(",") or _DETERMINED.search(before) is not None


def _rates(grade: GradeWord, signs: Signs, *, follows: bool, leads: bool) -> bool:
    """Whether the signs round a word make it a grade that is given."""
    if grade.form == "synonym":
        return signs.near and (signs.verb or (signs.copula and follows)) and not signs.quoted
    if signs.alone or leads or signs.answers:
        return signs.alone or signs.opens or follows or signs.given
    requires = grade.grade == "requires improvement"
    if (
        signs.line
        or signs.leads
        or (signs.verb and (signs.quoted or signs.near or signs.noun or signs.copula or signs.adjacent))
        or (signs.noun and (signs.quoted or signs.near or signs.overall))
        or ((signs.verb or signs.copula or requires) and (signs.recalls or signs.of_both))
        or ((signs.verb or signs.quoted or grade.grade != "good") and signs.points_back)
        or (signs.copula and signs.as_a_whole)
        or (requires and signs.told_so)
        or (follows and (signs.former or signs.dealt))
        or signs.moves
        or ((signs.verb or signs.copula) and signs.near and signs.paired)
        or (signs.near and (signs.counted or (follows and (signs.preposition or signs.quoted or signs.copula))))
    ):
        return True
    if not signs.near:
        return (grade.grade != "good" and signs.copula and signs.performance) or (follows and signs.quoted)
    if requires:
        return signs.preposition or grade.form == "exact" or signs.before_it
    return (signs.copula or signs.quoted) and (signs.preposition or signs.before_it)


def implies(context: Context, passage: Passage, concern: ConcernPhrase, found: list[Target]) -> bool:
    """Whether a concern phrase implies a grade: it stands before named areas, and nothing denies it."""
    if concern.implies is None or not any(target.kind == "areas" for target in found):
        return False
    if not context.has_own_inspectorate or is_others(context, passage, ""):
        return False
    clause = context.low[clause_start(context.low, passage.start, concern.start) : concern.start]
    return NEGATED.search(clause) is None
