"""Ratings and quotes, and records by what there is to say of each: rows as `pressmark export` writes them."""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias

import sqlalchemy as sa
from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field, TypeAdapter, create_model

from pressmark.columns import COLUMNS, Kind, Table
from pressmark.databases import reading
from pressmark.listed import select
from pressmark.web.api.filters import OF_ITEMS, OF_RECORDS, OfQuotes, OfRatings, OfRecords, Special, conditions
from pressmark.web.api.paging import Page, Paged, key_of, page
from pressmark.web.api.words import ArticleId
from pressmark.web.house import House, InHouse
from pressmark.web.openapi import PREFIX, problems
from pressmark.web.security import Reader

router = APIRouter(prefix=PREFIX, tags=["records"])
_TYPES: dict[Kind, Any] = {"text": str, "integer": int, "number": float, "boolean": bool, "day": str, "time": str}
_Number: TypeAlias = Annotated[int, Field(ge=0, lt=2**31)]
_ITEM: TypeAdapter[tuple[Any, ...]] = TypeAdapter(tuple[ArticleId, _Number])
_RECORD: TypeAdapter[tuple[Any, ...]] = TypeAdapter(tuple[ArticleId])
"""The keys of rows: an article, and a number where an article has several."""


def _row(name: str, table: Table) -> Any:
    """Return the model of a table's rows, from its columns."""
    fields: dict[str, Any] = {
        one.name: (_TYPES[one.kind] | None, Field(description=one.meaning)) for one in COLUMNS[table]
    }
    return create_model(name, __base__=BaseModel, **fields)


RatingRow, QuoteRow, RecordRow = _row("RatingRow", "ratings"), _row("QuoteRow", "quotes"), _row("RecordRow", "articles")


@router.get("/ratings", response_model=Page[RatingRow], responses=problems(422, 503))
def ratings(wanted: Annotated[OfRatings, Query()], house: InHouse, _: Reader) -> Response:
    """List ratings by article."""
    return _listed(house, "ratings", wanted, OF_ITEMS)


@router.get("/quotes", response_model=Page[QuoteRow], responses=problems(422, 503))
def quotes(wanted: Annotated[OfQuotes, Query()], house: InHouse, _: Reader) -> Response:
    """List quotes by article."""
    return _listed(house, "quotes", wanted, OF_ITEMS)


@router.get("/records", response_model=Page[RecordRow], responses=problems(422, 503))
def records(wanted: Annotated[OfRecords, Query()], house: InHouse, _: Reader) -> Response:
    """List records by article, with what there is to say of each; the whole of one is at its own address."""
    return _listed(house, "articles", wanted, OF_RECORDS)


def _listed(house: House, table: Table, wanted: Paged, special: Special) -> Response:
    """Return a page of a table's rows that are wanted, by article and number."""
    asked = select(table)
    columns = dict(asked.selected_columns.items())
    names = [name for name in ("article", "number") if name in columns]
    key = key_of(wanted.cursor, _ITEM if len(names) == 2 else _RECORD)
    asked = asked.where(*conditions(wanted, columns, special))
    if key is not None:
        asked = asked.where(columns["article"] >= key[0], sa.tuple_(*(columns[name] for name in names)) > key)
    asked = asked.order_by(*(columns[name] for name in names)).limit(wanted.limit + 1)
    with reading(house.ledger.engine, "the records cannot be read") as connection:
        rows = [dict(row) for row in connection.execute(asked).mappings()]
    more = rows[wanted.limit - 1 : wanted.limit] if len(rows) > wanted.limit else []
    return page(rows[: wanted.limit], [more[0][name] for name in names] if more else None)
