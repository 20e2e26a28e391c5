"""What "the authority", "the panel" and a councillor's meeting are short for: the only such name in the article."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pressmark.patterns import pattern
from pressmark.readers.rules.naming import ARTICLE, ORGANISATION_NAME, organisation
from pressmark_schemas.marks import PersonMention

if TYPE_CHECKING:
    from pressmark.context import Context

_KINDS = "authority|panel|committee|federation|union|association|alliance|forum|trust|board|network|partnership"
_OF_IT = pattern(rf",?\s(?:\w+\s){{0,3}}?(?:of|for|at|on|from)\s(?:the|its|that)\s(?:fire\s)?(?P<kind>{_KINDS})\b")
_ITS = pattern(rf"\b(?:the|this|that)\s(?:fire\s)?(?P<kind>{_KINDS})'s\s(?:[\w'-]+\s){{0,4}}(?:[\w'-]+,\s)?$")
_IN_ROLE = pattern(rf"(?P<kind>{_KINDS}) (?:member|chair(?:man|woman)?|secretary|official|representative)$")
"""A role that begins with it ("panel member")."""
_MEETS = frozenset({"authority", "panel"})
"""What councillors sit on, and are quoted from."""
_BEFORE, _AFTER = 60, 80


def organisation_in_short(context: Context, mention: PersonMention) -> str | None:
    """Return the organisation that stands beside a role by its last word alone ("chair of the authority")."""
    low = context.low
    in_role = _IN_ROLE.match((mention.role or "").lower())
    behind = in_role or _OF_IT.match(low, mention.end, mention.end + _AFTER)
    found = behind or _ITS.search(low, max(0, mention.start - _BEFORE), mention.start)
    return only_named(context, {found["kind"]}) if found else None


def meeting_of(context: Context) -> str | None:
    """Return the authority or panel that an article tells of, if it names one, and no council as well."""
    return only_named(context, _MEETS)


def full_name(context: Context, match: re.Match[str]) -> str | None:
    """Return the name of an organisation found, and of "the Authority" the only full one, None if there is none."""
    name = ARTICLE.sub("", organisation(match))
    return name if " " in name else only_named(context, {name.lower()})


def only_named(context: Context, kinds: frozenset[str] | set[str]) -> str | None:
    """Return the one organisation of these kinds that an article names."""
    named = {name for kind in kinds for name in _named(context.text).get(kind, ())}
    return named.pop() if len(named) == 1 else None


@lru_cache(maxsize=1)
def _named(text: str) -> dict[str, set[str]]:
    """Return the full names of organisations in a text by their last word; asked of one article again and again."""
    found: dict[str, set[str]] = {}
    for match in ORGANISATION_NAME.finditer(text):
        name = ARTICLE.sub("", organisation(match))
        if " " in name:
            found.setdefault(match[0].rsplit(maxsplit=1)[-1].lower(), set()).add(name)
    return found
