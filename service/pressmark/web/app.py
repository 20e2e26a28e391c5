"""The application: the house, what stands before each request, and the routes."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from anyio import to_thread
from fastapi import FastAPI
from starlette.middleware import Middleware

from pressmark import VERSION
from pressmark.errors import LedgerError
from pressmark.sources.quiet import quiet_libraries
from pressmark.web import api, health
from pressmark.web.bodies import Bodies
from pressmark.web.house import House, furnished
from pressmark.web.metrics import Measured
from pressmark.web.openapi import ADDRESS, describe
from pressmark.web.pages import add_pages
from pressmark.web.problems import Unforeseen, answer_by_problems
from pressmark.web.security import Gate, Headers

if TYPE_CHECKING:
    from pressmark.session import Session
    from pressmark.settings import Settings

_LOOK = 1.0
"""Seconds between looks after those who read."""
_THREADS = 4
"""Requests that are looked up at once. In one interpreter, more would make all of them slower (bench/web.py)."""
_PATIENCE = 20.0
"""Seconds that those who read have at the end."""
_AROUND = 2
"""A body may be so many times as long as an article: JSON writes some characters as several."""
_MORE = 65_536
"""And so many bytes longer, for what is said of it."""


def create_app(session: Session) -> FastAPI:
    """Return the application of a session. Raises ConfigError for settings with which there can be no server."""
    house = furnished(session)
    app = FastAPI(
        title="pressmark",
        version=VERSION,
        description="Ratings and quotes in news about public inspections, each with what proves it.",
        openapi_url=ADDRESS,
        docs_url=None,  # they load scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_open,
        middleware=_before(house, session.settings),
    )
    app.state.house = house
    answer_by_problems(app)
    describe(app, with_tokens=bool(house.tokens))
    for router in (*api.ROUTERS, health.router):
        app.include_router(router)
    add_pages(app)
    return app


def _before(house: House, settings: Settings) -> list[Middleware]:
    """Return what stands before each request, the first outermost."""
    return [
        Middleware(Headers, secure=house.origins.secure),
        Middleware(Measured, metrics=house.metrics),
        Middleware(Unforeseen),
        Middleware(
            Gate,
            tokens=house.tokens,
            sessions=house.sessions,
            origins=house.origins,
            rate=settings.client_rate,
        ),
        Middleware(Bodies, most=_AROUND * settings.max_bytes + _MORE),
    ]


@asynccontextmanager
async def _open(app: FastAPI) -> AsyncGenerator[None]:
    """Have those who read at work while the server is open."""
    house: House = app.state.house
    quiet_libraries()
    to_thread.current_default_thread_limiter().total_tokens = _THREADS
    await asyncio.to_thread(house.staff.begin)
    looking = asyncio.create_task(_look_after(house))
    try:
        yield
    finally:
        looking.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await looking
        await asyncio.to_thread(house.staff.end, _PATIENCE)
        house.watch.end()


async def _look_after(house: House) -> None:
    while True:
        await asyncio.sleep(_LOOK)
        with contextlib.suppress(LedgerError):  # the next look may find it well again
            await asyncio.to_thread(house.staff.look)
