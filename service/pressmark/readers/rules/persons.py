"""People as sources: with the role that is stated anywhere, whose it is, and whom a pronoun means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.english import speech
from pressmark.patterns import pattern
from pressmark.readers.rules.meant import Meant
from pressmark.readers.rules.organisations import Organisations
from pressmark.readers.rules.source import Source
from pressmark_schemas.marks import PersonMention, Span

if TYPE_CHECKING:
    from pressmark.context import Context

_SPOKEN_WITHIN, _OBJECT_WITHIN = 110, 60
"""Characters before somebody in which "a spokesman for", or "a letter to", stands."""
_SOMEBODYS = pattern(r"(?<!Labour )(?<!Conservative )\b(?:counterpart|opposite number|predecessor|rival|successor)$")
"""What somebody is to somebody else, which tells no role of their own."""


class Persons:
    """Finds the people of one article who speak."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._text, self._low = context.text, context.low
        self.organisations = Organisations(context)
        self.meant = Meant(context)

    def within(self, start: int, end: int) -> list[Source]:
        """Return the people named in a stretch, but for those whom others speak for."""
        near = self._context.within(self._context.marks.people, Span(start, end))
        return [self._office_or_person(person) for person in near if not self._is_spoken_for(person)]

    def by_pronoun(self, word: str, position: int) -> Source | None:
        """Return whom "he", "she" or "who" means at a place."""
        person = self.meant.by_pronoun(word, position)
        return self.source(person)._replace(position=position) if person else None

    def source(self, mention: PersonMention) -> Source:
        """Return a person as a source: with the role stated there or elsewhere, and whose it is."""
        name = mention.name or self.meant.holder(mention)
        role = None if mention.role and _SOMEBODYS.search(mention.role) else mention.role
        return Source(mention.start, "person", name, role, self.organisations.of(mention, name))

    def _office_or_person(self, mention: PersonMention) -> Source:
        """Return a person as a source, or those who speak for one ("the mayor's office said")."""
        source = self.source(mention)
        is_office = mention.name is None and speech.OFFICE_OF.match(self._low, mention.end) is not None
        return source._replace(speaker=None, role=None) if is_office else source

    def _is_spoken_for(self, mention: PersonMention) -> bool:
        """Whether somebody else speaks for a person ("a spokeswoman for the commissioner, Ann Poole, said")."""
        near = max(0, mention.start - _SPOKEN_WITHIN)
        spokes = self._low.find("spokes", near, mention.start) if mention.name else -1
        return spokes >= 0 and speech.SPOKEN_FOR.search(self._low, spokes, mention.start) is not None

    def is_object(self, source: Source) -> bool:
        """Whether a nameless office is only spoken to or of ("a letter from HMICFRS to the chief constable says")."""
        start = source.position
        nameless = source.kind == "person" and source.speaker is None and source.role is not None
        return nameless and speech.OBJECT.search(self._text, max(0, start - _OBJECT_WITHIN), start) is not None
