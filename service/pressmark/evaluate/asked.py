"""What is asked of an evaluation, beside the gold and the reader."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

By = Literal["outlet", "programme"]
"""What gold texts can be grouped by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to show: groups, disagreements, and the path of a file of floors."""

    by: By | None = None
    floors: str | None = None
    errors: bool = False
