"""What templates say of values: the inspectorate's labels, and plain words for checks, kinds and times."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from textwrap import shorten
from typing import TYPE_CHECKING

from pressmark.look import day, name_of
from pressmark.plainwords import check_words
from pressmark.reviewed.tables import STALE

if TYPE_CHECKING:
    from pressmark.reviewed import Item
    from pressmark_schemas.pack import Pack

_LONGEST = 70
"""Characters of a line in a list to choose from."""


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

    return {"label": label, "area": area, "plain": check_words, "doubt": doubt, "name": name_of, "moment": moment}


def doubt(check: str) -> str:
    """Return what a check doubts in one short line."""
    means = "A decision no longer fits what is read today" if check == STALE else check_words(check).means
    return shorten(means.split(";")[0].split(". ")[0].rstrip("."), _LONGEST, placeholder=" …")


def moment(said: str) -> str:
    """Return a time in ISO 8601 as people write it, "14 March 2024, 09:05 UTC"."""
    return f"{day(said)}, {datetime.fromisoformat(said):%H:%M} UTC"
