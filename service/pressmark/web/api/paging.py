"""Pages: a limit, and a cursor that says behind which row the next one begins.

A cursor is opaque to callers. It holds the key of a row, not a number of rows, so that rows which come in between
neither repeat nor hide others.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from typing import Annotated, Any, Generic, TypeVar

from fastapi import Response
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError

from pressmark.web.problems import Problem

_T = TypeVar("_T")
_Cursor = Annotated[str, StringConstraints(max_length=4000, pattern=r"^[A-Za-z0-9_-]+$")]


class Paged(BaseModel):
    """What every list takes; a name that is none of its filters is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    limit: int = Field(default=50, ge=1, le=500, description="at most so many on a page")
    cursor: _Cursor | None = Field(default=None, description="`next` of the page before")


class Page(BaseModel, Generic[_T]):
    """One page of a list."""

    items: list[_T]
    next: str | None = Field(description="the cursor of the next page; null on the last")


def page(items: Sequence[Any], key: Sequence[Any] | None) -> Response:
    """Return the answer of a page; `key` is that of its last item if there are more."""
    body = json.dumps({"items": items, "next": cursor(key) if key else None}, ensure_ascii=False, default=str)
    return Response(body, media_type="application/json")


def cursor(key: Sequence[Any]) -> str:
    """Return the cursor of a key."""
    return base64.urlsafe_b64encode(json.dumps(key).encode()).decode().rstrip("=")


def key_of(said: str | None, form: TypeAdapter[_T]) -> _T | None:
    """Return the key of a cursor, None without one. Raises Problem 422 for a cursor that was not given out."""
    if said is None:
        return None
    try:
        return form.validate_json(base64.urlsafe_b64decode(said + "=" * (-len(said) % 4)), strict=True)
    except (ValueError, ValidationError):
        raise Problem(422, "query.cursor: that is no cursor of this list; begin without one") from None
