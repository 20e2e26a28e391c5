"""What those who run a server ask: whether it is there, whether it can work, and what it does."""

from __future__ import annotations

import asyncio
from typing import Any

from fastapi import APIRouter, Response
from starlette.concurrency import run_in_threadpool

from pressmark.errors import LedgerError
from pressmark.web.house import InHouse
from pressmark.web.metrics import CONTENT_TYPE
from pressmark.web.openapi import problems
from pressmark.web.problems import Problem
from pressmark.web.security import Reader

router = APIRouter(tags=["health"])
_PATIENCE = 5.0
"""Seconds in which the ledger must be written."""
_OPEN: dict[str, Any] = {"security": []}


@router.get("/healthz", openapi_extra=_OPEN)
async def healthz() -> dict[str, str]:
    """Say that the server is there."""
    return {"status": "ok"}


@router.get("/readyz", openapi_extra=_OPEN, responses=problems(503))
async def readyz(house: InHouse) -> dict[str, str]:
    """Say that the server can work: its ledger can be written, and those who read are there."""
    if not house.staff.at_work:
        raise Problem(503, "a reading process is not there; it is begun again")
    try:
        await asyncio.wait_for(run_in_threadpool(house.standing.write), _PATIENCE)
    except (TimeoutError, LedgerError):
        raise Problem(503, "the ledger cannot be written") from None
    return {"status": "ok"}


@router.get(
    "/metrics",
    responses=problems(503) | {200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
    response_class=Response,
)
def metrics(house: InHouse, _: Reader) -> Response:
    """Return metrics for Prometheus."""
    return Response(house.metrics.shown(), media_type=CONTENT_TYPE)
