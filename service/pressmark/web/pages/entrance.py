"""The entrance: signing in with a token and out again, and the name that decisions are noted under."""

from __future__ import annotations

from math import ceil
from urllib.parse import quote

from starlette.responses import Response

from pressmark.web.pages.routes import local, pages, see
from pressmark.web.pages.visit import NAME, Anybody, Decider, Sender, Visit, Visitor, name_of
from pressmark.web.problems import Problem

router = pages()
_FIRST = "/articles"
_A_YEAR = 365 * 86400


@router.get("/")
def first() -> Response:
    """Send whoever comes to the articles."""
    return see(_FIRST)


@router.get("/login")
def login(visit: Anybody) -> Response:
    """Show where a token is asked for; nobody is asked where the server has none."""
    next_page = local(visit.request.query_params.get("next"), _FIRST)
    return visit.page("login.html", next_page=next_page, wrong=False) if visit.house.tokens else see(next_page)


@router.post("/login")
async def sign_in(visit: Sender) -> Response:
    """Begin a session for a token that is one."""
    client = visit.request.client
    wait = visit.request.app.state.tries.take(client.host if client else "")
    if wait:
        raise Problem(429, f"these are too many tries; wait {ceil(wait)} seconds")
    next_page = local(visit.form.get("next"), _FIRST)
    token = visit.house.tokens.find(visit.form.get("token", "").strip())
    if token is None:
        return visit.page("login.html", 403, next_page=next_page, wrong=True)
    answer = see(next_page)
    visit.house.sessions.begin(token, answer)
    return answer


@router.post("/logout")
def sign_out(visit: Sender) -> Response:
    """End the session."""
    answer = see("/login")
    visit.house.sessions.end(answer)
    return answer


@router.get("/name")
def name(visit: Visitor) -> Response:
    """Show where the name is asked for; nobody is asked where tokens say it."""
    return see(_FIRST) if visit.house.tokens else visit.page("name.html", next_page=_next(visit), wrong=False)


@router.post("/name")
def say_name(visit: Decider) -> Response:
    """Keep the name in the browser; who has a token decides under the token's."""
    said = name_of(visit.form.get("name", ""))
    if said is None:
        return visit.page("name.html", 422, next_page=_next(visit), wrong=True)
    answer = see(local(visit.form.get("next"), _FIRST))
    answer.set_cookie(NAME, quote(said), max_age=_A_YEAR, httponly=True, samesite="strict")
    return answer


def _next(visit: Visit) -> str:
    return local(visit.form.get("next") or visit.request.query_params.get("next"), _FIRST)
