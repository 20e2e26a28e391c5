"""Who or what speaks: people, pronouns, documents and organisations as sources of a quotation.

A source is looked for in a stretch of text beside a quotation. Where the text does not tell,
there is none: a wrong name is worse than no name.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from pressmark.context import Context
from pressmark_schemas.marks import BodyMention, PersonMention, Span

SAY = (
    r"(?:said|says|saying|say|added|adds|adding|told|tells|telling|explained|explains|commented|comments|continued|continues|warned|warns|warning|insisted|insists|"
    r"admitted|admits|stated|states|wrote|writes|writing|called|calls|calling|described|describes|describing|argued|argues|replied|stressed|stresses|praised|praising|promised|promises|"
    r"promising|claimed|claims|concluded|concludes|responded|pledged|conceded|acknowledged|remarked|recalled|observed|thinks?|thought|believes?|believed|tweeted|posted|asked|asks|"
    r"noted|notes|noting|reads|read|found|finds|finding|feels?|felt|reported|reports|points? out|pointed out|goes on|went on|put it|puts it|quipped|joked|vowed|urged|urges|confirmed|confirms|"
    r"announced|declared|declares|spoke|speaking|speaks|replies|has replied|voiced|voices|expressed|highlighted|highlights|saw|judged|criticised|reacted|answered|welcomed|welcoming|thanked|quoted|recorded|records|agreed|agrees|heard|listed)"
)
_SAY = re.compile(rf"\b{SAY}\b", re.IGNORECASE)
_ACCORDING = re.compile(r"\b(?:according to|in the words of|for|quoting)\s*$", re.IGNORECASE)
_DOCUMENT = re.compile(
    r"\b(?:(?:the|this|that|its|their|a|an|another|today's|new|latest|fresh|damning|critical|same|final|full|hmicfrs|hmic)\s+)*"
    r"(?:(?:inspection\s+|peel\s+|hmicfrs\s+|hmic\s+|police\s+|final\s+|full\s+|watchdog's\s+|inspectors['’]\s+)?(?:report|letter|assessment|review|document|findings|summary|website|inspection|study|paper|verdict|judgment)s?\b"
    r"|inspectorate\b|(?:police\s+|fire\s+)?watchdogs?\b|inspectors\b|HMICFRS\b|HMICRFS\b|HMIC\b|inspection team\b)",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(r"\b(?:the|a|its|our)\s+(?:(?:police\s+)?force|constabulary|(?:fire\s+)?service|brigade)\b", re.IGNORECASE)
_HE, _SHE = re.compile(r"\b(?:he)\b", re.IGNORECASE), re.compile(r"\b(?:she)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:he|she|they|it|who)\b", re.IGNORECASE)
_ORG_NOUN = (
    r"(?:Authority|Council|Union|Federation|Association|Forum|Trust|University|College|School|Academy|Commission|Committee|Network|Party|Charity|"
    r"Corporation|Foundation|Institute|Alliance|Partnership|Group|Museum|Concern|Office|Board|Society)"
)
_ORG_NAME = re.compile(rf"\b(?:[A-Z][\w’'-]*[ \n](?:(?:of|and|&|for|the|in|’s|'s)[ \n])*){{1,7}}?{_ORG_NOUN}\b(?: of [A-Z][a-z]+(?: and [A-Z][a-z]+)?)?")
_OFFICE = re.compile(r"^(?:The |(?:Chair|Leader|Head|Director|Secretary|Member)(?:man|woman)? of (?:the )?)")
_ARTICLE = re.compile(r"^(?:An?|The|But|And)\s+")
_SPOKEN_FOR = re.compile(r"\s+for\s+(?:the\s+)?((?:[A-Z][\w’'&-]*\s?|(?:of|and|the|for)\s){1,8})")
_SPOKEN_BY = re.compile(r"((?:[A-Z][\w’'&-]*\s){1,6})$")
_FBU = re.compile(r"\bFBU\b|Fire Brigades['’]? Union")
_MR = re.compile(r"\b(?:Mr|Sir|Lord)\b")
_MS = re.compile(r"\b(?:Mrs|Ms|Miss|Dame|Lady|Baroness)\b")
_IN_PHRASE = re.compile(r"\b(?:of|in|for|at|from|by|to|with|about|on|than|into)\s+(?:the\s+)?$")
_RELATIVE = re.compile(
    r",\s(?:who|whose|which|appointed|elected|flanked|himself|herself|now|then|formerly|of|from|an?|the|\w+ing)\b[^:\"“”.]*?,(?=\s+(?:[\w’']+\s+){0,3}" + SAY + r"\b)",
    re.IGNORECASE,
)
"""What is said of a subject between it and its verb: "Ann Poole, who has led the force since May, said"."""
_SOMEBODY = re.compile(r"\s*(?:an?|one|another)\s+((?:[\w’'-]+\s+){0,3}?[\w’'-]+)(?=\s+(?:who|from|in|of|at|with|outside|on)\b|[,.;:]|$)", re.IGNORECASE)
_NOT_BY = re.compile(r"\b(?:by|from|to|with|of|for|against|about|under|like|than)\s+(?:(?:Cllr|Councillor|Mr|Mrs|Ms|Dr|Sir|Dame|the)\.?\s+)?$")
_CLAUSES = re.compile(r";|[,.]{1,2}\s+(?:and|but|while|with|though|although)\s")
_OF_ORG = re.compile(r",?\s(?:of|from|for|at)\s(?:the\s)?")
_SPOKES = re.compile(r"spokes(?:person|man|woman)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Source:
    """Who said something: `position` is where the text names it."""

    position: int
    kind: Literal["person", "document"]
    speaker: str | None = None
    role: str | None = None
    organisation: str | None = None


class Sources:
    """Finds sources in one article."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._people = context.marks.people
        self._starts = [person.start for person in self._people]
        self._sides: dict[str, str] = {}
        self._quote_starts = [quotation.start for quotation in context.marks.quotations]

    def said_in(self, start: int, end: int) -> Source | None:
        """Return the source of what follows a lead-in: who says something in its last clause that says it."""
        text = self._context.text
        found = self._all(start, end)
        for aside in _RELATIVE.finditer(text, start, end):
            found = [source for source in found if not aside.start() < source.position < aside.end()] or found
        if not found:
            return self._mentioned(start, end)
        says = list(_SAY.finditer(text, start, end))
        if says:
            before = [source for source in found if source.position < says[-1].start()]
            if before and says[-1].group().endswith("ing") and text[: says[-1].start()].rstrip(" \n").endswith(","):
                return next((source for source in before if source.kind == "person"), before[0])
            clause = max((m.end() for m in _CLAUSES.finditer(text, start, says[-1].start())), default=start)
            verb = next(say for say in says if say.start() >= clause)
            subjects = [source for source in before if clause <= source.position < verb.start()] or before
            if subjects:
                return self._nearest_subject(subjects, verb.start())
            after = [source for source in found if source.position > says[-1].start()]
            if after and not text[says[-1].end() : after[0].position].strip(" \n"):
                return after[0]
        according = [source for source in found if _ACCORDING.search(text, start, source.position)]
        return (according or found)[0]

    def _mentioned(self, start: int, end: int) -> Source | None:
        """Return a document that a lead-in only mentions ("in the report: …", "picked out by inspectors")."""
        match = _DOCUMENT.search(self._context.text, start, end)
        return self._document(match.start(), match.end()) if match else None

    def said_after(self, start: int, end: int) -> Source | None:
        """Return the source named behind a quotation: "…," said Ms Poole / "…," she said."""
        text = self._context.text
        according = re.compile(r"[\s,]*(?:according to|in the words of)\s+", re.IGNORECASE).match(text, start, end)
        says = _SAY.search(text, start, min(end, start + 140))
        found = self._all(start, end)
        if according is not None and found:
            return found[0]
        if says is None or not found:
            return None
        before = [source for source in found if source.position < says.start()]
        if before and before[0].position - start < 60:
            return before[0]
        after = [source for source in found if source.position >= says.end()]
        somebody = _SOMEBODY.match(text, says.end(), min(end, says.end() + 60))
        if somebody is not None and not text[start : says.start()].strip(" ,\n–—-"):
            if not after or after[0].position >= somebody.end() or after[0].speaker is None:
                return after[0] if after and after[0].position < somebody.end() else Source(says.end(), "person", role=somebody[1])
        if not text[start : says.start()].strip(" ,\n–—-") and after and after[0].position - says.end() < 60:
            return after[0]
        return None

    def subject_of(self, start: int, end: int, *, near: bool = False) -> Source | None:
        """Return the person that a sentence of indirect speech tells of; `near` asks for no verb of saying."""
        named = [source for source in self._all(start, end) if source.kind == "person" and (source.speaker or source.role)]
        return named[0] if named and (near or _SAY.search(self._context.text, start, end)) else None

    def _nearest_subject(self, before: list[Source], verb: int) -> Source:
        """Return the subject: of two sources, the first of the verb's clause rather than its object."""
        text = self._context.text
        nearest = before[-1]
        for source in reversed(before[:-1]):
            between = text[source.position : verb]
            if "," in between or _SAY.search(between) or len(between) > 70 or re.search(r"\b(?:and|but|while|who|with)\b", between):
                break
            if source.kind == "person" or nearest.kind == "document":
                nearest = source
        return nearest

    def _all(self, start: int, end: int) -> list[Source]:
        """Return the sources named in a stretch of text, in order."""
        text = self._context.text
        found: list[Source] = []
        for person in self._people[bisect_left(self._starts, start) : bisect_left(self._starts, end)]:
            found.append(self.person(person))
        taken = [(person.start - 40, person.end + 1) for person in self._people if start <= person.start < end]
        for match in _DOCUMENT.finditer(text, start, end):
            if not any(a + 40 <= match.start() < b for a, b in taken) and not self._part_of_role(match):
                found.append(self._document(match.start(), match.end()))
        for mention in self._context.marks.inspectorates:
            if start <= mention.start < end and not mention.own:
                found.append(Source(mention.start, "document", organisation=mention.name))
        for match in _ORG_NAME.finditer(text, start, end):
            if not any(a + 40 <= match.start() < b or match.start() <= a + 40 < match.end() for a, b in taken):
                name = _OFFICE.sub("", " ".join(match.group().split()))
                if not _IN_PHRASE.search(text[max(0, match.start() - 10) : match.start()]):
                    found.append(Source(match.start(), "person", organisation=name))
        for match in _ORGANISATION.finditer(text, start, end):
            bodies = self._context.focus(match.start())
            if text[match.end() : match.end() + 2] not in {"'s", "’s"} and not _IN_PHRASE.search(text[max(0, match.start() - 10) : match.start()]):
                found.append(Source(match.start(), "person", organisation=bodies[0] if bodies else None))
        for mention in self._context.marks.bodies:
            if start <= mention.start < end and mention.form == "name" and self._stands_alone(mention, taken):
                meant = self._context.bodies_meant(mention)
                found.append(Source(mention.start, "person", organisation=meant[0] if len(meant) == 1 else None))
        for match in _PRONOUN.finditer(text, start, end):
            source = self._pronoun(match.group().lower(), match.start())
            if source is not None:
                found.append(source)
        return sorted((s for s in found if not self._quoted(s.position)), key=lambda source: source.position)

    def _part_of_role(self, match: re.Match[str]) -> bool:
        """Whether what looks like a document is part of somebody's role ("HMICFRS inspector X", "led the inspection")."""
        text = self._context.text
        if re.search(r"\b(?:led|leads|leading|about|of|in|after|from|since|for|by|to|at|on|with|during|behind)\s+$", text[max(0, match.start() - 10) : match.start()]):
            return True
        if text[match.end() : match.end() + 2] in {"'s", "’s"}:
            return True
        return any(
            person.start <= match.start() < person.end or 0 <= person.start - match.end() <= 2 for person in self._people
        )

    def _stands_alone(self, mention: BodyMention, taken: list[tuple[int, int]]) -> bool:
        text = self._context.text
        if text[mention.end : mention.end + 2] in {"'s", "’s"} or any(a <= mention.start < b for a, b in taken):
            return False
        return not _IN_PHRASE.search(text[max(0, mention.start - 10) : mention.start])

    def _document(self, start: int, end: int) -> Source:
        return Source(start, "document", organisation=self._inspectorate_before(end) or self.own_name)

    def _inspectorate_before(self, position: int) -> str | None:
        """Return another inspectorate than the pack's where it is the last one named before a place."""
        named = self._context.marks.inspectorates
        index = bisect_right([mention.start for mention in named], position) - 1
        return named[index].name if index >= 0 and not named[index].own else None

    @cached_property
    def own_name(self) -> str:
        """The inspectorate's name as the article has it: a former one where only that stands there."""
        names = {mention.name for mention in self._context.marks.inspectorates if mention.own}
        own = self._context.pack.organisation
        since = max((row.since for row in self._context.pack.inspectorates if row.name == own and row.since), default=None)
        day = self._context.article.published or self._context.programmes[0].since
        if own in names or not names or since is None or day is None or day >= since:
            return own
        return sorted(names)[0]

    def _pronoun(self, word: str, position: int) -> Source | None:
        if word in {"he", "she", "who"}:
            before = self._people[: bisect_left(self._starts, position)]
            for person in reversed(before):
                if self._quoted(person.start) or _NOT_BY.search(self._context.text[max(0, person.start - 40) : person.start]):
                    continue
                if person.name is None and self._is_somebody(person, position):
                    return replace(self.person(person), position=position)
                if person.name and self._fits(word, person):
                    return replace(self.person(person), position=position)
            return None
        before = self._context.text[max(0, position - 400) : position]
        said = re.search(r"\binspectors\b", before[-320:], re.IGNORECASE) if word == "they" else _DOCUMENT.search(before)
        return Source(position, "document", organisation=self.own_name) if said else None

    def _is_somebody(self, person: PersonMention, position: int) -> bool:
        """Whether a nameless role of the same sentence is somebody new ("one chief constable … she")."""
        before = self._context.text[max(0, person.start - 10) : person.start]
        same = self._context.passage_number(person.start) == self._context.passage_number(position)
        return same and re.search(r"\b(?:an?|one|another)\s+$", before, re.IGNORECASE) is not None

    def _quoted(self, position: int) -> bool:
        """Whether a place stands inside somebody's words."""
        index = bisect_right(self._quote_starts, position) - 1
        return index >= 0 and position < self._context.marks.quotations[index].end

    def _fits(self, word: str, person: PersonMention) -> bool:
        """Whether a pronoun may mean a person, as far as a title anywhere in the article tells."""
        if person.name is None or word == "who":
            return True
        surname = re.escape(person.name.rsplit(" ", 1)[-1])
        other = _MS if word == "he" else _MR
        return re.search(rf"{other.pattern}\s+(?:[A-Z]\w+\s+)?{surname}\b", self._context.text) is None

    def person(self, mention: PersonMention) -> Source:
        """Return a person as a source: with the role stated there or earlier, and whose it is."""
        role, name = mention.role, mention.name
        if name is None and role is not None:
            name = self._holder(role, mention)
        organisation = self._stated(mention, role) or self._known.get(name or "")
        if organisation is None and role is not None:
            organisation = self._of_side(mention, self._side(role))
        return Source(mention.start, "person", name, role, organisation)

    @cached_property
    def _known(self) -> dict[str, str]:
        """Organisations of people, by name: stated beside any of their mentions, else by their side and place."""
        known: dict[str, str] = {}
        for read in (self._stated, lambda person, role: self._of_side(person, self._side(role))):
            for person in self._people:
                if person.name and person.role and person.name not in known:
                    organisation = read(person, person.role)
                    if organisation is not None:
                        known[person.name] = organisation
        return known

    def _holder(self, role: str, mention: PersonMention) -> str | None:
        """Return the only person of the article with a role, for "the chief constable"."""
        if _SPOKES.search(role) or not re.search(r"\b(?:the|force's|force’s|service's|service’s|its|their|his|her|’s|'s)\s+$", self._context.text[max(0, mention.start - 14) : mention.start], re.IGNORECASE):
            return None
        holders = {person.name for person in self._people if person.name and person.role and person.role.lower() == role.lower()}
        return holders.pop() if len(holders) == 1 else None

    def _side(self, role: str | None) -> str:
        """Return whose role it is: police, fire, oversight, inspectorate, spokesperson, …"""
        if role is None:
            return ""
        if role not in self._sides:
            self._sides[role] = self._find_side(role)
        return self._sides[role]

    def _find_side(self, role: str) -> str:
        low = role.lower().replace("’", "'").replace("&", "and")
        if "led the" in low and "inspect" in low:
            return "inspectorate"
        best = ""
        side = ""
        for row in self._context.pack.roles:
            if row.role in low and len(row.role) > len(best):
                best, side = row.role, row.side
            elif any(role.split()[0] == short for short in row.abbreviations) and not best:
                side = row.side
        if best in {"inspector", "chief inspector"}:
            side = "inspectorate" if best == "inspector" and self._context.has_own_inspectorate and "detective" not in low and "police" not in low else "police"
        if best == "commissioner" and ("deputy" in low or self._context.main_bodies[:1] in (("Metropolitan Police Service",), ("City of London Police",))):
            side = "police"
        return side

    def _stated(self, mention: PersonMention, role: str | None) -> str | None:
        """Return the organisation that stands beside a mention."""
        side = self._side(role)
        named = self._org_near(mention, side)
        if side in {"union", "council", "office", "government"} or (not side and role):
            return self._org_named(mention)
        if role is None:
            return self._org_of(mention)
        if side == "spokesperson":
            return named or self._spoken_for(mention)
        return named if side in {"police", "fire"} else None

    def _of_side(self, mention: PersonMention, side: str) -> str | None:
        """Return the organisation that a role belongs to by what the article is about."""
        if side == "inspectorate":
            own = re.search(r"constabulary|fire", mention.role or "", re.IGNORECASE)
            return (None if own else self._inspectorate_before(mention.end)) or self.own_name
        if side in {"police", "fire"}:
            return self._focus(mention, side)
        return self._commissioner(mention, mention.role or "") if side == "oversight" else None

    def _org_near(self, mention: PersonMention, side: str = "") -> str | None:
        """Return the body that a role belongs to: right before it, or "of …" behind it."""
        text = self._context.text
        for body in self._context.within(self._context.marks.bodies, Span(mention.start - 130, mention.end + 76)):
            if not body.bodies or (side in {"police", "fire"} and body.sector not in {side, ""}):
                continue
            if mention.end <= body.start <= mention.end + 75 and re.fullmatch(
                r"(?:['’]s)?,?\s*(?:(?!said|added|told|says|and\b)[\w’'-]+\s+){0,5}?(?:of|for|at|with)\s+(?:the\s+)?", text[mention.end : body.start]
            ):
                return self._one(body)
            if body.end <= mention.start <= body.end + 60 and re.fullmatch(
                r"(?:['’]s?)?,?\s+(?:(?!and\b|said|has|by|that)[\w’'/-]+,?\s+){0,5}?", text[body.end : mention.start]
            ):
                return self._one(body)
        return None

    def _one(self, body: BodyMention) -> str | None:
        meant = self._context.bodies_meant(body)
        return meant[0] if meant else None

    def _focus(self, mention: PersonMention, side: str) -> str | None:
        pack = self._context.pack
        for name in (*self._context.focus(mention.start), *self._context.main_bodies):
            if pack.body[name].sector == side:
                return name
        return None

    def _org_named(self, mention: PersonMention) -> str | None:
        text = self._context.text
        near = text[max(0, mention.start - 80) : mention.end + 110].split("\n")[0]
        if re.search(r"Fire Brigades['’]? Union|\bFBU\b", near):
            return "Fire Brigades Union"
        if self._side(mention.role) == "union" and _FBU.search(text) and self._context.sector == "fire":
            return "Fire Brigades Union"
        match = _ORG_NAME.search(text, mention.end, min(len(text), mention.end + 100)) or None
        if match is not None and "." not in text[mention.end : match.start()] and "\n" not in text[mention.end : match.start()]:
            return _OFFICE.sub("", " ".join(match.group().split()))
        return None

    def _org_of(self, mention: PersonMention) -> str | None:
        """Return the organisation that a person without a role is said to be of ("Ann Poole, of the FBU")."""
        text = self._context.text
        match = _OF_ORG.match(text, mention.end)
        if match is None:
            return None
        if re.match(r"Fire Brigades['’]? Union|FBU\b", text[match.end() :][:24]):
            return "Fire Brigades Union"
        named = _ORG_NAME.match(text, match.end())
        if named is not None:
            return " ".join(named.group().split())
        body = next((b for b in self._context.marks.bodies if b.start == match.end() and b.form == "name"), None)
        return self._one(body) if body is not None else None

    def _commissioner(self, mention: PersonMention, role: str) -> str | None:
        """Return "<place> Police and Crime Commissioner", by the place beside the role or the focus."""
        low = role.lower()
        office = "Police, Fire and Crime Commissioner" if "fire" in low and "crime" in low else "Police and Crime Commissioner"
        if "mayor" in low:
            return None
        name = self._org_near(mention) or self._focus(mention, "police") or self._focus(mention, "fire")
        if name is None:
            return None
        place = self._printed_place(mention, name) or self._context.pack.body[name].places[:1] or (None,)
        return f"{place[0]} {office}" if place[0] else None

    def _printed_place(self, mention: PersonMention, name: str) -> tuple[str, ...]:
        near = self._context.text[max(0, mention.start - 40) : mention.end + 60]
        return tuple(place for place in self._context.pack.body[name].places if re.search(rf"\b{re.escape(place)}\b", near))[-1:]

    def _spoken_for(self, mention: PersonMention) -> str | None:
        text = self._context.text
        before = text[max(0, mention.start - 40) : mention.start]
        after = text[mention.end : mention.end + 40]
        if re.search(r"(?:HMICFRS|HMIC|inspectorate(?:['’]s)?)\s+$", before) or re.match(r"\s+for (?:the )?(?:HMICFRS|HMIC|inspectorate)", after):
            return self.own_name
        if re.search(r"\b(?:force|constabulary|police|service|brigade)(?:['’]s)?\s+$", before, re.IGNORECASE) or re.match(r"\s+for the (?:force|service|constabulary|brigade)", after):
            bodies = self._context.focus(mention.start)
            return bodies[0] if bodies else None
        named = _SPOKEN_FOR.match(text, mention.end) or _SPOKEN_BY.search(before)
        return _OFFICE.sub("", _ARTICLE.sub("", named[1].strip())) or None if named else None
