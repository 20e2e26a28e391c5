"""Whether an article that names several bodies leaves it open which of them is meant. It holds no check."""

from __future__ import annotations

from collections.abc import Iterable

from pressmark.checks.case import Case
from pressmark_schemas.marks import Passage

_OUTWEIGHS = 3
"""How often a body must be named for each mention of another of its sector, for its people to need no naming."""
_SECTION = 12
"""Passages up to the heading of the section that somebody is named in."""
_PARAGRAPH = 8
"""Passages before and behind one in which the rest of its paragraph stands."""


def has_rivals(case: Case, body: str) -> bool:
    """Whether another body of the sector is named so often that it might be meant."""
    context = case.context
    sector = context.pack.body[body].sector
    named = [name for name in context.main_bodies if context.pack.body[name].sector == sector]
    rivals = (name for name in named if name != body)
    return len(named) > 1 and any(context.votes[body] < _OUTWEIGHS * context.votes[name] for name in rivals)


def is_plain(case: Case, passage: Passage, body: str) -> bool:
    """Whether a sentence names a body, or its paragraph or its section is about no other of the sector."""
    context = case.context
    if body in _bodies(case, passage):
        return True
    number = context.passage_number(passage.start)
    near = context.marks.passages[max(0, number - _PARAGRAPH) : number + _PARAGRAPH]
    if _is_only(case, body, (one for one in near if one.block == passage.block)):
        return True
    section = context.marks.passages[max(0, number - _SECTION) : number + 1]
    heads = [place for place, one in enumerate(section) if one.kind == "heading"]
    if not heads:
        return False
    return _is_only(case, body, section[heads[-1] :])


def _is_only(case: Case, body: str, passages: Iterable[Passage]) -> bool:
    """Whether a body is the only one of its sector that passages name."""
    named = {name for one in passages for name in _bodies(case, one)}
    known = case.context.pack.body
    return {name for name in named if known[name].sector == known[body].sector} == {body}


def _bodies(case: Case, passage: Passage) -> set[str]:
    context = case.context
    mentions = context.within(context.marks.bodies, passage)
    return {name for mention in mentions if mention.bodies for name in context.bodies_meant(mention)}
