"""Articles: sent to be read, and given back as they were read."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from pressmark.jobs import Job
from pressmark.web.api.jobs import JobBody, job_response
from pressmark.web.api.sent import FORMS, parsed
from pressmark.web.api.words import ArticleId
from pressmark.web.house import InHouse
from pressmark.web.openapi import PREFIX, problems
from pressmark.web.problems import Problem
from pressmark.web.security import Reader, Reviewer
from pressmark_schemas.article import Article
from pressmark_schemas.record import Record

router = APIRouter(prefix=PREFIX, tags=["articles"])
_JSON = "application/json"
_LONGEST_WAIT = 30.0
_PATIENCE = 30.0
"""Seconds in which all of an article must have come."""
_SENT: dict[str, Any] = {
    "requestBody": {"required": True, "content": {kind: {"schema": form.schema} for kind, form in FORMS.items()}}
}
_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"model": Record, "description": "The article is known: its record"},
    201: {"model": Record, "description": "The article has been read: its record"},
    202: {"model": JobBody, "description": "The article will be read: its job, which has brought no record yet"},
    **problems(408, 413, 415, 422, 503),
}


@router.post("/articles", responses=_ANSWERS, openapi_extra=_SENT, status_code=202, response_class=Response)
async def send_article(
    request: Request,
    house: InHouse,
    _: Reviewer,
    wait: Annotated[float, Query(ge=0, le=_LONGEST_WAIT, description="seconds to wait for the record")] = 0.0,
) -> Response:
    """Send an article to be read; the same again gives the same job or record.

    It is kept before it is acknowledged. A job that failed is tried again when its article is sent again.
    """
    try:
        async with asyncio.timeout(_PATIENCE):
            made = await parsed(request)
    except TimeoutError:
        raise Problem(408, "the article did not come to an end; send it again") from None
    taken = await house.take_in(lambda: house.intake.take(made(house.session.settings.max_bytes)))
    if not isinstance(taken, Job):
        return Response(taken.record_json, 200, media_type=_JSON)
    house.staff.tell()
    job = await house.watch.until_over(taken, wait)
    if job.state != "done":
        return job_response(job, 202)
    record = (await run_in_threadpool(house.ledger.fetch, [job.id]))[0].record_json
    return Response(record, 201, {"Location": f"{PREFIX}/records/{job.id}"}, media_type=_JSON)


@router.get("/articles/{article}", response_model=Article, responses=problems(404, 422, 503))
def article(article: ArticleId, house: InHouse, _: Reader) -> Response:
    """Return an article with the text in which the offsets of its record count characters."""
    stored = house.ledger.fetch([article])
    if not stored:
        raise Problem(404, "there is no article with this id that has been read")
    return Response(stored[0].article_json, media_type=_JSON)
