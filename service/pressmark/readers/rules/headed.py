"""What a person is of, or the head of, by the words behind the name: "of the Luton Fair Stops group"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pressmark.patterns import pattern
from pressmark.readers.rules.naming import SHORT_NAMES, UNION
from pressmark_schemas.marks import PersonMention, Span

if TYPE_CHECKING:
    from pressmark.context import Context

_NAME = r"[A-Z][\w’'&.-]*(?:[ \n](?:(?:of|and|the|for|in|against|&)[ \n])?(?:the[ \n])?[A-Z][\w’'&-]*){0,6}"
_KINDS = """charity group campaign campaigners project trust forum network club centre society organisation hostel
refuge hospice foundation association federation union branch service residents' community action"""
_HEADED = pattern(
    r",?[ \n](?P<role>(?:(?!said|added|told|says|who|and\b)[\w’'&-]+[ \n]){0,6}?)"
    r"(?:(?:of|at|for|from|with)[ \n](?:the[ \n])?|who[ \n](?:runs?|leads?|founded|chairs?|heads?)[ \n](?:the[ \n])?)"
    r"(?:[\w’' -]{0,30}?\b(?:branch|arm|side) of (?:the )?"
    rf"|(?P<what>[\w’' -]{{0,24}}\b(?:{'|'.join(_KINDS.split())}) ))?"
    rf"(?P<name>{_NAME})"
    rf"(?P<kind>[ \n](?:[a-z]+[ \n])?(?:{'|'.join(_KINDS.split())})\b)?"
)
"""What a person is of, or the head of: "of the Luton Fair Stops group", "director of Fens Against Hate"."""
_PART = pattern(r"[ ](?:Bureau|Command|Department|Directorate|Division|Squad|Taskforce|Team|Unit)$")
"""What makes a name that of a part of a force, which is no organisation of its own."""
_PORTFOLIO = pattern(r"\bfor[ \n](?:the[ \n])?$")


def headed(context: Context, mention: PersonMention, *, elected: bool) -> str | None:
    """Return what a person is of, where its name or a word behind it shows that it is no place.

    What somebody `elected` is "for" is theirs to look after ("Cabinet Member for Community Safety").
    """
    match = _HEADED.match(context.text, mention.end)
    if match is None:
        return None
    start = match.start("name")
    if elected and _PORTFOLIO.search(context.text, start - 9, start):
        return None
    told = match["kind"] or match["what"]
    if not told and context.within(context.marks.bodies, Span(start, start + 1)):
        return None
    name = " ".join(match["name"].removesuffix(".").split())
    if _PART.search(name):
        return None
    named = told or UNION.search(name) or (mention.role and match["role"] and " " in name)
    return SHORT_NAMES.get(name, name) if named else None
