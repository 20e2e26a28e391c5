"""Finding words in a text exactly, and telling how they differ; all texts are invented."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pressmark.grounding import NotThere, ground
from pressmark_schemas.marks import Span
from tests.scan.reading import hostile

TEXT = (
    "They said: “We are ‘not’ where we should be — the force’s\n  response to 999-calls was not good… and it"
    "\u00a0spent £3 million on 41 dogs.” Chief Constable Ann Marl found an effective plan. The"
    " Straße is 5 miles long."
)

ACCEPTED = {
    "as it is": ("found an effective plan.", "found an effective plan."),
    "case": ("FOUND AN Effective Plan", "found an effective plan"),
    "special case": ("the STRASSE is", "The Straße is"),
    "straight glyphs": ("We are 'not' where", "We are ‘not’ where"),
    "double for single": ('We are "not" where', "We are ‘not’ where"),
    "straight apostrophe": ("the force's response", "the force’s\n  response"),
    "white space": ("the force’s response\tto", "the force’s\n  response to"),
    "hard space": ("and it spent £3", "and it\u00a0spent £3"),
    "hyphen for dash": ("be - the force", "be — the force"),
    "dash for hyphen": ("999–calls", "999-calls"),
    "dots for an ellipsis": ("not good... and", "not good… and"),
    "outer white space": ("  41 dogs \n", "41 dogs"),
    "outer marks that stand there": ("“We are", "“We are"),
}


@pytest.mark.parametrize(("words", "there"), ACCEPTED.values(), ids=ACCEPTED)
def test_typography_is_no_difference(words: str, there: str) -> None:
    """Glyphs, white space, hyphens, case and ellipses may differ; the span is of the text's own letters."""
    place = ground(words, TEXT)
    assert isinstance(place, Span)
    assert TEXT[place.start : place.end] == there


REFUSED = {
    "lost negation": ("response to 999-calls was good", "'not' was left out"),
    "added negation": ("found not an effective plan", "'not' was added"),
    "changed number": ("spent £3 million on 14 dogs", "the article has '41', not '14'"),
    "changed digit": ("spent £8 million on 41 dogs", "the article has '3', not '8'"),
    "million and billion": ("spent £3 billion on 41 dogs", "the article has 'million', not 'billion'"),
    "changed name": ("Chief Constable Ann Merl found an", "the article has 'marl', not 'merl'"),
    "effective and defective": (
        "Ann Marl found a defective plan",
        "the article has 'an effective', not 'a defective'",
    ),
    "left-out words": ("Chief Constable Marl found", "'ann' was left out"),
    "changed punctuation": ("where we should be, the force’s", "the article has '—', not ','"),
    "joined over a gap": ("They said: “The Straße is", "'the strasse is' was added"),
    "part of a word": ("ound an effective pla", "the article has 'found', not 'ound'"),
    "part of a number": ("spent £3 million on 4", "'4' was added"),
    "nothing like it": ("a harbour seal ate the budget", "nothing like it stands in the article"),
    "nothing": (" \n", "there are no words to look for"),
    "nothing but marks": ("“”…", "there are no words to look for"),
}


@pytest.mark.parametrize(("words", "difference"), REFUSED.values(), ids=REFUSED)
def test_any_other_difference_is_told_and_not_repaired(words: str, difference: str) -> None:
    """A changed word is never found; the difference names what stands there and what was claimed."""
    place = ground(words, TEXT)
    assert isinstance(place, NotThere)
    assert difference in place.difference
    assert place.difference


def test_the_nearest_passage_is_given_with_the_difference() -> None:
    """Who reads the refusal is led to the place that the words were made from."""
    place = ground("its response to 999-calls was good and it spent", TEXT)
    assert isinstance(place, NotThere)
    assert place.nearest is not None
    assert "response to 999-calls was not good" in TEXT[place.nearest.start : place.nearest.end]


def test_words_before_the_start_are_not_found() -> None:
    """What stands in a header before the article proves nothing."""
    assert isinstance(ground("They said", TEXT), Span)
    assert isinstance(ground("They said", TEXT, start=5), NotThere)


def test_words_are_looked_for_as_whole_words() -> None:
    """The word "good" does not stand in "goods"; a later whole word is found."""
    place = ground("good", "The goods were good.")
    assert place == Span(15, 19)


_PIECES = [(piece.start(), piece.end()) for piece in re.finditer(r"\w+(?:\W+$)?", TEXT)]


def _typed(words: str, quotes: str, dash: str) -> str:
    """Return words as another newsroom would type them."""
    for glyph in "“”‘’":
        words = words.replace(glyph, quotes)
    for hyphen in "—-":
        words = words.replace(hyphen, dash)
    return "\n".join(words.split()).replace("…", "...")


@given(
    st.integers(0, len(_PIECES) - 1),
    st.integers(0, 12),
    st.sampled_from("'’\"”"),
    st.sampled_from("-–—"),
    st.sampled_from([str.upper, str.lower, str.title]),
)
def test_any_whole_words_are_found_however_they_are_typed(
    first: int, more: int, quotes: str, dash: str, case: Callable[[str], str]
) -> None:
    """A stretch of whole words of the text is found again after its typography changed."""
    taken = TEXT[_PIECES[first][0] : _PIECES[min(first + more, len(_PIECES) - 1)][1]]
    place = ground(case(_typed(taken, quotes, dash)), TEXT)
    assert isinstance(place, Span)
    found = TEXT[place.start : place.end]
    assert [*filter(str.isalnum, found.casefold())] == [*filter(str.isalnum, taken.casefold())]


@given(hostile, st.data())
def test_a_slice_of_any_text_is_found(text: str, data: st.DataObject) -> None:
    """Words sliced out of any text between white space are found in it, at a place that reads the same."""
    pieces = list(re.finditer(r"\S+", text))
    assume(pieces)
    first = data.draw(st.integers(0, len(pieces) - 1))
    last = data.draw(st.integers(first, min(first + 8, len(pieces) - 1)))
    taken = text[pieces[first].start() : pieces[last].end()]
    place = ground(taken, text)
    assert isinstance(place, Span) is any(map(str.isalnum, taken.casefold()))
    if isinstance(place, Span):
        assert place.start <= pieces[first].start()
        assert ground(text[place.start : place.end], text) == place


@given(hostile, hostile)
def test_any_words_are_found_or_refused(words: str, text: str) -> None:
    """No words and no text end in anything but a span of the text or a difference."""
    place = ground(words, text)
    span = place if isinstance(place, Span) else place.nearest
    assert span is None or 0 <= span.start < span.end <= len(text)
