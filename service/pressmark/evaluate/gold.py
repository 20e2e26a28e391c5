"""Gold texts: what a careful reader finds in a text, and whether a file of it can be trusted.

The models hold what is scored and what places it in the text; an annotator's other fields are
left alone, unless one looks like a field of ours with a slip in its name. The format is
described in docs/gold.md. Files are read in `files`.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, Literal, cast

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StringConstraints, model_validator

if TYPE_CHECKING:
    from collections.abc import Iterator

Words = Annotated[str, StringConstraints(min_length=1)]
Offset = Annotated[int, Field(strict=True, ge=0)]
GoldBasis = Literal["explicit", "implied", "restated_previous"]

_LIKE = 0.85
"""How alike two names of fields must be for one to be taken for a slip of the other (0 to 1)."""


class _Gold(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")

    @model_validator(mode="before")
    @classmethod
    def _refuse_slips(cls, data: object) -> object:
        """Refuse a field that is not ours and looks like one that is not there."""
        if isinstance(data, dict):
            given = {str(name) for name in cast("dict[object, object]", data)}
            absent = sorted(set(cls.model_fields) - given)
            for name in sorted(given - set(cls.model_fields)):
                meant = get_close_matches(name, absent, n=1, cutoff=_LIKE)
                if meant:
                    raise ValueError(f"there is no field {name!r}; did you mean {meant[0]!r}?")
        return cast("object", data)


class Passage(_Gold):
    """A stretch of the text with its words; offsets count characters, end exclusive."""

    start: Offset
    end: Offset
    text: Words


class GoldRating(_Gold):
    """One grade of one body in one area; `evidence` is the best passage, `mentions` are others.

    `optional` counts neither way; `area_key_alt` is a second area that counts neither way.
    """

    force: Words
    area_key: Words
    grade: Words
    kind: GoldBasis
    evidence: Words
    start: Offset
    end: Offset
    count: Annotated[int, Field(strict=True, ge=1)] | None = None
    area_key_alt: Words | None = None
    optional: StrictBool = False
    mentions: tuple[Passage, ...] = ()


class GoldQuote(Passage):
    """Somebody's exact words without the outer marks; `org_inferred`: the text does not tell whose."""

    kind: Literal["person", "report"]
    speaker: Words | None = None
    role: Words | None = None
    organisation: Words | None = None
    optional: StrictBool = False
    org_inferred: StrictBool = False
    segments: tuple[Passage, ...] = ()


class GoldLabels(_Gold):
    """Everything that was found in one text."""

    ratings: tuple[GoldRating, ...]
    quotes: tuple[GoldQuote, ...]
    programme: str | None = None


class GoldText(_Gold):
    """A text and its labels."""

    id: Words
    text: Words
    gold: GoldLabels
    outlet: str | None = None


def misplaced(gold: GoldText) -> Iterator[str]:
    """Yield a sentence for each passage whose offsets do not give back its words."""
    for field, start, end, words in _passages(gold.gold):
        found = gold.text[start:end]
        if found != words or end <= start:
            said = f"text[{start}:{end}] is {_short(found)}, not {_short(words)}"
            yield f"{field}: {said}; {_advice(gold.text, words)}"


def _passages(labels: GoldLabels) -> Iterator[tuple[str, int, int, str]]:
    """Yield the name of each field that quotes the text, its offsets and its words."""
    for number, rating in enumerate(labels.ratings):
        name = f"gold.ratings[{number}]"
        yield f"{name}.evidence", rating.start, rating.end, rating.evidence
        yield from _listed(f"{name}.mentions", rating.mentions)
    for number, quote in enumerate(labels.quotes):
        name = f"gold.quotes[{number}]"
        yield f"{name}.text", quote.start, quote.end, quote.text
        yield from _listed(f"{name}.segments", quote.segments)


def _listed(name: str, passages: tuple[Passage, ...]) -> Iterator[tuple[str, int, int, str]]:
    for number, one in enumerate(passages):
        yield f"{name}[{number}].text", one.start, one.end, one.text


def _advice(text: str, words: str) -> str:
    times = text.count(words)
    if times == 0:
        return "these words stand nowhere in the text: copy them from it, character for character"
    places = [text.find(words)]
    while len(places) < min(times, 3):
        places.append(text.find(words, places[-1] + 1))
    where = " or ".join(f"{place}:{place + len(words)}" for place in places)
    return f"correct start and end: they stand at {where}"


def _short(words: str) -> str:
    return repr(words if len(words) <= 50 else f"{words[:35]} … {words[-12:]}")
