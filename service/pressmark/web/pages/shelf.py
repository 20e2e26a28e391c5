"""The articles of a ledger as a list: the newest first, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

import sqlalchemy as sa
from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

from pressmark.ledger.tables import ARTICLES, META
from pressmark_schemas.article import Article

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pressmark.ledger import Ledger

_READINGS, _RATINGS = META.tables["readings"], META.tables["ratings"]
_DAY, _ID = ARTICLES.c.published, ARTICLES.c.id
_NEWEST = _DAY.desc(), _ID.desc()
_PAGE = 50

Filled = BeforeValidator(lambda said: said or None)
"""An empty field of a form is none."""
Name = Annotated[Annotated[str, StringConstraints(max_length=500, pattern=r"^[^\x00-\x1f]*$")] | None, Filled]
State = Literal["open", "settled", "irrelevant"]


class Wanted(BaseModel):
    """Which articles: by outlet, by a body that they rate, and by whether anything in them waits for somebody."""

    model_config = ConfigDict(frozen=True)

    outlet: Name = None
    body: Name = None
    state: Annotated[State | None, Filled] = None


class Row(NamedTuple):
    """An article in the list; `review` is how many of its items wait."""

    id: str
    title: str | None
    published: str | None
    outlet: str | None
    outcome: str
    ratings: int
    quotes: int
    concerns: int
    review: int


_COLUMNS = (
    *(ARTICLES.c[name] for name in ("id", "title", "published", "outlet")),
    *(_READINGS.c[name] for name in ("outcome", "ratings", "quotes", "concerns", "review")),
)


def shelf(ledger: Ledger, wanted: Wanted, after: Sequence[str] | None) -> tuple[list[Row], tuple[str, str] | None]:
    """Return a page of articles behind a key, and the key that asks for the next one. Raises LedgerError."""
    asked = sa.select(*_COLUMNS).join_from(ARTICLES, _READINGS, _READINGS.c.article == ARTICLES.c.id)
    asked = asked.where(*_conditions(wanted))
    found: list[Row] = []
    for part in _parts(*after or ("", "")):
        room = _PAGE + 1 - len(found)
        found += [Row(*row) for row in ledger.rows(asked.where(*part).order_by(*_NEWEST).limit(room))] if room else []
    last = found[_PAGE - 1] if len(found) > _PAGE else None
    return found[:_PAGE], (last.published or "", last.id) if last else None


def _parts(day: str, article: str) -> Iterator[tuple[sa.ColumnElement[bool], ...]]:
    """Yield what is behind a key: articles with a day, then those without; databases differ in where they put those."""
    if day or not article:
        behind = (sa.tuple_(_DAY, _ID) < sa.tuple_(day, article),) if day else ()
        yield _DAY.is_not(None), *behind
    yield _DAY.is_(None), *((article > _ID,) if article and not day else ())


def known_articles(ledger: Ledger, ids: Iterable[str]) -> dict[str, Article]:
    """Return articles by their id. Raises LedgerError."""
    asked = sa.select(ARTICLES.c.id, ARTICLES.c.json).where(ARTICLES.c.id.in_(list(ids)))
    return {article: Article.model_validate_json(text) for article, text in ledger.rows(asked)}


def _conditions(wanted: Wanted) -> Iterator[sa.ColumnElement[bool]]:
    if wanted.outlet is not None:
        yield ARTICLES.c.outlet == wanted.outlet
    if wanted.body is not None:
        yield sa.exists().where(_RATINGS.c.article == ARTICLES.c.id, _RATINGS.c.body == wanted.body)
    if wanted.state is not None:
        yield from _STATES[wanted.state]


_READ = _READINGS.c.outcome == "read"
_STATES: dict[State, tuple[Any, ...]] = {
    "open": (_READINGS.c.review > 0,),
    "settled": (_READ, _READINGS.c.review == 0),
    "irrelevant": (_READINGS.c.outcome == "irrelevant",),
}
