"""The matrix: who was graded what, one table a round; and all rounds of one body beside one another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, NamedTuple
from urllib.parse import urlencode

from fastapi import Query
from starlette.responses import Response

from pressmark.matrix import Round, latest_first, matrix, rounds, trends
from pressmark.web.api.words import Words
from pressmark.web.pages.routes import pages
from pressmark.web.pages.shelf import Name
from pressmark.web.pages.visit import Visit, Visitor
from pressmark.web.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

router = pages()


class Places(NamedTuple):
    """Where the parts of a round's table lead to."""

    round: Round

    def cell(self, body: str, area: str) -> str:
        """Return the address of what stands behind a field."""
        return f"/matrix/cell?{urlencode({'of': key_of(self.round), 'body': body, 'area': area})}"

    def body(self, body: str) -> str:
        """Return the address of a body's rounds."""
        return f"/matrix/body?{urlencode({'name': body})}"


@router.get("/matrix")
def grades(visit: Visitor, of: Annotated[Name, Query()] = None) -> Response:
    """Show the table of a round, of the latest unless another is asked for."""
    known = known_rounds(visit)
    chosen = chosen_round(known, of) if known else None
    sectors = {one.sector: [other for other in known if other.sector == one.sector] for one in known}
    facts: dict[str, Any] = {"sectors": sectors, "chosen": chosen, "table": None}
    if chosen is not None:
        facts |= {"table": matrix(visit.house.ledger.engine, visit.house.session.pack, chosen)}
        facts |= {"places": Places(chosen)}
    return visit.page("matrix.html", **facts, key_of=key_of)


@router.get("/matrix/body")
def body(visit: Visitor, name: Annotated[Words, Query()]) -> Response:
    """Show how the grades of a body moved, and the rounds that it was graded in."""
    engine, pack = visit.house.ledger.engine, visit.house.session.pack
    tables = [matrix(engine, pack, one, name) for one in known_rounds(visit)]
    graded = [table for table in tables if table.rows or table.apart]
    if not graded:
        raise Problem(404, "no article says anything of a body with this name; choose one in the matrix")
    return visit.page("body.html", name=name, tables=graded, moving=trends(graded, pack), places_of=Places)


def known_rounds(visit: Visit) -> list[Round]:
    """Return the rounds that articles tell of. Raises LedgerError."""
    return latest_first(rounds(visit.house.ledger.engine), visit.house.session.pack)


def chosen_round(known: Sequence[Round], key: str | None) -> Round:
    """Return the round of a key, the first without one. Raises Problem 404 where no article tells of it."""
    found = next((one for one in known if key is None or key_of(one) == key), None)
    if found is None:
        raise Problem(404, "no article tells of that round; choose one in the matrix")
    return found


def key_of(of: Round) -> str:
    """Return what names a round in addresses."""
    return f"{of.sector or ''}/{of.programme or ''}"


def round_of(key: str) -> Round:
    """Return the round of a key, whether articles tell of it or not."""
    sector, _, programme = key.partition("/")
    return Round(programme or None, sector or None, 0)
