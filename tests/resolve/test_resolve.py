"""Labels become places of the article, or are dropped with a finding; all texts are invented."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from pressmark.resolve import resolve
from tests.resolve.labels import answer, any_labels, dismissed, faults, rates, says, unmarked, unmarked_says
from tests.scan.reading import context, hostile, words

if TYPE_CHECKING:
    from pressmark.extraction import Extraction
    from tests.resolve.labels import Label

TEXT = """HMICFRS has been to Kent Police.

The force is good at investigating crime, and requires improvement at responding to the public. It got \
top marks in every category.

“We will do better,” said Chief Constable Ann Marl. “We have

Inspectors were told: we shall answer each call. There is a cause of concern about crime recording."""

LIST = """Inspectors rated Kent Police good at:

• investigating crime
• responding to the public

They also found that it must improve:

• protecting vulnerable people"""


def _resolved(*labels: Label, text: str = TEXT) -> Extraction:
    return resolve(answer(*labels), context(text))


def test_a_rating_has_the_sentence_of_its_mark_as_evidence() -> None:
    """A label on a grade word becomes a rating with its area's words and the sentence that states it."""
    (item,) = _resolved(rates("g1", "investigating_crime")).ratings
    assert (item.body, item.area, item.grade, item.basis) == (
        "Kent Police",
        "investigating_crime",
        "good",
        "stated",
    )
    assert item.marks == ("g1",)
    assert words(TEXT, item.words) == ["investigating crime"]
    (sentence,) = words(TEXT, item.evidence)
    assert sentence.startswith("The force is good")
    assert sentence.endswith("responding to the public.")


def test_a_label_is_a_rating_for_each_body_and_area() -> None:
    """Two bodies and two areas of one label are four ratings, of one mark."""
    label = rates("g1", ["investigating_crime", "responding_public"], body=["Kent Police", "Essex Police"])
    found = _resolved(label).ratings
    assert {(item.body, item.area) for item in found} == {(body, area) for body in label.bodies for area in label.areas}
    assert {item.marks for item in found} == {("g1",)}


def test_a_count_goes_with_unnamed_areas_alone() -> None:
    """The number of areas is kept for those that are not named, and for no other."""
    counted = _resolved(rates("g1", ["unspecified", "investigating_crime"], count=3)).ratings
    assert {(item.area, item.count) for item in counted} == {
        ("unspecified", 3),
        ("investigating_crime", None),
    }


def test_an_area_that_is_not_named_has_no_words() -> None:
    """Neither the whole body nor an area that stands nowhere near has words of its own."""
    found = _resolved(rates("g1", ["overall", "efficiency"])).ratings
    assert [item.words for item in found] == [(), ()]


def test_an_item_of_a_list_is_proved_by_item_and_lead_in() -> None:
    """The grade stands in the lead-in and the area in the item: both are evidence, in order."""
    first, second = _resolved(rates("g1", ["investigating_crime", "responding_public"]), text=LIST).ratings
    assert words(LIST, first.evidence) == ["Inspectors rated Kent Police good at:", "investigating crime"]
    assert words(LIST, second.evidence) == [
        "Inspectors rated Kent Police good at:",
        "responding to the public",
    ]


def test_a_grade_over_a_line_break_is_wholly_in_its_evidence() -> None:
    """Where a grade's words stand on two lines that are no hard-wrapped text, both are evidence."""
    text = "Kent Police requires\nimprovement at investigating crime."
    (item,) = _resolved(rates("g1", "investigating_crime", "requires improvement"), text=text).ratings
    assert words(text, item.evidence) == [text]


def test_a_concern_phrase_that_rates_is_implied() -> None:
    """A rating that a concern phrase gives is implied, whatever basis the label claims."""
    label = rates("c1", "protecting_vulnerable", "requires improvement", basis="stated")
    (item,) = _resolved(label, text=LIST).ratings
    assert item.basis == "implied"
    assert words(LIST, item.evidence)[-1] == "protecting vulnerable people"


def test_repeats_are_one_rating_with_all_its_passages() -> None:
    """The same grade of the same area said twice is one rating; marks, words and evidence are in order."""
    text = "Kent Police is good at investigating crime. Again: it is good at investigating crime. It is good."
    twice = [rates("g2", "investigating_crime"), rates("g1", "investigating_crime"), rates("g3", "overall")]
    both, whole = _resolved(*twice, text=text).ratings
    assert set(both.marks) == {"g1", "g2"}
    assert words(text, both.evidence) == [
        "Kent Police is good at investigating crime.",
        "Again: it is good at investigating crime.",
    ]
    assert len(both.words) == 2
    assert words(text, whole.evidence) == ["It is good."]


def test_now_and_earlier_are_two_ratings() -> None:
    """A grade that "remained" is one of now and one of an earlier inspection."""
    now, then = _resolved(
        rates("g1", "investigating_crime"), rates("g1", "investigating_crime", basis="earlier")
    ).ratings
    assert {now.basis, then.basis} == {"stated", "earlier"}


def test_a_quote_is_what_its_mark_encloses() -> None:
    """A label on a quotation becomes a quote with its words' place, and tells of one that was cut."""
    found = _resolved(says("q2", "Ann Marl"), says("q1", "Ann Marl", "Chief Constable", "Kent Police"))
    first, second = found.quotes
    assert words(TEXT, [first.span, second.span]) == ["We will do better,", "We have"]
    assert (first.mark, first.speaker, first.role, first.organisation) == (
        "q1",
        "Ann Marl",
        "Chief Constable",
        "Kent Police",
    )
    assert not first.cut
    (cut,) = _resolved(says("q1"), text="They said: “We have no").quotes
    assert cut.cut


def test_what_is_said_twice_is_one_item() -> None:
    """A quotation or a concern phrase that is labelled twice alike is one item; unlike labels stay two."""
    marl, finch, fault = says("q1", "Ann Marl"), says("q1", "Bo Finch"), faults("c1", "recording_crime")
    found = _resolved(marl, marl, fault, fault)
    assert (len(found.quotes), len(found.concerns)) == (1, 1)
    assert {item.speaker for item in _resolved(marl, finch).quotes} == {"Ann Marl", "Bo Finch"}


@pytest.mark.parametrize("label", [says("q1", "", " ", "\n"), says("q1")])
def test_a_blank_name_is_none(label: Label) -> None:
    """A speaker, role or organisation of no letters, as some models write it, is nobody named."""
    (item,) = _resolved(label).quotes
    assert (item.speaker, item.role, item.organisation) == (None, None, None)


def test_a_concern_has_its_kind_from_the_mark() -> None:
    """A concern is what the pack says of its words, for each area or for none in particular."""
    named, general = _resolved(faults("c1", "recording_crime")), _resolved(faults("c1"))
    assert [(item.kind, item.area) for item in named.concerns] == [("cause_of_concern", "recording_crime")]
    assert words(TEXT, [item.words for item in named.concerns if item.words]) == ["crime recording"]
    assert [(item.area, item.words) for item in general.concerns] == [(None, None)]


DROPPED = {
    "unknown mark": (rates("g9", "overall"), "marks.unknown", "'g9' was labelled as a rating"),
    "no mark at all": (rates("the grade", "overall"), "marks.unknown", "'the grade'"),
    "another numeral": (rates("g١", "overall"), "marks.unknown", "no such mark"),
    "quotation that rates": (rates("q1", "overall"), "marks.kind", "q1 was labelled as a rating"),
    "grade word that speaks": (says("g1"), "marks.kind", "g1 was labelled as a quote"),
    "unknown quotation": (says("q7"), "marks.unknown", "'q7' was labelled as a quote"),
    "grade word as a concern": (faults("g1"), "marks.kind", "g1 was labelled as a concern"),
    "unknown concern": (faults("c4"), "marks.unknown", "'c4' was labelled as a concern"),
    "another grade": (
        rates("g1", "overall", "outstanding"),
        "marks.grade",
        "'good', but was labelled 'outstanding'",
    ),
    "no body": (rates("g1", "overall", body=[]), "marks.empty", "of no body"),
    "no area": (rates("g1", []), "marks.empty", "of no area"),
    "invented rating": (unmarked("It was called the best of all"), "unmarked.refused", "does not stand"),
    "lost negation": (unmarked_says("we shall not answer each call"), "unmarked.refused", "'not' was added"),
    "changed word": (unmarked("It got low marks in every category"), "unmarked.refused", "'top', not 'low'"),
    "no words": (unmarked(" "), "unmarked.refused", "no words to look for"),
    "a mark for words": (unmarked_says("”"), "unmarked.refused", "no words to look for"),
}


@pytest.mark.parametrize(("label", "check", "said"), DROPPED.values(), ids=DROPPED)
def test_what_cannot_be_placed_is_dropped_with_a_finding(label: Label, check: str, said: str) -> None:
    """A label that points nowhere, or at a mark of another kind, is no item; an error tells which it was."""
    found = _resolved(label)
    assert (found.ratings, found.quotes, found.concerns) == ((), (), ())
    (finding,) = found.findings
    assert (finding.check, finding.severity) == (check, "error")
    assert said in finding.message


def test_a_bad_label_harms_no_good_one() -> None:
    """What can be placed is placed, whatever stands beside it."""
    found = _resolved(rates("g9", "overall"), rates("g1", "investigating_crime"), says("q1"), says("q9"))
    assert [item.marks for item in found.ratings] == [("g1",)]
    assert [item.mark for item in found.quotes] == ["q1"]
    assert len(found.findings) == 2


def test_unmarked_items_are_placed_exactly() -> None:
    """Words that no mark covers are found in the article, glyphs and case aside, and become its own words."""
    found = _resolved(unmarked("TOP MARKS in every category"), unmarked_says("we shall  answer each call"))
    (rating,), (quote,) = found.ratings, found.quotes
    assert words(TEXT, rating.evidence) == ["top marks in every category"]
    assert (rating.marks, rating.grade) == ((), "outstanding")
    assert words(TEXT, [quote.span]) == ["we shall answer each call"]
    assert quote.mark is None
    assert found.findings == ()


def test_a_dismissal_is_nothing() -> None:
    """A dismissed mark leaves nothing behind, be it there or not."""
    found = _resolved(dismissed("g1"), dismissed("g77"))
    assert (found.ratings, found.quotes, found.concerns, found.findings) == ((), (), (), ())


@given(hostile, any_labels)
def test_any_answer_to_any_text_resolves(text: str, labels: list[Label]) -> None:
    """Whatever a model says, items lie in the text, and each mark lies in its rating's evidence."""
    known = context(text)
    marks = {mark.id: mark for mark in (*known.marks.grades, *known.marks.concerns)}
    found = resolve(answer(*labels), known)
    places = [span for item in found.ratings for span in (*item.evidence, *item.words)]
    places += [*(item.span for item in found.quotes), *(item.evidence for item in found.concerns)]
    assert all(0 <= place.start < place.end <= len(text) for place in places)
    for item in found.ratings:
        assert item.evidence
        for mark in (marks[name] for name in item.marks):
            assert any(place.start <= mark.start and mark.end <= place.end for place in item.evidence)
    keys = [(item.body, item.area, item.grade, item.basis, item.count) for item in found.ratings]
    assert len(keys) == len(set(keys))
