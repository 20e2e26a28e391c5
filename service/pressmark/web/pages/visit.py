"""A visit: somebody looks at a page, or changes something by a form of ours.

`Visitor` and `Decider` are types of a route's argument, for who may look and who may decide.
"""

from __future__ import annotations

import getpass
import re
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, NamedTuple
from urllib.parse import unquote

from fastapi import Depends, FastAPI, Request
from jinja2 import Environment
from starlette.responses import HTMLResponse, Response

from pressmark import VERSION
from pressmark.look import environment, steps
from pressmark.plainwords import CONCERNS, STATUSES
from pressmark.web.house import House
from pressmark.web.pages.assets import asset
from pressmark.web.pages.words import filters
from pressmark.web.problems import Problem
from pressmark.web.security import Person
from pressmark.web.security.buckets import Buckets

NAME = "pressmark_name"
"""The cookie with the name under which somebody decides where the server has no tokens."""
_NAME = re.compile(r"[\w .'@-]{1,64}")
_FIELDS = 40
_STAY = {"HX-Replace-Url": "false"}
"""What tells htmx that a form's own address is none to come back to."""
_TRIES, _BURST = 0.2, 25.0
"""Tries to sign in: five, then one in five seconds, each client by itself."""


class Visit(NamedTuple):
    """Who looks, and at what; `form` is what was sent, by name."""

    request: Request
    house: House
    person: Person | None
    form: Mapping[str, str] = {}

    @property
    def who(self) -> str:
        """The name that decisions are noted under."""
        if self.person is not None and self.person.token is not None:
            return self.person.name
        return name_of(unquote(self.request.cookies.get(NAME, ""))) or _user()

    @property
    def decides(self) -> bool:
        """Whether there are buttons for whoever looks."""
        return self.person is not None and self.person.role == "reviewer"

    def page(self, template: str, status: int = 200, **facts: Any) -> Response:
        """Return a page."""
        made: Environment = self.request.app.state.pages
        session = self.person.session if self.person else None
        known = {"visit": self, "csrf": session.csrf if session else "", "here": self.request.url.path}
        return HTMLResponse(made.get_template(template).render(known | facts), status, _STAY if status >= 400 else None)


def furnish(app: FastAPI, sections: Sequence[tuple[str, str]]) -> None:
    """Give an application what its pages are made with; `sections` are addresses and names for the navigation."""
    house: House = app.state.house
    pack = house.session.pack
    made = environment("pressmark.web.pages", filters(pack))
    common: dict[str, Any] = {"asset": asset, "steps": steps(pack.rank), "pack": pack, "version": VERSION}
    common |= {"sections": sections, "concerns": CONCERNS, "statuses": STATUSES}
    made.globals.update(common)
    app.state.pages, app.state.tries = made, Buckets(_TRIES, burst=_BURST)


def name_of(said: str) -> str | None:
    """Return the name that somebody gives, None if that is none."""
    said = " ".join(said.split())
    return said if _NAME.fullmatch(said) else None


def anybody(request: Request) -> Visit:
    """Return a visit of whoever it is, known or not."""
    return Visit(request, request.app.state.house, request.state.person)


def visitor(visit: Annotated[Visit, Depends(anybody)]) -> Visit:
    """Return the visit of somebody who may look. Raises Problem 401."""
    if visit.person is None:
        raise Problem(401, "sign in first")
    return visit


async def sender(visit: Annotated[Visit, Depends(anybody)]) -> Visit:
    """Return the visit of whoever sent a form. Raises Problem 403 if it is not a form of ours."""
    form = await visit.request.form(max_files=0, max_fields=_FIELDS)
    sent = {name: value for name, value in form.items() if isinstance(value, str)}
    session = visit.person.session if visit.person else None
    if session is not None and not session.sent_along(sent.get("csrf", "")):
        raise Problem(403, "the page that asked for this is too old or not ours; load it again")
    return visit._replace(form=sent)


def decider(visit: Annotated[Visit, Depends(sender)]) -> Visit:
    """Return the visit of a reviewer who sent a form of ours. Raises Problem 401 or 403."""
    if not visitor(visit).decides:
        raise Problem(403, "this is for reviewers; ask for a token with that role")
    return visit


Anybody = Annotated[Visit, Depends(anybody)]
Visitor = Annotated[Visit, Depends(visitor)]
Sender = Annotated[Visit, Depends(sender)]
Decider = Annotated[Visit, Depends(decider)]


def _user() -> str:
    """Return the name of the user whose server it is."""
    try:
        return name_of(getpass.getuser()) or "local"
    except (OSError, KeyError):
        return "local"
