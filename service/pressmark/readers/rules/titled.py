"""Whose somebody is by the words that lead to their name.

"The chair of Kent Fire Authority, Ann Marl", "Unison's organiser Ann Marl", "Kent Police Federation chair Ann Marl".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pressmark.english.titles import TITLE
from pressmark.patterns import pattern
from pressmark.readers.rules.naming import ORGANISATION_NAME, SHORT_NAMES, UNION
from pressmark.readers.rules.short_names import full_name
from pressmark_schemas.marks import PersonMention, Span

if TYPE_CHECKING:
    from pressmark.context import Context

_WINDOW = 130
"""Characters before a name in which its role, and what the role is of, must stand."""
_FEW_WORDS = 40
"""Characters before a role in which the first words of what it is of stand."""
_NAME = r"[A-Z][\w’'&.-]*(?:[ \n](?:(?:of|and|the|for|in|&)[ \n])*[A-Z][\w’'&-]*){0,7}"
_TITLES = rf"(?:(?:{TITLE}|Sgt|PC|Insp|Supt)[ \n])*"
_BRANCH = r"(?:(?:[A-Z][\w’'-]*[ \n](?:and[ \n])?){1,4}branch[ \n]of[ \n](?:the[ \n])?)?"
_RIGHT_BEFORE = pattern(rf",?[ \n]{_TITLES}")
_OF = pattern(rf"[ \n](?:of|for|at|from)[ \n](?:the[ \n])?{_BRANCH}(?P<name>{_NAME}),?[ \n]{_TITLES}")
_OWNER = pattern(rf"\b(?P<name>{_NAME}?)(?:['’]s?)?[ \n]\(?(?:[a-z][\w’'-]*[ \n]){{0,2}}$")
_REST = pattern(r"[ \n]\(?(?:[a-z][\w’'-]*[ \n]){0,2}|['’]s?[ \n](?:[\w’'-]+[ \n]){0,3}")
"""What may stand between an organisation and a role in it: "'s regional ", or nothing where the role holds its end."""


def organisation_before(context: Context, mention: PersonMention, *, any_name: bool) -> str | None:
    """Return the organisation that stands with a role before a name, None where it is a body or a mere place.

    `any_name` takes what the role is of by a name of several words, too, whose last one shows no kind.
    """
    named = ORGANISATION_NAME.search(mention.role or "")
    if named is not None:
        return full_name(context, _whole(context.text, mention) or named)
    union = UNION.search(mention.role or "")
    if union is not None and any_name:  # "FBU national officer"
        return SHORT_NAMES.get(union[0], union[0])
    text, role = context.text, role_of(context.text, mention)
    if role is None:
        return None
    of = _OF.fullmatch(text, role.end, mention.start)
    if of is not None:
        return _named(context, of, any_name=any_name)
    behind = role.start >= mention.end  # "Ann Marl, who is a Unison steward"
    if mention.name and not behind and _RIGHT_BEFORE.fullmatch(text, role.end, mention.start) is None:
        return None
    return _owner(context, role, mention.end if behind else max(0, role.start - _WINDOW))


def _whole(text: str, mention: PersonMention) -> re.Match[str] | None:
    """Return the name of an organisation in a role, with its words before the role ("Ash | Town Council clerk")."""
    role = role_of(text, mention)
    found = ORGANISATION_NAME.finditer(text, max(0, role.start - _FEW_WORDS), role.end) if role else ()
    return next((one for one in found if role and one.end() > role.start), None)


def _owner(context: Context, role: Span, start: int) -> str | None:
    """Return whose a role is that stands behind its name, between a place and the role."""
    owner = _OWNER.search(context.text, start, role.start)
    longer = ORGANISATION_NAME.search(context.text, owner.start("name"), role.end) if owner else None
    if longer is not None and (longer.end() > role.start or _REST.fullmatch(context.text, longer.end(), role.start)):
        return full_name(context, longer)
    return _named(context, owner, any_name=False) if owner else None


def role_of(text: str, mention: PersonMention) -> Span | None:
    """Return where the role of a mention stands: the last place before its name, else the first one behind it."""
    if mention.name is None:
        return Span(mention.start, mention.end)
    words = (mention.role or "").split()
    if not words:
        return None
    role = re.compile(r"[ \n]".join(map(re.escape, words)) + r"\b")
    before = [Span(*place.span()) for place in role.finditer(text, max(0, mention.start - _WINDOW), mention.start)]
    behind = None if before else role.search(text, mention.end, mention.end + _WINDOW)
    return before[-1] if before else Span(*behind.span()) if behind else None


def _named(context: Context, found: re.Match[str], *, any_name: bool) -> str | None:
    """Return the name of an organisation."""
    start, end = found.span("name")
    named = ORGANISATION_NAME.fullmatch(context.text, start, end)
    if named is not None:
        return full_name(context, named)
    name = " ".join(found["name"].split()).removesuffix("'s").removesuffix("’s")
    if context.within(context.marks.bodies, Span(start, end)) or context.within(
        context.marks.inspectorates, Span(start, end)
    ):
        return None
    if UNION.fullmatch(name):
        return SHORT_NAMES.get(name, name)
    return name if any_name and " " in name else None
