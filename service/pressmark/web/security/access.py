"""What routes ask for: a person with a role, and that a change in a browser's session comes from a page of ours.

`Reader` and `Reviewer` are types of a route's argument; it is not called for anybody else. What they ask is
awaited, though it waits for nothing: else FastAPI would have a thread ask it.
"""

from __future__ import annotations

from typing import Annotated, NamedTuple

from fastapi import Depends, Request

from pressmark.web.problems import Problem
from pressmark.web.security.sessions import Session
from pressmark.web.security.tokens import Role, Token

_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


class Person(NamedTuple):
    """Who makes a request, and as what: by a token, in a browser's session of one, or as anybody on this machine."""

    name: str
    role: Role
    token: Token | None = None
    session: Session | None = None


def as_everyone() -> Person:
    """Return who anybody is where the server has no tokens and only this machine reaches it."""
    return Person("local", "reviewer")


async def reader(request: Request) -> Person:
    """Return who asks. Raises Problem 401 where nobody knows, 403 for a forged change in a browser's session."""
    person: Person | None = request.state.person
    if person is None:
        raise Problem(401, "send a token: Authorization: Bearer …", {"WWW-Authenticate": 'Bearer realm="pressmark"'})
    session = None if request.method in _SAFE else person.session
    if session is not None and not session.sent_along(request.headers.get("x-csrf-token", "")):
        raise Problem(403, "the page that asked for this is too old or not ours; load it again")
    return person


async def reviewer(person: Annotated[Person, Depends(reader)]) -> Person:
    """Return who asks, if that is a reviewer. Raises Problem 401 or 403."""
    if person.role != "reviewer":
        raise Problem(403, "this is for reviewers; ask for a token with that role")
    return person


Reader = Annotated[Person, Depends(reader)]
Reviewer = Annotated[Person, Depends(reviewer)]
