"""Who or what said something, and whose words they are: what the rules look for beside a quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from pressmark.english import speech

if TYPE_CHECKING:
    from pressmark.context import Context

_CLAUSE_LENGTH = 70
_OF_WORDS = frozenset("called described said says speaks spoke stated states wrote writes".split())
"""Verbs of words alone: what inspectors "found" may be told in the teller's words."""
_BESIDE = 45
"""Characters: a name and a word or two, no more."""
_TOLD_BY = 120
"""Characters behind a verb within which "was told … by" ends that it is part of."""


class Source(NamedTuple):
    """Who said something: `position` is where the text names it."""

    position: int
    kind: Literal["person", "document"]
    speaker: str | None = None
    role: str | None = None
    organisation: str | None = None

    @property
    def is_told(self) -> bool:
        """Whether the text tells more of it than whose it is."""
        return self.kind == "document" or self.speaker is not None or self.role is not None


def subject(context: Context, found: list[Source], says: list[re.Match[str]], start: int) -> Source | None:
    """Return the subject of the last verb of saying, or of the first one of its clause."""
    last = says[-1]
    before = [source for source in found if source.position < last.start()]
    plain = _plain_subject(context, found, before, last, start)
    if plain is not None:
        return plain
    participle = last.group().endswith("ing") and context.text[start : last.start()].rstrip(" \n").endswith(",")
    if before and participle:
        first = [source for source in before if source.position < says[0].start()] or before
        return next((source for source in first if source.kind == "person"), first[0])
    borders = speech.SPEECH_CLAUSE.finditer(context.text, start, last.start())
    clause = max((border.end() for border in borders), default=start)
    verb = next(say for say in says if say.start() >= clause)
    subjects = [source for source in before if clause <= source.position < verb.start()] or before
    if subjects:
        return _nearest(context, subjects, verb.start())
    after = [source for source in found if source.position > last.start()]
    if after and not context.text[last.end() : after[0].position].strip(" \n"):
        return after[0]
    return None


def _plain_subject(
    context: Context, found: list[Source], before: list[Source], verb: re.Match[str], start: int
) -> Source | None:
    """Return the subject that stands right behind a verb, in what is told, or right beside the verb."""
    behind = _inverted(context, found, verb, start) or _teller(context, found, verb, start)
    told = [source for source in before if _opens_what_is_told(context, source, verb)]
    beside = [source for source in before if _stands_beside(context, source, verb)]
    return behind or next(iter([*told[-1:], *beside[-1:]]), None)


def _inverted(context: Context, found: list[Source], verb: re.Match[str], start: int) -> Source | None:
    """Return who stands right behind a verb that a comma parts from what goes before ("were, said the spokesman,")."""
    if not context.text[start : verb.start()].rstrip(" \n").endswith(","):
        return None
    somebody = speech.SAID_SOMEBODY.match(context.low, verb.end())
    return next((one for one in found if somebody and somebody.start("who") == one.position), None)


def _opens_what_is_told(context: Context, source: Source, verb: re.Match[str]) -> bool:
    """Whether a document is the verb's subject in what somebody tells ("He noted that the inspectors called it")."""
    between = context.low[source.position : verb.start()]
    opens = "that " in context.low[max(0, source.position - len("that ")) : source.position + len("that ")]
    near = len(between) < _BESIDE and "," not in between and speech.SAY.search(between) is None
    return opens and near and source.kind == "document" and verb[0] in _OF_WORDS


def _teller(context: Context, found: list[Source], verb: re.Match[str], start: int) -> Source | None:
    """Return by whom somebody is told something."""
    told = speech.TOLD_BY.search(context.low, start, verb.end() + _TOLD_BY)
    if told is None or not told.start() <= verb.start() < told.end():
        return None
    behind = (one for one in found if told.end() <= one.position <= told.end() + _BESIDE)
    return next(behind, None)


def _stands_beside(context: Context, source: Source, verb: re.Match[str]) -> bool:
    """Whether a person named is the verb's own subject, with nothing between ("…, Ann Poole wrote")."""
    between = context.low[source.position : verb.start()]
    return (
        (" " in (source.speaker or "") or between.strip(" ~-,") == (source.speaker or " ").lower())
        and len(between) < _BESIDE
        and not {",", ".", "\n", '"'} & set(between)
        and speech.SAY.search(between) is None
        and speech.NEW_SUBJECT.search(between) is None
        and speech.SPEECH_CLAUSE.search(context.text, source.position, verb.start()) is None
        and speech.NOT_THE_SUBJECT.search(context.text, max(0, source.position - 24), source.position) is None
    )


def _nearest(context: Context, before: list[Source], verb: int) -> Source:
    """Return the subject: of two sources, the first of the verb's clause rather than its object."""
    nearest = before[-1]
    for source in reversed(before[:-1]):
        between = context.low[source.position : verb]
        if "," in between or len(between) > _CLAUSE_LENGTH:
            break
        if speech.SAY.search(between) or speech.NEW_SUBJECT.search(between):
            break
        if source.kind == "person" or nearest.kind == "document":
            nearest = source
    return nearest
