"""Tells a grade of now from one of an earlier inspection.

Cues stand in the grade's own clause ("up from", "had been rated", "in 2019"); a past frame that a
sentence opens holds for the next one if that begins with "It" or "They".
"""

from __future__ import annotations

import re
from itertools import pairwise

from pressmark.context import Context
from pressmark.english import clause_end, clause_start
from pressmark.english.patterns import (
    AS_BEFORE,
    COLUMNS,
    CURRENT,
    EARLIER,
    FORMER,
    FROM,
    MORE_THAN,
    MOVE,
    MOVED,
    PLUPERFECT,
    REMAINED,
    SEPARATE,
    UNCHANGED,
)
from pressmark.patterns import pattern
from pressmark.readers.rules.anchors import Anchor
from pressmark.readers.rules.binding import Bound
from pressmark_schemas.answer import Basis
from pressmark_schemas.marks import Passage, Span

_YEAR = pattern(
    r"\b(?:in|of|from|since|for|during|until|the|its|by)\s+(?:(?:\w+\s+)?(?:\d{1,2}\s+)?)?(?P<year>20[012]\d)(?![/~-]\d\d)\b",
)
_INSPECTED = pattern(
    r"\b(?:inspected|visit(?:ed|s)?|fieldwork|carried out|took place|conducted|looked at|examined)\b"
    r"[^.;]{0,60}?\b(?:in|between|from|during|of|on)\b[^.;]{0,25}\b20\d\d\b"
    r"(?![^.;]{0,12}\b(?:it|the force|the service|had)\b)",
)
_NEAR = 26
"""Characters; a word for now this close before a grade outweighs any word for then."""
_OPENING = 45
"""Characters of a sentence in which a word for then sets its frame."""
_AHEAD = 60
"""Characters behind a grade in which a word may still say when it was given."""
_GOES_ON = pattern(
    r"[\"'“‘]?(?:It|They|These|Those|In (?:one|two|three|four|five|six)"
    r"|A (?:report|review) the following|There (?:was|were)|One|Two|Three|Four|Five|Six|That)\b"
)
_FRAME = pattern(
    r"\W*(?:(?:Back )?[Ii]n (?:January|February|March|April|May|June|July"
    r"|August|September|October|November|December)\b(?! 20)"
    r"|When (?:it|they|the \w+) (?:was|were) last|(?:Back )?[Ii]n (?:the \w+ of |early |late |mid-)?20\d\d\b"
    r"|(?:Two|Three|Four|Five|A few|Several) (?:rounds?|years?|inspections?) (?:ago|before|earlier)"
    r"|At (?:its|the|their) last|Last time|Back then|Under the (?:old|previous))"
)
_WAS = pattern(r"\b(?:was|were|had been)\b[^.;,]{0,24}$")
_IS_NOW = pattern(r"[^.;:]{0,60}\b(?:is|are|['’]re|it's)\s+now\b")
_WHEN_THEN = pattern(
    r"\bwhen (?:the )?(?:inspectors|inspectorate|watchdog|it|they|force|service|brigade)"
    r" (?:was |were )?(?:last |previously )?"
    r"(?:came|called|visited|looked|reported|inspected|went in)\b(?:[^.;:]{0,20}\b20\d\d| last| then|[^.;:]{0,30}$)"
)
_LAST_SEEN = pattern(r"\b(?:last|previously) (?:inspected|visited|seen|assessed|graded|looked at)\b[^.;]{0,40}\bwhen\b")
_YEAR_WHEN = pattern(r"\b(?P<year>20\d\d),? when\b(?:(?!\b(?:but|now|while|whereas|is|are|has|have|latest)\b)[^;])*$")
"""A year that the rest of the sentence up to a grade is told of."""
_YEARS_AFTER = pattern(r"\W*(?:[\w-]+ ){0,5}(?:(?:years?|months?) after|since) (?:it|they|being|the \w+)\b[^,;]*$")
"""An opening that tells how long ago a grade was given ("Three years after it was …")."""
_IN_BRACKETS = pattern(r"\((?:it )?(?:was|previously|formerly|last time:?|(?:in )?20\d\d:?) [\"']?$")
"""What leads in brackets to a former grade."""
_AND_WAS = pattern(r",\sand (?:was|were|had)\b\s*$")
"""A border behind which the subject and the time of a sentence go on."""
_ROUND_THEN = pattern(
    r"in (?:the|its) 20\d\d[/~-]\d\d(?:\d\d)? (?:inspection|round|report|assessment|cycle)s?,?"
    r" (?:it|the \w+|[^,.]{3,30}?) (?:was|were|had|required|got|received)\b"
)
_MONTH = pattern(r"\W*(?:Back )?[Ii]n (?!20|(?:the|early|late|mid)\b)")
"""An opening that sets a whole sentence in the past ("When it was last inspected, in 2021, …")."""
_CARRIES = pattern(
    r"(?!.*\b(?:but|now|while|whereas|this|today|is|are|has|have|from"
    r"|(?<!and )to|up|down|latest)\b)[^;:.]*\b(?:and|although)\b[^;:.]*",
    re.DOTALL,
)
"""What may stand between an earlier grade and another of the same time."""


class Standing:
    """Tells, grade by grade, whether the article speaks of the past."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._last: tuple[Anchor, tuple[Basis, ...]] | None = None
        self._stated = False

    def of(self, item: Bound) -> tuple[Basis, ...]:
        """Return the bases of a rating: one as a rule, two for a grade that "remained".

        Ratings are asked for in the order of the text, as an earlier grade may carry on to the next.
        """
        bases: tuple[Basis, ...] = ("implied",) if item.anchor.implied else self._bases(item)
        self._last = item.anchor, bases
        self._stated = self._stated or "stated" in bases
        return bases

    def _bases(self, item: Bound) -> tuple[Basis, ...]:
        text, anchor = self._context.low, item.anchor
        number = self._context.passage_number(anchor.start)
        passage = self._context.marks.passages[number]
        start = clause_start(text, passage.start, anchor.start)
        if anchor.start in self._context.cells:
            return ("stated",)
        if self._is_former(passage, anchor):
            return ("earlier",)
        ahead = clause_end(text, anchor.end, min(anchor.end + _AHEAD, passage.end))
        if REMAINED.search(text, start, ahead) or self._as_before(passage, anchor):
            return ("stated", "earlier")
        now = list(CURRENT.finditer(text, start, anchor.start))
        if now and (anchor.start - now[-1].end() < _NEAR or not EARLIER.search(text, start, ahead)):
            return ("stated",)
        clause = self._own_clause(anchor, start, ahead)
        told = [match[0] for match in EARLIER.finditer(clause) if self._stated or not PLUPERFECT.fullmatch(match[0])]
        if told or self._past_year(passage, clause):
            return ("earlier",)
        goes_on = self._goes_on(number) and self._past(number - 1)
        past = goes_on or self._framed(passage, anchor) or self._carried(passage, anchor)
        return ("earlier",) if past and not now else ("stated",)

    def _is_former(self, passage: Passage, anchor: Anchor) -> bool:
        """Whether something sure to tell of a former inspection stands with a grade."""
        return (
            self._former_column(passage, anchor)
            or self._was_before(passage, anchor)
            or self._dated(passage, anchor)
            or self._separate(passage, anchor)
            or self._came_from(passage, anchor)
        )

    def _own_clause(self, anchor: Anchor, start: int, ahead: int) -> str:
        """Return what a clause says beside its grade, without what it tells of the grade before ("up from A to")."""
        text = self._context.low
        before = MORE_THAN.sub(",", text[self._told_from(start, anchor) : anchor.start])
        if self._last is not None and MOVED.fullmatch(text, self._last[0].end, anchor.start):
            before = MOVE.sub("", before)
        former = FORMER.search(text, anchor.end, ahead)
        return before + text[anchor.end : former.start() if former else ahead]

    def _told_from(self, start: int, anchor: Anchor) -> int:
        """Return where what tells a clause's time may begin: with the clause before if "and was" goes on from it."""
        text = self._context.low
        if not _AND_WAS.search(text, max(0, start - 10), start):
            return start
        passage = self._context.passage_start(anchor.start)
        grades = self._context.within(self._context.marks.grades, Span(passage, start))
        return start if grades else clause_start(text, passage, start - len("and was "))

    def _as_before(self, passage: Passage, anchor: Anchor) -> bool:
        """Whether it is said behind a grade, and before any other, that it is what the grade was."""
        behind = self._context.low[anchor.end : passage.end]
        if "change" in behind and UNCHANGED.search(behind):
            return True
        found = (
            AS_BEFORE.search(self._context.low, anchor.end, passage.end)
            if " as " in behind or "which" in behind
            else None
        )
        return found is not None and not self._context.within(
            self._context.marks.grades, Span(anchor.end, found.start())
        )

    def _former_column(self, passage: Passage, anchor: Anchor) -> bool:
        """Whether another grade in a table's line is today's ("Efficiency | Good | Adequate")."""
        grades = self._context.within(self._context.marks.grades, passage)
        number = [grade.start for grade in grades].index(anchor.start)
        beside = [COLUMNS.fullmatch(self._context.low, a.end, b.start) is not None for a, b in pairwise(grades)]
        if number and beside[number - 1]:
            return self._context.now_first(passage) is not False
        return number < len(beside) and beside[number] and self._context.now_first(passage) is False

    def _was_before(self, passage: Passage, anchor: Anchor) -> bool:
        """Whether the sentence sets what was against what is now ("we were adequate and are now outstanding")."""
        low = self._context.low
        return (
            low.find(" now", anchor.end, passage.end) >= 0
            and _WAS.search(low, passage.start, anchor.start) is not None
            and _IS_NOW.search(low, anchor.end, passage.end) is not None
        )

    def _dated(self, passage: Passage, anchor: Anchor) -> bool:
        """Whether the sentence ends with a former visit, or opens with a round by its years after others were told."""
        low = self._context.low
        if low.find("when", passage.start, passage.end) < 0:
            return self._stated and low.startswith("in ", passage.start) and _in_round(low, passage.start)
        if self._when_in(passage, anchor):
            return True
        when = _WHEN_THEN.search(low, anchor.end, passage.end)
        if when is not None:
            between = Span(anchor.end, when.start())
            return not self._context.within(self._context.marks.grades, between)
        seen = _LAST_SEEN.search(low, passage.start, anchor.start)
        if seen is not None:
            return CURRENT.search(low, seen.end(), anchor.start) is None
        return self._stated and _in_round(low, passage.start)

    def _separate(self, passage: Passage, anchor: Anchor) -> bool:
        """Whether the grade is that of another inspection, which is not said to be news as well."""
        low = self._context.low
        if "separate" not in low[passage.start : anchor.start] or not SEPARATE.search(low, passage.start, anchor.start):
            return False
        return CURRENT.search(low, passage.start, passage.end) is None

    def _came_from(self, passage: Passage, anchor: Anchor) -> bool:
        """Whether something came "from" the grade, or the sentence opens with how long ago it was given."""
        low = self._context.low
        came = FROM.search(low, max(passage.start, anchor.start - 40), anchor.start)
        before = low[passage.start : anchor.start]
        if came is not None or ("(" in before and _IN_BRACKETS.search(before)):
            return True
        return ("after" in before or "since" in before) and _YEARS_AFTER.match(before) is not None

    def _when_in(self, passage: Passage, anchor: Anchor) -> bool:
        """Whether the grade's own part of a sentence is told of a former year ("…, in 2019, when it was …")."""
        told = _YEAR_WHEN.search(self._context.low, passage.start, anchor.start)
        return told is not None and (self._context.year is None or int(told["year"]) < self._context.year)

    def _framed(self, passage: Passage, anchor: Anchor) -> bool:
        """Whether the sentence's opening sets all of it in the past, and nothing leads back to now."""
        text = self._context.text
        if _FRAME.match(text, passage.start) is None or CURRENT.search(self._context.low, passage.start, anchor.start):
            return False
        opening = text[passage.start : passage.start + _OPENING]
        month = _MONTH.match(opening) is not None
        return (
            month
            or EARLIER.search(self._context.low, passage.start, passage.start + _OPENING) is not None
            or self._past_year(passage, opening)
        )

    def _carried(self, passage: Passage, anchor: Anchor) -> bool:
        """Whether the grade before, in the same sentence, is an earlier one and goes on to this one."""
        if self._last is None or self._last[1] != ("earlier",):
            return False
        before = self._last[0]
        between = self._context.low[before.end : anchor.start]
        return passage.start <= before.start < anchor.start and _CARRIES.fullmatch(between) is not None

    def _goes_on(self, number: int) -> bool:
        """Whether a sentence begins like one that goes on with what the sentence before spoke of."""
        passage = self._context.marks.passages[number]
        return number > 0 and _GOES_ON.match(self._context.text, passage.start) is not None

    def _past(self, number: int, depth: int = 3) -> bool:
        """Whether a sentence, or the one that it goes on from, speaks of the past and not of now."""
        passage = self._context.marks.passages[number]
        sentence = self._context.low[passage.start : passage.end]
        if CURRENT.search(sentence):
            return False
        if EARLIER.search(sentence[:_OPENING]) or self._past_year(passage, sentence):
            return True
        return depth > 0 and self._goes_on(number) and self._past(number - 1, depth - 1)

    def _past_year(self, passage: Passage, clause: str) -> bool:
        """Whether a clause, or its sentence's opening, names a year before the article's own inspection."""
        text = self._context.low
        opening = text[passage.start : passage.start + _NEAR]
        years = [int(match["year"]) for stretch in (opening, clause) for match in _YEAR.finditer(stretch)]
        if not years or _INSPECTED.search(text, passage.start, passage.end) or CURRENT.search(clause):
            return False
        return self._context.year is None or max(years) < self._context.year


def _in_round(low: str, start: int) -> bool:
    return _ROUND_THEN.match(low, start) is not None
