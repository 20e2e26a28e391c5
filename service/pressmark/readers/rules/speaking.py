"""Bodies and other organisations as sources: what speaks for itself, by its name, its initials or as "the force"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pressmark.english import speech
from pressmark.readers.rules.naming import GROUP_NAME, ORGANISATION_NAME, SHORT_NAME, SHORT_NAMES, organisation
from pressmark.readers.rules.short_names import full_name
from pressmark.readers.rules.source import Source
from pressmark_schemas.marks import BodyMention, Passage, PersonMention, Span

if TYPE_CHECKING:
    from pressmark.context import Context
    from pressmark.readers.rules.persons import Persons


class Speaking:
    """Finds the bodies and organisations of one article that speak."""

    def __init__(self, context: Context, persons: Persons) -> None:
        self._context, self._persons = context, persons
        self._text, self._low = context.text, context.low

    def within(self, start: int, end: int) -> Iterator[Source]:
        """Yield the bodies and other organisations that speak for themselves."""
        context = self._context
        near = context.within(context.marks.people, Span(start, end))
        for match in ORGANISATION_NAME.finditer(self._text, start, end):
            if self._text[match.start() - 1] == "(":
                continue  # "Coun X (Kent Council, Lab) said": the person speaks
            if self._alone(match.start(), match.end(), near):
                yield Source(match.start(), "person", organisation=full_name(context, match))
        for match in speech.BODY_AS_SPEAKER.finditer(self._low, start, end):
            of_somebody = any(person.start == match.end() + 1 for person in near)  # "a force spokeswoman"
            if not of_somebody and self._alone(match.start(), match.end(), ()):
                yield Source(match.start(), "person", organisation=next(iter(context.focus(match.start())), None))
        office = speech.THEIR_OFFICE.search(self._low, start, end) if "office" in self._low[start:end] else None
        holder = self._persons.meant.nearest(office.start()) if office else None
        if office is not None and holder is not None:
            yield Source(office.start(), "person", organisation=self._persons.source(holder).organisation)
        for mention in context.within(context.marks.bodies, Span(start, end)):
            if mention.form == "name" and self._alone(mention.start, mention.end, near):
                yield Source(mention.start, "person", organisation=self._one(mention))
        for match in GROUP_NAME.finditer(self._text, start, end):
            yield Source(match.start(), "person", organisation=" ".join(match["name"].split()))
        yield from self._initials(start, end)

    def _initials(self, start: int, end: int) -> Iterator[Source]:
        """Yield organisations that speak by their initials, and are no body or inspectorate ("The NSPCC said")."""
        for match in SHORT_NAME.finditer(self._text, start, end):
            if self._text[match.start() - 1].isalnum():
                continue
            place, marks = Span(match.start() - 30, match.end()), self._context.marks
            known = (*self._context.within(marks.bodies, place), *self._context.within(marks.inspectorates, place))
            if all(one.end <= match.start() for one in known):
                yield Source(match.start(), "person", organisation=SHORT_NAMES.get(match[1], match[1]))

    def _one(self, mention: BodyMention) -> str | None:
        meant = self._context.bodies_meant(mention)
        return meant[0] if len(meant) == 1 else None

    def _alone(self, start: int, end: int, near: Sequence[PersonMention]) -> bool:
        """Whether a name is a subject of its own: in no phrase, no possessor, no part of a person's role."""
        if self._low[end : end + 2] == "'s" or speech.IN_PHRASE.search(self._low, max(0, start - 10), start):
            return False
        return not any(person.start - 40 <= start <= person.end or self._is_of(person, start) for person in near)

    def _is_of(self, person: PersonMention, start: int) -> bool:
        """Whether a name stands in the apposition behind a person ("Ann Poole, Chair of Kent Fire Authority")."""
        between = self._low[person.end : start]
        return between.startswith(",") and not {".", "\n"} & set(between) and speech.SAY.search(between) is None

    def author(self, start: int, end: int) -> str | None:
        """Return whose a statement is: of the body or organisation named behind it."""
        stretch = Span(start, end)
        named = (self._one(body) for body in self._context.within(self._context.marks.bodies, stretch))
        anaphor = speech.BODY_AS_SPEAKER.search(self._low, start, end)
        body = next((name for name in named if name), None)
        return body or (next(iter(self._context.focus(start)), None) if anaphor else None)

    def that_opens(self, passage: Passage) -> Source | None:
        """Return what opens a sentence that tells of no person ("The Home Office put out a line.")."""
        start = passage.start + (len("The ") if self._text.startswith("The ", passage.start) else 0)
        named = ORGANISATION_NAME.match(self._text, start, passage.end)
        people = self._context.within(self._context.marks.people, passage)
        return Source(start, "person", organisation=organisation(named)) if named and not people else None
