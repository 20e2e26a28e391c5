"""What stands behind a field of the matrix: who states which grade, in which words, with what doubts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlencode

from fastapi import Query
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter
from starlette.responses import Response

from pressmark.matrix import Place, passages
from pressmark.web.api.paging import cursor, key_of
from pressmark.web.api.words import ArticleId, Words
from pressmark.web.pages.choices import choices
from pressmark.web.pages.grades import round_of
from pressmark.web.pages.items import items_of
from pressmark.web.pages.review import in_context
from pressmark.web.pages.routes import pages
from pressmark.web.pages.trail import Number, said_last
from pressmark.web.pages.visit import Visitor

if TYPE_CHECKING:
    from pressmark.matrix import Passage

router = pages()
_SHOWN = 20
_Number = Annotated[int, Field(ge=0, lt=2**31)]
_PLACE: TypeAdapter[Any] = TypeAdapter(tuple[str, ArticleId, _Number])


class Asked(BaseModel):
    """Which field: a round by its key, a body and an area; `last` is a review to tell of."""

    model_config = ConfigDict(frozen=True)

    of: Words
    body: Words
    area: Words
    after: str | None = None
    last: Number | None = None


@router.get("/matrix/cell")
def cell(visit: Visitor, asked: Annotated[Asked, Query()]) -> Response:
    """Show the ratings of a field, the latest first."""
    ledger, pack = visit.house.ledger, visit.house.session.pack
    of = round_of(asked.of)
    key = key_of(asked.after, _PLACE)
    found = passages(ledger.engine, of, asked.body, asked.area, Place(*key) if key else None, _SHOWN + 1)
    items = items_of(visit, ((one.article, "rating", one.number) for one in found[:_SHOWN]))
    said = asked.model_dump(include={"of", "body", "area"})
    facts: dict[str, Any] = {
        "asked": asked,
        "round": of,
        "found": list(in_context(ledger, items)),
        "more": urlencode(said | {"after": _cursor(found)}) if len(found) > _SHOWN else None,
        "place": f"/matrix/cell?{urlencode(asked.model_dump(exclude_none=True, exclude={'last'}))}",
        "choices": choices(pack),
        "last": said_last(ledger, asked.last),
    }
    return visit.page("cell.html", **facts)


def _cursor(found: list[Passage]) -> str:
    return cursor(found[_SHOWN - 1].place)
