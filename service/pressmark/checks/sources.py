"""What an article itself tells of somebody quoted: the role that stands with the name, the organisation it is of."""

from __future__ import annotations

import re

from pressmark.checks.case import Case
from pressmark.context import words_of
from pressmark.english.speech import SAY
from pressmark.extraction import QuoteItem
from pressmark.patterns import pattern, small
from pressmark_schemas.pack import Role

_NEAR = 110
"""Characters on either side of a role in which the name that it goes with stands."""
_TITLES = (
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Baroness|Cllr|Councillor|Coun|Alderman|Rev)\.?\s+)?"
)
_OF = (
    r"(?:\s(?:of|for|at|with|in)\s[^.;:!?\"“”]{1,60}?(?=,)"
    r"|\s(?:of|for|at|with)\s(?:the\s)?(?:[A-Z&][\w’'&-]*\s?(?:and\s|of\s)?){1,6}?)?"
)
"""What a role may be of, before the name: "of Kent Police Ann Marl", "for the region, Ann Marl"."""
_APPOSITION = (
    r"(?:(?:\s\([^()]*\))?(?:,|\s[–—-]|\s\()\s?(?:aged\s)?(?:\d\d,\s)?(?P<words>(?:[\w’'&.-]+\s){0,4})"
    r"|,\swho\s[^,.;]{1,60}\sand\s(?:is|was)\s(?:(?:the|an?|its)\s)?"
    r"|\s(?:is|was|became)\s(?:the|an?|its|their)\s)$"
)
"""What may stand between a name and its role: "Ann Marl, 54, who is its …", "Ann Marl was the …"."""
_FORMERLY = pattern(r"\b(?:former|formerly|had been|used to be|once)\b")
"""Words between a name and a role that is no longer theirs."""
_RANKS = frozenset({"inspector", "chief inspector"})
"""Roles of the inspectorate that are ranks of the police, too."""
_LOCAL = {
    "oversight": pattern(r"(?P<place>.+?) police(?:,? fire)? and crime commissioner"),
    "council": pattern(r"(?P<place>.+?) (?:(?:(?:county|city|borough) )?council|fire (?:and rescue )?authority)"),
    "union": pattern(r"(?P<place>.+?) police federation"),
    "office": pattern(r"(?P<place>.+?) (?:fire (?:and rescue )?authority|police federation)"),
}
"""Organisations that each place has one of, by the side that the roles in them are on."""


def has_role(case: Case, item: QuoteItem) -> bool:
    """Whether the role, as printed, stands in one phrase with the name; a nameless speaker's, beside the words."""
    role = r"\s+".join(map(re.escape, (item.role or "").split()))
    places = re.finditer(rf"\b{role}\b", case.context.text, re.IGNORECASE) if role else ()
    if item.speaker is None:
        before, after = case.passage(max(0, item.span.start - 1)), case.passage(item.span.end)
        stretches = ((before.start, item.span.start), (item.span.end, after.end))
        return any(start <= place.start() < end for place in places for start, end in stretches)
    name = _written(case, item.speaker)
    return any(_leads_to(case, name, place) or _follows(case, name, place) for place in places)


def _written(case: Case, name: str) -> str:
    """Return a pattern of a name: the surname will do where nobody else has it."""
    *first, surname = map(re.escape, name.split())
    others = {
        one.name
        for one in case.context.marks.people
        if one.name and one.name.split()[-1] == name.rsplit(maxsplit=1)[-1]
    }
    optional = "?" if others <= {name} else ""
    return rf"{''.join(rf'(?:{word}[ ]+){optional}' for word in first)}{surname}\b"


def _leads_to(case: Case, name: str, role: re.Match[str]) -> bool:
    found = re.compile(rf"{_OF},?\s+{_TITLES}{name}")
    return found.match(case.context.text, role.end(), role.end() + _NEAR) is not None


def _follows(case: Case, name: str, role: re.Match[str]) -> bool:
    """Whether a name leads to a role, which is nobody else's title."""
    lead = case.context.text[max(0, role.start() - _NEAR) : role.start()]
    found = re.search(rf"\b{name}{_APPOSITION}", lead)
    title = any(0 < one.start - role.end() <= 2 for one in case.context.marks.people if one.name)
    words = small(found["words"] or "") if found else ""
    return found is not None and not title and SAY.search(words) is None and _FORMERLY.search(words) is None


_HOLDERS = {
    "inspector": "inspectorate",
    **dict.fromkeys(("councillor", "cllr", "coun"), "council"),
    "mayor": "combined authority",
}
"""What somebody is of by the name of an office."""
_OVERSIGHT = pattern(
    r"(?P<place>.+?) (?:police,?(?:(?:,| and|,? &)? ?(?:fire|crime|rescue))* )?commissioner(?:'s office)?"
)
"""The names that one office goes by: "Kent Police and Crime Commissioner", "Kent Commissioner's Office"."""


def is_one_office(case: Case, name: str, other: str) -> bool:
    """Whether two names are those of the one commissioner whom the area of a body has."""
    found = (_OVERSIGHT.fullmatch(small(one).replace("&", "and")) for one in (name, other))
    place, there = (match["place"] if match else None for match in found)
    known = (set(map(small, body.places)) for body in case.context.pack.bodies)
    return place is not None and there is not None and any({place, there} <= places for places in known)


def is_commissioner(case: Case, item: QuoteItem) -> bool:
    """Whether an organisation is the commissioner of a body named, and the article tells of one ("the PCC")."""
    pack = case.context.pack
    office = _OVERSIGHT.fullmatch(small(item.organisation or "").replace("&", "and"))
    if office is None or not any(
        office["place"] in map(small, pack.body[one].places) for one in case.context.main_bodies
    ):
        return False
    offices = {
        word for row in pack.roles if row.side == "oversight" for word in (row.role, *map(small, row.abbreviations))
    }
    roles = (small(person.role or "") for person in case.context.marks.people)
    return any(role in offices or role == "deputy commissioner" for role in roles)


def body_of(case: Case, item: QuoteItem) -> str | None:
    """Return the body that an organisation is, or whose area its commissioner has; None for any other."""
    pack, name = case.context.pack, item.organisation or ""
    office = _OVERSIGHT.fullmatch(small(name).replace("&", "and"))
    if office is None:
        return name if name in pack.body else None
    here = (one for one in case.context.main_bodies if office["place"] in map(small, pack.body[one].places))
    return next(here, None)


def names_office(case: Case, item: QuoteItem, position: int) -> bool:
    """Whether the sentence at a place names the place of the commissioner that an organisation is."""
    office = _OVERSIGHT.fullmatch(small(item.organisation or "").replace("&", "and"))
    here = case.passage(position)
    return office is not None and office["place"] in case.context.low[here.start : here.end]


def held_in(case: Case, item: QuoteItem) -> str | None:
    """Return the organisation that all who hold a role are of ("chief inspector of prisons"), if there is one."""
    row = _row(case, item)
    return row.organisation or None if row else None


def is_of(case: Case, item: QuoteItem) -> bool:
    """Whether the article leaves no other organisation for a role: its only force, the place's council."""
    context, pack = case.context, case.context.pack
    side = _side(case, item)
    if side in pack.sectors and item.organisation in pack.body:
        return _FORMERLY.search(small(item.role or "")) is None and [item.organisation] == [
            name for name in context.main_bodies if pack.body[name].sector == side
        ]
    local = _LOCAL[side].fullmatch(small(item.organisation or "").replace("&", "and")) if side in _LOCAL else None
    if local is None:
        return names_it(case, item)
    here = context.focus(item.span.start)
    return names_it(case, item) or any(local["place"] in map(small, pack.body[name].places) for name in here)


def names_it(case: Case, item: QuoteItem) -> bool:
    """Whether the words of a role hold the organisation: "HM Inspector", "chair of the Kent Police Federation"."""
    name, pack = item.organisation or "", case.context.pack
    own = {one.name for one in case.context.marks.inspectorates if one.own} | {pack.organisation}
    if name in own:
        return _side(case, item) == "inspectorate"
    role = small(item.role or "").replace("'s", "")
    of = words_of(" ".join(of for holder, of in _HOLDERS.items() if holder in role))
    words = words_of(small(name))
    place = words_of(role) - _HOLDERS.keys()
    return name not in pack.body and (words <= words_of(role) | of or (bool(of and place) and place | of <= words))


def _side(case: Case, item: QuoteItem) -> str:
    row = _row(case, item)
    return "" if row is None or row.role in _RANKS else row.side


def _row(case: Case, item: QuoteItem) -> Role | None:
    return case.context.pack.role_in(item.role or "")
