"""Whom "she", "who" and "the chief constable" mean: the last person who fits, the only one who holds the office."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from pressmark.english import speech
from pressmark.english.first_names import sex
from pressmark.patterns import pattern
from pressmark_schemas.marks import PersonMention

if TYPE_CHECKING:
    from pressmark.context import Context

_HOLDER = pattern(r"\b(?:the|force's|service's|its|their|his|her|'s)\s+$")
_DROP = 3
"""Sentences at the beginning that tell of somebody whose name comes after them."""
_PLACE = pattern(r"\b(?!(?:The|An?|One)\b)(?:[A-Z][\w’'-]*\s(?:(?:and|&)\s)?){1,4}$")
"""Where an office is, before its name: "the Kent police and crime commissioner"."""
_SPOKES = pattern(r"spokes(?:person|man|woman)$")


class Meant:
    """Finds whom the pronouns and the nameless offices of one article mean."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._text, self._low = context.text, context.low
        self._people = context.marks.people
        self._starts = [person.start for person in self._people]
        self._quote_starts = [quotation.start for quotation in context.marks.quotations]

    def by_pronoun(self, word: str, position: int) -> PersonMention | None:
        """Return the last person before a pronoun ("he", "she", "who") whom it may mean; "who", in its sentence."""
        if word == "who":
            return self._last_in_sentence(position)
        paragraph = self._unnamed_paragraph(position)
        for person in reversed(self._people[: bisect_left(self._starts, position)]):
            if person.start < paragraph:
                return None
            if self.quoted(person.start) or (self._is_object(person) and not self._is_alone(person)):
                continue
            is_new = self._is_somebody_new(person, position) or self._is_told_of_before(person, position)
            if self._fits(word, person) if person.name else is_new:
                return self._surer(word, person) or person
        return None

    def _surer(self, word: str, person: PersonMention) -> PersonMention | None:
        """Return who opens a person's sentence, where only that one is known to be a man or a woman."""
        if word not in self._titled or not person.name or self._is_known(word, person):
            return None
        passage = self._context.marks.passages[self._context.passage_number(person.start)]
        first = next((one for one in self._context.within(self._people, passage) if one.name), None)
        sure = first is not None and first.name != person.name and self._is_known(word, first)
        return first if first and sure and not self.quoted(first.start) and not self._is_object(first) else None

    def _is_known(self, word: str, person: PersonMention) -> bool:
        """Whether a title or a first name tells that "he" or "she" is right for somebody."""
        name = person.name or ""
        return name.rsplit(" ", 1)[-1] in self._titled[word] or sex(name) == word

    def _unnamed_paragraph(self, position: int) -> int:
        """Return where a place's paragraph begins if it tells of somebody without a name ("One of the officers")."""
        passages = self._context.marks.passages
        number = self._context.passage_number(position)
        block = passages[number].block
        while number > 0 and passages[number - 1].block == block:
            number -= 1
        start = passages[number].start
        return start if speech.ONE_OF.match(self._low, start) else 0

    def _is_told_of_before(self, person: PersonMention, position: int) -> bool:
        """Whether a nameless person opens the sentence before a place, or in its paragraph if they hold no office."""
        passages = self._context.marks.passages
        first, here = (self._context.passage_number(place) for place in (person.start, position))
        row = self._context.pack.role.get((person.role or "").lower())
        opens = self._low[passages[first].start : person.start] in {"the ", "a ", "an ", "one "}
        near = here - first == 1 or (row is not None and row.side == "public")
        return opens and passages[first].block == passages[here].block and near

    def _is_object(self, person: PersonMention) -> bool:
        return speech.NOT_THE_SUBJECT.search(self._text, max(0, person.start - 40), person.start) is not None

    def _is_alone(self, person: PersonMention) -> bool:
        """Whether the sentence that introduces a person tells of nobody else ("It was no surprise to Ann Poole")."""
        passage = self._context.marks.passages[self._context.passage_number(person.start)]
        others = self._context.within(self._people, passage)
        is_new = self._first.get(person.name) == person.start
        return is_new and len(others) == 1 and speech.SOMEBODY_TOO.search(self._low, passage.start, passage.end) is None

    @cached_property
    def _first(self) -> dict[str | None, int]:
        """Where each name stands first."""
        return {person.name: person.start for person in reversed(self._people)}

    def nearest(self, position: int) -> PersonMention | None:
        """Return the last person or office named before a place."""
        before = bisect_left(self._starts, position)
        return self._people[before - 1] if before else None

    def _last_in_sentence(self, position: int) -> PersonMention | None:
        person = self.nearest(position)
        start = self._context.marks.passages[self._context.passage_number(position)].start
        return person if person is not None and person.start >= start else None

    def holder(self, mention: PersonMention) -> str | None:
        """Return the only person of the article with a role, for "the chief constable"."""
        role = (mention.role or "").lower()
        place = _PLACE.search(self._text, max(0, mention.start - 40), mention.start)
        start = place.start() if place else mention.start
        if not role or _SPOKES.search(role):
            return None
        if not _HOLDER.search(self._low, max(0, start - 14), start):
            return self._named_next(mention, start)
        holders = {
            person.name
            for person in self._people
            if person.name
            and (person.start < mention.start or not _INSPECTOR.fullmatch(role))
            and _office((person.role or "").lower()) == _office(role)
        }
        return holders.pop() if len(holders) == 1 else None

    def _named_next(self, mention: PersonMention, start: int) -> str | None:
        """Return who is named next with a role that the article's first sentences give to "a" somebody."""
        if speech.INDEFINITE.search(self._low, max(0, start - 8), start) is None:
            return None
        behind = next((one for one in self._people[bisect_right(self._starts, mention.start) :] if one.name), None)
        passages = self._context.passage_number
        near = behind is not None and passages(behind.start) - passages(start) <= _DROP and passages(start) <= _DROP
        return behind.name if near and behind and (behind.role or "").lower() == (mention.role or "").lower() else None

    def quoted(self, position: int) -> bool:
        """Whether a place stands inside somebody's words."""
        index = bisect_right(self._quote_starts, position) - 1
        return index >= 0 and position < self._context.marks.quotations[index].end

    def _is_somebody_new(self, person: PersonMention, position: int) -> bool:
        """Whether a nameless role of the same sentence is somebody new ("one chief constable … she")."""
        same = self._context.passage_number(person.start) == self._context.passage_number(position)
        return same and speech.INDEFINITE.search(self._low, max(0, person.start - 10), person.start) is not None

    def _fits(self, word: str, person: PersonMention) -> bool:
        """Whether a pronoun may mean a person, as far as a title anywhere in the article, or a first name, tells."""
        if person.name is None or word not in self._titled:
            return True
        surname, other = person.name.rsplit(" ", 1)[-1], "she" if word == "he" else "he"
        if surname in self._titled[word]:
            return True
        return surname not in self._titled[other] and sex(person.name) != other

    @cached_property
    def _titled(self) -> dict[str, set[str]]:
        """The names that stand behind a man's title ("he") or a woman's ("she") anywhere in the article."""
        return {
            pronoun: {
                name.removesuffix("'s").removesuffix("’s")
                for match in re.finditer(rf"{title}\s+(?P<first>[\w’'-]+)(?:\s+(?P<second>[\w’'-]+))?", self._text)
                for name in match.group("first", "second")
                if name
            }
            for pronoun, title in (("he", speech.HIS_TITLE), ("she", speech.HER_TITLE))
        }


_COMMISSIONER = pattern(r"(?:(?:police|crime|fire|rescue|and|&|,| )+ )?commissioner|pfcc|pcc")


_INSPECTOR = pattern(r"(?:hm|(?:her|his) majesty['’]s)? ?(?P<chief>chief )?inspector(?: of .+)?")


def _office(role: str) -> str:
    """Return one word for what a commissioner, or one who inspects, is called; other roles as they are."""
    inspector = _INSPECTOR.fullmatch(role)
    if inspector is not None:
        return f"{inspector['chief'] or ''}inspector"
    return "commissioner" if _COMMISSIONER.fullmatch(role) else role
