"""Problems: every answer that is an error is `application/problem+json` (RFC 9457), and says what to do.

What callers sent is not repeated in it, and no message of an unforeseen error is shown or logged, as it may hold
an article's words.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Mapping
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse

from pressmark.errors import LedgerError, ReadError
from pressmark.jobs import QueueFull

if TYPE_CHECKING:
    from fastapi import FastAPI
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_log = logging.getLogger(__name__)
_LATER = {"Retry-After": "5"}
"""Seconds after which somebody who was sent away may come again."""


class Fault(BaseModel):
    """One part of a request that is wrong: where, and in what way."""

    where: str = Field(description="part of the request, such as query.limit or body.text")
    why: str


class ProblemBody(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str = "about:blank"
    title: str = Field(description="the status in words")
    status: int
    detail: str = Field(description="what was wrong, and what to do")
    faults: list[Fault] = Field(default=[], description="the parts of the request that are wrong, if it is that")


class Problem(Exception):  # noqa: N818 - it is one
    """Ends a request with a status and what there is to say of it."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status, self.detail, self.headers = status, detail, headers

    @property
    def response(self) -> ProblemResponse:
        """The answer."""
        return response(self.status, self.detail, self.headers)


class ProblemResponse(JSONResponse):
    """An answer that is a problem."""

    media_type = "application/problem+json"


def response(
    status: int, detail: str, headers: Mapping[str, str] | None = None, faults: list[Fault] | None = None
) -> ProblemResponse:
    """Return the answer for a problem."""
    body = ProblemBody(title=HTTPStatus(status).phrase, status=status, detail=detail, faults=faults or [])
    return ProblemResponse(body.model_dump(), status, dict(headers or {}))


def _invalid(error: RequestValidationError, described: str) -> ProblemResponse:
    """Return the answer for a request whose parts are not as they must be."""
    faults = [_fault(one) for one in error.errors()]
    said = f"{faults[0].where}: {faults[0].why}; {described} says what may be sent"
    return response(422, said, None, faults)


def _fault(error: Any) -> Fault:
    where = ".".join(str(part)[:100] for part in error["loc"])
    return Fault(where=where, why=error["msg"][:1].lower() + error["msg"][1:])


def answer_by_problems(app: FastAPI) -> None:
    """Let an application answer every error that it foresees with a problem."""
    for kind in (Problem, HTTPException, RequestValidationError, ReadError, QueueFull, LedgerError):
        app.add_exception_handler(kind, answered)


def answered(request: Request, error: Exception) -> Response:
    """Return the answer for an error that is foreseen."""
    described = str(request.app.openapi_url)
    match error:
        case Problem():
            return error.response
        case HTTPException():
            said = _SAID.get(error.status_code, "").format(described=described) or error.detail
            return response(error.status_code, said, error.headers)
        case RequestValidationError():
            return _invalid(error, described)
        case ReadError():
            return response(422, str(error))
        case QueueFull():
            return response(503, str(error), _LATER)
        case _:
            return response(503, "the ledger does not answer; try again later", _LATER)


_SAID = {
    404: "there is nothing at this address; {described} says what there is",
    405: "this address does not take that method; the header Allow names those that it takes",
}


class Unforeseen:
    """Answers what nobody foresaw with a problem too, and logs where it was."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        begun = False

        async def sent(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self._app(scope, receive, sent)
        except ClientDisconnect:  # nobody is there to be answered, and it is no fault of ours
            return
        except Exception as error:  # noqa: BLE001 - whatever it was, the server goes on
            where = "".join(traceback.format_tb(error.__traceback__))
            _log.error("%s in a request; it was at\n%s", type(error).__name__, where)
            if not begun:
                said = "pressmark failed on this request; please report it with the time at which it was sent"
                await response(500, said)(scope, receive, send)
