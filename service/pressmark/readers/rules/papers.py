"""Documents as sources: the inspectorate, its inspectors, its reports and letters, and papers of a body's own."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from pressmark.english import speech
from pressmark.readers.rules.inspectorates import other_before
from pressmark.readers.rules.source import Source
from pressmark_schemas.marks import Span

if TYPE_CHECKING:
    from pressmark.context import Context
    from pressmark.readers.rules.persons import Persons

_NAME_WITHIN = 60
"""Characters behind "signed by" in which the name must stand."""
_BACK_TO_DOCUMENT, _BACK_TO_INSPECTORS = 400, 320
"""Characters before "it" or "they" in which what it means must stand."""


class Papers:
    """Finds the documents of one article that speak."""

    def __init__(self, context: Context, persons: Persons) -> None:
        self._context, self._persons = context, persons
        self._text, self._low = context.text, context.low
        self._people = context.marks.people
        self._starts = [person.start for person in self._people]

    def within(self, start: int, end: int) -> Iterator[Source]:
        """Yield the inspectorates, inspectors and papers that speak."""
        has_own = any(self._low.find(words, start, end) >= 0 for words in ("'s own ", "'s website"))
        own = list(speech.OWN_PAPER.finditer(self._low, start, end)) if has_own else []
        for match in own:
            body = next(iter(self._context.focus(match.start())), None)
            yield Source(match.start(), "document", organisation=body)
        for match in speech.DOCUMENT.finditer(self._low, start, end):
            if (own and any(one.start() <= match.start() < one.end() for one in own)) or self._is_told_of(match):
                continue
            if not self._is_somebodys(match):
                yield self._paper(match)
            elif match[0] == "report":
                yield from self._report_of_theirs(match.start())
        for mention in self._context.within(self._context.marks.inspectorates, Span(start, end)):
            possessed = "'s" in {self._low[mention.end : mention.end + 2], self._low[mention.end - 2 : mention.end]}
            if not mention.own and not possessed:
                yield Source(mention.start, "document", organisation=mention.name)

    def _report_of_theirs(self, position: int) -> Iterator[Source]:
        """Yield "her report" as what it is: a paper of the organisation that she is of."""
        author = self._persons.meant.nearest(position)
        if author is not None and author.role:
            yield Source(position, "document", organisation=self._persons.source(author).organisation)

    def _is_somebodys(self, match: re.Match[str]) -> bool:
        """Whether a paper is a person's own ("on her website"): then the person speaks."""
        return speech.OWN.search(self._low, max(0, match.start() - 10), match.start()) is not None

    def _is_others(self, match: re.Match[str]) -> bool:
        """Whether a paper is a council's, a charity's or one of the force's own, and no inspectorate's."""
        start, end = match.span()
        before = speech.OTHERS_PAPER.search(self._low, max(0, start - 40), start)
        return before is not None or speech.BY_OTHERS.match(self._low, end) is not None

    def _is_told_of(self, match: re.Match[str]) -> bool:
        """Whether a document is only told of, or part of a role ("HMICFRS inspector X", "led the inspection")."""
        start, end = match.span()
        if speech.WHICH_SAYS.match(self._low, end):
            return False
        if speech.AFTER.search(self._low, max(0, start - 10), start) and speech.FOUND.match(self._low, end):
            return False
        if speech.TOLD_OF.search(self._low, max(0, start - 10), start) or self._low[end : end + 2] == "'s":
            return True
        index = bisect_right(self._starts, start)
        before, behind = self._people[max(0, index - 1) : index], self._people[index : index + 1]
        return any(start < person.end for person in before) or any(0 <= p.start - end <= 2 for p in behind)

    @cached_property
    def _signer(self) -> Source | None:
        """Who a letter is said to be signed by."""
        signed = speech.SIGNED_BY.search(self._low)
        near = Span(signed.end(), signed.end() + _NAME_WITHIN) if signed else None
        person = next(iter(self._context.within(self._people, near)), None) if near else None
        return self._persons.source(person) if person else None

    def _paper(self, match: re.Match[str]) -> Source:
        if self._is_others(match):
            return Source(match.start(), "document")
        in_letter = speech.IN_LETTER.search(self._low, max(0, match.start() - 24), match.start())
        is_letter = match[0].endswith("letter") and in_letter is None
        return self._letter(match.start()) if is_letter else self.document(match.start())

    def _letter(self, position: int) -> Source:
        """Return whose words a letter's are: somebody writes it."""
        if self._signer is None and (speech.PRIVATE_LETTER.search(self._low) or self._is_somebodys_letter):
            return Source(position, "person")
        return (self._signer or self.document(position))._replace(position=position, kind="person")

    @cached_property
    def _is_somebodys_letter(self) -> bool:
        """Whether the letter that an article tells of first is sent by somebody else than an inspectorate."""
        sent = speech.LETTER_SENT.search(self._low)
        if sent is None:
            return False
        here = self._context.marks.passages[self._context.passage_number(sent.start())]
        by = self._low.find(" from ", sent.end(), here.end)
        theirs = speech.INSPECTORATES_LETTER
        return theirs.search(self._low, here.start, sent.start()) is None and (
            by < 0 or theirs.search(self._low, by, here.end) is None
        )

    def document(self, position: int) -> Source:
        """Return the inspectorate that is spoken of at a place."""
        name = other_before(self._context, position) or self._persons.organisations.own_name
        return Source(position, "document", organisation=name)

    def mentioned(self, start: int, end: int) -> Source | None:
        """Return a document that a lead-in only mentions ("in the report: …", "picked out by inspectors")."""
        match = speech.DOCUMENT.search(self._low, start, end)
        if match is None or self._is_somebodys(match):
            return None
        return Source(match.start(), "document") if self._is_others(match) else self.document(match.start())

    def meant(self, word: str, position: int) -> Source | None:
        """Return what "it" or "they" means at a place: an inspectorate, its letter or its inspectors shortly before."""
        back = _BACK_TO_INSPECTORS if word == "they" else _BACK_TO_DOCUMENT
        named = speech.INSPECTORS if word == "they" else speech.DOCUMENT
        before = list(named.finditer(self._low, max(0, position - back), position))
        if not before:
            return None
        if word == "they":
            return self.document(position)
        letters = [match[0].endswith("letter") for match in before]
        if letters[-1] or (self._signer is not None and any(letters)):
            return self._letter(position)
        return Source(position, "document", organisation=self._persons.organisations.own_name)
