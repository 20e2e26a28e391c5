"""Conflicts: where articles contradict one another. They are found anew when the ledger has changed."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field, TypeAdapter

from pressmark.conflicts.values import Kind
from pressmark.showconflicts import conflict_json
from pressmark.web.api.paging import Page, Paged, key_of, page
from pressmark.web.api.words import Words
from pressmark.web.disputes import place_of
from pressmark.web.house import InHouse
from pressmark.web.openapi import PREFIX, problems
from pressmark.web.security import Reader
from pressmark_schemas.record import Evidence, Status

router = APIRouter(prefix=PREFIX, tags=["records"])
_KEY: TypeAdapter[Any] = TypeAdapter(tuple[Annotated[int, Field(ge=0, le=9)], list[str], list[str]])


class PassageBody(BaseModel):
    """What one article says, and where."""

    article: str
    source: str | None
    title: str | None
    url: str | None
    outlet: str | None
    published: date | None
    says: str
    status: Status
    evidence: list[Evidence]


class WitnessBody(BaseModel):
    """One text, in as many copies as there are passages."""

    passages: list[PassageBody]


class SideBody(BaseModel):
    """All who say the same."""

    says: str
    witnesses: list[WitnessBody]


class EditionBody(BaseModel):
    """Two editions of one text; the later one corrects the earlier, if that is known."""

    earlier: str
    later: str
    why: Literal["title", "day", "url"]


class ConflictBody(BaseModel):
    """Sides that cannot all be right, or names that may be one."""

    kind: Kind
    about: list[str | None]
    sides: list[SideBody]
    editions: list[EditionBody]


class OfConflicts(Paged):
    """Filters of conflicts."""

    kind: Kind | None = None
    about: Words | None = Field(default=None, description="a body, area, programme or organisation that it is about")


@router.get("/conflicts", response_model=Page[ConflictBody], responses=problems(422, 503))
def conflicts(wanted: Annotated[OfConflicts, Query()], house: InHouse, _: Reader) -> Response:
    """List conflicts: of grades, then of speakers, then names that may be one person's."""
    key = key_of(wanted.cursor, _KEY)
    found = house.disputes.wanted(wanted.kind, wanted.about)
    left = [one for one in found if key is None or place_of(one) > key]
    shown = left[: wanted.limit]
    last = place_of(shown[-1]) if len(left) > len(shown) else None
    return page([json.loads(conflict_json(one)) for one in shown], last)
