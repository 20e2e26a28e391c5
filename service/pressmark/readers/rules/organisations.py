"""Whose a speaker is: the body, the inspectorate, the office or union that a role belongs to.

What stands beside a person counts first, then what stood beside them elsewhere, then what the
article is about. Official names are used where the pack has one.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from pressmark.english.speech import INDEFINITE
from pressmark.english.titles import TITLES
from pressmark.patterns import pattern, small
from pressmark.readers.rules.antecedents import organisation_of_theirs, organisation_that_spoke
from pressmark.readers.rules.commissioners import commissioner
from pressmark.readers.rules.councils import council_of, is_member, names_council, only_council, runs_one
from pressmark.readers.rules.elsewhere import besides_their_force, is_elsewhere_now
from pressmark.readers.rules.headed import headed
from pressmark.readers.rules.inspectorates import other_before, own_name
from pressmark.readers.rules.naming import ARTICLE, OFFICE, ORGANISATION_NAME, SHORT_NAMES, UNION, organisation
from pressmark.readers.rules.short_names import full_name, meeting_of, organisation_in_short
from pressmark.readers.rules.sides import Sides
from pressmark.readers.rules.titled import organisation_before
from pressmark_schemas.marks import BodyMention, PersonMention, Span

if TYPE_CHECKING:
    from pressmark.context import Context

_FIREFIGHTERS = pattern(r"\bFBU\b|Fire Brigades['’]? Union")
_OF = pattern(
    r",?(?:\swho\s(?:teaches|lectures|works|studies|researches|volunteers)(?:\s[\w-]+){0,4}?)?"
    r"\s(?:of|from|for|at)\s(?:the\s)?(?:[a-z]+['’]s\s)?"
)
_TO_WHOSE = pattern(
    r"(?:,| \(|[ \n](?=(?:of|from|for|at|with)\b)"
    r"|,?[ \n]who[ \n](?=chairs|leads|runs|heads|sits|represents|speaks|is|works))"
    r"(?:(?!\b(?:said|says|told|added|was|were|had|has|asked|whose)\b)[^.\n])*"
)
"""What may stand between a person and the organisation behind them that they are of."""
_OF_BODY = pattern(
    r"(?:['’]s)?,?\s*(?:(?!said|added|told|says|and\b)[\w’'-]+\s+){0,5}?(?:of|for|at|with)\s+(?:the\s+)?"
)
_BODY_S = pattern(r"(?:['’]s?)?,?\s+(?:(?!and\b|said|has|by|that)[\w’'/-]+,?\s+){0,5}?")
_INSPECTORATES_BEFORE = pattern(r"(?:HMICFRS|HMIC|inspectorate(?:['’]s)?)\s+$")
_INSPECTORATES_AFTER = pattern(r"\s+for (?:the )?(?:HMICFRS|HMIC|inspectorate)")
_BODYS_BEFORE = pattern(r"\b(?:force|constabulary|police|service|brigade)(?:'s)?\s+$")
_BODYS_OWN = pattern(r"(?:the )?(?:force|constabulary|service|brigade)'s\b")
_BODYS_AFTER = pattern(r"\s+for the (?:force|service|constabulary|brigade)")
_SPOKEN_FOR = pattern(
    r"\s+for\s+(?:the\s+)?(?:[a-z]+,?\s+){0,2}?((?=[A-Z])(?:[A-Z][\w’'&-]*\s?|(?:of|and|the|for)\s){1,8})"
)
_COMMISSIONERS = pattern(r"\s+for the (?:[Pp]olice(?:, [Ff]ire)? and [Cc]rime )?[Cc]ommissioner\b")
_SPOKEN_BY = pattern(r"((?:[A-Z][\w’'&-]*\s){1,6})$")
_NO_RANK = pattern(r"\b(?:[Cc]hief [Ee]xecutive|[Dd]irector|[Hh]ead)\b")
"""Roles of fire services that others have as well."""
_S = pattern(r".{0,2}['’]s[ \n]|['’]s[ \n]")
_OWNED_BY = pattern(rf"({UNION.pattern})['’]s[ \n]$")
"""A union or charity whose somebody is named next ("the FBU's Ann Poole")."""
_NOT_IN_OFFICE = pattern(r"\b(?:shadow|former|ex)\b")
_OWN_FIELD = pattern(r"constabulary|fire")
_BEHIND, _BEFORE = 75, 60
"""Characters between a role and the body that it belongs to."""
_IN_PASSING = 3
"""How much more an article must speak of one body than of another for the other to be named in passing."""


class Organisations:
    """Finds the organisations of the people of one article."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._sides = Sides(context)

    def of(self, mention: PersonMention, name: str | None) -> str | None:
        """Return the organisation of a person mentioned, None where the text does not tell."""
        found = self._stated(mention) or self._known.get(name or "")
        return found or organisation_of_theirs(self._context, mention, self._known) or self._by_topic(mention)

    @cached_property
    def own_name(self) -> str:
        """The inspectorate's name as the article has it: a former one where only that stands there."""
        return own_name(self._context)

    @cached_property
    def _known(self) -> dict[str, str]:
        """Organisations by name: stated beside any mention of a person, else by what the article is about."""
        known: dict[str, str] = {}
        people = [person for person in self._context.marks.people if person.name]

        def of_theirs(person: PersonMention) -> str | None:
            return organisation_of_theirs(self._context, person, known)

        for read in (self._stated, of_theirs, self._of_office, self._by_topic):
            for person in people:
                organisation = None if person.name in known else read(person)
                if organisation is not None and person.name is not None:
                    known[person.name] = organisation
        return known

    def _of_office(self, mention: PersonMention) -> str | None:
        """Return whose an office is where the article tells of it without a name ("The founder of … said")."""
        return self._offices.get((mention.role or "").lower())

    @cached_property
    def _offices(self) -> dict[str, str]:
        """The organisations that stand beside nameless roles, by role: the first one of each."""
        nameless = [one for one in reversed(self._context.marks.people) if one.name is None and one.role]
        stated = ((one, self._stated(one)) for one in nameless)
        return {(one.role or "").lower(): name for one, name in stated if name}

    @cached_property
    def _only_council(self) -> str | None:
        return only_council(self._context)

    def _stated(self, mention: PersonMention) -> str | None:
        """Return the organisation that stands beside a mention."""
        side = self._sides.of(mention)
        if side in {"union", "council", "office", "government"} or (not side and mention.role):
            return self._named_near(mention, side)
        if mention.role is None:
            return self._named_behind(mention)
        if side == "spokesperson":
            named = organisation_before(self._context, mention, any_name=False)
            spoken_for = self._body_near(mention) or named or self._spoken_for(mention)
            return spoken_for or (organisation_that_spoke(self._context, mention.start) if not mention.name else None)
        if side not in self._context.pack.sectors or is_elsewhere_now(self._context.text, mention):
            return None
        found = besides_their_force(self._context.text, mention) or self._body_near(mention, side)
        return found or (self._run(mention) if _NO_RANK.search(mention.role) else None)

    def _by_topic(self, mention: PersonMention) -> str | None:
        """Return the organisation that a role belongs to by what the article is about."""
        if mention.role is None:
            return None
        everybodys = self._of_everybody(mention)
        if everybodys is not None or is_elsewhere_now(self._context.text, mention):
            return everybodys
        return self._of_side(mention, self._sides.of(mention))

    def _of_side(self, mention: PersonMention, side: str) -> str | None:
        """Return what the article is about of all that a role on a side may belong to."""
        if side == "inspectorate":
            own = _OWN_FIELD.search((mention.role or "").lower())
            return (None if own else other_before(self._context, mention.end)) or self.own_name
        if side in self._context.pack.sectors:
            return None if self._is_any(mention) else self._focus(mention, side)
        if side == "union":
            return organisation_that_spoke(self._context, mention.start)
        if is_member(mention):
            return None if names_council(self._context) else meeting_of(self._context)
        return self._commissioner(mention) if side == "oversight" else None

    def _is_any(self, mention: PersonMention) -> bool:
        """Whether somebody without a name is one of many ("one firefighter"), of whichever body there is."""
        context = self._context
        lead = context.low[max(0, mention.start - len("another ")) : mention.start]
        return mention.name is None and len(context.main_bodies) > 1 and INDEFINITE.search(lead) is not None

    def _of_everybody(self, mention: PersonMention) -> str | None:
        """Return whose everybody in a role is ("the home secretary"), unless it is no longer theirs, or not yet."""
        lead = self._context.low[max(0, mention.start - _BEFORE) : mention.start]
        return None if _NOT_IN_OFFICE.search(lead) else self._sides.everybodys(mention.role)

    def _body_near(self, mention: PersonMention, side: str = "") -> str | None:
        """Return the body that a role belongs to: right before it, or "of …" behind it."""
        text, context = self._context.text, self._context
        for body in context.within(context.marks.bodies, Span(mention.start - 2 * _BEFORE, mention.end + _BEHIND + 1)):
            if not body.bodies or (side and body.sector not in {side, ""}):
                continue
            longer = ORGANISATION_NAME.match(text, body.start)
            behind = body.start >= mention.end and _OF_BODY.fullmatch(text, mention.end, body.start)
            near = 0 <= mention.start - body.end <= _BEFORE
            if behind or (near and _BODY_S.fullmatch(text, body.end, mention.start)):
                return self._one(body) if longer is None or longer.end() <= body.end else organisation(longer)
        return None

    def _one(self, body: BodyMention) -> str | None:
        return next(iter(self._context.bodies_meant(body)), None)

    def _focus(self, mention: PersonMention, side: str) -> str | None:
        """Return the body of a sector that the article speaks of here, or most."""
        bodies = self._context.pack.body
        names = (*self._spoken_of(mention.start), *self._context.main_bodies)
        headed = () if self._sides.of(mention) != "oversight" else self._sides.headed_by_commissioners
        return next((name for name in names if bodies[name].sector == side and name not in headed), None)

    def _spoken_of(self, position: int) -> tuple[str, ...]:
        """Return the body that is spoken of; not one that an article on another body names in passing elsewhere."""
        context = self._context
        names = context.focus(position)
        if names and context.votes[names[0]] * _IN_PASSING <= context.votes[context.main_bodies[0]]:
            block = context.marks.passages[context.passage_number(position)].block
            here = (p for p in context.marks.passages if p.block == block and p.start < position)
            named = {name for p in here for m in context.within(context.marks.bodies, p) for name in m.bodies}
            return names if names[0] in named else ()
        return names

    def _named_near(self, mention: PersonMention, side: str) -> str | None:
        """Return the union, council or office that is named beside a role."""
        text = self._context.text
        line = text[max(0, mention.start - 80) : mention.end + 110].split("\n")[0]
        is_topic = side == "union" and self._context.sector == "fire"
        before = organisation_before(self._context, mention, any_name=side in {"office", ""})
        if before is not None:
            return before
        if side in {"union", ""} and (_FIREFIGHTERS.search(line) or (is_topic and _FIREFIGHTERS.search(text))):
            return "Fire Brigades Union"
        match = ORGANISATION_NAME.search(text, mention.end, mention.end + 100)
        if match is not None and _TO_WHOSE.fullmatch(text, mention.end, match.start()):
            return full_name(self._context, match)
        if _BODYS_OWN.match(small(mention.role or "")):
            return next(iter(self._spoken_of(mention.start) or self._context.main_bodies), None)
        return (
            self._headed(mention)
            or organisation_in_short(self._context, mention)
            or council_of(self._context, mention)
            or (self._only_council if runs_one(mention) else None)
        )

    def _run(self, mention: PersonMention) -> str | None:
        return organisation_before(self._context, mention, any_name=True) or self._headed(mention)

    def _headed(self, mention: PersonMention) -> str | None:
        elected = self._sides.of(mention) in {"council", "government"} or "member" in (mention.role or "")
        return headed(self._context, mention, elected=elected)

    def _named_behind(self, mention: PersonMention) -> str | None:
        """Return the organisation that a person without a role is said to be of ("Ann Poole, of the FBU")."""
        text, context = self._context.text, self._context
        match = _OF.match(text, mention.end)
        if match is None:
            return self._possessor(mention.start) or council_of(self._context, mention)
        if _FIREFIGHTERS.match(text, match.end()):
            return "Fire Brigades Union"
        named = ORGANISATION_NAME.match(text, match.end())
        if named is not None:
            return " ".join(named.group().split())
        bodies = context.within(context.marks.bodies, Span(match.end(), match.end() + 1))
        return self._one(bodies[0]) if bodies and bodies[0].form == "name" else self._headed(mention)

    def _possessor(self, start: int) -> str | None:
        """Return the inspectorate or body whose somebody is said to be right before the name ("HMICFRS's Ann Marl")."""
        context, before = self._context, Span(max(0, start - _BEFORE), start)
        for inspectorate in context.within(context.marks.inspectorates, before):
            if inspectorate.own and _S.fullmatch(context.text, inspectorate.end - 2, start):
                return self.own_name
        if _INSPECTORATES_BEFORE.search(context.text, before.start, start):
            return self.own_name
        others = _OWNED_BY.search(context.text, before.start, start)
        if others is not None:
            return SHORT_NAMES.get(others[1], others[1])
        bodies = context.within(context.marks.bodies, before)
        named = (body for body in bodies if body.form == "name" and _S.fullmatch(context.text, body.end, start))
        return next((name for name in map(self._one, named) if name), None)

    def _commissioner(self, mention: PersonMention) -> str | None:
        """Return the office of the commissioner that is meant."""
        body = self._body_near(mention) or self._in_sentence(mention) or self._focus(mention, "police")
        return commissioner(self._context, mention, body or self._focus(mention, "fire"))

    def _in_sentence(self, mention: PersonMention) -> str | None:
        """Return the only force that a sentence names."""
        context = self._context
        here = context.within(context.marks.bodies, context.marks.passages[context.passage_number(mention.start)])
        named = {name for one in here for name in context.bodies_meant(one) if one.bodies}
        return named.pop() if len(named) == 1 else None

    def _spoken_for(self, mention: PersonMention) -> str | None:
        """Return whom a spokesperson speaks for."""
        text = self._context.text
        before = text[max(0, mention.start - 40) : mention.start]
        if _INSPECTORATES_BEFORE.search(before) or _INSPECTORATES_AFTER.match(text, mention.end):
            return self.own_name
        if _BODYS_BEFORE.search(small(before)) or _BODYS_AFTER.match(text, mention.end):
            return next(iter(self._spoken_of(mention.start) or self._context.main_bodies), None)
        if _COMMISSIONERS.match(text, mention.end):
            return self._commissioner(mention)
        behind = _SPOKEN_FOR.match(text, mention.end)
        named = behind or _SPOKEN_BY.search(before)
        name = OFFICE.sub("", ARTICLE.sub("", named[1]).strip()) if named else ""
        people = self._context.within(self._context.marks.people, Span(*behind.span(1))) if behind else ()
        for person in people:  # "a spokesman for the Kent commissioner, Ann Marl"
            name = name.removesuffix(person.name or "").rstrip(" ,")
        return SHORT_NAMES.get(name, name) or None if name not in TITLES else None
