"""Tells a grade of now from one of an earlier inspection.

Cues stand in the grade's own clause ("up from", "had been rated", "in 2019"); a past frame that a
sentence opens holds for the next one if that begins with "It" or "They".
"""

from __future__ import annotations

import re

from pressmark.context import Context
from pressmark.english import CURRENT, EARLIER, FROM, REMAINED
from pressmark.readers.rules.anchors import clause_start
from pressmark.readers.rules.binding import Bound
from pressmark_schemas.answer import Basis
from pressmark_schemas.marks import Passage

_YEAR = re.compile(
    r"\b(?:in|of|from|since|for|during|until|the|its|by)\s+(?:(?:\w+\s+)?(?:\d{1,2}\s+)?)?(?P<year>20[012]\d)(?![/–-]\d\d)\b",
    re.IGNORECASE,
)
_INSPECTED = re.compile(
    r"\b(?:inspected|visit(?:ed|s)?|fieldwork|carried out|took place|conducted|looked at|examined)\b[^.;]{0,60}?\b(?:in|between|from|during|of|on)\b[^.;]{0,25}\b20\d\d\b(?![^.;]{0,12}\b(?:it|the force|the service|had)\b)",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"[\"'“‘]?(?:It|They|These|Those|The (?:report|inspection|watchdog|inspectorate|inspectors)|Inspectors|That)\b")


class Standing:
    """Remembers, passage by passage, whether the article speaks of the past."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def of(self, item: Bound) -> tuple[Basis, ...]:
        """Return the bases of a rating: one as a rule, two for a grade that "remained"."""
        if item.anchor.implied:
            return ("implied",)
        text, anchor = self._context.text, item.anchor
        number = self._context.passage_number(anchor.start)
        passage = self._context.marks.passages[number]
        start = clause_start(self._context, passage, anchor.start)
        if FROM.search(text, max(passage.start, anchor.start - 40), anchor.start):
            return ("earlier",)
        ahead = text[anchor.end : min(anchor.end + 60, passage.end)]
        clause = text[start : anchor.start] + re.split(r"[;:]|,? (?:but|while|and (?:is|was|it)) ", ahead)[0]
        if REMAINED.search(text, start, anchor.start):
            return ("stated", "earlier")
        now = list(CURRENT.finditer(text, start, anchor.start))
        if now and (anchor.start - now[-1].end() < 26 or not EARLIER.search(text, start, anchor.start)):
            return ("stated",)
        if EARLIER.search(clause) or self._past(passage):
            return ("earlier",)
        if number and _GOES_ON.match(text, passage.start) and not self._is_new(passage):
            previous = self._context.marks.passages[number - 1]
            return ("earlier",) if self._past(previous) else ("stated",)
        return ("stated",)

    def _past(self, passage: Passage) -> bool:
        """Whether a sentence speaks of a year before the article's own inspection."""
        years = [int(match["year"]) for match in _YEAR.finditer(self._context.text, passage.start, passage.end)]
        if not years or self._is_new(passage):
            return False
        if _INSPECTED.search(self._context.text, passage.start, passage.end):
            return False
        published = self._context.article.published
        return published is None or max(years) < published.year

    def _is_new(self, passage: Passage) -> bool:
        return CURRENT.search(self._context.text, passage.start, passage.end) is not None
