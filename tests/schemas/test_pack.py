from __future__ import annotations

import csv
import shutil
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from pressmark_schemas.pack import PACKS, Pack, PackError, load_pack

SHIPPED = PACKS / "hmicfrs"
REGISTER, LABELS = "register", "labels"
"""What lies beside a pack's tables: official grades, see tests/register, and short names, which a pack may lack."""
TABLES = sorted(path.stem for path in SHIPPED.glob("*.csv") if path.stem not in {REGISTER, LABELS})


@pytest.fixture(scope="module")
def pack() -> Pack:
    """Return the pack that ships."""
    return load_pack()


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the shipped pack, to be damaged."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "copied"))


def _table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def _write(path: Path, rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def test_the_shipped_pack_holds_the_inspected_bodies(pack: Pack) -> None:
    """There are the 43 forces of England and Wales, the 44 fire services of England, and others."""
    assert len(TABLES) == 9
    kinds = Counter((row.sector, row.kind) for row in pack.bodies)
    assert (kinds["police", "force"], kinds["fire", "service"]) == (43, 44)
    assert pack.body["Police Service of Northern Ireland"].kind == "other"
    assert not pack.body["Police Scotland"].inspected


@pytest.mark.parametrize("table", [*TABLES, REGISTER, LABELS])
def test_every_fact_has_a_source_and_a_certainty(table: str) -> None:
    """Wherever a table says where its facts come from and how sure they are, every row does."""
    head, *rows = _table(SHIPPED / f"{table}.csv")
    assert rows
    for column, known in (("source", None), ("sure", {"high", "medium", "low"})):
        if column in head:
            values = {row[head.index(column)].strip() for row in rows}
            assert "" not in values
            assert known is None or values <= known


def test_every_area_has_a_short_name(pack: Pack) -> None:
    """Those of the shipped pack have one each, of at most three words or so, that no other area of their round has."""
    labels = {row.area: row.label for row in pack.labels}
    assert set(labels) == {"overall", *(row.area for row in pack.areas)} == set(pack.label)
    assert max(map(len, labels.values())) < 30
    for areas in pack.areas_of.values():
        assert len({labels[area] for area in areas}) == len(areas)


def test_a_pack_may_lack_short_names(pack: Pack, copy: Path) -> None:
    """Then areas are called by their keys, in words; what makes records, and its digest, is the same."""
    (copy / "labels.csv").unlink()
    bare = load_pack(copy)
    assert (bare.label["cdi.overall"], bare.label["preventing_crime"]) == ("Overall", "Preventing crime")
    assert bare.digest == pack.digest


def test_a_short_name_of_no_area_is_refused(copy: Path) -> None:
    """A label names an area that some round has."""
    _write(copy / "labels.csv", [["area", "label"], ["juggling", "Juggling"]])
    with pytest.raises(PackError, match=r"labels\.csv row 2: column area: 'juggling' is not among"):
        load_pack(copy)


def test_every_round_has_areas_and_every_area_words(pack: Pack) -> None:
    """A round that can be found has areas to be graded in, and an area that can be graded can be found."""
    assert all(pack.areas_of[row.programme] for row in pack.programmes)
    assert {row.area for row in pack.areas} <= {row.area for row in pack.area_words}


def test_rounds_of_a_sector_follow_each_other(pack: Pack) -> None:
    """The reports of a round come out before those of the next; one round of a sector goes on."""
    for sector in pack.sectors:
        rows = [row for row in pack.programmes if row.sector == sector and "Crime Data" not in row.programme]
        assert [row.since for row in rows] == sorted(row.since for row in rows)
        for row, following in pairwise(rows):
            assert row.until is not None
            assert row.since < row.until < following.since
        assert rows[-1].until is None


def test_adequate_came_with_the_rounds_of_five_grades(pack: Pack) -> None:
    """Grades are listed best first, and "adequate" is a grade of the later rounds alone."""
    for row in pack.programmes:
        ranks = [pack.rank[grade] for grade in row.grades]
        assert ranks == sorted(ranks, reverse=True)
    five = {row.programme for row in pack.programmes if "adequate" in row.grades}
    assert five == {"PEEL 2021/22", "PEEL 2023-25", "PEEL 2025-27", "FRS Round 3", "FRS Round 4"}


def test_a_pack_is_loaded_by_name_or_by_folder(pack: Pack, copy: Path) -> None:
    """A copy of the shipped pack in another folder is the same pack, with the same digest."""
    assert load_pack(copy) == pack
    assert load_pack(str(copy)).digest == pack.digest


@pytest.mark.parametrize("name", ["roles.csv", "pack.toml"])
def test_any_change_of_the_data_changes_the_digest(name: str, copy: Path, pack: Pack) -> None:
    """Records tell with which data they were made: one more line and the digest is another."""
    with (copy / name).open("a", encoding="utf-8") as file:
        file.write("harbour master,office,,\n" if name.endswith("csv") else "# a word more\n")
    assert load_pack(copy).digest != pack.digest


def test_official_grades_are_no_part_of_the_digest(copy: Path, pack: Pack) -> None:
    """A pack is read without a register, so that one grade more there makes no record another's."""
    (copy / f"{REGISTER}.csv").unlink()
    assert load_pack(copy).digest == pack.digest


def test_a_pack_that_is_not_there_is_told_with_those_that_are() -> None:
    """The name of no pack ends in an error that lists the packs that ship."""
    with pytest.raises(PackError, match=r"no pack 'harbours'.*packs that ship: .*hmicfrs"):
        load_pack("harbours")


CELLS = [
    ("bad date", "programmes", 3, "since", "the third of May", "date"),
    ("date day first", "bodies", 5, "since", "03/05/2019", "date"),
    ("bad boolean", "areas", 4, "graded", "perhaps", "boolean"),
    ("bad number", "programmes", 2, "graded_areas", "nine", "integer"),
    ("no rank", "grades", 2, "rank", "", "integer"),
    ("unknown form", "grades", 6, "form", "slang", "'exact', 'inflected' or 'synonym'"),
    ("unknown kind of concern", "concerns", 2, "kind", "gossip", "cause_of_concern"),
    ("no source", "not_grades", 7, "source", " ", "at least 1 character"),
    ("unknown certainty", "inspectorates", 2, "sure", "quite", "'high', 'medium' or 'low'"),
    ("unknown sector of a round", "programmes", 4, "sector", "canals", "'canals' is not among"),
    ("unknown sector of a body", "bodies", 9, "sector", "canals", "'canals' is not among"),
    ("unknown grade of a round", "programmes", 2, "grades", "good|splendid", "'splendid' is not among"),
    ("unknown grade implied", "concerns", 3, "implies", "splendid", "'splendid' is not among"),
    ("unknown round of an area", "areas", 2, "programme", "PEEL 1999", "'PEEL 1999' is not among"),
    ("unknown area of words", "area_words", 2, "area", "canal_dredging", "'canal_dredging' is not among"),
]


@pytest.mark.parametrize(
    ("table", "row", "column", "value", "reason"),
    [case[1:] for case in CELLS],
    ids=[case[0] for case in CELLS],
)
def test_a_wrong_cell_is_refused(table: str, row: int, column: str, value: str, reason: str, copy: Path) -> None:
    """A value that cannot be is refused with file, row, column and reason; rows count as in the file."""
    path = copy / f"{table}.csv"
    rows = _table(path)
    rows[row - 1][rows[0].index(column)] = value
    _write(path, rows)
    with pytest.raises(PackError) as refused:
        load_pack(copy)
    said = str(refused.value)
    assert said.startswith(f"{path} row {row}: column {column}")
    assert reason in said


@pytest.mark.parametrize(("table", "column"), [("bodies", "body"), ("programmes", "programme"), ("areas", "area")])
def test_a_row_that_stands_twice_is_refused(table: str, column: str, copy: Path) -> None:
    """The second of two rows for one thing is named, and the first with it."""
    path = copy / f"{table}.csv"
    rows = _table(path)
    _write(path, [*rows, rows[2]])
    with pytest.raises(PackError) as refused:
        load_pack(copy)
    said = str(refused.value)
    assert said.startswith(f"{path} row {len(rows) + 1}: column {column}")
    assert "stands in row 3 already" in said


@pytest.mark.parametrize("table", TABLES)
def test_a_missing_table_is_refused(table: str, copy: Path) -> None:
    """A pack has all its tables; one that is not there is named."""
    (copy / f"{table}.csv").unlink()
    with pytest.raises(PackError, match=rf"{table}\.csv: cannot be read: .*every pack has this table"):
        load_pack(copy)


@pytest.mark.parametrize("table", TABLES)
def test_a_missing_column_is_refused(table: str, copy: Path) -> None:
    """A table without one of its columns is refused at its first row, with the column's name."""
    path = copy / f"{table}.csv"
    rows = _table(path)
    gone = rows[0][-1]
    _write(path, [row[:-1] for row in rows])
    with pytest.raises(PackError, match=rf"{table}\.csv row 2: column {gone}: Field required"):
        load_pack(copy)


@pytest.mark.parametrize("table", TABLES)
def test_a_column_too_many_is_refused(table: str, copy: Path) -> None:
    """A column that no table of that name has is refused, as a misspelt one would be lost."""
    path = copy / f"{table}.csv"
    _write(path, [[*row, "colour" if number == 0 else "blue"] for number, row in enumerate(_table(path))])
    with pytest.raises(PackError, match=rf"{table}\.csv row 2: column colour: Extra inputs are not permitted"):
        load_pack(copy)


@pytest.mark.parametrize("cells", [-1, 1])
def test_a_row_with_other_columns_than_the_head_is_refused(cells: int, copy: Path) -> None:
    """A row with a cell too few or too many (a comma without quotes round it) is refused with its number."""
    path = copy / "roles.csv"
    rows = _table(path)
    rows[4] = rows[4][:-1] if cells < 0 else [*rows[4], "harbour"]
    _write(path, rows)
    with pytest.raises(PackError, match=r"roles\.csv row 5: "):
        load_pack(copy)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("bodies.csv", b"body,sector\nGwent Police \xa3,police\n", "is not a UTF-8 CSV table"),
        ("roles.csv", b'role,side,abbreviations\n"harbour master,office,\n', "is not a UTF-8 CSV table"),
        ("pack.toml", b"key = hmicfrs\n", "is not TOML"),
        ("pack.toml", b'key = "hmicfrs\xa3"\n', "is not TOML"),
        (
            "pack.toml",
            b'key = "hmicfrs"\ntitle = "t"\norganisation = "o"\n',
            "column sectors: Field required",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(name: str, data: bytes, reason: str, copy: Path) -> None:
    """A file that is no table or no TOML is named, with the reason."""
    (copy / name).write_bytes(data)
    with pytest.raises(PackError) as refused:
        load_pack(copy)
    assert str(refused.value).startswith(str(copy / name))
    assert reason in str(refused.value)


def test_a_missing_head_is_refused(copy: Path) -> None:
    """A folder without pack.toml is no pack."""
    (copy / "pack.toml").unlink()
    with pytest.raises(PackError, match=r"pack\.toml: cannot be read"):
        load_pack(copy)


def test_a_byte_order_mark_is_no_damage(copy: Path, pack: Pack) -> None:
    """A table saved by a spreadsheet, with a byte order mark, is read as any other."""
    path = copy / "bodies.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert load_pack(copy).bodies == pack.bodies
