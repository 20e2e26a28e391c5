"""What a reviewer may decide, as it enters: accept, dismiss or correct an item, or add one that was missed.

An item is named by the id of its entry, which changes with it: nobody decides on what he has not seen. A
correction holds the terms that are to change and no others; an added item says where it stands, and its words
are taken from there.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, TypeAdapter, model_validator

from pressmark.reviewed import Kind
from pressmark_schemas.answer import Basis
from pressmark_schemas.marks import ConcernKind


def _blank_is_none(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


Words = Annotated[
    Annotated[str, StringConstraints(strip_whitespace=True, max_length=200, pattern=r"^[^\x00-\x1f\x7f-\x9f]+$")]
    | None,
    BeforeValidator(_blank_is_none),
]
"""One line; an empty one is none."""


class _Border(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class RatingTerms(_Border):
    """What may be said of a rating: official names and keys of the pack. `count` is for areas without a name."""

    body: Words = None
    area: Words = None
    grade: Words = None
    basis: Basis | None = None
    count: Annotated[int, Field(ge=1, le=99)] | None = None
    programme: Words = None


class QuoteTerms(_Border):
    """What may be said of a quote; names are free."""

    speaker: Words = None
    role: Words = None
    organisation: Words = None
    kind: Literal["person", "document"] | None = None


class ConcernTerms(_Border):
    """What may be said of a fault without a grade."""

    body: Words = None
    area: Words = None
    kind: ConcernKind | None = None


Terms: TypeAlias = RatingTerms | QuoteTerms | ConcernTerms


class _WithTerms(_Border):
    """Holds the terms of one item, under the name of its kind."""

    rating: RatingTerms | None = None
    quote: QuoteTerms | None = None
    concern: ConcernTerms | None = None

    @model_validator(mode="after")
    def _one(self) -> Self:
        if sum(one is not None for one in (self.rating, self.quote, self.concern)) != 1:
            raise ValueError("give the terms of one item: rating, quote or concern")
        return self

    @property
    def kind(self) -> Kind:
        """Of what kind the item is."""
        return "rating" if self.rating is not None else "quote" if self.quote is not None else "concern"

    @property
    def given(self) -> dict[str, Any]:
        """The terms that are given, by name; null is a term as well."""
        terms = self.rating or self.quote or self.concern
        return terms.model_dump(exclude_unset=True) if terms else {}


ItemId = Annotated[str, Field(max_length=40, description="id of the item as the reviewer saw it")]


class Accept(_Border):
    """The item is right as it is shown."""

    action: Literal["accept"] = "accept"
    item: ItemId


class Dismiss(_Border):
    """There is no such item."""

    action: Literal["dismiss"] = "dismiss"
    item: ItemId


class Correct(_WithTerms):
    """The item is there, and something else is to be said of it."""

    action: Literal["correct"] = "correct"
    item: ItemId


class Add(_WithTerms):
    """An item was missed that stands at these offsets of the article's text, end exclusive."""

    action: Literal["add"] = "add"
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=1)]


Decision = Annotated[Accept | Dismiss | Correct | Add, Field(discriminator="action")]
DECISION: TypeAdapter[Accept | Dismiss | Correct | Add] = TypeAdapter(Decision)
"""Reads a decision from JSON, or from what was made of it."""
