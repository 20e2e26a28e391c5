"""Which cells a spreadsheet would run, and that the others and all texts stay what they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.cells import as_cell, from_cell

RUNS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\tplain",
    "\rplain",
    "\nplain",
    "  =1",
    "\u00a0=1",
    "\u3000=1",
    "\u200b=1",
    "\ufeff=1",
    "\u202e=1",
    "\x00=1",
    "\x1f \u2060@x",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    " ＝1",
    "﹦1",
    "'=1",
    "''  =1",
    "=",
    '=HYPERLINK("http://127.0.0.1/","x")',
    "=cmd|' /C calc'!A0",
    "- a point of a list",
]
STAYS = ["", "plain", "a=1", "1-1", "'", "'tis", "“=1”", "–1", "−1", "$A$1", "(=1)", " plain", "#N/A", "’=1", "1"]


@pytest.mark.parametrize("text", RUNS, ids=ascii)
def test_a_formula_is_made_text(text: str) -> None:
    """It gets one apostrophe before it, and nothing else changes."""
    assert as_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", STAYS, ids=ascii)
def test_what_nothing_runs_stays(text: str) -> None:
    """Quotes, dashes and signs inside a text are no formula."""
    assert as_cell(text) == text


HOSTILE = st.text(st.one_of(st.sampled_from("'=+-@＝－\t\r\n \u200b\ufeffx"), st.characters(codec="utf-8")))


@given(HOSTILE)
def test_no_text_is_lost(text: str) -> None:
    """Every text comes back from its cell, those with apostrophes of their own too."""
    assert from_cell(as_cell(text)) == text


@given(HOSTILE)
def test_no_cell_begins_as_a_formula(text: str) -> None:
    """What is left of a cell without unseen characters begins with none of the signs."""
    cell = as_cell(text)
    assert cell.strip(" \u200b\ufeff")[:1] not in {*"=+-@＝－"}
    assert cell[:1] not in {*"\t\r\n"}
