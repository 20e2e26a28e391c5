"""A register: official grades as they were published, against which ratings are compared.

It is a file of CSV or JSON with one grade a row; docs/register.md describes it. Its names are
resolved by the pack when it is loaded, so that they are official names and keys from then on. It
does not know whether it is complete: what it does not hold is unknown, not wrong.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import cast

from pydantic import BaseModel, ConfigDict

from pressmark.errors import ConfigError
from pressmark.rows import as_row, csv_rows, text_of
from pressmark_schemas.answer import digest_of
from pressmark_schemas.pack import PACKS, Certainty, Pack, Programme

KNOWN = "known"
"""Stands for the register that ships with a pack."""


class Official(BaseModel):
    """One official grade: of a body (its official name), in an area (its key), in a round.

    `published` is the day of the report; `source` a URL or words; `sure` how certain the grade is.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, str_min_length=1)

    body: str
    area: str
    programme: str
    grade: str
    source: str
    published: date | None = None
    sure: Certainty = "high"


class Register:
    """Official grades, one for each body, area and round. Load it with `load_register`.

    Records tell its `name`, which is the file's as it was given, or `known`.
    """

    def __init__(self, rows: Iterable[Official], name: str = "unnamed") -> None:
        self.name = name
        self._rows: dict[tuple[str, str], dict[str, Official]] = {}
        for row in rows:
            self._rows.setdefault((row.body, row.area), {})[row.programme] = row

    def __iter__(self) -> Iterator[Official]:
        return (row for rounds in self._rows.values() for row in rounds.values())

    def __len__(self) -> int:
        return sum(map(len, self._rows.values()))

    @cached_property
    def digest(self) -> str:
        """The sha256 of what it holds, hex, in whatever form and order it was written."""
        rows = [row.model_dump(mode="json") for row in self]
        return digest_of(sorted(rows, key=lambda row: (row["body"], row["area"], row["programme"])))

    def official(self, body: str, area: str, programme: str) -> Official | None:
        """Return the official grade of a body in an area in a round, None if it is not known."""
        return self._rows.get((body, area), {}).get(programme)

    def rounds(self, body: str, area: str) -> tuple[Official, ...]:
        """Return the official grades of a body in an area in all rounds, in the order of the file."""
        return tuple(self._rows.get((body, area), {}).values())


def load_register(path: str | Path, pack: Pack) -> Register:
    """Load a register from a CSV or JSON file; the word `known` is the one that ships with the pack.

    Raises ConfigError with file, row and reason for a file that cannot be read or a row that is wrong.
    A row of CSV is numbered as the line that it ends on, a row of JSON by its place in the list, from 1.
    """
    place = _place(path, pack)
    names = _names(pack)
    found: dict[tuple[str, str, str], tuple[int, Official]] = {}
    for number, values in _read(place):
        try:
            row = _resolved(as_row(Official, values), pack, names)
        except ValueError as error:
            raise ConfigError(f"{place} row {number}: {error}; docs/register.md describes the columns") from None
        first, _ = found.setdefault((row.body, row.area, row.programme), (number, row))
        if first != number:
            what = f"{row.body}, {row.area}, {row.programme}"
            raise ConfigError(f"{place} row {number}: {what} stands in row {first} already; keep one of them")
    if not found:
        raise ConfigError(f"{place}: holds no grade; docs/register.md describes the file")
    return Register((row for _, row in found.values()), str(path))


def _place(path: str | Path, pack: Pack) -> Path:
    if path != KNOWN:
        return Path(path).expanduser()
    place = PACKS / pack.key / "register.csv"
    if not place.is_file():
        raise ConfigError(f"no register ships with the pack {pack.key}; name a file instead of {KNOWN!r}")
    return place


def _read(path: Path) -> list[tuple[int, object]]:
    """Return a file's rows as they stand there, with their numbers."""
    try:
        data = path.read_bytes()
        match path.suffix.lower():
            case ".csv":
                return csv_rows(data, Official)
            case ".json":
                return list(enumerate(_listed(json.loads(text_of(data))), start=1))
            case _:
                raise ConfigError(f"{path}: is neither .csv nor .json by its name; a register is one of them")
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror}); check the path of the register") from None
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{path}: is no register ({error}); docs/register.md describes the file") from None


def _listed(found: object) -> list[object]:
    if not isinstance(found, list):
        raise ValueError("it must be one list of objects")  # noqa: TRY004 - of the file's content, told as such
    return cast("list[object]", found)


def _resolved(row: Official, pack: Pack, names: dict[tuple[str, str], set[str]]) -> Official:
    """Return a row by the pack's names. Raises ValueError with column and reason for what the pack does not know."""
    programme = pack.programme.get(row.programme)
    if programme is None:
        raise ValueError(f"programme: {row.programme!r} is none of {', '.join(pack.programme)}")
    grade = row.grade.lower()
    if grade not in programme.grades:
        raise ValueError(f"grade: {row.programme} gave no {row.grade!r}; its grades are {', '.join(programme.grades)}")
    body, area = _body(row.body, programme, names), _area(row.area, programme, pack)
    return row.model_copy(update={"body": body, "area": area, "grade": grade})


def _names(pack: Pack) -> dict[tuple[str, str], set[str]]:
    """Return the bodies that a name may mean, by sector and folded name: official, alias, or place and head."""
    names: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in pack.bodies:
        heads = pack.sectors[row.sector].heads
        for name in (*row.aliases, *(f"{place} {head}" for place in row.places for head in heads)):
            names[row.sector, _fold(name)].add(row.body)
    for row in pack.bodies:  # an official name means its own body, whatever else may be called so
        names[row.sector, _fold(row.body)] = {row.body}
    return names


def _fold(name: str) -> str:
    return " ".join(name.casefold().replace("’", "'").replace("&", " and ").split())


def _body(name: str, programme: Programme, names: dict[tuple[str, str], set[str]]) -> str:
    meant = sorted(names.get((programme.sector, _fold(name)), ()))
    if len(meant) > 1:
        raise ValueError(f"body: {name!r} may be {' or '.join(meant)}; write the official name")
    if not meant:
        raise ValueError(f"body: the pack knows no {programme.sector} body {name!r}")
    return meant[0]


def _area(words: str, programme: Programme, pack: Pack) -> str:
    """Return the key of an area that is given by its key or by the inspectorate's words for it in this round."""
    areas = pack.areas_of[programme.programme]
    for row in areas.values():
        if words.lower() in (row.area, row.official.lower()):
            return row.area
    raise ValueError(f"area: {programme.programme} has no {words!r}; its areas are {', '.join(areas)}")
