"""Who or what speaks: people, pronouns, documents and organisations as sources of a quotation.

A source is looked for in a stretch of text beside a quotation. Where the text does not tell,
there is none: a wrong name is worse than no name.
"""

import re

from pressmark.context import Context
from pressmark.english import speech
from pressmark.readers.rules.antecedents import organisation_that_opens
from pressmark.readers.rules.papers import Papers
from pressmark.readers.rules.persons import Persons
from pressmark.readers.rules.source import Source, subject
from pressmark.readers.rules.speaking import Speaking
from pressmark_schemas.marks import Passage, Span

_VERB_WITHIN, _NAME_WITHIN = 140, 60
"""Characters behind a quotation in which its verb, and from the verb its speaker, must stand."""
_AUXILIARY = 24
"""Characters before a verb in which "was" makes it a passive."""


class Sources:
    """Finds sources in one article."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._text, self._low = context.text, context.low
        self._people = context.marks.people
        self._persons = Persons(context)
        self._papers = Papers(context, self._persons)
        self._speaking = Speaking(context, self._persons)

    def said_in(self, start: int, end: int) -> Source | None:
        """Return the source of what follows a lead-in: who says something in its last clause that says it."""
        lead = self._low[start:end].rstrip(" \n\"'")
        by_noun = self._by_noun(start, end) if lead.endswith(":") else self._by_phrase(start, end, lead)
        if by_noun is not None or any(
            way.search(self._low, start, end) for way in (speech.ONE_SAYING, speech.REJECTED)
        ):
            return by_noun
        found = self._all(start, end)
        new = self._newcomer(start, end, [source for source in found if not self._persons.is_object(source)])
        if new is not None:
            return new
        subjects = self._subjects(found, start, end)
        if found and not subjects:
            return None  # 'critics called the report "…"'
        found = subjects
        if not found:
            return self._papers.mentioned(start, end)
        says = list(speech.SAY.finditer(self._low, start, end)) or list(
            speech.OUTSPOKEN.finditer(self._low, start, end)
        )
        return (self._said_by(found, says, start, end) if says else None) or self._only_named(found, start, says)

    def _subjects(self, found: list[Source], start: int, end: int) -> list[Source]:
        """Return the sources that may be a subject, and are neither objects nor named in an aside."""
        found = [source for source in found if not self._persons.is_object(source)] or found
        found = [source for source in found if not self._is_of_verb(source)]
        asked = speech.ASKED_OPENING.match(self._low, start, end)
        if asked is not None:
            found = [source for source in found if source.position >= asked.end()] or found
        for aside in speech.asides(self._low, start, end):
            found = [source for source in found if not aside.start < source.position < aside.end] or found
        return found

    def _is_of_verb(self, source: Source) -> bool:
        """Whether a source is the object of the verb right before it, or a pronoun that opens what is said."""
        low, position = self._low, source.position
        said = speech.SAID_THAT.search(low, max(0, position - 24), position)
        opens = said is not None and said["verb"] in speech.SAY.openings and speech.PRONOUN.match(low, position)
        return bool(opens) or speech.TRANSITIVE.search(low, max(0, position - 24), position) is not None

    def _said_by(self, found: list[Source], says: list[re.Match[str]], start: int, end: int) -> Source | None:
        """Return the source that the last verb of saying has: who told inspectors, an agent, or its subject."""
        told = speech.TOLD_INSPECTORS.search(self._low, start, end)
        if told is not None and says[-1].start() < told.end():
            who = told.span("who" if told["who"] else "whom")
            return Source(who[0], "person", role=self._text[slice(*who)])
        passive = speech.PASSIVE.search(self._low, max(start, says[-1].start() - _AUXILIARY), says[-1].start())
        agent = self._agent_of(says[-1], found, end) if passive else None
        if passive and agent is None and speech.BY_RIGHT_BEHIND.match(self._low, says[-1].end(), end):
            return Source(says[-1].start(), "person")
        return agent or subject(self._context, found, says, start)

    def _only_named(self, found: list[Source], start: int, says: list[re.Match[str]]) -> Source | None:
        """Return the first source named, or the one that words are said to be according to."""
        if not says:  # "You can read it in full:" - what says nothing is no source
            found = [source for source in found if not self._low.startswith("it ", source.position)]
        according = [source for source in found if speech.ACCORDING_BEFORE.search(self._low, start, source.position)]
        return next(iter(according or found), None)

    def _agent_of(self, verb: re.Match[str], found: list[Source], end: int) -> Source | None:
        """Return whose words a verb in the passive leads to: "The force was praised by inspectors for its …"."""
        for source in found:
            if source.position >= verb.end() and speech.BY.search(self._low, verb.end(), source.position):
                return source
        if verb[0] not in speech.EVALUATES or not self._context.has_own_inspectorate:
            return None
        return self._papers.mentioned(verb.end(), end) or self._papers.document(verb.start())

    def _by_noun(self, start: int, end: int) -> Source | None:
        """Return whose words something else than their verb announces: "Her verdict: …", "The email went on: …"."""
        theirs = speech.THEIR_WORDS.search(self._low, start, end)
        if theirs is not None:
            return self._pronoun(speech.PRONOUN_OF[theirs["whose"]], theirs.start())
        more = speech.GOES_ON.search(self._low, start, end)
        if more is not None:
            person = self._persons.meant.by_pronoun("they", more.start())
            return self._persons.source(person) if person else None
        echoed = speech.ECHOED.search(self._low, start, end)
        if echoed is not None:
            return next(iter(self._all(echoed.end(), end)), None)
        return self._by_phrase(start, end, ":")

    def _by_phrase(self, start: int, end: int, lead: str) -> Source | None:
        """Return whose phrase the words are said to be: an inspectorate's, a paper's or a person's."""
        finding = speech.FINDING_OF.search(self._low, start, end)
        if finding is not None:
            return self._papers.document(finding.start())
        account = speech.OWN_ACCOUNT.search(self._low, start, end)
        if account is not None:
            return self._pronoun(speech.PRONOUN_OF[account["whose"]], account.start())
        phrase = speech.PHRASE_OF.search(self._low, start, end) if lead.endswith((",", ":")) else None
        if phrase is None:
            return None
        position = phrase.start()
        whose = next((one for one in self._people if one.end == position), None)
        if whose is not None:
            return self._persons.source(whose)
        papers = speech.DOCUMENT.finditer(self._low, start, position)
        return self._papers.document(position) if any(match.end() == position for match in papers) else None

    def _newcomer(self, start: int, end: int, found: list[Source]) -> Source | None:
        """Return somebody of no known role who is the first to say something ("A farmer from Codnor said …")."""
        new = speech.NEWCOMER.match(self._low, start, end)
        says = list(speech.SAY.finditer(self._low, new.end(), end)) if new else []
        if new is None or not says or any(one.is_told and one.position < says[-1].start() for one in found):
            return None
        role = self._text[slice(*new.span("role"))]
        last = role.split()[-1]
        if last == "letter" or (last.istitle() and role.lower() not in self._context.pack.role):
            return None  # "A Freedom of Information response said"
        if role in speech.SOMEBODY_AT_ALL:
            return Source(new.start("role"), "person")
        body = self._speaking.author(new.end(), says[-1].start()) if role in speech.TEXTS else None
        role = None if role.split()[-1] in speech.BOARDS else role
        return Source(new.start("role"), "person", role=role, organisation=body)

    def said_after(self, start: int, end: int) -> Source | None:
        """Return the source named behind a quotation: "…," said Ms Poole / "…," she said."""
        found = self._all(start, end)
        if speech.ACCORDING.match(self._low, start, end):
            return found[0] if found else self._papers.mentioned(start, end)
        if speech.GOES_ELSEWHERE.match(self._low, start, end):
            return None  # "…", which Ann Marl called "…"
        says = speech.SAY.search(self._low, start, min(end, start + _VERB_WITHIN))
        if says is None:
            return self._inverted(start, end)
        told_by = speech.TOLD_BY.search(self._low, start, end)
        if told_by is not None and told_by.start() < says.end():
            return next((source for source in found if source.position >= told_by.end()), None)
        before = [source for source in found if source.position < says.start()]
        if before and before[0].position - start < _NAME_WITHIN:
            return before[0]
        new = None if before else self._newcomer(start, end, found)
        is_first = not self._low[start : says.start()].strip(" ,\n~-")
        return new or (self._named_behind(found, says.end(), end) if is_first else None)

    def _named_behind(self, found: list[Source], start: int, end: int) -> Source | None:
        """Return who is named right behind a verb: "said Ms Poole", "said a farmer from Ash", "said the plumber"."""
        after = [source for source in found if 0 <= source.position - start < _NAME_WITHIN]
        somebody = speech.SOMEBODY.match(self._low, start, min(end, start + _NAME_WITHIN))
        named = after and self._low[somebody.end() : after[0].position] == ", " if somebody else False
        if somebody is not None and not (after and (named or after[0].position < somebody.end())):
            role = self._text[slice(*somebody.span(1))]
            return Source(start, "person", role=None if role.split()[-1] in speech.BOARDS else role)
        return after[0] if after else self._the_same(start, end)

    def _inverted(self, start: int, end: int) -> Source | None:
        """Return the person named behind a verb that is none of saying ("…," growled brigade secretary Ann Poole)."""
        verb = speech.INVERTED.match(self._low, start, end)
        person = next(iter(self._context.within(self._people, Span(verb.end(), end))), None) if verb else None
        if verb is None or person is None or not person.name:
            return None
        before = self._low[verb.end() : person.start].removeprefix("the ").rstrip(" \n,")
        return self._persons.source(person) if before in {"", (person.role or "").lower()} else None

    def _the_same(self, start: int, end: int) -> Source | None:
        """Return who was named last, by the other word for them that stands here ("said the plumber, 41")."""
        word = speech.THE_SAME.match(self._low, start, min(end, start + _NAME_WITHIN))
        if word is None or word[1][0].isdigit() or not speech.NOT_ONE.isdisjoint(word[1].split()):
            return None
        role = self._text[slice(*word.span(1))]
        last = self._persons.meant.nearest(start)
        if last is None or not last.name or (last.role or "").lower() in self._context.pack.role:
            return Source(start, "person", role=role)
        return self._persons.source(last)._replace(position=start, role=role)

    def organisation_of(self, passage: Passage) -> Source | None:
        """Return the organisation that opens a sentence which tells of no person."""
        return self._speaking.that_opens(passage)

    def agent(self, start: int, end: int) -> Source | None:
        """Return whose words they are said to be behind them: 'praised as "a good force" by inspectors'."""
        by = speech.BY_AGENT.match(self._low, start, end)
        found = self._all(by.end(), end) + list(self._papers.within(by.end(), end)) if by else []
        return next((one for one in found if by and one.position - by.end() < _NAME_WITHIN), None)

    def named_below(self, start: int, end: int) -> Source | None:
        """Return who is named behind a dash: '"Nobody came." - Ann Poole, Ash'."""
        dash = speech.DASHED.match(self._low, start, end)
        person = next(iter(self._context.within(self._people, Span(dash.end(), end))), None) if dash else None
        return self._persons.source(person) if dash and person and person.name and person.start == dash.end() else None

    def first_named(self) -> Source | None:
        """Return the first person named in the article, if a role is told of them."""
        person = next((one for one in self._people if one.name), None)
        return self._persons.source(person) if person and person.role else None

    def named_on_line_below(self, position: int) -> Source | None:
        """Return who is named, with what they are, on a line of its own right below their words."""
        line = speech.LINE_BELOW.match(self._text, position)
        person = next(iter(self._context.within(self._people, Span(*line.span("line")))), None) if line else None
        told = speech.SAY.search(self._low, *line.span("line")) if line else None
        return (
            self._persons.source(person)
            if line and person and person.start == line.start("line") and not told
            else None
        )

    def subject_of(self, start: int, end: int, *, near: bool = False) -> Source | None:
        """Return the person that a sentence of indirect speech tells of; `near` asks for no verb of saying."""
        found = self._all(start, end)
        people = (s for s in found if s.kind == "person" and (s.speaker or s.role))
        first = self._newcomer(start, end, found) or next(people, None)
        return first if first and (near or speech.SAY.search(self._low, start, end)) else None

    def _all(self, start: int, end: int) -> list[Source]:
        """Return the sources named in a stretch of text outside of quotations, in order."""
        found = self._persons.within(start, end)
        found += self._papers.within(start, end)
        found += self._speaking.within(start, end)
        for match in speech.PRONOUN.finditer(self._low, start, end):
            if match[0] == "who" and self._low[match.start() - 6 : match.start()].endswith(speech.ASKING):
                continue
            source = self._pronoun(match.group().lower(), match.start())
            if source is not None:
                found.append(source)
        meant = self._persons.meant
        return sorted((s for s in found if not meant.quoted(s.position)), key=lambda source: source.position)

    def _pronoun(self, word: str, position: int) -> Source | None:
        """Return what a pronoun means: the last person before it, or what opens the sentence before, or a document."""
        if word in {"he", "she", "who"}:
            return self._persons.by_pronoun(word, position)
        opening = organisation_that_opens(self._context, position) if word == "it" else None
        if opening is not None:
            return Source(position, "person", organisation=opening)
        return self._papers.meant(word, position)
