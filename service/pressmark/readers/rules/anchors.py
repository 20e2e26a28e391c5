"""Decides of each grade word whether it rates, and of each concern phrase whether it implies a grade.

A word rates where the sentence says so: a rating verb, a copula before an official area, a
count, a line "Area – Grade". Everything else is dismissed with its reason.
"""

import re
from functools import cached_property
from typing import NamedTuple

from pressmark.context import Context
from pressmark.english import BACKWARD, FORWARD, TIMES, clause_start, glued, hoped_for
from pressmark.english.givers import other_giver
from pressmark.english.moves import BECAME, MOVED
from pressmark.english.patterns import (
    AMONG,
    AMONG_BODIES,
    ASIDE,
    ASKED,
    AT_NOTHING,
    COMPARED,
    COPULA_BEFORE,
    ENDS,
    FROM,
    INSPECTION,
    NEGATED,
    NUMBER_BEFORE,
    OR_OTHER,
    ORDER,
    ORDERS,
    OUT_OF_REACH,
    PLURAL_AFTER,
    PLURAL_BEFORE,
    PREPOSITION_AFTER,
    RATING_AFTER,
    RATING_NOUN_AFTER,
    RATING_NOUN_BEFORE,
    RATING_VERB,
    RUMOUR,
    SINGLE_BEFORE,
    UP_FROM,
)
from pressmark.patterns import pattern
from pressmark.readers.rules import anaphora
from pressmark.readers.rules.strangers import in_scale, is_others, is_stray_heading
from pressmark.readers.rules.tables import ALONE, is_line
from pressmark.readers.rules.targets import Target
from pressmark_schemas.answer import Reason
from pressmark_schemas.marks import ConcernPhrase, GradeWord, Passage, Span

_OPENS = pattern(r"[\"']*\s*(?:[,.;:!~(-]|$)")
_LEADS = pattern(r"[\s\"'*.:,|•~-]*(?:(?:also|again|still|equally|only|just|rated|graded|judged)\s+)*[\"'*]*")
"""What may stand before a grade that opens its sentence ("Also good: …")."""
_AREAS_ARE = pattern(r"[\"']?\s*(?:are|were|include|included|:)")
_NEXT_WORD = pattern(r",?[ \n]([^\W\d_]+)")
_DETERMINED = pattern(r"\b(?:an?|the|its|their|our|some|any|such)\s(?:\w+\s)?[\"']*$")
"""What stands before one of two adjectives of a noun ("a good, straight answer")."""
_WARES = pattern(r"\s(?:vehicles?|trains?|wagons?|lorr(?:y|ies)|yards?)\b")
_AFTER_GRADE = (FORWARD | BACKWARD | TIMES) - {"that"}
_ADJACENT = pattern(
    r"\b(?:rated|graded|judged|deemed|classed|ranked|branded|labelled|as)\s+\S{0,12}\s*[\"']*$",
)
_TOLD_IT = pattern(
    r"\b(?:told|said|says|found|judged|ruled|decided|concluded) (?:that )?(?:it|they|the (?:force|service|brigade)) $"
)
_OVERALL = pattern(r"\boverall (?:grade|rating|judge?ment|mark|verdict|assessment|score)\b")
_DEALT = pattern(r"[^.;:]{0,40}?\brespectively\b")
_WITH_COMMA = pattern(r"[\"']*,\s(?:it|they|the|we)\s")
"""What ends the clause of a grade that is denied ("while none was outstanding, the force …")."""
_ANY_OR = pattern(r"\b(?:any|or|nor)\b[^,;:]{0,30}$")
_NOT_ONLY = pattern(r"\b(?:not only|no doubt|not just|nothing but|not merely|not least)\b")
_TO_IMPROVE = pattern(r"\b(?:areas?|things|points|recommendations) (?:that|which|where it|it says) $")
"""What makes "areas that need improvement" no grade: a report lists them beside the grades."""
_LAST = 40
"""Characters before a grade in which the words that lead to it stand."""
_REACH_AHEAD, _REACH_BACK = 90, 140
"""Characters within which a target may stand for a word to be a grade."""


class Anchor(NamedTuple):
    """A mark that gives a grade: a grade word (`implied` False) or a concern phrase (True)."""

    start: int
    end: int
    mark: str
    grade: str
    implied: bool


class _Signs:
    """What stands round a grade word; most words are told by the first sign or two that are looked for."""

    def __init__(
        self, context: Context, passage: Passage, grade: GradeWord, found: list[Target], sides: tuple[str, str]
    ) -> None:
        self._context, self._passage, self._grade, self._found = context, passage, grade, found
        self._before, self._after = sides
        self._ahead = [t for t in found if 0 <= t.start - grade.end < _REACH_AHEAD]
        self._back = [t for t in found if 0 <= grade.start - t.end < _REACH_BACK]
        self.near = bool(self._ahead or self._back)
        """Whether there is something that the word could be given for."""
        self.quoted = context.quoted(grade) or _in_capitals(context, passage, grade)
        self.preposition = PREPOSITION_AFTER.match(self._after) is not None

    @property
    def given(self) -> bool:
        """Whether anything at all says that the word is given to somebody."""
        return self.verb or self.noun or self.copula or self.preposition or self.quoted or self.line

    @cached_property
    def verb(self) -> bool:
        """A verb of rating stands before it."""
        return RATING_VERB.search(self._before) is not None

    @property
    def adjacent(self) -> bool:
        """A verb of rating, and at most one word, stands right before it."""
        return _ADJACENT.search(self._before) is not None

    @cached_property
    def noun(self) -> bool:
        """It goes with a rating noun ("a rating of good", "a good rating"), or is one ("its only outstanding")."""
        ends = self.quoted or self.preposition or ENDS.match(self._after) is not None
        single = ends and SINGLE_BEFORE.search(self._before) is not None
        return (
            single
            or RATING_NOUN_AFTER.match(self._after) is not None
            or RATING_AFTER.match(self._after) is not None
            or RATING_NOUN_BEFORE.search(self._before) is not None
            or (PLURAL_AFTER.match(self._after) is not None and PLURAL_BEFORE.search(self._before) is not None)
            or AMONG.search(self._before[-_LAST:]) is not None
        )

    @cached_property
    def copula(self) -> bool:
        """It is what somebody "is"."""
        return COPULA_BEFORE.search(self._before) is not None

    @property
    def alone(self) -> bool:
        """Nothing else stands in its passage."""
        return not self._before.strip(ALONE) and not self._after.strip(ALONE)

    @property
    def opens(self) -> bool:
        """It opens its sentence, and does not describe what comes next ("Good, again.")."""
        return not self._before.strip(ALONE) and _OPENS.match(self._after) is not None

    @property
    def leads(self) -> bool:
        """It opens its sentence, and what it is given for comes right behind ("Inadequate for managing offenders.")."""
        if _LEADS.fullmatch(self._before) is None or not self.preposition or not self._ahead:
            return False
        return glued(self._context.low[self._grade.end : self._ahead[0].start], FORWARD)

    @cached_property
    def line(self) -> bool:
        """Its passage is a table's row."""
        return is_line(self._context, self._passage, (self._before, self._after), self._back, near=self.near)

    @property
    def counted(self) -> bool:
        """A number stands right before it ("three good")."""
        return (self.plural or len(self._found) > 1) and NUMBER_BEFORE.search(self._before) is not None

    @property
    def plural(self) -> bool:
        """It is a noun in the plural with a number ("six goods")."""
        plural = self._context.low[self._grade.start : self._grade.end].endswith("s") and not _WARES.match(self._after)
        return plural and NUMBER_BEFORE.search(self._before) is not None

    @property
    def before_it(self) -> bool:
        """What it is given for stands before it, or is announced behind it by a verb."""
        if _AREAS_ARE.match(self._after):
            return True
        between = self._context.low[self._back[-1].end : self._grade.start] if self._back else ""
        return bool(self._back) and (not self._ahead or glued(between, BACKWARD))

    @property
    def performance(self) -> bool:
        """A performance is what is described."""
        return re.search(r"\bperformance\b", self._before) is not None

    @property
    def overall(self) -> bool:
        """An overall grade is spoken of."""
        return _OVERALL.search(self._before) is not None

    @property
    def as_a_whole(self) -> bool:
        """It stands right before "overall" in a sentence that speaks of an inspection."""
        low = self._context.low
        return self._after.startswith(" overall") and INSPECTION.search(low, *self._passage[:2]) is not None

    @property
    def told_so(self) -> bool:
        """Somebody says that the body does ("was told it requires improvement")."""
        return _TOLD_IT.search(self._before[-_LAST:]) is not None

    @property
    def former(self) -> bool:
        """It is what something came from ("rated good, up from …")."""
        return UP_FROM.search(self._before) is not None

    @property
    def moves(self) -> bool:
        """It is one of two that something near moved from and to ("from adequate to good", "a good has become …")."""
        return self.near and (_came_to(self._context, self._passage, self._grade) or self._goes_to)

    @property
    def _goes_to(self) -> bool:
        after = self._context.within(self._context.marks.grades, Span(self._grade.end, self._passage.end))
        between = self._context.low[self._grade.end : after[0].start] if after else ""
        return bool(BECAME.fullmatch(between) or (MOVED.fullmatch(between) and FROM.search(self._before)))

    @property
    def dealt(self) -> bool:
        """It is one of several that are dealt out ("adequate and good, respectively, for …")."""
        return self.near and _DEALT.match(self._after) is not None

    @property
    def paired(self) -> bool:
        """Another body's grade comes right behind it, and what both are for behind that."""
        return anaphora.next_body(self._context, self._passage, self._grade) is not None

    @property
    def recalls(self) -> bool:
        """The sentence recalls what the one before tells of."""
        return anaphora.recalls(self._context, self._passage)

    @property
    def of_both(self) -> bool:
        """The sentence tells of "both" of what the one before lists and grades."""
        return anaphora.of_both(self._context, self._passage)

    @property
    def answers(self) -> bool:
        """The sentence before asks for an area."""
        return anaphora.answers(self._context, self._passage)

    @property
    def points_back(self) -> bool:
        """It is given for the one area of the sentence before."""
        return anaphora.points_back(self._context, self._passage, self._grade)


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
    if reason := "no_body" if stray else _not_given(context, passage, grade, follows=follows):
        return reason
    signs = _Signs(context, passage, grade, found, (before, ASIDE.sub("", after)))
    describes = (grade.form == "exact" and _is_attributive(before, after) and not (signs.quoted or signs.plural)) or (
        grade.form == "inflected" and _TO_IMPROVE.search(before) is not None
    )
    if describes or not _rates(grade, signs, follows=follows, leads=leads):
        return "not_a_rating"
    return "negated" if RUMOUR.search(text, passage.start, passage.end) else None


def _not_given(context: Context, passage: Passage, grade: GradeWord, *, follows: bool) -> Reason | None:
    """Return why the words of its sentence make a grade one that no inspectorate gave, or nobody got, if they do."""
    text = context.low
    before, after = text[passage.start : grade.start], text[grade.end : passage.end]
    clause = text[_clause_of(context, passage, grade) : grade.start]
    if _negated(clause.rpartition(", when ")[2], before) or _denied(before, after):
        return "negated"
    if in_scale(context, grade) or AMONG_BODIES.search(before):
        return "no_body"
    moved = follows and _came_to(context, passage, grade)
    if _asked(text, passage) or _ordered(context, passage, grade) or (not moved and _hoped(context, clause, grade)):
        return "hoped_for"
    if is_others(context, passage, before) or other_giver(text, passage.start, grade.start, passage.end):
        return "other_inspectorate"
    return None


def _asked(low: str, passage: Passage) -> bool:
    """Whether a sentence asks whether something is so."""
    return ASKED.match(low, passage.start) is not None and low[passage.start : passage.end].rstrip(" \"'").endswith("?")


def _ordered(context: Context, passage: Passage, grade: GradeWord) -> bool:
    """Whether a sentence tells its reader to give the grade."""
    before = Span(passage.start, grade.start)
    return ORDERS.search(context.low, *before) is not None and ORDER.search(context.text[slice(*before)]) is not None


def _came_to(context: Context, passage: Passage, grade: GradeWord) -> bool:
    """Whether something moved to a grade from the one before it ("from inadequate to good")."""
    before = context.within(context.marks.grades, Span(passage.start, grade.start))
    if not before or MOVED.fullmatch(context.low, before[-1].end, grade.start) is None:
        return False
    return FROM.search(context.low[passage.start : before[-1].start]) is not None


def _clause_of(context: Context, passage: Passage, grade: GradeWord) -> int:
    """Return where a grade's clause begins: behind another grade and a comma, if any ("none outstanding, it was …")."""
    start = clause_start(context.low, passage.start, grade.start)
    before = context.within(context.marks.grades, Span(start, grade.start))
    return next((one.end for one in reversed(before) if _WITH_COMMA.match(context.low, one.end)), start)


def _denied(before: str, after: str) -> bool:
    """Whether a grade is given for nothing, or is the border of those that are ("lower than", "or better")."""
    if AT_NOTHING.match(after) or OR_OTHER.match(after) or OUT_OF_REACH.match(after):
        return True
    return COMPARED.search(before[-_LAST:]) is not None


def _hoped(context: Context, clause: str, grade: GradeWord) -> bool:
    """Whether a grade is hoped for, by other words than those of an area ("plans for the future")."""
    return hoped_for(clause) and hoped_for(context.bare(grade.start - len(clause), grade.start))


def _is_attributive(before: str, after: str) -> bool:
    """Whether an adjective stands before its noun ("a good, straight answer"), and grades nothing."""
    word = _NEXT_WORD.match(after)
    if word is None or word[1] in _AFTER_GRADE:
        return False
    return not after.startswith(",") or _DETERMINED.search(before) is not None


def _rates(grade: GradeWord, signs: _Signs, *, follows: bool, leads: bool) -> bool:
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


def _in_capitals(context: Context, passage: Passage, grade: GradeWord) -> bool:
    """Whether capitals set a grade off as quotation marks do ("told they REQUIRE IMPROVEMENT")."""
    return context.text[grade.start : grade.end].isupper() and not context.text[passage.start : passage.end].isupper()


def _negated(clause: str, before: str) -> bool:
    if _NOT_ONLY.search(clause):
        return False
    found = list(NEGATED.finditer(AT_NOTHING.sub("", clause)))
    if found and len(clause) - found[-1].end() < 70:
        return True
    return NEGATED.search(before[-60:]) is not None and _ANY_OR.search(before) is not None


def implies(context: Context, passage: Passage, concern: ConcernPhrase, found: list[Target]) -> bool:
    """Whether a concern phrase implies a grade: it stands before named areas, and nothing denies it."""
    if concern.implies is None or not any(target.kind == "areas" for target in found):
        return False
    if not context.has_own_inspectorate or is_others(context, passage, ""):
        return False
    clause = context.low[clause_start(context.low, passage.start, concern.start) : concern.start]
    return NEGATED.search(clause) is None
