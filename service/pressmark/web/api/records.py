"""Records: what pressmark says of one article, whole."""

from __future__ import annotations

from fastapi import APIRouter, Response

from pressmark.web.api.words import ArticleId
from pressmark.web.house import InHouse
from pressmark.web.openapi import PREFIX, problems
from pressmark.web.problems import Problem
from pressmark.web.security import Reader
from pressmark_schemas.record import Record

router = APIRouter(prefix=PREFIX, tags=["records"])


@router.get("/records/{record}", response_model=Record, responses=problems(404, 422, 503))
def record(record: ArticleId, house: InHouse, _: Reader) -> Response:
    """Return an article's record."""
    stored = house.ledger.fetch([record])
    if not stored:
        raise Problem(404, "there is no record of an article with this id")
    return Response(stored[0].record_json, media_type="application/json")
