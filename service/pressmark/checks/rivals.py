"""Whether an article that names several bodies leaves it open which of them is meant. It holds no check."""

from __future__ import annotations

from pressmark.checks.case import Case
from pressmark_schemas.marks import Passage

_OUTWEIGHS = 3
"""How often a body must be named for each mention of another of its sector, for its people to need no naming."""
_SECTION = 12
"""Passages up to the heading of the section that somebody is named in."""


def has_rivals(case: Case, body: str) -> bool:
    """Whether another body of the sector is named so often that it might be meant."""
    context = case.context
    sector = context.pack.body[body].sector
    named = [name for name in context.main_bodies if context.pack.body[name].sector == sector]
    rivals = (name for name in named if name != body)
    return len(named) > 1 and any(context.votes[body] < _OUTWEIGHS * context.votes[name] for name in rivals)


def is_plain(case: Case, passage: Passage, body: str) -> bool:
    """Whether a sentence names a body, or its section is about no other of the sector."""
    context = case.context
    if body in _bodies(case, passage):
        return True
    number = context.passage_number(passage.start)
    section = context.marks.passages[max(0, number - _SECTION) : number + 1]
    heads = [place for place, one in enumerate(section) if one.kind == "heading"]
    if not heads:
        return False
    named = {name for one in section[heads[-1] :] for name in _bodies(case, one)}
    return {name for name in named if context.pack.body[name].sector == context.pack.body[body].sector} == {body}


def _bodies(case: Case, passage: Passage) -> set[str]:
    context = case.context
    mentions = context.within(context.marks.bodies, passage)
    return {name for mention in mentions if mention.bodies for name in context.bodies_meant(mention)}
