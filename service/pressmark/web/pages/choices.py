"""What a reviewer may choose from: the inspectorate's bodies, areas, grades and rounds, as `reviews` takes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from pressmark.plainwords import CONCERNS
from pressmark_schemas.answer import Basis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressmark_schemas.pack import Pack

_WHOLE = "The whole"


class Group(NamedTuple):
    """Choices under one heading, each a value and its words."""

    name: str
    choices: tuple[tuple[str, str], ...]


class Choices(NamedTuple):
    """All that forms offer; areas and rounds by sector. Bodies are many, so that one writes and is offered some."""

    bodies: tuple[str, ...]
    areas: tuple[Group, ...]
    grades: tuple[str, ...]
    rounds: tuple[Group, ...]
    roles: tuple[str, ...]
    bases: tuple[str, ...] = get_args(Basis)
    kinds: tuple[str, ...] = ("person", "document")
    concerns: tuple[tuple[Any, str], ...] = tuple(CONCERNS.items())


def choices(pack: Pack) -> Choices:
    """Return what a pack's forms offer."""
    whole = Group(_WHOLE, (("overall", "Overall"), ("unspecified", "Areas that are not named")))
    return Choices(
        bodies=tuple(pack.body),
        areas=(whole, *_areas(pack)),
        grades=tuple(sorted(pack.rank, key=pack.rank.__getitem__, reverse=True)),
        rounds=tuple(_rounds(pack)),
        roles=tuple(dict.fromkeys(row.role for row in pack.roles)),
    )


def _areas(pack: Pack) -> Iterator[Group]:
    for sector in pack.sectors:
        keys = dict.fromkeys(row.area for row in pack.areas if pack.programme[row.programme].sector == sector)
        named = sorted(((key, pack.label[key]) for key in keys if key != "overall"), key=lambda one: one[1].casefold())
        yield Group(sector.capitalize(), tuple(named))


def _rounds(pack: Pack) -> Iterator[Group]:
    for sector in pack.sectors:
        found = [row for row in pack.programmes if row.sector == sector]
        latest = sorted(found, key=lambda row: row.since, reverse=True)
        yield Group(sector.capitalize(), tuple((row.programme, row.programme) for row in latest))
