"""How much a request may bring: counted as it comes, whatever it says of itself.

Starlette's own limit answers with plain text where a length is said that is too long; here that is a problem, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.datastructures import Headers

from pressmark.web.problems import Problem

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_DIGITS = 15
"""Of a length that anybody could mean."""


class Bodies:
    """Refuses bodies of more than `most` bytes with 413."""

    def __init__(self, app: ASGIApp, *, most: int) -> None:
        self._app, self._most = app, most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        said = Headers(scope=scope).get("content-length", "") if scope["type"] == "http" else ""
        if said.isdecimal() and (len(said) > _DIGITS or int(said) > self._most):
            await self._too_long().response(scope, receive, send)
        else:
            await self._app(scope, self._counted(receive), send)

    def _counted(self, receive: Receive) -> Receive:
        came = 0

        async def received() -> Message:
            nonlocal came
            message = await receive()
            came += len(message.get("body", b""))
            if came > self._most:
                raise self._too_long()
            return message

        return received

    def _too_long(self) -> Problem:
        said = f"a request may bring {self._most:,} bytes; send one article at a time, or raise PRESSMARK_MAX_BYTES"
        return Problem(413, said, {"Connection": "close"})
