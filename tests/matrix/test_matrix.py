from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, get_args

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from pressmark.ledger import Ledger
from pressmark.matrix import Matrix, Round, Said, latest_first, matrix, passages, rounds, trends
from pressmark.reviews import Add, RatingTerms, Trail
from pressmark_schemas.answer import Basis
from tests.conflicts.making import BODY, entry, rating
from tests.matrix.archive import filled
from tests.scan.reading import PACK

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator
    from pathlib import Path

    from pressmark.matrix import Cell, Passage, Trends
    from pressmark_schemas.record import Rating

PEEL = Round("PEEL 2023-25", "police", 0)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """Return an empty ledger."""
    with Ledger(str(tmp_path / "ledger.db")) as made:
        yield made


def cells(found: Matrix) -> dict[tuple[str, str], Cell]:
    """Return the cells of a matrix by body and area."""
    return {
        (row.body, column.area): cell
        for row in found.rows
        for column, cell in zip(found.columns, row.cells, strict=True)
        if cell is not None
    }


def test_articles_are_counted_by_grade(ledger: Ledger) -> None:
    """A cell tells how many articles say each grade, the most frequent first, and of how many somebody should look."""
    filled(ledger, [entry("a", rating("good")), entry("b", rating("good", status="review"))])
    filled(ledger, [entry("c", rating("inadequate")), entry("d", rating("good", area="efficiency"))])
    found = cells(matrix(ledger.engine, PACK, PEEL))
    cell = found[BODY, "preventing_crime"]
    assert cell.said == (Said("good", 2, 1), Said("inadequate", 1, 1))
    assert (cell.contested, cell.open, cell.grade) == (True, 1, None)
    assert found[BODY, "efficiency"].grade == "good"


def test_an_article_that_contradicts_itself_contests_nothing(ledger: Ledger) -> None:
    """Two grades of one article are a matter of its own flags; a second article that says one of them is another."""
    both = rating("good"), rating("adequate")
    filled(ledger, [entry("a", *both), entry("b", *both)])
    assert not cells(matrix(ledger.engine, PACK, PEEL))[BODY, "preventing_crime"].contested
    filled(ledger, [entry("c", rating("good"))])
    assert cells(matrix(ledger.engine, PACK, PEEL))[BODY, "preventing_crime"].contested


def test_only_what_is_stated_of_a_named_area_stands_in_the_table(ledger: Ledger) -> None:
    """Implied and earlier grades and areas not named stand apart, in the round that the record gives them."""
    items = [rating("good", basis=basis) for basis in get_args(Basis)]
    earlier = rating("inadequate", basis="earlier", programme=None)
    filled(ledger, [entry("a", *items, rating("adequate", area="unspecified"), earlier)])
    found = matrix(ledger.engine, PACK, PEEL)
    assert [cell.said for cell in cells(found).values()] == [(Said("good", 1, 1),)]
    assert {(one.label, one.basis, one.said.grade) for one in found.apart} == {
        ("Preventing crime", "implied", "good"),
        ("Preventing crime", "earlier", "good"),
        ("Areas not named", "stated", "adequate"),
    }
    unknown = matrix(ledger.engine, PACK, Round(None, "police", 0))
    assert (unknown.rows, [one.said.grade for one in unknown.apart]) == ((), ["inadequate"])


def test_columns_come_from_the_pack(ledger: Ledger) -> None:
    """They are the areas that the round graded, by short names, after the whole and before what no round graded."""
    filled(ledger, [entry("a", rating("good", area="overall"), rating("good", area="tackling_asb"))])
    columns = matrix(ledger.engine, PACK, PEEL).columns
    graded = [row for row in PACK.areas if row.programme == PEEL.programme and row.graded]
    assert [one.area for one in columns] == ["overall", *(row.area for row in graded), "tackling_asb"]
    assert [one.official for one in columns] == [None, *(row.official for row in graded), None]
    assert columns[2].label == "Preventing crime"


def test_rounds_are_told_apart(ledger: Ledger) -> None:
    """Each round of each sector is one, with its ratings, and those of no known round are one as well."""
    fire = rating("good", body="Avon Fire and Rescue Service", area="fire.people", programme="FRS Round 2")
    filled(ledger, [entry("a", rating("good"), fire), entry("b", rating("good", programme=None))])
    assert sorted(rounds(ledger.engine), key=str) == [
        Round("FRS Round 2", "fire", 1),
        Round("PEEL 2023-25", "police", 1),
        Round(None, "police", 1),
    ]


def test_passages_of_a_cell_are_found(ledger: Ledger) -> None:
    """Whoever asks who says so gets the articles, each with the words that prove it."""
    filled(ledger, [entry("a", rating("good"), title="One"), entry("b", rating("adequate"), outlet="The Ferret")])
    found = passages(ledger.engine, PEEL, BODY, "preventing_crime")
    assert {(one.title, one.outlet, one.grade) for one in found} == {
        ("One", None, "good"),
        (None, "The Ferret", "adequate"),
    }
    texts = {one.article.id: one.article.text for one in ledger}
    assert all(texts[one.article][one.start : one.end] == one.evidence for one in found)
    assert passages(ledger.engine, PEEL, BODY, "efficiency") == []


def test_passages_come_page_by_page(ledger: Ledger) -> None:
    """Pages together hold each passage once, the latest first, those without a day last."""
    days = (date(2024, 5, 1), None, date(2024, 6, 1), None, date(2024, 5, 1))
    both = rating("good"), rating("adequate")
    filled(ledger, [entry(str(number), *both, published=day) for number, day in enumerate(days)])
    whole = passages(ledger.engine, PEEL, BODY, "preventing_crime")
    found: list[Passage] = []
    while page := passages(ledger.engine, PEEL, BODY, "preventing_crime", found[-1].place if found else None, most=3):
        found += page
    assert found == whole
    assert [one.published for one in whole] == ["2024-06-01"] * 2 + ["2024-05-01"] * 4 + [None] * 4


def test_the_latest_round_comes_first() -> None:
    """Rounds go by sector and day; what the pack does not know is at the end."""
    odd = [Round(None, "police", 1), Round("FRS Round 1", "fire", 1), Round("PEEL 2017", "police", 1), PEEL]
    assert latest_first(odd, PACK) == [PEEL, odd[2], odd[1], odd[0]]


_RATED = st.builds(
    rating,
    st.sampled_from(["good", "adequate"]),
    body=st.sampled_from(["Kent Police", "Gwent Police"]),
    area=st.sampled_from(["preventing_crime", "efficiency"]),
    programme=st.sampled_from(["PEEL 2017", "PEEL 2023-25", None]),
    basis=st.sampled_from(get_args(Basis)),
    status=st.sampled_from(["verified", "review"]),
)
_RECORD = st.lists(_RATED, max_size=4, unique_by=lambda one: (one.body, one.area, one.grade, one.basis))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=st.lists(_RECORD, min_size=1, max_size=5))
def test_counts_are_those_of_the_records(tmp_path: Path, records: list[list[Rating]]) -> None:
    """Whatever a ledger holds, its cells together say what its records state, no more and no less."""
    stated: Counter[tuple[str | None, str, str, str]] = Counter()
    entries = [entry(str(number), *items) for number, items in enumerate(records)]
    for one in entries:
        own = [item for item in one.record.ratings if item.basis == "stated"]
        stated.update((item.programme, item.body, item.area, item.grade) for item in own)
    place = tmp_path / "any.db"
    place.unlink(missing_ok=True)
    with Ledger(str(place)) as ledger:
        filled(ledger, entries)
        found = [matrix(ledger.engine, PACK, one) for one in rounds(ledger.engine)]
    counted = {
        (one.round.programme, *key, said.grade): said.articles
        for one in found
        for key, cell in cells(one).items()
        for said in cell.said
    }
    assert counted == stated


def moved(ledger: Ledger, *grades: tuple[str, str]) -> Trends:
    """Return the trends of a body whose grades by round are these."""
    filled(ledger, [entry(f"{place}", rating(grade, programme=name)) for place, (name, grade) in enumerate(grades)])
    (found,) = trends([matrix(ledger.engine, PACK, one) for one in rounds(ledger.engine)], PACK)
    return found


def test_a_new_scale_breaks_a_trend(ledger: Ledger) -> None:
    """Between four grades and five there is a break, and no change is told across it, though both say good."""
    found = moved(
        ledger,
        ("PEEL 2023-25", "adequate"),
        ("PEEL 2016", "outstanding"),
        ("PEEL 2017", "good"),
        ("PEEL 2021/22", "good"),
    )
    assert found.programmes == ("PEEL 2016", "PEEL 2017", "PEEL 2021/22", "PEEL 2023-25")
    assert [len(scale) for scale in found.scales] == [4, 4, 5, 5]
    assert found.breaks == (False, False, True, False)
    assert [step.change for step in found.trends[0].steps] == [None, "worse", None, "worse"]


def test_what_articles_contest_has_no_direction(ledger: Ledger) -> None:
    """Where a round has two grades, nothing is said of how it moved, nor of the next one against it."""
    found = moved(
        ledger, ("PEEL 2015", "good"), ("PEEL 2016", "good"), ("PEEL 2016", "inadequate"), ("PEEL 2017", "good")
    )
    assert [step.change for step in found.trends[0].steps] == [None, None, None]


def test_one_round_is_no_trend(ledger: Ledger) -> None:
    """An area with a grade in one round alone is left out, and so is what belongs to no round."""
    filled(ledger, [entry("a", rating("good")), entry("b", rating("adequate", programme=None))])
    assert trends([matrix(ledger.engine, PACK, one) for one in rounds(ledger.engine)], PACK) == []


def test_no_row_is_read(ledger: Ledger) -> None:
    """What a matrix counts stands in the index; rows are read of articles alone that people changed."""
    filled(ledger, [entry("a", rating("good")), entry("b", rating("inadequate"))])
    asked: list[tuple[str, tuple[str, ...]]] = []
    with monitored(ledger.engine, asked):
        matrix(ledger.engine, PACK, PEEL, BODY)
        rounds(ledger.engine)
    with ledger.reading() as connection:
        plans = [connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {text}", given).all() for text, given in asked]
    by_article, *others = sorted((plan[0].detail for plan in plans), key=lambda detail: "ix_ratings_cells" in detail)
    assert len(others) == 3
    assert all("USING COVERING INDEX ix_ratings_cells" in detail for detail in others)
    assert "(article=?)" in by_article


def test_an_article_counts_once_whatever_people_add(ledger: Ledger) -> None:
    """One that says a grade twice since somebody added it is one article, and settled if one of the two is."""
    one = entry("a", rating("good", status="review"))
    filled(ledger, [one, entry("b", rating("good"))])
    said = one.record.ratings[0]
    terms = RatingTerms(body=said.body, area=said.area, grade="good", basis="stated", programme=said.programme)
    trail = Trail(ledger, PACK)
    added = trail.decide(one.record.article.id, Add(action="add", start=0, end=1, rating=terms), "Ann Marl")
    assert len(passages(ledger.engine, PEEL, BODY, "preventing_crime")) == 3
    assert cells(matrix(ledger.engine, PACK, PEEL))[BODY, "preventing_crime"].said == (Said("good", 2, 2),)
    trail.undo(added.number, "Ann Marl")
    assert cells(matrix(ledger.engine, PACK, PEEL))[BODY, "preventing_crime"].said == (Said("good", 2, 1),)


@contextmanager
def monitored(engine: sa.Engine, asked: list[tuple[str, tuple[str, ...]]]) -> Generator[None]:
    """Write down what a database is asked."""

    def note(_: object, __: object, text: str, given: tuple[str, ...], *___: object) -> None:
        asked.append((text, given))

    event.listen(engine, "before_cursor_execute", note)
    yield
    event.remove(engine, "before_cursor_execute", note)
