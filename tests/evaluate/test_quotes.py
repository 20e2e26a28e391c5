"""How quotes are compared with gold, and what makes two names or two stretches the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.evaluate.names import fold, trim
from pressmark.evaluate.quotes import score_quotes
from tests.evaluate.samples import counts, gold_quote, quote

if TYPE_CHECKING:
    from pressmark.evaluate.gold import GoldQuote
    from pressmark_schemas.record import Quote

Counted = dict[str, tuple[int, int, int]]
#       0         1         2         3         4
TEXT = "He said: “one two three four five six,” ok."
WHOLE, INNER = (10, 38), (9, 39)
EXACT, OVERLAP = "quotes, exact span", "quotes, half overlap"
RIGHT, TRUSTED = "verified quotes that are right", "right quotes that are verified"
SURE: Counted = {RIGHT: (1, 0, 0), TRUSTED: (1, 0, 0)}
FALSE: Counted = {RIGHT: (0, 1, 0)}
FOUND: Counted = {EXACT: (1, 0, 0), OVERLAP: (1, 0, 0), **SURE}
NEAR: Counted = {EXACT: (0, 1, 1), OVERLAP: (1, 0, 0), **SURE}
MISSED: Counted = {EXACT: (0, 0, 1), OVERLAP: (0, 0, 1)}
EXTRA: Counted = {EXACT: (0, 1, 0), OVERLAP: (0, 1, 0), **FALSE}
FIELDS: Counted = {f"quotes, {name}": (1, 0, 0) for name in ("speaker", "role", "organisation", "kind")}


def but(field: str, counted: tuple[int, int, int] = (0, 1, 1)) -> Counted:
    """Return the counts of a found quote one of whose fields differs."""
    return {**FOUND, **FIELDS, f"quotes, {field}": counted}


def false(field: str) -> Counted:
    """Return the counts of a found quote one of whose fields tells something else than gold."""
    return {**but(field), TRUSTED: (0, 0, 0), **FALSE}


CASES: list[tuple[str, list[GoldQuote], list[Quote], Counted]] = [
    ("the same", [gold_quote(*WHOLE)], [quote(*WHOLE)], {**FOUND, **FIELDS}),
    ("marks and commas at the ends", [gold_quote(*WHOLE)], [quote(*INNER)], {**FOUND, **FIELDS}),
    ("a word less", [gold_quote(*WHOLE)], [quote(14, 38)], {**NEAR, **FIELDS}),
    ("exactly half", [gold_quote(0, 16)], [quote(0, 8)], {**NEAR, **FIELDS}),
    (
        "less than half",
        [gold_quote(0, 17)],
        [quote(0, 8)],
        {**EXTRA, EXACT: (0, 1, 1), OVERLAP: (0, 1, 1)},
    ),
    ("nothing found", [gold_quote(*WHOLE)], [], MISSED),
    ("nothing wanted", [], [quote(*WHOLE)], EXTRA),
    (
        "the one that shares most is taken, the other is an extra",
        [gold_quote(*WHOLE)],
        [quote(10, 20), quote(*WHOLE)],
        {**FOUND, EXACT: (1, 1, 0), OVERLAP: (1, 1, 0), RIGHT: (1, 1, 0), **FIELDS},
    ),
    (
        "one found quote serves one gold quote",
        [gold_quote(*WHOLE), gold_quote(*WHOLE)],
        [quote(*WHOLE)],
        {**FOUND, EXACT: (1, 0, 1), OVERLAP: (1, 0, 1), **FIELDS},
    ),
    ("optional and found", [gold_quote(*WHOLE, optional=True)], [quote(*WHOLE)], {}),
    ("optional and not found", [gold_quote(*WHOLE, optional=True)], [], {}),
    ("optional and touched", [gold_quote(*WHOLE, optional=True)], [quote(0, 11)], {}),
    (
        "optional and beside it",
        [gold_quote(0, 3, optional=True)],
        [quote(*WHOLE)],
        EXTRA,
    ),
    ("another speaker", [gold_quote(*WHOLE)], [quote(*WHOLE, speaker="Ned Quill")], false("speaker")),
    ("no speaker", [gold_quote(*WHOLE)], [quote(*WHOLE, speaker=None)], but("speaker")),
    (
        "a speaker where gold has none",
        [gold_quote(*WHOLE, speaker=None)],
        [quote(*WHOLE)],
        false("speaker"),
    ),
    (
        "no speaker on both sides",
        [gold_quote(*WHOLE, speaker=None)],
        [quote(*WHOLE, speaker=None)],
        {**FOUND, **FIELDS},
    ),
    (
        "a surname is not the name",
        [gold_quote(*WHOLE)],
        [quote(*WHOLE, speaker="Quill")],
        false("speaker"),
    ),
    (
        "a role that holds the other",
        [gold_quote(*WHOLE, role="the chief constable of Kent")],
        [quote(*WHOLE)],
        {**FOUND, **FIELDS},
    ),
    (
        "a role that stands in the other",
        [gold_quote(*WHOLE, role="Constable")],
        [quote(*WHOLE)],
        {**FOUND, **FIELDS},
    ),
    ("no role", [gold_quote(*WHOLE)], [quote(*WHOLE, role=None)], but("role")),
    (
        "an organisation is compared whole",
        [gold_quote(*WHOLE, organisation="Kent")],
        [quote(*WHOLE)],
        false("organisation"),
    ),
    (
        "an organisation that had to be guessed",
        [gold_quote(*WHOLE, organisation="HMICFRS", org_inferred=True)],
        [quote(*WHOLE)],
        but("organisation", (0, 0, 0)),
    ),
    (
        "a document is what gold calls a report",
        [gold_quote(*WHOLE, kind="report")],
        [quote(*WHOLE, kind="document")],
        {**FOUND, **FIELDS},
    ),
    (
        "in review, and right",
        [gold_quote(*WHOLE)],
        [quote(*WHOLE, status="review")],
        {**FOUND, **FIELDS, RIGHT: (0, 0, 0), TRUSTED: (0, 0, 1)},
    ),
    (
        "in review, and wrong",
        [gold_quote(*WHOLE)],
        [quote(*WHOLE, status="review", speaker="Ned Quill")],
        {**but("speaker"), RIGHT: (0, 0, 0), TRUSTED: (0, 0, 0)},
    ),
    ("another kind", [gold_quote(*WHOLE)], [quote(*WHOLE, kind="document")], false("kind")),
]


@pytest.mark.parametrize(("gold", "found", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_quotes_are_counted(gold: list[GoldQuote], found: list[Quote], expected: Counted) -> None:
    """Each rule of comparison gives these hits, extras and misses, and no others."""
    wanted = {name: counted for name, counted in expected.items() if any(counted)}
    assert counts(score_quotes(TEXT, gold, found)) == wanted


def test_disagreements_are_told_with_their_words() -> None:
    """A miss and an extra have their words, a field has what was said and what was wanted."""
    missed = score_quotes(TEXT, [gold_quote(*WHOLE)], []).mistakes
    extra = score_quotes(TEXT, [], [quote(*INNER)]).mistakes
    differs = score_quotes(TEXT, [gold_quote(*WHOLE)], [quote(*WHOLE, kind="document", speaker=None)]).mistakes
    words = "one two three four five six"
    assert [(one.figure, one.said, one.wanted, one.start) for one in (*missed, *extra)] == [
        (OVERLAP, None, words, 10),
        (OVERLAP, words, None, 10),
        (RIGHT, words, None, 10),
    ]
    assert [(one.figure, one.said, one.wanted) for one in differs] == [
        ("quotes, speaker", None, "Ada Quill"),
        ("quotes, kind", "report", "person"),
        (RIGHT, "kind of the quote", None),
    ]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Devon & Cornwall Police", "devon and cornwall police", True),
        ("Sarah O’Brien-Walsh", "sarah o'brien walsh", True),
        ("Jack  Straw\n", "Jack Straw", True),
        ("Ｋent Police", "Kent Police", True),
        ("Essex Police", "Sussex Police", False),
        ("Kent Police", None, False),
        (None, None, True),
        ("", None, False),
    ],
)
def test_names_are_compared_by_their_words(one: str | None, other: str | None, same: bool) -> None:  # noqa: FBT001
    """Case, ampersands, hyphens, apostrophes and blanks make no difference; words do."""
    assert (fold(one) == fold(other)) is same


@given(st.text(alphabet="ab “”\"'.,\n", max_size=20), st.data())
def test_trimming_keeps_every_word(text: str, data: st.DataObject) -> None:
    """Whatever is trimmed off is no letter; what is left begins and ends with one, or is nothing."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = trim(text, start, end)
    assert start <= first <= last <= end
    assert not any(letter.isalpha() for letter in text[start:first] + text[last:end])
    assert first == last or (text[first].isalpha() and text[last - 1].isalpha())
