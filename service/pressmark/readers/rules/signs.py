"""What stands round a grade word and says that it is a grade that was given: verbs, nouns, marks, neighbours."""

import re
from functools import cached_property

from pressmark.context import Context
from pressmark.english import BACKWARD, FORWARD, glued
from pressmark.english.moves import BECAME, MOVED
from pressmark.english.patterns import (
    AMONG,
    COPULA_BEFORE,
    ENDS,
    FROM,
    INSPECTION,
    NUMBER_BEFORE,
    PLURAL_AFTER,
    PLURAL_BEFORE,
    PREPOSITION_AFTER,
    RATING_AFTER,
    RATING_NOUN_AFTER,
    RATING_NOUN_BEFORE,
    RATING_VERB,
    SINGLE_BEFORE,
    UP_FROM,
)
from pressmark.patterns import pattern
from pressmark.readers.rules import anaphora
from pressmark.readers.rules.tables import ALONE, is_line
from pressmark.readers.rules.targets import Target
from pressmark_schemas.marks import GradeWord, Passage, Span

_OPENS = pattern(r"[\"']*\s*(?:[,.;:!~(-]|$)")
_LEADS = pattern(r"[\s\"'*.:,|•~-]*(?:(?:also|again|still|equally|only|just|rated|graded|judged)\s+)*[\"'*]*")
"""What may stand before a grade that opens its sentence ("Also good: …")."""
_AREAS_ARE = pattern(r"[\"']?\s*(?:are|were|include|included|:)")
_WARES = pattern(r"\s(?:vehicles?|trains?|wagons?|lorr(?:y|ies)|yards?)\b")
_ADJACENT = pattern(
    r"\b(?:rated|graded|judged|deemed|classed|ranked|branded|labelled|as)\s+\S{0,12}\s*[\"']*$",
)
_TOLD_IT = pattern(
    r"\b(?:told|said|says|found|judged|ruled|decided|concluded) (?:that )?(?:it|they|the (?:force|service|brigade)) $"
)
_OVERALL = pattern(r"\boverall (?:grade|rating|judge?ment|mark|verdict|assessment|score)\b")
_DEALT = pattern(r"[^.;:]{0,40}?\brespectively\b")
_LAST = 40
"""Characters before a grade in which the words that lead to it stand."""
_REACH_AHEAD, _REACH_BACK = 90, 140
"""Characters within which a target may stand for a word to be a grade."""


class Signs:
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
        return self.near and (came_to(self._context, self._passage, self._grade) or self._goes_to)

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


def came_to(context: Context, passage: Passage, grade: GradeWord) -> bool:
    """Whether something moved to a grade from the one before it ("from inadequate to good")."""
    before = context.within(context.marks.grades, Span(passage.start, grade.start))
    if not before or MOVED.fullmatch(context.low, before[-1].end, grade.start) is None:
        return False
    return FROM.search(context.low[passage.start : before[-1].start]) is not None


def _in_capitals(context: Context, passage: Passage, grade: GradeWord) -> bool:
    """Whether capitals set a grade off as quotation marks do ("told they REQUIRE IMPROVEMENT")."""
    return context.text[grade.start : grade.end].isupper() and not context.text[passage.start : passage.end].isupper()
