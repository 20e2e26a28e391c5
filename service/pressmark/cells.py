"""Cells of CSV that no spreadsheet runs as a formula, as OWASP's page on CSV injection asks.

A spreadsheet takes a cell that begins with = + - @ (full-width forms too), a tab or a line break for a
formula. Such a cell gets an apostrophe before it, which says that what follows is text.
"""

import re
import unicodedata

_APOSTROPHE = "'"
_UNSEEN = re.compile(r"\A[\s\x00-\x1f\x7f-\x9f\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+")
"""White space, controls and marks without width."""


def as_cell(text: str) -> str:
    """Return a text as a cell may hold it."""
    return _APOSTROPHE + text if _may_run(text) else text


def from_cell(cell: str) -> str:
    """Return the text of which `as_cell` made a cell."""
    return cell[1:] if cell.startswith(_APOSTROPHE) and _may_run(cell[1:]) else cell


def _may_run(text: str) -> bool:
    """Tell whether a spreadsheet may take a text for a formula, with or without apostrophes before it."""
    bare = text.lstrip(_APOSTROPHE)
    first = _UNSEEN.sub("", bare, count=1)[:1]
    return bare[:1] in {"\t", "\r", "\n"} or unicodedata.normalize("NFKC", first)[:1] in {"=", "+", "-", "@"}
