"""The second question, and when a model is asked at all; texts and answers are invented."""

from __future__ import annotations

import pytest

from pressmark.again import joined
from pressmark.errors import AnswerMissing, ModelUnavailable
from pressmark.flow import Ask
from pressmark.prompting import article_passages
from tests.flow.reading import Changing, Model, read_by_rules, read_with
from tests.flow.test_model import MARL, RIGHT, SOUND, TEXT
from tests.resolve.labels import Label, answer, dismissed, rates, says

LONG = TEXT + "".join(
    f"\nIn week {n} nothing at all happened in the county, and nobody spoke of it.\n" for n in range(40)
)
SWAPPED = rates("g1", "investigating_crime", body="Essex Police")


def test_a_sound_answer_is_not_asked_about_again() -> None:
    """Where no check doubts the first answer there is one call."""
    model = Changing(SOUND, [])
    assert read_with(TEXT, model).provenance.calls == 1
    assert len(model.calls) == 1


FAULTS: dict[str, tuple[tuple[Label, ...], str]] = {
    "dropped mark": ((RIGHT, MARL), "g2"),
    "body swapped": ((SWAPPED, dismissed("g2"), MARL), "g1"),
    "rating dismissed": ((dismissed("g1"), dismissed("g2"), MARL), "g1"),
    "speaker swapped": ((RIGHT, dismissed("g2"), says("q1", "Bo Finch")), "q1"),
}


@pytest.mark.parametrize(("first", "mark"), FAULTS.values(), ids=FAULTS)
def test_what_is_open_or_in_dispute_is_asked_about_once(first: tuple[Label, ...], mark: str) -> None:
    """The second question is about those marks alone; its answer puts the record right, and both are paid for."""
    model = Changing(first, SOUND)
    record = read_with(TEXT, model)
    assert [call.prompt.split("/")[0] for call in model.calls] == ["label", "again"]
    assert f"⟦/{mark}⟧" in model.calls[1].messages[1].content
    assert {item.status for item in (*record.ratings, *record.quotes)} == {"verified"}
    assert (record.provenance.calls, record.provenance.input_tokens) == (2, 2000)
    assert (record.provenance.prompt or "").startswith("label/")


def test_a_wrong_second_answer_is_checked_like_the_first() -> None:
    """What comes back may be wrong, too; then it is in review, and nobody asks a third time."""
    model = Changing((SWAPPED, dismissed("g2"), MARL), (SWAPPED,))
    record = read_with(TEXT, model)
    assert [item.status for item in record.ratings] == ["review"]
    assert len(model.calls) == 2


def test_only_the_passages_in_dispute_are_sent() -> None:
    """Of a long article the second question holds the sentences round the mark: under a quarter of the first."""
    model = Changing((SWAPPED, dismissed("g2"), MARL), SOUND)
    read_with(LONG, model)
    first, second = (sum(len(message.content) for message in call.messages) for call in model.calls)
    assert second < first / 4
    assert all("week" not in passage for passage in article_passages(model.calls[1].messages[1].content))


def test_a_second_question_that_fails_loses_nothing() -> None:
    """The first answer stands with its doubts, and a note says what happened."""
    record = read_with(TEXT, Changing((SWAPPED, dismissed("g2"), MARL), ModelUnavailable("gone")))
    assert [item.status for item in record.ratings] == ["review"]
    assert [flag.severity for flag in record.flags if flag.check == "again.failed"] == ["note"]
    with pytest.raises(AnswerMissing):
        read_with(TEXT, Changing((SWAPPED, dismissed("g2"), MARL), AnswerMissing("offline")))


def test_a_second_question_can_be_switched_off() -> None:
    """Without its prompt there is one call, whatever the first answer was."""
    model = Changing((SWAPPED,), SOUND)
    read_with(TEXT, model, again=None)
    assert len(model.calls) == 1


def test_joined_answers_hold_each_mark_once() -> None:
    """A mark that was asked about has its second label if there is one; others keep the first."""
    first = answer(RIGHT, dismissed("g2"), MARL)
    second = answer(dismissed("g1"), dismissed("g2"), says("q1", "Bo Finch"))
    both = joined(first, second, frozenset({"g1", "c1"}))
    assert [label.mark for label in both.ratings] == []
    assert [(item.mark, item.reason) for item in both.dismissed] == [("g2", "not_a_rating"), ("g1", "not_a_rating")]
    assert [label.speaker for label in both.quotes] == ["Ann Marl"]
    assert joined(first, answer(), frozenset({"g1"})) == first


@pytest.mark.parametrize(
    ("ask", "text", "calls"),
    [
        ("always", TEXT, 1),
        ("never", TEXT, 0),
        ("when-unsure", TEXT, 0),
        ("when-unsure", TEXT + "It must do better at managing offenders.\n", 1),
    ],
)
def test_a_policy_says_when_a_model_is_asked(ask: Ask, text: str, calls: int) -> None:
    """Where the rules are sure of all they read, `when-unsure` asks nobody, and the record says who read."""
    model = Model(SOUND)
    record = read_with(text, model, ask=ask, again=None)
    assert len(model.calls) == calls
    assert record.provenance.reader == ("model" if calls else "rules")
    if not calls:
        assert record == read_by_rules(text)


def test_without_a_witness_the_rules_are_not_compared() -> None:
    """The rule reader's doubts of a model's label are gone, the other checks are not."""
    labels = (rates("g1", "investigating_crime", basis="earlier"), dismissed("g2"), MARL)
    checks = {
        witness: {flag.check for flag in read_with(TEXT, Model(labels), witness=witness, again=None).flags}
        for witness in (True, False)
    }
    assert {name for name in checks[True] if name.startswith("witness.")}
    assert not {name for name in checks[False] if name.startswith("witness.")}
    assert "standing.earlier" in checks[False]
