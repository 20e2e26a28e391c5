"""What "its", "his" and "there" mean beside a role: "Its co-ordinator, Fred Mapp", "his deputy, Nia Rao"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from pressmark.english.speech import IN_PHRASE, SAY
from pressmark.english.titles import TITLE
from pressmark.patterns import pattern
from pressmark.readers.rules.naming import ORGANISATION_NAME, SHORT_NAMES, organisation
from pressmark_schemas.marks import PersonMention, Span

if TYPE_CHECKING:
    from pressmark.context import Context

_POSSESSIVES = frozenset("Its its Their their His his Her her whose".split())
_THEIRS = pattern(r"\b(?P<whose>[Ii]ts|[Tt]heir|whose|[Hh]is|[Hh]er)\s")
_ROLE = pattern(rf"(?:[\w’'-]+\s){{0,5}}?(?:[\w’'-]+,\s)?(?:{TITLE}\s)?")
_THEIRS_BEHIND = pattern(r",\s(?P<whose>its|their)\s")
_OF_PLACE = pattern(r"['’]s\s(?:[\w’'-]+\s){0,3}(?:chief|boss|deputy),?\s$")
_PLACES = pattern(r"\s(?:counterpart|opposite number),?\s$")
_COUNTERPART = pattern(r"\b(?:counterpart|opposite number) (?:in|at) (?:the )?$")
_APART = pattern(r",\s(?:[\w’'-]+\s){0,4}")
_SECOND = pattern(
    r"\b(?:deputy|chief of staff|colleague|adviser|aide|spokes(?:man|woman|person)|press officer|predecessor"
    r"|successor)\b"
)
"""Who has the organisation of the person whose they are."""
_SHORT = pattern(rf"\b(?:{'|'.join(SHORT_NAMES)})\b")
_RIGHT_BEHIND = 12
"""Characters behind a quotation, or from where a sentence begins, in which there is room for "a" or for "said a"."""
_TAG = 40
"""Characters behind a quotation in which "said branch secretary" leads to a name."""
_BEFORE = 75
"""Characters before a name in which the possessive stands that its role begins with."""


def organisation_of_theirs(context: Context, mention: PersonMention, known: Mapping[str, str]) -> str | None:
    """Return the organisation that a possessive beside a role means; `known` are those of people by name."""
    text = context.text
    for body in context.within(context.marks.bodies, Span(mention.start - _BEFORE, mention.start)):
        beside = any(way.fullmatch(text, body.end, mention.start) for way in (_OF_PLACE, _PLACES)) or (
            _COUNTERPART.search(text, max(0, body.start - _BEFORE), body.start)
            and _APART.fullmatch(text, body.end, mention.start)
        )
        if beside:
            return next(iter(context.bodies_meant(body)), None)
    if mention.role is None:
        return None
    theirs = _possessive(text, mention.start)
    behind = theirs or (_THEIRS_BEHIND.match(text, mention.end) if text.startswith(",", mention.end) else None)
    if behind is None:
        return _topic(context, mention.start) if text.startswith(" there ", mention.end) else None
    if behind["whose"].lower() not in {"his", "her"}:
        return _topic(context, theirs.start() if theirs else mention.start)
    if _SECOND.search(mention.role or "") is None:
        return None
    people = (one.name or "" for one in reversed(context.marks.people) if one.start < behind.start())
    return known.get(next(people, ""))


def _possessive(text: str, position: int) -> re.Match[str] | None:
    """Return the possessive that a role before a place begins with."""
    start = max(0, position - _BEFORE)
    if _POSSESSIVES.isdisjoint(text[start:position].split()):
        return None
    words = _THEIRS.finditer(text, start, position)
    return next((word for word in words if _ROLE.fullmatch(text, word.end(), position)), None)


def organisation_that_opens(context: Context, position: int) -> str | None:
    """Return the organisation, no body or inspectorate, that opens the sentence before one that a pronoun opens."""
    number = context.passage_number(position)
    here, before = (context.marks.passages[max(0, number - back)] for back in (0, 1))
    if before.block != here.block or before is here or context.text[here.start : position].strip():
        return None
    start = before.start + (len("The ") if context.text.startswith("The ", before.start) else 0)
    named, short = ORGANISATION_NAME.match(context.text, before.start), _SHORT.match(context.text, start)
    return SHORT_NAMES[short[0]] if short else organisation(named) if named else None


def organisation_that_spoke(context: Context, position: int) -> str | None:
    """Return the organisation whose words the sentence before told of, for "a spokesman said" without a name."""
    marks = context.marks
    index = bisect_right(marks.quotations, position, key=lambda quotation: quotation.end) - 1
    if index >= 0 and position - marks.quotations[index].end < _TAG:
        position = marks.quotations[index].start
    number = context.passage_number(position)
    here = marks.passages[number]
    if len(context.text[here.start : position].strip()) > _RIGHT_BEHIND:
        place = Span(here.start, position)
    else:
        place = marks.passages[max(0, number - 1)]
    if SAY.search(context.low, place.start, place.end) is None:
        return None
    others = {one.name for one in marks.inspectorates}
    name = next(_subjects(context, Span(place.start, place.end)), None)
    return None if name in others else name


def _topic(context: Context, position: int) -> str | None:
    """Return the organisation that a sentence is about: named first in it, or in the one before, as its subject."""
    number = context.passage_number(position)
    here, before = (context.marks.passages[max(0, number - back)] for back in (0, 1))
    stretches = [Span(here.start, position)]
    opens = not context.text[here.start : position].strip()
    if before is not here and (before.block == here.block or opens):
        stretches.append(Span(before.start, before.end))
    return next((name for place in stretches for name in _subjects(context, place)), None)


def _subjects(context: Context, place: Span) -> Iterator[str]:
    """Yield the organisations named in a stretch that may be subjects, in order."""
    text, marks = context.text, context.marks
    found = ORGANISATION_NAME.finditer(text, place.start, place.end)
    named = [(match.start(), name) for match in found if " " in (name := organisation(match))]
    named += [(one.start(), SHORT_NAMES[one[0]]) for one in _SHORT.finditer(text, place.start, place.end)]
    named += [
        (body.start, name)
        for body in context.within(marks.bodies, place)
        if body.form == "name"
        for name in context.bodies_meant(body)[:1]
    ]
    named += [(one.start, one.name) for one in context.within(marks.inspectorates, place)]
    for start, name in sorted(named):
        if IN_PHRASE.search(context.low, max(0, start - 10), start) is None:
            yield name
