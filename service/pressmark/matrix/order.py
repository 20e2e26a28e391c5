"""The order in which people look for rounds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from pressmark.matrix.values import Round

if TYPE_CHECKING:
    from pressmark_schemas.pack import Pack


def latest_first(found: Iterable[Round], pack: Pack) -> list[Round]:
    """Return rounds by sector, the latest first; those that the pack does not know come last."""
    sectors = list(pack.sectors)

    def place(one: Round) -> tuple[bool, int, int, str]:
        known = pack.programme.get(one.programme or "")
        sector = sectors.index(one.sector) if one.sector in sectors else len(sectors)
        return known is None, sector, -(known.since if known else date.min).toordinal(), one.programme or ""

    return sorted(found, key=place)
