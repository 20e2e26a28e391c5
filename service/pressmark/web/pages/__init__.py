"""The pages for people: plain HTML that works without scripts, which only make it quicker.

Each page is a small module with a router. Templates escape all that they print; styles and scripts are files of
`static`, as the server lets browsers run and load nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.exceptions import HTTPException

from pressmark.web.pages import (
    article,
    articles,
    assets,
    cell,
    clashes,
    downloads,
    entrance,
    grades,
    history,
    lookup,
    review,
    sending,
)
from pressmark.web.pages.routes import stray
from pressmark.web.pages.visit import furnish

if TYPE_CHECKING:
    from fastapi import FastAPI

__all__ = ["add_pages"]

_SECTIONS = (
    ("/articles", "Articles"),
    ("/review", "Review"),
    ("/matrix", "Grades"),
    ("/search", "Search"),
    ("/conflicts", "Conflicts"),
    ("/submit", "Submit"),
    ("/runs", "Runs"),
    ("/export", "Export"),
)
_ROUTERS = tuple(
    part.router
    for part in (
        assets,
        entrance,
        articles,
        article,
        review,
        grades,
        cell,
        lookup,
        clashes,
        sending,
        history,
        downloads,
    )
)


def add_pages(app: FastAPI) -> None:
    """Add the pages to an application that has its house."""
    furnish(app, _SECTIONS)
    app.add_exception_handler(HTTPException, stray)
    for router in _ROUTERS:
        app.include_router(router, include_in_schema=False)
