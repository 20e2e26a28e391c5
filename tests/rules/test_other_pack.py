"""A pack is data: another inspectorate's articles are read without a line of Python for it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pressmark import Record, Session, Settings
from tests.faces.conftest import ROOT

CQC = ROOT / "docs" / "cqc"
TRUST = "East of England Ambulance Service NHS Trust"


@pytest.fixture(scope="module")
def record() -> Iterator[Record]:
    """Yield the record of the example's article, read with its pack."""
    with Session(Settings(reader="rules", pack=str(CQC / "pack"))) as session:
        yield session.read(session.article(CQC / "ambulance.txt"))


def test_ratings(record: Record) -> None:
    """Areas, grades, and what a grade came up from are those of the article; all are verified."""
    assert {(one.area, one.grade, one.basis, one.status) for one in record.ratings} == {
        ("overall", "requires improvement", "stated", "verified"),
        ("overall", "inadequate", "earlier", "verified"),
        ("caring", "good", "stated", "verified"),
        ("effective", "good", "stated", "verified"),
        ("safe", "requires improvement", "stated", "verified"),
        ("responsive", "requires improvement", "stated", "verified"),
        ("well_led", "inadequate", "stated", "verified"),
    }
    assert {one.body for one in record.ratings} == {TRUST}


def test_people_belong_to_the_packs_own_sectors(record: Record) -> None:
    """A chief executive speaks for the body of their sector, a director of the inspectorate for it."""
    assert [(one.speaker, one.organisation) for one in record.quotes] == [
        ("Marian Holt", "Care Quality Commission"),
        ("Tom Ferriby", TRUST),
    ]


def test_provenance_names_the_pack(record: Record) -> None:
    """The record says which pack it was read with."""
    assert record.provenance.pack == "cqc"
