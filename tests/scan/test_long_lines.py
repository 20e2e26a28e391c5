"""Lines that nobody wrote to be read."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.scan.layout import blocks, passages

LONGEST = 2000


@given(st.text(alphabet="ab \t", min_size=1, max_size=40), st.integers(1, 300))
def test_passages_have_an_end(unit: str, times: int) -> None:
    """No passage is longer than 2000 characters, and none loses a letter or begins or ends blank."""
    text = unit * times
    found = passages(text, blocks(text))
    parts = [text[one.start : one.end] for one in found]
    assert all(part and part == part.strip() and len(part) <= LONGEST for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(before.end <= after.start for before, after in pairwise(found))


@pytest.mark.parametrize("sentence", ["Kent Police is good at preventing crime.", f"A{'a' * (LONGEST - 2)}."])
def test_sentences_stay_whole(sentence: str) -> None:
    """A sentence of any length that people write, and up to 2000 characters, is one passage."""
    text = f"{sentence} {sentence}"
    found = passages(text, blocks(text))
    assert [text[one.start : one.end] for one in found] == [sentence, sentence]
