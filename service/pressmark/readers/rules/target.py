"""One thing that a grade can be given for: see `targets`."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from pressmark_schemas.marks import AreaMention


class Target(NamedTuple):
    """A list of areas, a count of unnamed ones, or everything; `these` points back at a list before."""

    start: int
    end: int
    kind: Literal["areas", "count", "scope"]
    areas: tuple[AreaMention, ...] = ()
    count: int | None = None  # pyright: ignore[reportIncompatibleMethodOverride] - of a tuple, which nobody asks
    these: bool = False


def is_free(taken: Iterable[Target], start: int, end: int) -> bool:
    """Whether none of the targets holds a part of a stretch."""
    return not any(target.start < end and start < target.end for target in taken)
