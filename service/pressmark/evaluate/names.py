"""When two names are the same, and where the words of a quotation begin and end.

Case, ampersands, hyphens and apostrophes make no difference to a name; marks, full stops and
commas at the ends make none to a quotation.
"""

from __future__ import annotations

import unicodedata

_ALIKE = str.maketrans({"&": "and", "-": " ", "–": " ", "’": None, "'": None, "`": None})
_AT_ENDS = frozenset(" \t\r\n\"'“”‘’«»‹›`´.,")


def fold(name: str | None) -> str | None:
    """Return a name as it is compared; None stays None."""
    if name is None:
        return None
    return " ".join(unicodedata.normalize("NFKC", name).casefold().translate(_ALIKE).split())


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets of `text[start:end]` without what stands at its ends and is no word."""
    while start < end and text[start] in _AT_ENDS:
        start += 1
    while start < end and text[end - 1] in _AT_ENDS:
        end -= 1
    return start, end
