"""What the oracle makes of gold labels; all texts are invented."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from pressmark.articles import read_text
from pressmark_schemas.marks import ConcernPhrase, GradeWord, Marks, Quotation, Span
from tests.endpoint.gold import GoldDocument
from tests.endpoint.oracle import label

if TYPE_CHECKING:
    from pressmark_schemas.answer import Answer

NORTH, SOUTH = "Essex Police", "Kent Police"
_TAG = re.compile(r"⟦(/?)([gqc]\d+)⟧")


class Case:
    """A text with its marks written into it, and gold that points at words of it."""

    def __init__(self, marked: str) -> None:
        self.text = _TAG.sub("", marked)
        self.marks = _marks(marked)
        self.ratings: list[dict[str, Any]] = []
        self.quotes: list[dict[str, Any]] = []

    def rating(self, evidence: str, area: str | None, grade: str = "good", **more: Any) -> Case:
        """Add a gold rating whose evidence are these words; `area` is the key and the words of the area."""
        gold = {"force": NORTH, "area": area, "area_key": area, "grade": grade, "kind": "explicit"}
        self.ratings.append({**gold, **self._at(evidence), **more})
        return self

    def quote(self, words: str, **more: Any) -> Case:
        """Add a gold quote of these words."""
        gold = {"speaker": "Ada Example", "role": "sergeant", "organisation": NORTH, "kind": "person"}
        self.quotes.append({**gold, **self._at(words), **more})
        return self

    def answer(self) -> Answer:
        """Return what the oracle says."""
        gold = {"ratings": self.ratings, "quotes": self.quotes}
        doc = GoldDocument.model_validate({"id": "case", "text": self.text, "gold": gold})
        return label(doc, read_text(self.text), self.marks)

    def labelled(self) -> list[tuple[str, list[str], list[str]]]:
        """Return mark, bodies and areas of each rating label."""
        return [(item.mark, item.bodies, item.areas) for item in self.answer().ratings]

    def dismissed(self) -> list[tuple[str, str]]:
        """Return mark and reason of each dismissal."""
        return [(item.mark, item.reason) for item in self.answer().dismissed]

    def _at(self, words: str) -> dict[str, int]:
        start = self.text.index(words)
        return {"start": start, "end": start + len(words)}


def _marks(marked: str) -> Marks:
    plain, open_at, spans = 0, dict[str, int](), dict[str, Span]()
    last = 0
    for tag in _TAG.finditer(marked):
        plain += tag.start() - last
        last = tag.end()
        if tag[1]:
            spans[tag[2]] = Span(open_at[tag[2]], plain)
        else:
            open_at[tag[2]] = plain
    text = _TAG.sub("", marked)
    return Marks(
        grades=tuple(
            GradeWord(at.start, at.end, mark, text[at.start : at.end].lower(), "exact")
            for mark, at in spans.items()
            if mark.startswith("g")
        ),
        quotations=tuple(
            Quotation(at.start, at.end, mark, "closed", (at,)) for mark, at in spans.items() if mark.startswith("q")
        ),
        concerns=tuple(
            ConcernPhrase(at.start, at.end, mark, "criticism", None)
            for mark, at in spans.items()
            if mark.startswith("c")
        ),
    )


def test_a_rating_goes_to_the_grade_in_its_evidence() -> None:
    """The mark inside the evidence with the same grade is labelled, the others are dismissed."""
    case = Case("It was a ⟦g1⟧good⟦/g1⟧ day. The force is ⟦g2⟧good⟦/g2⟧, not ⟦g3⟧inadequate⟦/g3⟧.")
    case.rating("The force is good, not inadequate", "efficiency")
    assert case.labelled() == [("g2", [NORTH], ["efficiency"])]
    assert case.dismissed() == [("g1", "not_a_rating"), ("g3", "not_a_rating")]


def test_of_several_grades_the_one_beside_the_area_is_taken() -> None:
    """Two equal grades in one sentence are told apart by the words of the area."""
    evidence = "good at efficiency and later good at legitimacy"
    case = Case("It is ⟦g1⟧good⟦/g1⟧ at efficiency and later ⟦g2⟧good⟦/g2⟧ at legitimacy.")
    case.rating(evidence, "efficiency").rating(evidence, "legitimacy")
    assert case.labelled() == [("g1", [NORTH], ["efficiency"]), ("g2", [NORTH], ["legitimacy"])]


def test_areas_and_bodies_that_share_a_mark_share_a_label() -> None:
    """One label lists the areas of a body, and the bodies that have the same areas."""
    case = Case("Both are ⟦g1⟧good⟦/g1⟧ at efficiency and at legitimacy.")
    for body in (NORTH, SOUTH):
        for area in ("efficiency", "legitimacy"):
            case.rating("Both are good", area, force=body)
    assert case.labelled() == [("g1", [NORTH, SOUTH], ["efficiency", "legitimacy"])]


def test_bodies_with_other_areas_have_their_own_label() -> None:
    """No body gets an area that gold gives only to another one."""
    case = Case("Both are ⟦g1⟧good⟦/g1⟧.")
    case.rating("Both are good", "efficiency").rating("Both are good", "legitimacy", force=SOUTH)
    assert case.labelled() == [("g1", [NORTH], ["efficiency"]), ("g1", [SOUTH], ["legitimacy"])]


def test_counts_and_bases_are_kept() -> None:
    """A count and an earlier grade are labels of their own, also on the same mark."""
    case = Case("It stayed ⟦g1⟧good⟦/g1⟧ in three areas.")
    case.rating("stayed good", "unspecified", count=3)
    case.rating("stayed good", "unspecified", count=3, kind="restated_previous")
    assert [(item.basis, item.count) for item in case.answer().ratings] == [("stated", 3), ("earlier", 3)]


def test_mentions_are_labelled_too() -> None:
    """A repeat that gold lists is the same rating at another mark."""
    case = Case("Rated ⟦g1⟧good⟦/g1⟧.\nAgain: so ⟦g2⟧good⟦/g2⟧.")
    case.rating("Rated good", None, area_key="efficiency", mentions=[{"start": 19, "end": 26}])
    assert case.text[19:26] == "so good"
    assert [mark for mark, _, _ in case.labelled()] == ["g1", "g2"]


PLACES = {
    "in the paragraph": "Rated ⟦g1⟧good⟦/g1⟧ once. It is sound at efficiency.",
    "leading the list in": "Rated ⟦g1⟧good⟦/g1⟧ at:\n\n- It is sound at efficiency.",
}


@pytest.mark.parametrize("marked", PLACES.values(), ids=PLACES)
def test_a_grade_outside_the_evidence_is_found(marked: str) -> None:
    """Evidence without a grade takes that of its paragraph, or of the words before its list."""
    assert Case(marked).rating("It is sound", "efficiency").labelled() == [("g1", [NORTH], ["efficiency"])]


def test_what_no_mark_bears_is_added_with_its_words() -> None:
    """A rating far from any grade is unmarked, with the evidence copied; an optional one is left out."""
    case = Case("Rated ⟦g1⟧good⟦/g1⟧.\n\nTop marks for efficiency. Praise for legitimacy.")
    case.rating("Top marks for efficiency", "efficiency").rating("Praise", "legitimacy", optional=True)
    (added,) = case.answer().unmarked_ratings
    assert (added.words, added.body, added.grade) == ("Top marks for efficiency", NORTH, "good")
    assert case.labelled() == []


def test_implied_ratings_go_to_the_concern() -> None:
    """A concern in the evidence bears an implied rating; without one a grade there does, else the words."""
    implied = {"grade": "inadequate", "kind": "implied"}
    case = Case("It ⟦c1⟧must do better⟦/c1⟧ at efficiency, ⟦g1⟧inadequate⟦/g1⟧. A ⟦c2⟧worry⟦/c2⟧. It fell.")
    case.rating("must do better at efficiency, inadequate", "efficiency", **implied)
    case.rating(", inadequate", "legitimacy", **implied)
    case.rating("It fell", "overall", **implied)
    assert [(item.mark, item.basis) for item in case.answer().ratings] == [
        ("c1", "implied"),
        ("g1", "implied"),
    ]
    assert [item.words for item in case.answer().unmarked_ratings] == ["It fell"]
    assert case.dismissed() == [("c2", "unclear")]


def test_quotes_go_to_the_quotation_that_covers_them() -> None:
    """A gold quote labels the mark that shares at least half with it; scare quotes are dismissed."""
    case = Case("“⟦q1⟧We did well this year, “⟦q2⟧very well⟦/q2⟧” indeed⟦/q1⟧”, she said.")
    case.quote("We did well this year, “very well” indeed", kind="report", speaker=None)
    (quote,) = case.answer().quotes
    assert (quote.mark, quote.kind, quote.speaker, quote.organisation) == ("q1", "document", None, NORTH)
    assert case.dismissed() == [("q2", "not_speech")]


def test_speech_without_marks_is_added_with_its_words() -> None:
    """A quote that no mark covers by half is unmarked, unless gold calls it optional."""
    case = Case("Nobody: we ⟦q1⟧did⟦/q1⟧ rather well this year. And so on and on.")
    case.quote("we did rather well this year").quote("And so on and on", optional=True)
    assert [quote.words for quote in case.answer().unmarked_quotes] == ["we did rather well this year"]
    assert case.dismissed() == [("q1", "not_speech")]
