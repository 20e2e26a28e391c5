"""A pack: one inspectorate's vocabulary as data (a folder of CSV tables and a `pack.toml`).

Rows are facts with their source and how sure it is. A folder with an error is refused with
file, row and reason. What a table holds is described in its row class. A row that is wrong
about the world cannot be found here.
"""

import csv
import hashlib
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError

from pressmark_schemas.marks import ConcernKind, GradeForm
from pressmark_schemas.problem import PressmarkError

PACKS = Path(__file__).parent / "packs"


class PackError(PressmarkError):
    """An inspectorate's data is broken; the message names file, row and reason."""


def _split(value: object) -> object:
    return tuple(part.strip() for part in value.split("|") if part.strip()) if isinstance(value, str) else value


def _none(value: object) -> object:
    return None if value == "" else value


Words = Annotated[tuple[str, ...], BeforeValidator(_split)]
Numbers = Annotated[tuple[int, ...], BeforeValidator(_split)]
Day = Annotated[date | None, BeforeValidator(_none)]
Source = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Certainty = Literal["high", "medium", "low"]


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Sector(_Row):
    """How bodies of one sector are named: "<place> <head>", and the anaphors that stand for one."""

    heads: tuple[str, ...]
    anaphors: tuple[str, ...]
    not_after_head: tuple[str, ...] = Field(description="words behind a head that make it another thing")


class Programme(_Row):
    """One round of inspections: its grades, best first, and when its reports came out."""

    programme: str
    sector: str
    since: date
    until: Day
    grades: Words
    overall: bool = Field(description="whether the round gave an overall grade (a pillar's counts)")
    graded_areas: Numbers = Field(description="how many areas a body was graded in, where that is fixed")
    source: Source
    sure: Certainty
    note: str


class Area(_Row):
    """One area of one round, in the inspectorate's own words."""

    programme: str
    area: str
    official: str
    graded: bool
    source: Source
    sure: Certainty


class AreaLabel(_Row):
    """What heads an area's column where there is little room; it says nothing of how articles are read."""

    area: str
    label: Source


class AreaWords(_Row):
    """Words that name an area in running text; inflection is left to the scanner.

    A leading `~` marks a word that names the area only where it stands in a grade's own list, a leading `!` a name
    of two areas in one, of which each is found for itself as they are two in other rounds.
    """

    area: str
    words: Words


class Body(_Row):
    """An inspected body. `places` go before a sector's head noun; `aliases` stand alone."""

    body: str
    sector: str
    kind: str
    places: Words
    aliases: Words
    since: Day
    until: Day
    inspected: bool
    source: Source
    sure: Certainty


class GradeWords(_Row):
    """Words for one grade; `rank` orders grades, best highest."""

    grade: str
    rank: int
    form: GradeForm
    words: Words
    source: Source
    sure: Certainty


class ConcernWords(_Row):
    """Phrases that find fault; `implies` is the grade that they imply beside a named area, if any.

    A leading `~` marks words that find fault only right before an area ("must investigate crime").
    """

    kind: ConcernKind
    implies: Annotated[str | None, BeforeValidator(_none)]
    words: Words


class NotGrade(_Row):
    """Words that hold a grade word and are no grade."""

    words: str
    why: str
    source: Source


class Role(_Row):
    """A speaker's role. `side` tells whose: police, fire, oversight, inspectorate, union or others."""

    role: str
    side: str
    abbreviations: Words
    organisation: str = Field(description="whose all who have the role are, if there is one for the whole country")


class Inspectorate(_Row):
    """An inspectorate by its words; `own` is true for the pack's and its former names."""

    name: str
    own: bool
    words: Words
    since: Day
    source: Source
    sure: Certainty


class Pack(BaseModel):
    """Everything that is known about one inspectorate. Load it with `load_pack`."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    key: str
    title: str
    organisation: str
    digest: str
    sectors: dict[str, Sector]
    programmes: tuple[Programme, ...]
    areas: tuple[Area, ...]
    area_words: tuple[AreaWords, ...]
    labels: tuple[AreaLabel, ...]
    bodies: tuple[Body, ...]
    grades: tuple[GradeWords, ...]
    concerns: tuple[ConcernWords, ...]
    not_grades: tuple[NotGrade, ...]
    roles: tuple[Role, ...]
    inspectorates: tuple[Inspectorate, ...]

    @cached_property
    def body(self) -> dict[str, Body]:
        """Bodies by official name."""
        return {row.body: row for row in self.bodies}

    @cached_property
    def programme(self) -> dict[str, Programme]:
        """Programmes by key."""
        return {row.programme: row for row in self.programmes}

    @cached_property
    def areas_of(self) -> dict[str, dict[str, Area]]:
        """Areas by programme and key."""
        found: dict[str, dict[str, Area]] = {row.programme: {} for row in self.programmes}
        for row in self.areas:
            found[row.programme][row.area] = row
        return found

    @cached_property
    def rank(self) -> dict[str, int]:
        """Grades by canonical name, best highest."""
        return {row.grade: row.rank for row in self.grades}

    @cached_property
    def label(self) -> dict[str, str]:
        """Short names of areas by key, also of those that have no row: the key in words."""
        named = {row.area: row.label for row in self.labels}
        return {key: named.get(key) or _in_words(key) for key in ("overall", *(row.area for row in self.areas))}

    @cached_property
    def role(self) -> dict[str, Role]:
        """Roles by name, the longest first, since that is meant where words hold several; of two rows the first."""
        found: dict[str, Role] = {}
        for row in sorted(self.roles, key=lambda row: -len(row.role)):
            found.setdefault(row.role, row)
        return found

    @cached_property
    def role_by_abbreviation(self) -> dict[str, Role]:
        """Roles by what is short for them."""
        return {short: row for row in self.roles for short in row.abbreviations}

    @cached_property
    def sector_of_area(self) -> dict[str, str]:
        """Sector by area key."""
        return {row.area: self.programme[row.programme].sector for row in self.areas}


_TABLES: dict[str, type[_Row]] = {
    "programmes": Programme,
    "areas": Area,
    "area_words": AreaWords,
    "bodies": Body,
    "grades": GradeWords,
    "concerns": ConcernWords,
    "not_grades": NotGrade,
    "roles": Role,
    "inspectorates": Inspectorate,
}

_LABELS = "labels.csv"
"""A table that a pack may lack, and that its digest leaves out: records are the same, whatever heads a column."""

_R = TypeVar("_R", bound=_Row)


@lru_cache(maxsize=8)
def load_pack(name: str | Path = "hmicfrs") -> Pack:
    """Load a pack by the name of a folder that ships with pressmark, or by the path of another one.

    Raises PackError with file, row and reason when a table is missing or a row is wrong.
    """
    folder = Path(name) if isinstance(name, Path) or "/" in name else PACKS / name
    if not folder.is_dir():
        known = ", ".join(sorted(path.name for path in PACKS.iterdir() if path.is_dir()))
        raise PackError(f"no pack {str(name)!r}: {folder} is not a folder; packs that ship: {known}")
    tables = {table: tuple(_rows(folder / f"{table}.csv", row)) for table, row in _TABLES.items()}
    labels = tuple(_rows(folder / _LABELS, AreaLabel)) if (folder / _LABELS).exists() else ()
    head = _head(folder / "pack.toml")
    try:
        pack = Pack.model_validate({**head, **tables, "labels": labels, "digest": _digest(folder)})
    except ValidationError as error:
        raise PackError(f"{folder / 'pack.toml'}: {_reason(error)}") from None
    _check(pack, folder)
    return pack


def _head(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise PackError(f"{path}: cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: is not TOML: {error}") from None


def _rows(path: Path, row_type: type[_R]) -> Iterator[_R]:
    """Yield a table's rows; a row is numbered as the line of the file that it ends on."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            for values in reader:
                try:
                    yield row_type.model_validate(values)
                except ValidationError as error:
                    raise PackError(f"{path} row {reader.line_num}: {_reason(error)}") from None
    except OSError as error:
        raise PackError(f"{path}: cannot be read: {error.strerror}; every pack has this table") from None
    except (csv.Error, UnicodeDecodeError) as error:
        raise PackError(f"{path}: is not a UTF-8 CSV table: {error}") from None


def _in_words(key: str) -> str:
    return key.rpartition(".")[-1].replace("_", " ").capitalize()


def _reason(error: ValidationError) -> str:
    first = error.errors()[0]
    column = ".".join(str(part) for part in first["loc"]) or "row"
    return f"column {column}: {first['msg']} (found {first['input']!r})"


def _digest(folder: Path) -> str:
    """Return the digest of what is read here: a register beside the tables says nothing of how records are made."""
    digest = hashlib.sha256()
    for path in sorted([*(folder / f"{table}.csv" for table in _TABLES), folder / "pack.toml"]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _check(pack: Pack, folder: Path) -> None:
    """Check what one table says of another; a row number counts the header as row 1."""
    grades, programmes, sectors = set(pack.rank), set(pack.programme), set(pack.sectors)
    areas = {row.area for row in pack.areas}
    references = [
        ("programmes", "sector", [[row.sector] for row in pack.programmes], sectors),
        ("programmes", "grades", [row.grades for row in pack.programmes], grades),
        ("areas", "programme", [[row.programme] for row in pack.areas], programmes),
        ("area_words", "area", [[row.area] for row in pack.area_words], areas),
        ("labels", "area", [[row.area] for row in pack.labels], areas | {"overall"}),
        ("bodies", "sector", [[row.sector] for row in pack.bodies], sectors),
        ("concerns", "implies", [[row.implies] if row.implies else [] for row in pack.concerns], grades),
    ]
    for table, column, rows, known in references:
        for number, values in enumerate(rows, start=2):
            for value in values:
                if value not in known:
                    place = folder / f"{table}.csv"
                    raise PackError(f"{place} row {number}: column {column}: {value!r} is not among {sorted(known)}")
    _unique(folder / "bodies.csv", "body", [row.body for row in pack.bodies])
    _unique(folder / "programmes.csv", "programme", [row.programme for row in pack.programmes])
    _unique(folder / "areas.csv", "area", [f"{row.area} of {row.programme}" for row in pack.areas])


def _unique(place: Path, column: str, keys: list[str]) -> None:
    seen: dict[str, int] = {}
    for number, key in enumerate(keys, start=2):
        if key in seen:
            raise PackError(f"{place} row {number}: column {column}: {key!r} stands in row {seen[key]} already")
        seen[key] = number
