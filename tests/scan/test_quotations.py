"""Quotations in the styles that newspapers, releases and scrapers leave behind; all texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.scan.reading import marks, words

CLOSED = {
    "straight": ('Ada Brill said: "We answer the phone."', ["We answer the phone."]),
    "curly": ("Ada Brill said: “We answer the phone.”", ["We answer the phone."]),
    "single straight": ("Ada Brill said: 'We answer the phone.'", ["We answer the phone."]),
    "single curly": ("Ada Brill said: ‘We answer the phone.’", ["We answer the phone."]),
    "guillemets": ("«We answer,» she said, «and we come.»", ["We answer,", "and we come."]),
    "low and high": ("She said: „We answer the phone.“", ["We answer the phone."]),
    "TeX": ("``We answer,'' she said.", ["We answer,"]),
    "TeX, nested": ("She wrote: ``We have `changed' a lot.''", ["We have `changed' a lot."]),
    "curly, closed straight": ('She said: “We answer the phone."', ["We answer the phone."]),
    "curly, closed by two apostrophes": ("She said: “We answer the phone.''", ["We answer the phone."]),
    "closing typed as opening": ("She said: ”We answer the phone.”", ["We answer the phone."]),
    "opening typed as closing": ("She said: “We answer.“ Then they left.", ["We answer."]),
    "straight, closed curly": ('She said: "We answer the phone.”', ["We answer the phone."]),
    "white space inside the marks": ("She said: “ We answer ” and left.", ["We answer"]),
    "white space before the closing mark": ("She said: “We answer ” and left.", ["We answer"]),
    "nothing behind the closing mark": ('She said "we answer".They left.', ["we answer"]),
    "in brackets": ("(“We answer,” she said.)", ["We answer,"]),
    "interrupted": ('"We will," she said, "come back to this."', ["We will,", "come back to this."]),
    "woven in": ("The “[force] listens… and acts”, it says.", ["[force] listens… and acts"]),
    "words in marks": ("The 'good' and 'bad' of it.", ["good", "bad"]),
    "three on a line": (
        "“We listen,” “we act” and “we rest” are slogans.",
        ["We listen,", "we act", "we rest"],
    ),
    "single in double": ("She said: “We are ‘good’ at it.”", ["We are ‘good’ at it."]),
    "double in single": ("She said: 'We are \"good\" at it.'", ['We are "good" at it.']),
    "double in double, curly": (
        "“The report says “good” twice,” she said.",
        ["The report says “good” twice,"],
    ),
    "double in double, straight": ('"It says "good" twice," she said.', ['It says "good" twice,']),
    "plural possessive inside": ("'Our officers' pay is low,' she said.", ["Our officers' pay is low,"]),
    "plural possessive inside, curly": (
        "‘Our officers’ pay is low,’ she said.",
        ["Our officers’ pay is low,"],
    ),
    "apostrophes inside": (
        "'We don't know,' she said, 'what it's like.'",
        ["We don't know,", "what it's like."],
    ),
    "after a dash": ("One word—“enough”—was heard.", ["enough"]),
    "two speakers on two lines": ("“We act.”\n“We rest,” he said.", ["We act.", "We rest,"]),
    "in list items": ("• “We listen.”\n• “We act.”", ["We listen.", "We act."]),
    "attribution between": ("“We listen.”\n\nHe sat down.\n\n“Then we act.”", ["We listen.", "Then we act."]),
}


@pytest.mark.parametrize(("text", "quoted"), CLOSED.values(), ids=CLOSED)
def test_words_between_marks_are_found(text: str, quoted: list[str]) -> None:
    """The words between two marks of any style are one quotation, without marks and outer space."""
    found = marks(text).quotations
    assert words(text, found) == quoted
    assert {quotation.ending for quotation in found} == {"closed"}
    assert all(len(quotation.segments) == 1 for quotation in found)


JOINED = {
    "reopened": ("She said: “We listen.\n\n“Then we act.\n\n“Then we rest.”\n\nThe end."),
    "reopened, straight": ('She said: "We listen.\n\n"Then we act.\n\n"Then we rest."\n\nThe end.'),
    "reopened, single": ("She said: ‘We listen.\n\n‘Then we act.\n\n‘Then we rest.’\n\nThe end."),
    "reopened, single straight": ("She said: 'We listen.\n\n'Then we act.\n\n'Then we rest.'\n\nThe end."),
    "reopened, windows newlines": ("She said: “We listen.\r\n\r\n“Then we act.\r\n\r\n“Then we rest.”\r\n"),
    "each paragraph closed": ("She said: “We listen.”\n\n“Then we act.”\n\n“Then we rest.”\n\nThe end."),
    "paragraphs collapsed": ("She said: “We listen. “Then we act. “Then we rest.” The end."),
}


@pytest.mark.parametrize("text", JOINED.values(), ids=JOINED)
def test_paragraphs_of_one_utterance_are_one_quotation(text: str) -> None:
    """Paragraphs that reopen with a mark, or follow each other with their own, are one quotation."""
    (quotation,) = marks(text).quotations
    assert words(text, quotation.segments) == ["We listen.", "Then we act.", "Then we rest."]
    assert quotation.ending == "closed"


def test_long_quotations_side_by_side_on_a_line_are_collapsed_paragraphs() -> None:
    """“… them.” “Then …” on one line was once two paragraphs: it is one quotation of two segments."""
    text = "She said: “First we listen to the people of the marsh and ask them.” “Then we act.” The end."
    (quotation,) = marks(text).quotations
    assert words(text, quotation.segments)[1:] == ["Then we act."]


OPEN = {
    "paragraph unclosed": ("She said: “We listen.\n\nThe end came.", ["We listen."], ["unclosed"]),
    "reopened and never closed": (
        "“We listen.\n\n“We act.\n\nHe left.",
        ["We listen.\n\n“We act."],
        ["unclosed"],
    ),
    "cut in mid-word": ("They came. She said: “We listen and th", ["We listen and th"], ["cut"]),
    "cut in a later paragraph": ("“We listen.\n\n“We act and", ["We listen.\n\n“We act and"], ["cut"]),
    "caption inside": (
        "She said: “We listen.\n\nImage caption: Ada Brill\n\n“Then we act.”\n\nThe end.",
        ["We listen.", "Then we act."],
        ["unclosed", "closed"],
    ),
    "advert inside": (
        "She said: “We listen.\n\nADVERTISEMENT\n\n“Then we act.”",
        ["We listen.", "Then we act."],
        ["unclosed", "closed"],
    ),
}


@pytest.mark.parametrize(("text", "quoted", "endings"), OPEN.values(), ids=OPEN)
def test_a_quotation_without_its_closing_mark_ends_with_its_paragraph(
    text: str, quoted: list[str], endings: list[str]
) -> None:
    """A missing mark loses no words and swallows none: what was left open is told, cut at the text's end."""
    found = marks(text).quotations
    assert words(text, found) == quoted
    assert [quotation.ending for quotation in found] == endings


NONE = {
    "possessives": "The officers' pay and the force's dogs weren't counted.",
    "possessives, curly": "The officers’ pay and the force’s dogs weren’t counted.",
    "two plural possessives": "Officers' pay, the boss' desk and the Joneses' house.",
    "elisions": "The class of '24 and rock 'n' roll, 'em all, 'til the '90s.",
    "elisions, curly": "The class of ’24 and rock ’n’ roll, ’em all, ’til the ’90s.",
    "feet and inches": "He is 5'10\" and she 5'2\" tall.",
    "a mark with nothing behind it": 'She said: "',
    "two marks with nothing between": "She said: “”",
    "a mark alone": "”",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_apostrophes_and_stray_marks_open_nothing(text: str) -> None:
    """What is no quotation mark, or encloses no words, makes no quotation."""
    assert marks(text).quotations == ()


def test_apostrophes_beside_marks_are_told_apart() -> None:
    """Possessives before, between and behind words in single marks leave those as they are."""
    text = "The force's 'outstanding' work, officers' pay and its 'good' dogs."
    assert words(text, marks(text).quotations) == ["outstanding", "good"]


WRAPPED = """Inspectors have been to the invented harbour town of
Mudley, where the police had been told to look at how
they answer the phone. "We have hired people," Ada
Brill, who leads the control room, said, "and we
answer nine calls of ten in the time that is asked
of us. It is a start, and the people of the town
deserve no less from us."

The inspectors will come back in a year and look at
it again. They hope to see more of the same, as do
those who live there and who pay for it all.
"""


def test_hard_wrapped_lines_are_no_paragraphs() -> None:
    """In a text whose lines are broken in mid-sentence a quotation runs on over them, newlines kept."""
    first, second = marks(WRAPPED).quotations
    assert words(WRAPPED, [first]) == ["We have hired people,"]
    assert second.ending == "closed"
    assert len(second.segments) == 1
    assert words(WRAPPED, [second])[0].startswith("and we\nanswer nine")
    assert words(WRAPPED, [second])[0].endswith("\ndeserve no less from us.")


@given(
    st.lists(st.sampled_from(["We listen", "and", "then", "it", "acts,", "they say"]), min_size=2, max_size=9),
    st.sampled_from([("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("``", "''"), ("“", '"'), ("”", "”")]),
    st.sampled_from(["\n\n", "\r\n\r\n", "\n", " "]),
)
def test_what_is_put_between_marks_is_found(said: list[str], glyphs: tuple[str, str], gap: str) -> None:
    """Any words put between two marks after a sentence come back, exactly."""
    quoted = f"We say {' '.join(said).rstrip(',')}."
    text = f"Nothing is quoted here.{gap}Ada Brill said: {glyphs[0]}{quoted}{glyphs[1]}{gap}The end came."
    assert words(text, marks(text).quotations) == [quoted]
