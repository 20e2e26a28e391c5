"""Sentences, list items, headings and hard-wrapped lines; all texts are invented."""

from __future__ import annotations

import pytest

from tests.scan.reading import marks, words

SENTENCES = {
    "two": ("We came. We saw.", ["We came.", "We saw."]),
    "abbreviations": (
        "Mr. Tam went to St. Ives. Dr. Brill stayed.",
        ["Mr. Tam went to St. Ives.", "Dr. Brill stayed."],
    ),
    "initial": ("Ann B. Marl came. She left.", ["Ann B. Marl came.", "She left."]),
    "decimal": ("It cost £1.5m. They paid.", ["It cost £1.5m.", "They paid."]),
    "question and answer": ("Why? Because! Then …", ["Why?", "Because!", "Then …"]),
    "closing mark": ("“We came.” Then they left.", ["“We came.”", "Then they left."]),
    "glued by a scraper": ("They came early.Then they left.", ["They came early.", "Then they left."]),
    "colon": ("They said: come. Bring tea.", ["They said: come.", "Bring tea."]),
}


@pytest.mark.parametrize(("text", "sentences"), SENTENCES.values(), ids=SENTENCES)
def test_a_paragraph_is_cut_into_sentences(text: str, sentences: list[str]) -> None:
    """Sentences end where readers see their end: not behind abbreviations, initials or decimals."""
    found = marks(text).passages
    assert words(text, found) == sentences
    assert {passage.block for passage in found} == {0}


@pytest.mark.parametrize("bullet", ["• ", "- ", "* ", "– ", "1. ", "2) ", "  • "])
def test_list_items_stand_without_their_bullets(bullet: str) -> None:
    """A bullet makes a line an item, and is no part of it."""
    text = f"It was good at:\n{bullet}the harbour\n{bullet}the marsh\n\nThat is all there is to say."
    found = marks(text).passages
    assert [(passage.kind, words(text, [passage])[0]) for passage in found[1:3]] == [
        ("item", "the harbour"),
        ("item", "the marsh"),
    ]
    assert found[3].kind == "sentence"


def test_lines_under_a_colon_are_items_without_bullets() -> None:
    """Scrapers lose bullets: short lines under a lead-in that ends in a colon are its items."""
    text = "It was rated good at:\nthe harbour\nthe marsh\n\n“That is all,” they said of it."
    kinds = [passage.kind for passage in marks(text).passages]
    assert kinds == ["sentence", "item", "item", "sentence"]


def test_a_line_without_an_end_is_a_heading() -> None:
    """A short line that no full stop ends is a heading, in a block of its own."""
    text = "Harbour police praised\n\nThe police of the harbour were praised."
    first, second = marks(text).passages
    assert (first.kind, first.block) == ("heading", 0)
    assert (second.kind, second.block) == ("sentence", 1)


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    """Lines broken in mid-sentence are joined, so that a grade and its area stand in one sentence."""
    lines = (
        "The inspectors went to the harbour and looked at how\nthe police answer the phone, which they do\n"
        "often, and found that the force requires\nimprovement in it. They will come back to the\n"
        "town in a year, when the harbour has\nbeen rebuilt, and look again at what was\npromised to them.\n"
    )
    found = marks(lines + "\nThe last paragraph of the text stands alone.\n").passages
    assert [passage.block for passage in found] == [0, 0, 1]
    assert "requires\nimprovement" in words(lines, found[:1])[0]
