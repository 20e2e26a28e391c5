from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from pressmark.conflicts import Entry, find_conflicts
from tests.conflicts.making import AREA, BODY, DAY, PACK, PROGRAMME, entry, outline, quote, rating
from tests.conflicts.prose import prose
from tests.flow.reading import read_by_rules

if TYPE_CHECKING:
    from pressmark_schemas.record import Rating


def test_different_grades_of_one_area_are_a_conflict_with_both_passages() -> None:
    """A conflict names body, area and programme, and shows what proves each grade and how sure it is."""
    good = entry(prose(1), rating("good"), source="a.txt", url="https://a.example/1", outlet="Gazette")
    bad = entry(prose(2), rating("inadequate", status="review"), source="b.txt", published=date(2024, 3, 15))
    (conflict,) = find_conflicts([bad, good], PACK)
    assert (conflict.kind, conflict.about) == ("grade", (BODY, AREA, PROGRAMME))
    assert outline(conflict) == ("grade", {"good": [1], "inadequate": [1]})
    assert conflict.editions == ()
    assert not conflict.corrected
    for side, made, status in zip(conflict.sides, (good, bad), ("verified", "review"), strict=True):
        ((passage,),) = (witness.passages for witness in side.witnesses)
        facts = made.record.article
        assert (passage.article, passage.source, passage.url) == (facts.id, facts.source, facts.url)
        assert (passage.says, passage.status, passage.published) == (side.says, status, facts.published)
        (proof,) = passage.evidence
        assert made.text[proof.start : proof.end] == proof.text


def test_what_the_rule_reader_makes_of_articles_is_compared() -> None:
    """Records go in as they are read; the passages are the articles' own words."""
    texts = [f"HMICFRS has rated Kent Police as {grade} at preventing crime." for grade in ("good", "inadequate")]
    (conflict,) = find_conflicts([Entry(read_by_rules(text, DAY), text) for text in texts], PACK)
    shown = {side.says: side.witnesses[0].passages[0].evidence[0].text for side in conflict.sides}
    assert conflict.about == (BODY, AREA, PROGRAMME)
    assert shown == dict(zip(("good", "inadequate"), texts, strict=True))


UNDATED = None
OTHER_ROUND = date(2022, 5, 1)
CDI = date(2018, 3, 1)


@pytest.mark.parametrize(
    ("one", "day", "other", "another_day", "conflicts"),
    [
        (rating("good"), DAY, rating("good"), DAY, False),
        (rating("good"), UNDATED, rating("inadequate"), UNDATED, True),
        (rating("good"), DAY, rating("inadequate"), OTHER_ROUND, True),
        (rating("good"), DAY, rating("inadequate", programme="PEEL 2021/22"), DAY, False),
        (rating("good", programme=None), DAY, rating("inadequate"), DAY, True),
        (rating("good", programme=None), DAY, rating("inadequate", programme=None), date(2025, 10, 31), True),
        (rating("good", programme=None), DAY, rating("inadequate", programme=None), date(2025, 11, 1), False),
        (rating("good", programme=None), DAY, rating("inadequate", programme=None), OTHER_ROUND, False),
        (rating("good", area="overall", programme=None), DAY, rating("inadequate", area="overall"), DAY, True),
        (rating("good", programme=None), DAY, rating("inadequate"), UNDATED, False),
        (rating("good", programme=None), UNDATED, rating("inadequate"), DAY, False),
        (rating("good", programme=None), UNDATED, rating("inadequate", programme=None), UNDATED, False),
        (rating("good", programme=None), DAY, rating("inadequate"), OTHER_ROUND, False),
        (rating("good", programme=None), OTHER_ROUND, rating("inadequate"), OTHER_ROUND, False),
        (rating("good", programme=None), date(2014, 1, 1), rating("inadequate", programme=None), DAY, False),
        (rating("good", area="cdi.overall", programme=None), CDI, rating("inadequate", area="cdi.overall"), CDI, False),
        (rating("good", area="legitimacy", programme=None), CDI, rating("good", area="efficiency"), CDI, False),
        (rating("good"), DAY, rating("inadequate", area="investigating_crime"), DAY, False),
        (rating("good"), DAY, rating("inadequate", body="Essex Police"), DAY, False),
        (rating("good"), DAY, rating("inadequate", basis="earlier"), DAY, False),
        (rating("good"), DAY, rating("inadequate", basis="implied"), DAY, False),
        (rating("good", area="unspecified"), DAY, rating("inadequate", area="unspecified"), DAY, False),
    ],
)
def test_only_what_is_known_to_be_of_one_inspection_is_compared(
    one: Rating, day: date | None, other: Rating, another_day: date | None, *, conflicts: bool
) -> None:
    """Programmes must be equal; where one is not known, both days must lie in the window of one programme."""
    found = find_conflicts([entry(prose(1), one, published=day), entry(prose(2), other, published=another_day)], PACK)
    assert [conflict.kind for conflict in found] == ["grade"] * conflicts


def test_the_area_tells_which_of_two_windows_a_day_lies_in() -> None:
    """Crime data integrity inspections ran beside PEEL; their areas are their own."""
    areas = ("legitimacy", "cdi.overall")
    made = [
        entry(prose(number), *(rating(grade, area=area, programme=None) for area in areas), published=CDI)
        for number, grade in enumerate(("good", "inadequate"))
    ]
    found = find_conflicts(made, PACK)
    assert [conflict.about[1:] for conflict in found] == [
        ("cdi.overall", "Crime Data Integrity 2016-2020"),
        ("legitimacy", "PEEL 2017"),
    ]


def test_who_cannot_be_compared_with_the_other_side_is_left_out() -> None:
    """Of three, the one that only shares the grade with one of them, and no known inspection, is no witness."""
    made = [
        entry(prose(1), rating("good"), published=None, source="named"),
        entry(prose(2), rating("good", programme=None), source="dated"),
        entry(prose(3), rating("inadequate", programme=None), source="contrary"),
    ]
    (conflict,) = find_conflicts(made, PACK)
    sources = [witness.passages[0].source for side in conflict.sides for witness in side.witnesses]
    assert sources == ["contrary", "dated"]


def test_an_article_alone_is_no_conflict() -> None:
    """What contradicts itself within one article, or within copies of it, is for the checks of its record."""
    items = (rating("good"), rating("inadequate"))
    assert find_conflicts([entry(prose(1), *items, source="a"), entry(prose(1), *items, source="b")], PACK) == []
    found = find_conflicts([entry(prose(1), *items), entry(prose(2), rating("good"))], PACK)
    assert [outline(one) for one in found] == [("grade", {"good": [1, 1], "inadequate": [1]})]


def test_of_two_records_of_one_article_the_later_counts() -> None:
    """An article that was read again says what the later reading found."""
    text = prose(1)
    old = entry(text + "\n", quote("Words", None), rating("inadequate"), at=datetime(2026, 1, 1, tzinfo=UTC))
    new = old._replace(
        record=old.record.model_copy(
            update={
                "ratings": (rating("good"),),
                "provenance": old.record.provenance.model_copy(update={"at": datetime(2026, 2, 1, tzinfo=UTC)}),
            }
        )
    )
    other = entry(prose(2), rating("good"))
    assert find_conflicts([new, old, other], PACK) == find_conflicts([old, new, other], PACK) == []
    assert len(find_conflicts([old, other], PACK)) == 1


def test_nothing_has_no_conflicts() -> None:
    """No articles, and articles without items, are fine."""
    assert find_conflicts([], PACK) == []
    assert find_conflicts([entry("")], PACK) == []
