"""The tables of reviews: the trail, which only ever grows, and the queue of what waits for somebody.

The queue says nothing that records and reviews do not say; it is here because pages of it are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from pressmark.reviewed.laying import Entry, Reviewed
from pressmark.reviewed.values import Kind, Review, item_json, item_of
from pressmark_schemas.record import Concern, Quote, Record

STALE = "stale"
"""What stands in place of a check where a decision no longer fits what the machine says."""

_META = sa.MetaData()
REVIEWS = sa.Table(
    "reviews",
    _META,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("article", sa.String(64), nullable=False, index=True),
    sa.Column("kind", sa.String(8), nullable=False),
    sa.Column("action", sa.String(8), nullable=False),
    sa.Column("who", sa.Text, nullable=False),
    sa.Column("at", sa.String(32), nullable=False),
    sa.Column("first", sa.Integer),
    sa.Column("undoes", sa.Integer),
    sa.Column("said", sa.Text),
    sa.Column("was", sa.Text),
    sa.Column("now", sa.Text),
)
"""No key ties it to articles: a reading takes an article's rows away and writes them anew, and reviews stay."""

QUEUE = sa.Table(
    "queue",
    _META,
    sa.Column("article", sa.String(64), sa.ForeignKey("articles.id"), primary_key=True),
    sa.Column("kind", sa.String(8), primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("check", sa.String(40), primary_key=True),
    sa.Column("body", sa.Text),
    sa.Column("place", sa.String(40), nullable=False),
    sa.Index("ix_queue_check_place", "check", "place"),
    sa.Index("ix_queue_check_body_place", "check", "body", "place"),
    sa.Index("ix_queue_check_kind_place", "check", "kind", "place"),
)
"""A row for each item that waits, whose `check` is empty, and one for each check that doubts it.

`place` orders them: stale decisions first, then the articles that were published last, each with its items together.
"""

_KINDS: dict[Kind, str] = {"rating": "0", "quote": "1", "concern": "2"}
_LAST_DAY = 99_999_999
_ID = 16
"""Digits of an article's id that tell it from the others of its day."""


def add_tables(metadata: sa.MetaData) -> None:
    """Add the tables to a ledger's own."""
    for table in (REVIEWS, QUEUE):
        table.to_metadata(metadata)


def reviews_of(connection: sa.Connection, articles: Iterable[str]) -> dict[str, list[Review]]:
    """Return the reviews of articles that have any, oldest first."""
    asked = sa.select(REVIEWS).where(REVIEWS.c.article.in_(list(articles))).order_by(REVIEWS.c.number)
    found: dict[str, list[Review]] = {}
    for row in connection.execute(asked).mappings():
        found.setdefault(row["article"], []).append(review_of(row))
    return found


def review_of(row: sa.RowMapping) -> Review:
    """Return the review of a row."""
    items: dict[str, Any] = {name: item_of(row["kind"], row[name]) for name in ("said", "was", "now")}
    first = row["number"] if row["first"] is None else row["first"]
    return Review(**{**dict(row), **items, "first": first})


def review_row(review: Review) -> dict[str, Any]:
    """Return the row of a review whose number is yet to be given; a `first` of 0 is its own."""
    items = {name: item_json(getattr(review, name)) for name in ("said", "was", "now")}
    row = review._asdict() | items | {"first": review.first or None}
    del row["number"]
    return row


def queue_rows(reviewed: Reviewed) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of a record's items that wait, by the name of their table."""
    waiting = [entry for entry in reviewed.entries if entry.waits]
    return {QUEUE.name: [row for entry in waiting for row in _rows(reviewed.record, entry)]}


def _rows(record: Record, entry: Entry) -> Iterator[dict[str, Any]]:
    item = entry.shown
    row = {
        "article": record.article.id,
        "kind": entry.kind,
        "number": entry.number,
        "body": item.organisation if isinstance(item, Quote) else item.body,
        "place": _place(record, entry),
    }
    flags = () if isinstance(item, Concern) else (record.flags[number] for number in item.flags)
    doubts = dict.fromkeys(flag.check for flag in flags if flag.severity != "note")
    for check in ("", *doubts, *((STALE,) if entry.stale else ())):
        yield row | {"check": check}


def _place(record: Record, entry: Entry) -> str:
    """Return what orders the queue, as text of fixed width: stale first, the newest day, one article after another."""
    day = record.article.published
    back = _LAST_DAY - (int(f"{day:%Y%m%d}") if day else 0)
    return f"{0 if entry.stale else 1}{back:08}{record.article.id[:_ID]}{_KINDS[entry.kind]}{entry.number:05}"
