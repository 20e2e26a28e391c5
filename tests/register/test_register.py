"""Registers of official grades: what is read, what is refused; all grades but the shipped ones are invented."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from pressmark.errors import ConfigError
from pressmark.register import KNOWN, Official, Register, load_register
from tests.faces.conftest import ROOT
from tests.scan.reading import PACK

if TYPE_CHECKING:
    from pathlib import Path

KENT = {
    "body": "Kent Police",
    "area": "investigating_crime",
    "programme": "PEEL 2021/22",
    "grade": "good",
    "source": "an invented report",
}
HEAD = ",".join(KENT)
ROW = ",".join(KENT.values())
FACTS = ROOT.parent / "shared" / "facts" / "known_grades.json"


def kent(**cells: Any) -> Official:
    """Return Kent's grade with other cells."""
    return Official.model_validate(KENT | cells)


def load(tmp_path: Path, content: str | bytes, suffix: str = ".csv") -> Register:
    """Load a register that holds this."""
    path = tmp_path / f"grades{suffix}"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return load_register(path, PACK)


def load_one(tmp_path: Path, **cells: Any) -> Official:
    """Load a register of Kent's grade with other cells, and return its only row."""
    (row,) = load(tmp_path, json.dumps([KENT | cells]), ".json")
    return row


@pytest.mark.parametrize(
    ("suffix", "content"),
    [
        (".csv", f"{HEAD},published\n{ROW},2022-05-03\nGwent Police,{ROW.partition(',')[2]},\n"),
        (".csv", f"\ufeff{HEAD},published\r\n{ROW},2022-05-03\r\n\r\nGwent Police,{ROW.partition(',')[2]},\r\n"),
        (".JSON", json.dumps([KENT | {"published": "2022-05-03"}, KENT | {"body": "Gwent Police"}])),
        (".json", json.dumps([KENT | {"published": "2022-05-03"}, KENT | {"body": "Gwent Police", "published": None}])),
    ],
)
def test_csv_and_json_say_the_same(tmp_path: Path, suffix: str, content: str) -> None:
    """A register is read from either form, with or without a byte order mark, and tells what it holds."""
    register = load(tmp_path, content, suffix)
    assert list(register) == [
        kent(published=date(2022, 5, 3)),
        kent(body="Gwent Police"),
    ]
    assert len(register) == 2
    row = register.official("Kent Police", "investigating_crime", "PEEL 2021/22")
    assert row == kent(published=date(2022, 5, 3))
    assert register.rounds("Kent Police", "investigating_crime") == (row,)


def test_what_it_does_not_hold_is_none(tmp_path: Path) -> None:
    """Another body, area or round than those of its rows is unknown to a register."""
    register = load(tmp_path, f"{HEAD}\n{ROW}\n")
    assert register.official("Essex Police", "investigating_crime", "PEEL 2021/22") is None
    assert register.official("Kent Police", "responding_public", "PEEL 2021/22") is None
    assert register.official("Kent Police", "investigating_crime", "PEEL 2023-25") is None
    assert register.rounds("Essex Police", "investigating_crime") == ()


def test_a_register_knows_the_rounds_of_an_area(tmp_path: Path) -> None:
    """All rounds of one body and area are given in the order of the file."""
    later = ROW.replace("2021/22", "2023-25").replace("good", "adequate")
    rows = load(tmp_path, f"{HEAD}\n{ROW}\n{later}\n").rounds("Kent Police", "investigating_crime")
    assert [(row.programme, row.grade) for row in rows] == [("PEEL 2021/22", "good"), ("PEEL 2023-25", "adequate")]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Metropolitan Police Service", "Metropolitan Police Service"),
        ("the met", "Metropolitan Police Service"),
        ("Met Police", "Metropolitan Police Service"),
        ("Devon and Cornwall Police", "Devon & Cornwall Police"),
        ("  avon  &  Somerset police", "Avon and Somerset Constabulary"),
    ],
)
def test_a_body_may_be_given_by_another_name(tmp_path: Path, name: str, body: str) -> None:
    """A body's aliases and its place with a head noun stand for its official name, `&` for "and"."""
    assert load_one(tmp_path, body=name).body == body


def test_the_round_tells_which_body_of_a_place_is_meant(tmp_path: Path) -> None:
    """A place has a police force and a fire service; the round's sector says which one a name means."""
    fire = {"area": "fire.preventing", "programme": "FRS Round 2"}
    assert load_one(tmp_path, body="Kent service", **fire).body == "Kent Fire and Rescue Service"


def test_areas_and_grades_may_be_written_as_published(tmp_path: Path) -> None:
    """The inspectorate's words for an area stand for its key; case does not matter."""
    row = load_one(tmp_path, area="Managing offenders and suspects", grade="Requires Improvement")
    assert (row.area, row.grade) == ("managing_offenders", "requires improvement")


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"body": "Mudley Police"}, "body: the pack knows no police body 'Mudley Police'"),
        ({"body": "Kent Fire and Rescue Service"}, "body: the pack knows no police body 'Kent Fire"),
        (
            {"body": "CFRS", "area": "fire.preventing", "programme": "FRS Round 2"},
            "body: 'CFRS' may be Cambridgeshire Fire and Rescue Service or Cornwall Fire",
        ),
        ({"area": "canal_dredging"}, "area: PEEL 2021/22 has no 'canal_dredging'; its areas are victim_service, "),
        ({"area": "effectiveness"}, "area: PEEL 2021/22 has no 'effectiveness'"),
        ({"area": "overall"}, "area: PEEL 2021/22 has no 'overall'"),
        ({"programme": "PEEL 1999"}, "programme: 'PEEL 1999' is none of PEEL 2014, "),
        ({"grade": "grand"}, "grade: PEEL 2021/22 gave no 'grand'; its grades are outstanding, good"),
        (
            {"grade": "adequate", "programme": "PEEL 2017", "area": "efficiency"},
            "grade: PEEL 2017 gave no 'adequate'",
        ),
        ({"source": ""}, "source: field required"),
        ({"source": None}, "source: field required"),
        ({"source": " "}, "source: string should have at least 1 character"),
        ({"published": "3 May 2022"}, "published: input should be a valid date"),
        ({"sure": "quite"}, "sure: input should be 'high', 'medium' or 'low'"),
    ],
)
def test_a_wrong_row_is_refused(tmp_path: Path, cells: dict[str, str | None], said: str) -> None:
    """A row with an error is named by file and number, with what is wrong, in CSV as in JSON."""
    wrong = KENT | {"body": "Gwent Police"} | cells
    names = ",".join(wrong)
    values = ",".join(wrong[name] or "" for name in wrong)
    sound = ",".join(KENT.get(name, "") for name in wrong)
    with pytest.raises(ConfigError) as refused:
        load(tmp_path, f"{names}\n{sound}\n{values}\n")
    assert str(refused.value).startswith(f"{tmp_path / 'grades.csv'} row 3: {said}")
    with pytest.raises(ConfigError) as refused:
        load(tmp_path, json.dumps([KENT, wrong]), ".json")
    assert str(refused.value).startswith(f"{tmp_path / 'grades.json'} row 2: {said}")
    assert str(refused.value).endswith("; docs/register.md describes the columns")


@pytest.mark.parametrize(
    ("suffix", "content", "said"),
    [
        (".csv", f"{HEAD}\n{ROW}\n{ROW},more\n", "row 3: it has more cells than the first row"),
        (".csv", f"{HEAD}\n{ROW}\nKent Police\n", "row 3: area: field required"),
        (
            ".csv",
            HEAD.replace(",", ";") + "\n" + ROW.replace(",", ";"),
            "is no register .its first row lacks body, .* commas part",
        ),
        (".csv", f"{HEAD},colour\n{ROW},red\n", "is no register .its first row has colour"),
        (".json", json.dumps([KENT | {"colour": "red"}]), "row 1: colour: extra inputs are not permitted"),
        (".csv", f"{HEAD}\n{ROW}\n\n{ROW}\n", "row 4: Kent Police, investigating_crime, .* stands in row 2 already"),
        (".csv", f"{HEAD}\n{ROW}\n{ROW.replace('good', 'adequate')}\n", "row 3: .* stands in row 2 already"),
        (".csv", f"{HEAD}\n", "holds no grade"),
        (".csv", "", "holds no grade"),
        (".csv", f'{HEAD}\n"{ROW}\n', "is no register"),
        (".csv", f"{HEAD}\n{ROW} \xa3".encode("cp1252"), "is no register .it is no text in UTF-8"),
        (".json", "[]", "holds no grade"),
        (".json", json.dumps({"grades": [KENT]}), r"is no register \(it must be one list of objects\)"),
        (".json", "[" * 100_000, "is no register"),
        (".json", json.dumps([KENT])[:-1], "is no register"),
        (".json", json.dumps([KENT, "Gwent Police"]), "row 2: input should be a valid dictionary"),
        (".xlsx", HEAD, "is neither .csv nor .json"),
    ],
)
def test_a_file_that_is_no_register_is_refused(tmp_path: Path, suffix: str, content: str | bytes, said: str) -> None:
    """What cannot be read as rows of grades is refused with the file's name and why."""
    with pytest.raises(ConfigError, match=rf"grades\{suffix}:? {said}"):
        load(tmp_path, content, suffix)


def test_a_second_name_of_a_body_is_no_second_body(tmp_path: Path) -> None:
    """One body under two names in two rows is told as the repetition that it is."""
    again = ROW.replace("Kent Police", "Kent Constabulary")
    with pytest.raises(ConfigError, match=r"row 3: Kent Police, .* stands in row 2 already; keep one"):
        load(tmp_path, f"{HEAD}\n{ROW}\n{again}\n")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """The path of no file is told as such; a folder, too."""
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(ConfigError, match=r"cannot be read \(.*check the path of the register"):
            load_register(path, PACK)


def test_a_pack_without_a_register_has_none_that_is_known() -> None:
    """`known` with a pack that ships no register is refused."""
    with pytest.raises(ConfigError, match="no register ships with the pack harbours"):
        load_register(KNOWN, PACK.model_copy(update={"key": "harbours"}))


def test_the_shipped_register_loads() -> None:
    """`known` holds 223 grades by official names and keys, each with a source; the uncertain are marked so."""
    register = load_register(KNOWN, PACK)
    assert len(register) == 223
    assert {row.body for row in register} <= set(PACK.body)
    assert all(row.area in PACK.areas_of[row.programme] for row in register)
    assert {row.sure for row in register} == {"high", "medium", "low"}


@pytest.mark.skipif(not FACTS.is_file(), reason="the shared facts are not beside this checkout")
def test_the_shipped_register_holds_the_known_grades() -> None:
    """Every known grade that the pack has a body, an area and a grade for is in the shipped register, no other."""
    rounds = {"Crime Data Integrity": "Crime Data Integrity 2016-2020"}
    known = {
        (row["force"], row["area_key"], rounds.get(row["cycle"], row["cycle"]), row["grade"])
        for row in json.loads(FACTS.read_text("utf-8"))["grades"]
        if row["force"] in PACK.body and row["area_key"] in PACK.sector_of_area and row["grade"] in PACK.rank
    }
    shipped = load_register(KNOWN, PACK)
    assert {(row.body, row.area, row.programme, row.grade) for row in shipped} == known


@pytest.mark.parametrize("form", ["csv", "json"])
def test_the_documented_files_load(tmp_path: Path, form: str) -> None:
    """The examples in docs/register.md are registers, and hold what they seem to."""
    (content,) = re.findall(rf"```{form}\n(.*?)```", (ROOT / "docs" / "register.md").read_text("utf-8"), re.DOTALL)
    rows = list(load(tmp_path, content, f".{form}"))
    assert rows[0] == kent(published=date(2022, 5, 3))
    assert [row.body for row in rows[1:]] == ["Metropolitan Police Service"] * (form == "csv")
