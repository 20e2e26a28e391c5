from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from pressmark.passages import Item, segments
from pressmark_schemas.record import Evidence, Flag
from tests.conflicts.making import entry, quote, rating

if TYPE_CHECKING:
    from pressmark_schemas.record import Record

TEXT = "Kent Police was good. “We are pleased,” said the chief, and so on."
_OFFSET = st.integers(-3, len(TEXT) + 5)
_SPAN = st.tuples(_OFFSET, _OFFSET)


def record(*spans: tuple[str, int, int]) -> Record:
    """Return a record with items of these kinds over these places."""
    made = entry("").record

    def own(kind: str) -> list[tuple[int, int]]:
        return [(start, end) for name, start, end in spans if name == kind]

    def proof(start: int, end: int) -> tuple[Evidence, ...]:
        return (Evidence(start=start, end=end, text=TEXT[max(start, 0) : max(end, 0)]),)

    ratings = tuple(rating("good").model_copy(update={"evidence": proof(*span)}) for span in own("rating"))
    quotes = tuple(quote("", "Bo").model_copy(update={"start": a, "end": b}) for a, b in own("quote"))
    flags = tuple(Flag(check="x", severity="note", message="", start=a, end=b) for a, b in own("flag"))
    return made.model_copy(update={"ratings": ratings, "quotes": quotes, "flags": flags})


@given(st.lists(st.tuples(st.sampled_from(["rating", "quote", "flag"]), _OFFSET, _OFFSET)))
def test_segments_are_the_text(spans: list[tuple[str, int, int]]) -> None:
    """Joined they are the text again, none is empty, and over each lie just the items that cover all of it."""
    made = record(*spans)
    found = segments(TEXT, made)
    assert "".join(one.text for one in found) == TEXT
    assert all(one.text for one in found)
    for one in found:
        end = one.start + len(one.text)
        assert TEXT[one.start : end] == one.text
        over = [
            (kind, place)
            for kind in ("rating", "quote", "flag")
            for place, (_, a, b) in enumerate(span for span in spans if span[0] == kind)
            if a <= one.start and end <= b
        ]
        assert [tuple(item) for item in one.items] == over


def test_overlaps_are_parted() -> None:
    """Where a quote begins inside a rating's passage, the piece that both cover has both."""
    found = segments("abcdef", record(("rating", 0, 4), ("quote", 2, 6)))
    assert [(one.text, one.items) for one in found] == [
        ("ab", (Item("rating", 0),)),
        ("cd", (Item("rating", 0), Item("quote", 0))),
        ("ef", (Item("quote", 0),)),
    ]


def test_a_text_without_items_is_one_segment() -> None:
    """And no text is none; a flag that is about no place lies over nothing."""
    assert [tuple(one) for one in segments("abc", record())] == [(0, "abc", ())]
    assert segments("", record()) == []
    flag = Flag(check="x", severity="note", message="", start=None, end=None)
    assert len(segments("abc", record().model_copy(update={"flags": (flag,)}))) == 1
