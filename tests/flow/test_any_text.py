"""What holds of the rule reader, the resolver and the record for any text at all."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from hypothesis import example, given
from hypothesis import strategies as st

from pressmark.readers import rules
from pressmark.resolve import resolve
from pressmark_schemas.record import Record
from tests.flow.reading import read_by_model, read_by_rules
from tests.resolve.labels import any_labels
from tests.scan.reading import PACK, context, hostile

if TYPE_CHECKING:
    from pressmark_schemas.answer import Answer
    from tests.resolve.labels import Label

DAYS = st.none() | st.dates(date(2012, 1, 1), date(2027, 12, 31))


def _labelled(answer: Answer) -> list[str]:
    return [label.mark for labels in (answer.ratings, answer.quotes, answer.concerns) for label in labels]


@given(hostile, DAYS)
@example("Kent Police It was rated good at:\n• investigating crime\n• protecting vulnerable people\n\n", None)
def test_the_rule_reader_accounts_for_every_mark(text: str, published: date | None) -> None:
    """Every mark is labelled or dismissed, not both, and no label points at a mark that is not there."""
    known = context(text, published)
    answer = rules.read(known)
    there = {mark.id for kind in (known.marks.quotations, known.marks.grades, known.marks.concerns) for mark in kind}
    labelled, dismissed = _labelled(answer), [item.mark for item in answer.dismissed]
    assert {*labelled, *dismissed} == there
    assert not {*labelled} & {*dismissed}
    assert len(dismissed) == len({*dismissed})


@given(hostile, DAYS)
def test_what_the_rule_reader_says_resolves(text: str, published: date | None) -> None:
    """The resolver objects to none of the rule reader's labels; bodies, areas and grades are the pack's."""
    known = context(text, published)
    extraction = resolve(rules.read(known), known)
    assert extraction.findings == ()
    for item in extraction.ratings:
        assert item.body in PACK.body
        assert item.grade in PACK.rank
        assert item.area in PACK.sector_of_area or item.area.split(".")[-1] in {"overall", "unspecified"}


@given(hostile, DAYS)
def test_a_records_text_is_the_articles(text: str, published: date | None) -> None:
    """Evidence, quotes and area words are slices of the article, at the offsets printed beside them."""
    record = read_by_rules(text, published)
    spans = [place for item in (*record.ratings, *record.concerns) for place in item.evidence]
    assert all(item.evidence for item in (*record.ratings, *record.concerns))
    for item in (*spans, *record.quotes):
        assert item.text == text[item.start : item.end]
        assert item.text.strip() == item.text != ""
    for item in (*record.ratings, *record.concerns):
        assert item.area_words is None or item.area_words in text


@given(hostile, DAYS)
def test_flags_are_numbered_from_the_items_that_they_concern(text: str, published: date | None) -> None:
    """An item's flags point into the record's list; it is verified if none of them doubts it, else not."""
    record = read_by_rules(text, published)
    for item in (*record.ratings, *record.quotes):
        graver = [number for number in item.flags if record.flags[number].severity != "note"]
        assert item.status == ("review" if graver else "verified")
    for flag in record.flags:
        assert flag.start is None or flag.end is None or 0 <= flag.start <= flag.end <= len(text)


@given(hostile, DAYS)
def test_a_record_comes_back_from_its_json(text: str, published: date | None) -> None:
    """A record that was printed and read again is the same record, whatever its article holds."""
    record = read_by_rules(text, published)
    printed = record.model_dump_json(by_alias=True)
    assert Record.model_validate_json(printed) == record
    assert "\n" not in printed


@given(hostile, DAYS)
def test_the_same_text_gives_the_sameread_by_rules(text: str, published: date | None) -> None:
    """Two readings of one article give the same bytes."""
    first, second = (read_by_rules(text, published).model_dump_json(by_alias=True) for _ in range(2))
    assert first == second


@given(hostile, any_labels)
def test_nothing_that_a_model_alone_says_is_verified(text: str, labels: list[Label]) -> None:
    """A verified rating or quote of a model's is one that the rules, which obey no text, read as well."""
    asked, ruled = read_by_model(text, *labels), read_by_rules(text)
    known = {(item.body, item.area, item.grade, item.basis) for item in ruled.ratings}
    for item in asked.ratings:
        assert item.status == "review" or (item.body, item.area, item.grade, item.basis) in known
    heard = {(item.start, item.end, item.speaker) for item in ruled.quotes}
    for quote in asked.quotes:
        assert quote.status == "review" or (quote.start, quote.end, quote.speaker) in heard
    assert Record.model_validate_json(asked.model_dump_json(by_alias=True)) == asked
