"""Reading a pack's folder. One with an error is refused with file, row and reason."""

import csv
import hashlib
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from pressmark_schemas.pack.problem import PackError
from pressmark_schemas.pack.references import check_references
from pressmark_schemas.pack.rows import (
    Area,
    AreaLabel,
    AreaWords,
    Body,
    ConcernWords,
    GradeWords,
    Inspectorate,
    NotGrade,
    Programme,
    Role,
    Row,
)
from pressmark_schemas.pack.tables import Pack

PACKS = Path(__file__).parent.parent / "packs"
"""The folder of the packs that ship with pressmark."""

_TABLES: dict[str, type[Row]] = {
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

_R = TypeVar("_R", bound=Row)


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
    check_references(pack, folder)
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
