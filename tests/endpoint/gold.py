"""Gold documents: texts with the ratings and quotes that a careful reader found in them.

One JSON file a text, `start`/`end` in characters of `text`, end exclusive. Only what the oracle
labels with is read; the rules of annotation are told where the gold lies.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ConfigDict

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class _Lean(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class Passage(_Lean):
    """A stretch of the text."""

    start: int
    end: int


class GoldRating(Passage):
    """One grade of one body in one area; the passage is its best evidence, `mentions` are the others."""

    force: str
    area: str | None = None
    area_key: str
    grade: str
    kind: Literal["explicit", "implied", "restated_previous"]
    count: int | None = None
    optional: bool = False
    mentions: tuple[Passage, ...] = ()


class GoldQuote(Passage):
    """Somebody's exact words, without the outer marks."""

    speaker: str | None
    role: str | None
    organisation: str | None
    kind: Literal["person", "report"]
    optional: bool = False


class _Labels(_Lean):
    ratings: tuple[GoldRating, ...]
    quotes: tuple[GoldQuote, ...]


class GoldDocument(_Lean):
    """A text and its labels."""

    id: str
    text: str
    gold: _Labels


def read_gold(folders: Iterable[Path]) -> list[GoldDocument]:
    """Return the documents of all JSON files in the folders, in the order of their names."""
    paths = [path for folder in folders for path in sorted(folder.glob("*.json"))]
    return [GoldDocument.model_validate(json.loads(path.read_text("utf-8"))) for path in paths]
