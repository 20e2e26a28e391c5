"""What one table of a pack says of another: each name that it uses must stand there, and stand there once."""

from pathlib import Path

from pressmark_schemas.pack.problem import PackError
from pressmark_schemas.pack.tables import Pack


def check_references(pack: Pack, folder: Path) -> None:
    """Raise PackError with file, row and reason at a name that is unknown or there twice; the header is row 1."""
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
