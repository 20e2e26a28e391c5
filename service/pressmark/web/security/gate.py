"""The gate: who makes a request, whether it was meant for us, and whether it is one too many; before all else."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from starlette.requests import HTTPConnection

from pressmark.web.problems import Problem
from pressmark.web.security.access import Person, as_everyone
from pressmark.web.security.buckets import Buckets
from pressmark.web.security.sessions import COOKIE

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

    from pressmark.web.security.origins import Origins
    from pressmark.web.security.sessions import Sessions
    from pressmark.web.security.tokens import Tokens

_BEARER = "bearer "


class Gate:
    """Lets requests in, with the Person who made them in their state, or answers with a problem."""

    def __init__(self, app: ASGIApp, *, tokens: Tokens, sessions: Sessions, origins: Origins, rate: float) -> None:
        self._app, self._tokens, self._sessions, self._origins = app, tokens, sessions, origins
        self._buckets = Buckets(rate)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            self._look(scope)
        except Problem as problem:
            await problem.response(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _look(self, scope: Scope) -> None:
        request = HTTPConnection(scope)
        refused = self._origins.refuses(scope["method"], request.headers)
        if refused is not None:
            raise Problem(*refused)
        person = self._person(request)
        client = request.client.host if request.client else ""
        wait = self._buckets.take(f"token {person.name}" if person and person.token else f"client {client}")
        if wait:
            raise Problem(429, "these are too many requests; send fewer", {"Retry-After": str(ceil(wait))})
        scope.setdefault("state", {})["person"] = person

    def _person(self, request: HTTPConnection) -> Person | None:
        """Return who makes a request; None if nobody knows."""
        if not self._tokens:
            return as_everyone()
        said = request.headers.get("authorization", "")
        if said[: len(_BEARER)].lower() == _BEARER:
            token = self._tokens.find(said[len(_BEARER) :].strip())
            return Person(token.name, token.role, token) if token else None
        session = self._sessions.find(request.cookies.get(COOKIE, ""))
        return Person(session.token.name, session.token.role, session.token, session) if session else None
