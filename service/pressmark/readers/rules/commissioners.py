"""What a police and crime commissioner's office is called, by the place beside the role or the force that is meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pressmark.patterns import pattern
from pressmark.readers.rules.titled import role_of
from pressmark_schemas.marks import PersonMention

if TYPE_CHECKING:
    from pressmark.context import Context

_TO_ROLE = pattern(r"(?:['’]s?)?[ \n]+(?:[a-z]+[ \n]+){0,2}$")
_NEAR = 40
"""Characters before a role in which its place stands."""


def commissioner(context: Context, mention: PersonMention, body: str | None) -> str | None:
    """Return "<place> Police and Crime Commissioner"; `body` is the force meant if no place stands beside the role."""
    low = (mention.role or "").lower()
    if "mayor" in low:
        return None
    place = _place_before(context, mention) or _place_of(context, mention, body)
    return f"{place} {_office(context, low)} Commissioner" if place else None


def _place_before(context: Context, mention: PersonMention) -> str | None:
    """Return the place right before a role: "Kent's commissioner", "the Kent PCC"."""
    role = role_of(context.text, mention)
    start = role.start if role else mention.start
    lead = " " + _TO_ROLE.sub("", context.text[max(0, start - _NEAR) : start]).replace("\n", " ")
    places = (place for row in context.pack.bodies for place in row.places)
    return max((place for place in places if lead.endswith(f" {place}")), key=len, default=None)


def _place_of(context: Context, mention: PersonMention, body: str | None) -> str | None:
    """Return a body's place, as it is printed near the mention if it is."""
    if body not in context.pack.body:
        return None
    places = context.pack.body[body].places
    near = context.text[max(0, mention.start - _NEAR) : mention.end + 60]
    printed = [place for place in places if re.search(rf"\b{re.escape(place)}\b", near)]
    return next(iter([*printed[-1:], *places]), None)


def _office(context: Context, role: str) -> str:
    """Return what an office is for: fire, too, where the role says so, or the only full title in the article."""
    titles = [role] if role != "commissioner" else [(one.role or "").lower() for one in context.marks.people]
    of_crime = [one for one in titles if "crime" in one]
    both = bool(of_crime) and all("fire" in one for one in of_crime)
    return "Police, Fire and Crime" if both else "Police and Crime"
