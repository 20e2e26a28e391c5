"""Tells a grade of now from one of an earlier inspection.

Cues stand in the grade's own clause ("had been rated", "in 2019"); a past frame that a sentence
opens holds up to what leads back to now, and for the next one if that begins with "It" or "They".
"""

from __future__ import annotations

import re

from pressmark.context import Context
from pressmark.english.frames import framed, is_past, lead, opening
from pressmark.english.moves import FORMER
from pressmark.english.patterns import MORE_THAN
from pressmark.english.times import CURRENT, EARLIER, LATELY, NO_GRADES, REPORTED, REVISIT, UNLIKE
from pressmark.patterns import pattern, rare
from pressmark.readers.rules.anchors import Anchor
from pressmark.readers.rules.binding import Bound
from pressmark.readers.rules.former import Place, is_former, is_same
from pressmark_schemas.answer import Basis
from pressmark_schemas.marks import Passage, Span

_YEAR = rare(
    r"(?:\b(?:in|of|from|for|during|until|the|its|by)|'s)\s+(?:(?:\w+\s+)?(?:\d{1,2}\s+)?)?(?P<year>20[012]\d)(?![/~-]\d\d)\b",
    "20",
)
_INSPECTED = rare(
    r"\b(?:inspected|visit(?:ed|s)?|fieldwork|carried out|took place|conducted|looked at|examined)\b"
    r"[^.;]{0,60}?\b(?:in|between|from|during|of|on)\b[^.;]{0,25}\b20\d\d\b"
    r"(?![^.;]{0,12}\b(?:it|the force|the service|had)\b)",
    "20",
)
_NEAR = 26
"""Characters; a word for now this close before a grade outweighs any word for then."""
_OPENING = 45
"""Characters of a sentence in which a word for then sets its frame."""
_GOES_ON = pattern(
    r"[\"'“‘]?(?:It|They|These|Those|In (?:one|two|three|four|five|six)"
    r"|A (?:report|review) the following|There (?:was|were)|One|Two|Three|Four|Five|Six|That)\b"
)
_WHEN_THEN = pattern(
    r"\bwhen (?:the )?(?:inspectors|inspectorate|watchdog|it|they|force|service|brigade)"
    r" (?:was |were )?(?:last |previously )?"
    r"(?:came|called|visited|looked|reported|inspected|went in)\b(?:[^.;:]{0,20}\b20\d\d| last| then|[^.;:]{0,30}$)"
)
_LAST_SEEN = pattern(r"\b(?:last|previously) (?:inspected|visited|seen|assessed|graded|looked at)\b[^.;]{0,40}\bwhen\b")
_YEAR_WHEN = pattern(r"\b(?P<year>20\d\d),? when\b(?:(?!\b(?:but|now|while|whereas|is|are|has|have|latest)\b)[^;])*$")
"""A year that the rest of the sentence up to a grade is told of."""
_RETURNS = pattern(r",\s(?:is|are|has|have)\b")
"""What leads back to now behind a grade: "the force, which had been adequate, has moved up to good"."""
_MARKS = " \"'•*"
"""What may stand before a grade that opens its sentence."""
_ROUND_THEN = pattern(
    r"in (?:the|its) 20\d\d[/~-]\d\d(?:\d\d)? (?:inspection|round|report|assessment|cycle)s?,?"
    r" (?:it|the \w+|[^,.]{3,30}?) (?:was|were|had|required|got|received)\b"
)
_CARRIES = pattern(
    r"(?!.*\b(?:but|now|while|whereas|this|today|is|are|has|have|from"
    r"|(?<!and )to|up|down|latest)\b)[^;:.()]*\b(?:and|although)\b[^;:.()]*",
    re.DOTALL,
)
"""What may stand between an earlier grade and another of the same time."""


class Standing:
    """Tells, grade by grade, whether the article speaks of the past."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._last: tuple[Anchor, tuple[Basis, ...]] | None = None
        self._stated = False
        low = context.low
        self._no_news = REVISIT.search(low) is not None and NO_GRADES.search(low) is not None

    def of(self, item: Bound) -> tuple[Basis, ...]:
        """Return the bases of a rating: one as a rule, two for a grade that "remained".

        Ratings are asked for in the order of the text, as an earlier grade may carry on to the next.
        """
        bases: tuple[Basis, ...] = ("implied",) if item.anchor.implied else self._bases(item.anchor)
        self._last = item.anchor, bases
        self._stated = self._stated or "stated" in bases
        return bases

    def _bases(self, anchor: Anchor) -> tuple[Basis, ...]:
        if anchor.start in self._context.cells:
            return ("stated",)
        place = Place(self._context, anchor)
        if is_former(place) or self._dated(place):
            return ("earlier",)
        then = framed(place.low, place.passage.start, anchor.start, self._context.year)
        if is_same(place):
            return ("earlier",) if then else ("stated", "earlier")
        now = list(CURRENT.finditer(place.low, place.start, anchor.start))
        told = self._told(place)
        if now and (anchor.start - now[-1].end() < _NEAR or not told):
            return ("stated",)
        if told or then:
            return ("earlier",)
        past = self._no_news or self._goes_on_then(place) or self._carried(place)
        return ("earlier",) if past and not place.is_present else ("stated",)

    def _told(self, place: Place) -> bool:
        """Whether the grade's own clause says that it is told of a former time."""
        clause = self._own_clause(place)
        told = [match[0] for match in EARLIER.finditer(clause)]
        if any(not LATELY.fullmatch(phrase) for phrase in told) or (told and self._is_set_against_now(place)):
            return True
        return self._past_year(place.passage, clause, opens=not place.is_present)

    def _is_set_against_now(self, place: Place) -> bool:
        """Whether a pluperfect is followed by the present, or stands unreported behind a grade of today."""
        if _RETURNS.search(place.low, place.anchor.end, place.passage.end):
            return True
        return self._stated and not self._is_reported(place)

    def _is_reported(self, place: Place) -> bool:
        """Whether somebody's words are reported, whose pluperfect may be told of today's grades."""
        low, before = place.low, self._context.marks.passages[max(0, place.number - 1)]
        if REPORTED.search(low, place.passage.start, place.passage.end):
            return True
        return self._goes_on(place.number) and REPORTED.search(low, before.start, before.end) is not None

    def _own_clause(self, place: Place) -> str:
        """Return what a clause says beside its grade, without what it tells of the grade before ("up from A to")."""
        text, anchor = place.low, place.anchor
        before = "" if place.moved else MORE_THAN.sub(",", self._context.once(lead, place.passage.start, anchor.start))
        former = FORMER.search(text, anchor.end, place.end)
        return before + UNLIKE.sub("", text[anchor.end : former.start() if former else place.end])

    def _dated(self, place: Place) -> bool:
        """Whether the sentence tells of a former visit, or opens with a round by its years after others were told."""
        low, passage, anchor = place.low, place.passage, place.anchor
        if low.find("when", passage.start, passage.end) < 0:
            return self._in_round(passage)
        if self._when_in(place):
            return True
        when = _WHEN_THEN.search(low, anchor.end, passage.end)
        if when is not None:
            between = Span(anchor.end, when.start())
            return not self._context.within(self._context.marks.grades, between)
        seen = _LAST_SEEN.search(low, passage.start, anchor.start)
        if seen is not None:
            return CURRENT.search(low, seen.end(), anchor.start) is None
        return self._in_round(passage)

    def _in_round(self, passage: Passage) -> bool:
        low = self._context.low
        return (
            self._stated and low.startswith("in ", passage.start) and _ROUND_THEN.match(low, passage.start) is not None
        )

    def _when_in(self, place: Place) -> bool:
        """Whether the grade's own part of a sentence is told of a former year ("…, in 2019, when it was …")."""
        told = _YEAR_WHEN.search(place.low, place.passage.start, place.anchor.start)
        return told is not None and is_past(told["year"], self._context.year)

    def _carried(self, place: Place) -> bool:
        """Whether the grade before, in the same sentence, is an earlier one and goes on to this one."""
        if self._last is None or self._last[1] != ("earlier",):
            return False
        before = self._last[0]
        between = place.low[before.end : place.anchor.start]
        return place.passage.start <= before.start < place.anchor.start and _CARRIES.fullmatch(between) is not None

    def _goes_on_then(self, place: Place) -> bool:
        """Whether a sentence goes on with one that speaks of the past."""
        return self._goes_on(place.number) and self._past(place.number - 1)

    def _goes_on(self, number: int) -> bool:
        """Whether a sentence begins with a grade, or like one that goes on with what the sentence before spoke of."""
        passage = self._context.marks.passages[number]
        grades = self._context.within(self._context.marks.grades, passage)
        opens = bool(grades) and not self._context.low[passage.start : grades[0].start].strip(_MARKS)
        return number > 0 and (opens or _GOES_ON.match(self._context.text, passage.start) is not None)

    def _past(self, number: int, depth: int = 3) -> bool:
        """Whether a sentence, or the one that it goes on from, speaks of the past and not of now."""
        passage = self._context.marks.passages[number]
        sentence = self._context.low[passage.start : passage.end]
        if CURRENT.search(sentence) or not self._context.of_inspection(passage):
            return False
        if EARLIER.search(sentence[:_OPENING]) or self._past_year(passage, sentence):
            return True
        return depth > 0 and self._goes_on(number) and self._past(number - 1, depth - 1)

    def _past_year(self, passage: Passage, clause: str, *, opens: bool = True) -> bool:
        """Whether a clause, or its sentence's opening if that counts, names a year before the article's own."""
        text = self._context.low
        first = opening(text, passage.start, _NEAR) if opens else ""
        years = [match["year"] for stretch in (first, clause) for match in _YEAR.finditer(stretch)]
        if not years or _INSPECTED.search(text, passage.start, passage.end) or CURRENT.search(clause):
            return False
        return is_past(max(years), self._context.year)
