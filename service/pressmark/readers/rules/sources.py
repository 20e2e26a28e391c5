"""Who or what speaks: people, pronouns, documents and organisations as sources of a quotation.

A source is looked for in a stretch of text beside a quotation. Where the text does not tell,
there is none: a wrong name is worse than no name.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from pressmark.context import Context
from pressmark.english import speech
from pressmark.readers.rules.antecedents import organisation_that_opens
from pressmark.readers.rules.meant import Meant
from pressmark.readers.rules.naming import ORGANISATION_NAME, SHORT_NAME, SHORT_NAMES, organisation
from pressmark.readers.rules.organisations import Organisations
from pressmark.readers.rules.source import Source, subject
from pressmark_schemas.marks import BodyMention, Passage, PersonMention, Span

_VERB_WITHIN, _NAME_WITHIN = 140, 60
"""Characters behind a quotation in which its verb, and from the verb its speaker, must stand."""
_BACK_TO_DOCUMENT, _BACK_TO_INSPECTORS = 400, 320
"""Characters before "it" or "they" in which what it means must stand."""


class Sources:
    """Finds sources in one article."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._text, self._low = context.text, context.low
        self._people = context.marks.people
        self._starts = [person.start for person in self._people]
        self._organisations = Organisations(context)
        self._meant = Meant(context)

    def said_in(self, start: int, end: int) -> Source | None:
        """Return the source of what follows a lead-in: who says something in its last clause that says it."""
        lead = self._low[start:end].rstrip(" \n\"'")
        by_noun = self._by_noun(start, end) if lead.endswith(":") else self._by_phrase(start, end, lead)
        if by_noun is not None:
            return by_noun
        found = self._all(start, end)
        new = self._newcomer(start, end, found)
        if new is not None:
            return new
        found = [source for source in found if not self._is_object(source)] or found
        for aside in speech.asides(self._low, start, end):
            found = [source for source in found if not aside.start < source.position < aside.end] or found
        if not found:
            return self._mentioned(start, end)
        says = list(speech.SAY.finditer(self._low, start, end)) or list(
            speech.OUTSPOKEN.finditer(self._low, start, end)
        )
        told = speech.TOLD_INSPECTORS.search(self._low, start, end)
        if told is not None and says and says[-1].start() < told.end():
            who = told.span("who" if told["who"] else "whom")
            return Source(who[0], "person", role=self._text[slice(*who)])
        if says and speech.PASSIVE.search(self._low, max(start, says[-1].start() - 24), says[-1].start()):
            passive = self._agent_of(says[-1], found, end)
            if passive is not None:
                return passive
        said = subject(self._context, found, says, start) if says else None
        if said is not None:
            return said
        if not says:  # "You can read it in full:" - what says nothing is no source
            found = [source for source in found if not self._low.startswith("it ", source.position)]
            if not found:
                return None
        according = [source for source in found if speech.ACCORDING_BEFORE.search(self._low, start, source.position)]
        return (according or found)[0]

    def _agent_of(self, verb: re.Match[str], found: list[Source], end: int) -> Source | None:
        """Return whose words a verb in the passive leads to: "The force was praised by inspectors for its …"."""
        for source in found:
            if source.position >= verb.end() and speech.BY.search(self._low, verb.end(), source.position):
                return source
        if verb[0] not in speech.EVALUATES or not self._context.has_own_inspectorate:
            return None
        return self._mentioned(verb.end(), end) or self._document(verb.start())

    def _by_noun(self, start: int, end: int) -> Source | None:
        """Return whose words something else than their verb announces: "Her verdict: …", "The email went on: …"."""
        theirs = speech.THEIR_WORDS.search(self._low, start, end)
        if theirs is not None:
            return self._pronoun(speech.PRONOUN_OF[theirs["whose"]], theirs.start())
        more = speech.GOES_ON.search(self._low, start, end)
        if more is not None:
            person = self._meant.by_pronoun("they", more.start())
            return self.person(person) if person else None
        echoed = speech.ECHOED.search(self._low, start, end)
        if echoed is not None:
            return next(iter(self._all(echoed.end(), end)), None)
        return self._by_phrase(start, end, ":")

    def _by_phrase(self, start: int, end: int, lead: str) -> Source | None:
        """Return whose phrase the words are said to be: an inspectorate's, a paper's or a person's."""
        phrase = speech.PHRASE_OF.search(self._low, start, end) if lead.endswith((",", ":")) else None
        if phrase is None:
            return None
        position = phrase.start()
        whose = next((one for one in self._people if one.end == position), None)
        if whose is not None:
            return self.person(whose)
        papers = speech.DOCUMENT.finditer(self._low, start, position)
        return self._document(position) if any(match.end() == position for match in papers) else None

    def _newcomer(self, start: int, end: int, found: list[Source]) -> Source | None:
        """Return somebody of no known role who is the first to say something ("A farmer from Codnor said …")."""
        new = speech.NEWCOMER.match(self._low, start, end)
        says = list(speech.SAY.finditer(self._low, new.end(), end)) if new else []
        if new is None or not says or any(one.is_told and one.position < says[-1].start() for one in found):
            return None
        role = self._text[slice(*new.span("role"))]
        body = self._author(new.end(), says[-1].start()) if role in speech.TEXTS else None
        return Source(new.start("role"), "person", role=role, organisation=body)

    def _author(self, start: int, end: int) -> str | None:
        """Return whose a statement is: of the body or organisation named behind it."""
        stretch = Span(start, end)
        named = (self._one(body) for body in self._context.within(self._context.marks.bodies, stretch))
        anaphor = speech.BODY_AS_SPEAKER.search(self._low, start, end)
        body = next((name for name in named if name), None)
        return body or (next(iter(self._context.focus(start)), None) if anaphor else None)

    def _mentioned(self, start: int, end: int) -> Source | None:
        """Return a document that a lead-in only mentions ("in the report: …", "picked out by inspectors")."""
        match = speech.DOCUMENT.search(self._low, start, end)
        return self._document(match.start()) if match and not self._is_somebodys(match) else None

    def _is_somebodys(self, match: re.Match[str]) -> bool:
        """Whether a paper is a person's own ("on her website"): then the person speaks."""
        return speech.OWN.search(self._low, max(0, match.start() - 10), match.start()) is not None

    def said_after(self, start: int, end: int) -> Source | None:
        """Return the source named behind a quotation: "…," said Ms Poole / "…," she said."""
        found = self._all(start, end)
        if speech.ACCORDING.match(self._low, start, end):
            return found[0] if found else self._mentioned(start, end)
        if speech.GOES_ELSEWHERE.match(self._low, start, end):
            return None
        says = speech.SAY.search(self._low, start, min(end, start + _VERB_WITHIN))
        if says is None:
            return self._inverted(start, end)
        before = [source for source in found if source.position < says.start()]
        if before and before[0].position - start < _NAME_WITHIN:
            return before[0]
        new = None if before else self._newcomer(start, end, found)
        if new is not None:
            return new
        if self._low[start : says.start()].strip(" ,\n~-"):
            return None
        after = [source for source in found if 0 <= source.position - says.end() < _NAME_WITHIN]
        somebody = speech.SOMEBODY.match(self._low, says.end(), min(end, says.end() + _NAME_WITHIN))
        named = after and self._low[somebody.end() : after[0].position] == ", " if somebody else False
        if somebody is not None and not (after and (named or after[0].position < somebody.end())):
            return Source(says.end(), "person", role=self._text[slice(*somebody.span(1))])
        return after[0] if after else self._the_same(says.end(), end)

    def _inverted(self, start: int, end: int) -> Source | None:
        """Return the person named behind a verb that is none of saying ("…," growled brigade secretary Ann Poole)."""
        verb = speech.INVERTED.match(self._low, start, end)
        person = next(iter(self._context.within(self._people, Span(verb.end(), end))), None) if verb else None
        if verb is None or person is None or not person.name:
            return None
        before = self._low[verb.end() : person.start].removeprefix("the ").rstrip(" \n,")
        return self.person(person) if before in {"", (person.role or "").lower()} else None

    def _the_same(self, start: int, end: int) -> Source | None:
        """Return who was named last, by the other word for them that stands here ("said the plumber, 41")."""
        word = speech.THE_SAME.match(self._low, start, min(end, start + _NAME_WITHIN))
        if word is None or word[1][0].isdigit() or not speech.NOT_ONE.isdisjoint(word[1].split()):
            return None
        role = self._text[slice(*word.span(1))]
        last = self._meant.nearest(start)
        if last is None or not last.name or (last.role or "").lower() in self._context.pack.role:
            return Source(start, "person", role=role)
        return self.person(last)._replace(position=start, role=role)

    def agent(self, start: int, end: int) -> Source | None:
        """Return whose words they are said to be behind them: 'praised as "a good force" by inspectors'."""
        by = speech.BY_AGENT.match(self._low, start, end)
        found = self._all(by.end(), end) + list(self._papers(by.end(), end)) if by else []
        return next((one for one in found if by and one.position - by.end() < _NAME_WITHIN), None)

    def named_below(self, start: int, end: int) -> Source | None:
        """Return who is named behind a dash: '"Nobody came." - Ann Poole, Ash'."""
        dash = speech.DASHED.match(self._low, start, end)
        person = next(iter(self._context.within(self._people, Span(dash.end(), end))), None) if dash else None
        return self.person(person) if dash and person and person.name and person.start == dash.end() else None

    def subject_of(self, start: int, end: int, *, near: bool = False) -> Source | None:
        """Return the person that a sentence of indirect speech tells of; `near` asks for no verb of saying."""
        found = self._all(start, end)
        people = (s for s in found if s.kind == "person" and (s.speaker or s.role))
        first = self._newcomer(start, end, found) or next(people, None)
        return first if first and (near or speech.SAY.search(self._low, start, end)) else None

    def organisation_of(self, passage: Passage) -> Source | None:
        """Return what opens a sentence that tells of no person ("The Home Office put out a line.")."""
        start = passage.start + (len("The ") if self._text.startswith("The ", passage.start) else 0)
        named = ORGANISATION_NAME.match(self._text, start, passage.end)
        people = self._context.within(self._people, passage)
        return Source(start, "person", organisation=organisation(named)) if named and not people else None

    def _all(self, start: int, end: int) -> list[Source]:
        """Return the sources named in a stretch of text outside of quotations, in order."""
        near = self._people[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        found = [self._office_or_person(person) for person in near if not self._is_spoken_for(person)]
        found += self._papers(start, end)
        found += self._bodies(start, end, near)
        found += self._initials(start, end)
        for match in speech.PRONOUN.finditer(self._low, start, end):
            if match[0] == "who" and self._low[match.start() - 6 : match.start()].endswith(speech.ASKING):
                continue
            source = self._pronoun(match.group().lower(), match.start())
            if source is not None:
                found.append(source)
        return sorted((s for s in found if not self._meant.quoted(s.position)), key=lambda source: source.position)

    def _papers(self, start: int, end: int) -> Iterator[Source]:
        """Yield the inspectorates, inspectors and papers that speak."""
        has_own = self._low.find("'s own ", start, end) >= 0
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
        author = self._meant.nearest(position)
        if author is not None and author.role:
            yield Source(position, "document", organisation=self.person(author).organisation)

    def _bodies(self, start: int, end: int, near: tuple[PersonMention, ...]) -> Iterator[Source]:
        """Yield the bodies and other organisations that speak for themselves."""
        context = self._context
        for match in ORGANISATION_NAME.finditer(self._text, start, end):
            if self._text[match.start() - 1] == "(":
                continue  # "Coun X (Kent Council, Lab) said": the person speaks
            if self._alone(match.start(), match.end(), near):
                yield Source(match.start(), "person", organisation=organisation(match))
        for match in speech.BODY_AS_SPEAKER.finditer(self._low, start, end):
            of_somebody = any(person.start == match.end() + 1 for person in near)  # "a force spokeswoman"
            if not of_somebody and self._alone(match.start(), match.end(), ()):
                yield Source(match.start(), "person", organisation=next(iter(context.focus(match.start())), None))
        office = speech.THEIR_OFFICE.search(self._low, start, end) if "office" in self._low[start:end] else None
        holder = self._meant.nearest(office.start()) if office else None
        if office is not None and holder is not None:
            yield Source(office.start(), "person", organisation=self.person(holder).organisation)
        for mention in context.within(context.marks.bodies, Span(start, end)):
            if mention.form == "name" and self._alone(mention.start, mention.end, near):
                yield Source(mention.start, "person", organisation=self._one(mention))

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

    def _is_object(self, source: Source) -> bool:
        """Whether a nameless office is only spoken to or of ("a letter from HMICFRS to the chief constable says")."""
        start = source.position
        nameless = source.kind == "person" and source.speaker is None and source.role is not None
        return nameless and speech.OBJECT.search(self._text, max(0, start - 60), start) is not None

    def _alone(self, start: int, end: int, near: tuple[PersonMention, ...]) -> bool:
        """Whether a name is a subject of its own: in no phrase, no possessor, no part of a person's role."""
        if self._low[end : end + 2] == "'s" or speech.IN_PHRASE.search(self._low, max(0, start - 10), start):
            return False
        return not any(person.start - 40 <= start <= person.end or self._is_of(person, start) for person in near)

    def _is_of(self, person: PersonMention, start: int) -> bool:
        """Whether a name stands in the apposition behind a person ("Ann Poole, Chair of Kent Fire Authority")."""
        between = self._low[person.end : start]
        return between.startswith(",") and not {".", "\n"} & set(between) and speech.SAY.search(between) is None

    def _is_told_of(self, match: re.Match[str]) -> bool:
        """Whether a document is only told of, or part of a role ("HMICFRS inspector X", "led the inspection")."""
        start, end = match.span()
        if speech.WHICH_SAYS.match(self._low, end):
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
        return self.person(person) if person else None

    def _paper(self, match: re.Match[str]) -> Source:
        in_letter = speech.IN_LETTER.search(self._low, max(0, match.start() - 24), match.start())
        is_letter = match[0].endswith("letter") and in_letter is None
        return self._letter(match.start()) if is_letter else self._document(match.start())

    def _letter(self, position: int) -> Source:
        """Return whose words a letter's are: somebody writes it."""
        signer = self._signer
        return (signer or self._document(position))._replace(position=position, kind="person")

    def _document(self, position: int) -> Source:
        name = self._organisations.inspectorate_before(position) or self._organisations.own_name
        return Source(position, "document", organisation=name)

    def _pronoun(self, word: str, position: int) -> Source | None:
        """Return what a pronoun means: the last person before it, or an inspectorate spoken of shortly before."""
        if word in {"he", "she", "who"}:
            person = self._meant.by_pronoun(word, position)
            return self.person(person)._replace(position=position) if person else None
        opening = organisation_that_opens(self._context, position) if word == "it" else None
        if opening is not None:
            return Source(position, "person", organisation=opening)
        back = _BACK_TO_INSPECTORS if word == "they" else _BACK_TO_DOCUMENT
        named = speech.INSPECTORS if word == "they" else speech.DOCUMENT
        before = list(named.finditer(self._low, max(0, position - back), position))
        if not before:
            return None
        if word == "they":
            return self._document(position)
        if before[-1][0].endswith("letter"):
            return self._letter(position)
        return Source(position, "document", organisation=self._organisations.own_name)

    def _office_or_person(self, mention: PersonMention) -> Source:
        """Return a person as a source, or those who speak for one ("the mayor's office said")."""
        source = self.person(mention)
        is_office = mention.name is None and speech.OFFICE_OF.match(self._low, mention.end) is not None
        return source._replace(speaker=None, role=None) if is_office else source

    def _is_spoken_for(self, mention: PersonMention) -> bool:
        """Whether somebody else speaks for a person ("a spokeswoman for the commissioner, Ann Poole, said")."""
        if mention.name is None or not self._low.startswith("spokes", self._low.rfind("spokes", 0, mention.start)):
            return False
        return speech.SPOKEN_FOR.search(self._low, max(0, mention.start - 110), mention.start) is not None

    def person(self, mention: PersonMention) -> Source:
        """Return a person as a source: with the role stated there or elsewhere, and whose it is."""
        name = mention.name or self._meant.holder(mention)
        return Source(mention.start, "person", name, mention.role, self._organisations.of(mention, name))
