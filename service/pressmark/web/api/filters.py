"""Filters: what of a list is wanted. A filter with a column's name is that column's value, exactly."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal

import sqlalchemy as sa
from pydantic import Field

from pressmark.ledger.tables import FLAGS, META
from pressmark.web.api.paging import Paged
from pressmark.web.api.words import ArticleId, CheckId, Day, Words
from pressmark_schemas.answer import Basis
from pressmark_schemas.record import Status

Columns = Mapping[str, sa.ColumnElement[Any]]
"""Those of a list, by name."""


class OfArticles(Paged):
    """What may be said of the article that a row belongs to."""

    outlet: Words | None = None
    published_from: Day | None = Field(default=None, description="on this day or later")
    published_to: Day | None = Field(default=None, description="on this day or earlier")
    check: CheckId | None = Field(default=None, description="flagged by this check")
    status: Status | None = None


class OfRatings(OfArticles):
    """Filters of ratings."""

    article: ArticleId | None = None
    body: Words | None = None
    sector: Words | None = None
    area: Words | None = None
    grade: Words | None = None
    programme: Words | None = None
    basis: Basis | None = None


class OfQuotes(OfArticles):
    """Filters of quotes."""

    article: ArticleId | None = None
    speaker: Words | None = None
    role: Words | None = None
    organisation: Words | None = None
    kind: Literal["person", "document"] | None = None


class OfRecords(OfArticles):
    """Filters of records; one in review has at least one item there."""

    outcome: Literal["read", "irrelevant"] | None = None
    reader: Literal["rules", "model"] | None = None
    body: Words | None = Field(default=None, description="rates this body")
    speaker: Words | None = Field(default=None, description="quotes this speaker")


Special = Mapping[str, Callable[[Columns, str], sa.ColumnElement[bool]]]


def _flagged(columns: Columns, check: str) -> sa.ColumnElement[bool]:
    flags = sa.literal(" ").concat(columns["flags"]).concat(" ")
    return flags.contains(f" {check} ", autoescape=True)


def _has(table: str, name: str) -> Callable[[Columns, str], sa.ColumnElement[bool]]:
    rows = META.tables[table].c

    def has(columns: Columns, value: str) -> sa.ColumnElement[bool]:
        return sa.exists().where(rows.article == columns["article"], rows[name] == value)

    return has


_OF_ARTICLES: Special = {
    "published_from": lambda columns, day: columns["published"] >= day,
    "published_to": lambda columns, day: columns["published"] <= day,
}
OF_ITEMS: Special = {**_OF_ARTICLES, "check": _flagged}
OF_RECORDS: Special = {
    **_OF_ARTICLES,
    "check": _has(FLAGS.name, "check"),
    "status": lambda columns, status: columns["review"] > 0 if status == "review" else columns["review"] == 0,
    "body": _has("ratings", "body"),
    "speaker": _has("quotes", "speaker"),
}
"""Filters that are more than a column's value, by name."""


def conditions(wanted: Paged, columns: Columns, special: Special) -> Iterator[sa.ColumnElement[bool]]:
    """Yield what rows must be that are wanted."""
    for name, value in wanted.model_dump(exclude_none=True, exclude=set(Paged.model_fields)).items():
        yield special[name](columns, value) if name in special else columns[name] == value
