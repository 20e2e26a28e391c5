"""Counts in a ledger's listed ratings: which rounds there are, and how often each grade is said in a cell.

A record has one rating a body, area, grade and basis, so that ratings are articles; to tell articles apart would
take four times as long. What is counted stands in the index `ix_ratings_cells`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

import sqlalchemy as sa

from pressmark.databases import reading
from pressmark.matrix.values import Passage, Place, Round
from pressmark_schemas.answer import Basis

_RATINGS = sa.table(
    "ratings",
    *(sa.column(name, sa.Text) for name in ("article", "programme", "sector", "body", "area", "grade", "basis")),
    *(sa.column(name, sa.Text) for name in ("status", "evidence")),
    *(sa.column(name, sa.Integer) for name in ("number", "start", "end")),
)
_ARTICLES = sa.table("articles", *(sa.column(name, sa.Text) for name in ("id", "title", "outlet", "published")))
_SAID = _RATINGS.c
_day = sa.func.coalesce(_ARTICLES.c.published, "")

_SETTLED = _SAID.status == "verified"
"""Whether nobody need look at a rating: no check objects to it."""
_NUMBER_SETTLED = sa.func.sum(sa.case((_SETTLED, 1), else_=0))
_CELL = (_SAID.body, _SAID.area, _SAID.grade, _SAID.basis)
_REVIEWS = sa.table("reviews", *(sa.column(name, sa.Text) for name in ("article", "kind", "action")))
_CHANGED = sa.select(_REVIEWS.c.article).where(
    _REVIEWS.c.kind == "rating", _REVIEWS.c.action.in_(["correct", "add", "undo"])
)
"""Articles in which people made a rating another, or a new one."""
_NO_CELL = "unspecified"
"""The area of a count of areas that the article does not name."""


class Count(NamedTuple):
    """How many articles say a grade on some basis, and in how many of them it is settled."""

    body: str
    area: str
    grade: str
    basis: Basis
    articles: int
    settled: int

    @property
    def in_cell(self) -> bool:
        """Whether it belongs into the table: stated of this inspection, and of an area by name."""
        return self.basis == "stated" and self.area != _NO_CELL


def rounds(engine: sa.Engine) -> list[Round]:
    """Return the rounds of which there are ratings, in no order. Raises LedgerError."""
    asked = sa.select(_SAID.programme, _SAID.sector, sa.func.count()).group_by(_SAID.programme, _SAID.sector)
    return [Round(*row) for row in _rows(engine, asked)]


def counts(engine: sa.Engine, of: Round, body: str | None = None) -> list[Count]:
    """Return what is said in a round, of one body or of all, by body and area. Raises LedgerError."""
    asked = sa.select(*_CELL, sa.func.count(), _NUMBER_SETTLED).where(*_within(of, body))
    found = [Count(*row) for row in _rows(engine, asked.group_by(*_CELL).order_by(*_CELL))]
    twice = _twice(engine, of, body)
    return [_once(one, twice.get(one[:4], ())) for one in found]


def _twice(engine: sa.Engine, of: Round, body: str | None) -> dict[tuple[str, ...], list[tuple[int, int]]]:
    """Return how often articles say the same more than once, and how much of that is settled.

    Only what people corrected or added makes an article do so. They are few, and are looked up by article, which an
    index on the round would be in the way of.
    """
    known = {_SAID.programme: of.programme, _SAID.sector: of.sector}
    within = [sa.func.coalesce(column, "") == (value or "") for column, value in known.items()]
    asked = sa.select(*_CELL, sa.func.count(), _NUMBER_SETTLED).where(_SAID.article.in_(_CHANGED), *within)
    asked = asked if body is None else asked.where(_SAID.body == body)
    found: dict[tuple[str, ...], list[tuple[int, int]]] = {}
    for *cell, number, settled in _rows(engine, asked.group_by(*_CELL, _SAID.article).having(sa.func.count() > 1)):
        found.setdefault(tuple(cell), []).append((number, settled))
    return found


def _once(count: Count, twice: Iterable[tuple[int, int]]) -> Count:
    """Return a count that has each article once."""
    articles, settled = count.articles, count.settled
    for number, sure in twice:
        articles, settled = articles - number + 1, settled - max(sure - 1, 0)
    return count._replace(articles=articles, settled=settled)


def speakers(engine: sa.Engine, of: Round, cells: Collection[tuple[str, str]]) -> dict[tuple[str, str], int]:
    """Return how many articles state grades in cells, by body and area. Raises LedgerError."""
    if not cells:
        return {}
    cell = (_SAID.body, _SAID.area)
    asked = sa.select(*cell, sa.func.count(sa.distinct(_SAID.article))).where(*_within(of, None))
    asked = asked.where(_SAID.basis == "stated", sa.tuple_(*cell).in_(sorted(cells))).group_by(*cell)
    return {(name, area): number for name, area, number in _rows(engine, asked)}


def passages(
    engine: sa.Engine, of: Round, body: str, area: str, after: Place | None = None, most: int = 100
) -> list[Passage]:
    """Return who states what in a cell, the latest first, and at most so many behind a place. Raises LedgerError."""
    told = (_ARTICLES.c.id, _SAID.number, _ARTICLES.c.title, _ARTICLES.c.outlet, _ARTICLES.c.published)
    asked = sa.select(*told, _SAID.grade, _SAID.status, _SAID.start, _SAID.end, _SAID.evidence)
    asked = asked.join_from(_RATINGS, _ARTICLES, _SAID.article == _ARTICLES.c.id)
    asked = asked.where(*_within(of, body), _SAID.area == area, _SAID.basis == "stated")
    if after is not None:
        same_day = sa.and_(_day == after.day, sa.tuple_(_SAID.article, _SAID.number) > tuple(after[1:]))
        asked = asked.where(sa.or_(_day < after.day, same_day))
    asked = asked.order_by(_day.desc(), _SAID.article, _SAID.number).limit(most)
    return [Passage(*row) for row in _rows(engine, asked)]


def _within(of: Round, body: str | None) -> list[sa.ColumnElement[bool]]:
    known = {_SAID.programme: of.programme, _SAID.sector: of.sector}
    wanted = [column.is_(None) if value is None else column == value for column, value in known.items()]
    return wanted if body is None else [*wanted, _SAID.body == body]


def _rows(engine: sa.Engine, asked: sa.Select[*tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    with reading(engine, "the ratings cannot be counted") as connection:
        return [tuple(row) for row in connection.execute(asked)]
