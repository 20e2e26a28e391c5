"""Counts in a ledger's listed ratings: which rounds there are, and how often each grade is said in a cell.

All that is asked stands in the index `ix_ratings_cells`, but for the passages of one cell.
"""

from __future__ import annotations

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
    cell = (_SAID.body, _SAID.area, _SAID.grade, _SAID.basis)
    articles = (_articles(_SAID.article), _articles(sa.case((_SETTLED, _SAID.article))))
    asked = sa.select(*cell, *articles)
    return [Count(*row) for row in _rows(engine, asked.where(*_within(of, body)).group_by(*cell).order_by(*cell))]


def speakers(engine: sa.Engine, of: Round, body: str | None = None) -> dict[tuple[str, str], int]:
    """Return how many articles state grades, by body and area, where they state more than one. Raises LedgerError."""
    cell = (_SAID.body, _SAID.area)
    asked = sa.select(*cell, _articles(_SAID.article)).where(*_within(of, body))
    asked = asked.where(_SAID.basis == "stated").group_by(*cell)
    several = asked.having(sa.func.min(_SAID.grade) != sa.func.max(_SAID.grade))
    return {(name, area): number for name, area, number in _rows(engine, several)}


def _articles(those: sa.ColumnElement[str]) -> sa.ColumnElement[int]:
    return sa.func.count(sa.distinct(those))


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
