"""What templates say of values: the inspectorate's labels, and plain words for checks, kinds and times."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from pressmark.look import day
from pressmark.plainwords import check_words

if TYPE_CHECKING:
    from pressmark.reviewed import Item
    from pressmark_schemas.pack import Pack


def filters(pack: Pack) -> dict[str, Callable[..., object]]:
    """Return the filters of all pages."""

    def label(area: str | None) -> str:
        return pack.label.get(area or "", (area or "").rpartition(".")[2].replace("_", " "))

    def area(item: Item) -> str:
        found: str | None = item.model_dump(include={"area"}).get("area")
        count: int | None = item.model_dump(include={"count"}).get("count")
        if found is None or found.rpartition(".")[2] != "unspecified":
            return label(found)
        return "areas not named" if count is None else f"{count} areas not named"

    return {"label": label, "area": area, "plain": check_words, "moment": moment}


def moment(said: str) -> str:
    """Return a time in ISO 8601 as people write it, "14 March 2024, 09:05 UTC"."""
    return f"{day(said)}, {datetime.fromisoformat(said):%H:%M} UTC"
