"""Routes of pages: what goes wrong is told on a page, and who is not known is sent to sign in first."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from fastapi import APIRouter, Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from pressmark.errors import LedgerError, ReviewError, ReviewMissing
from pressmark.web.openapi import PREFIX
from pressmark.web.pages.visit import anybody
from pressmark.web.problems import Problem, answered

_FORESEEN = (Problem, HTTPException, RequestValidationError, ReviewError, LedgerError)


class PageRoute(APIRoute):
    """A route whose errors are pages."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Return what answers a request."""
        answered = super().get_route_handler()

        async def answer(request: Request) -> Response:
            try:
                return await answered(request)
            except _FORESEEN as error:
                return _told(request, *_said(error))

        return answer


def pages() -> APIRouter:
    """Return a router for pages."""
    return APIRouter(route_class=PageRoute)


def stray(request: Request, error: Exception) -> Response:
    """Return the answer for an address that is nobody's: a page for people, a problem for programs."""
    seeks_page = request.method == "GET" and "text/html" in request.headers.get("accept", "")
    if (
        isinstance(error, HTTPException)
        and error.status_code == 404
        and seeks_page
        and not request.url.path.startswith(PREFIX)
    ):
        return _told(request, 404, "There is no page at this address.")
    return answered(request, error)


def see(place: str) -> Response:
    """Return the answer that sends a browser on to a page."""
    return RedirectResponse(place, 303)


def local(place: str | None, otherwise: str) -> str:
    """Return an address that a form or query names if it is one of ours, else another."""
    is_ours = place is not None and place.startswith("/") and place[1:2] not in {"/", "\\"} and place.isprintable()
    return place if place is not None and is_ours else otherwise


def back(form: Mapping[str, str], otherwise: str, **said: object) -> str:
    """Return the address that a form came from (`back`), with what is to be said there, at its place `at`."""
    parts = urlsplit(local(form.get("back"), otherwise))
    query = [(name, value) for name, value in parse_qsl(parts.query) if name not in said]
    return urlunsplit(("", "", parts.path, urlencode([*query, *said.items()]), quote(form.get("at", ""))))


def _told(request: Request, status: int, said: str) -> Response:
    if status == 401:
        asked = urlunsplit(("", "", request.url.path, request.url.query, "")) if request.method == "GET" else "/"
        return see(f"/login?{urlencode({'next': asked})}")
    came = urlsplit(request.headers.get("referer", ""))
    back_there = local(urlunsplit(("", "", came.path, came.query, "")), "/articles")
    return anybody(request).page("problem.html", status, said=said, back=back_there)


def _said(error: Exception) -> tuple[int, str]:
    """Return the status of an error, and what to say of it."""
    match error:
        case Problem():
            return error.status, error.detail
        case HTTPException():
            return error.status_code, error.detail
        case ReviewMissing():
            return 404, str(error)
        case ReviewError():
            return 409, str(error)
        case RequestValidationError():
            return 422, "this address is not one of a page: part of it is wrong"
        case _:
            return 503, "the ledger does not answer; try again later"
