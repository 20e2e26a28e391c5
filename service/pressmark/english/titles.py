"""What stands before a name, and its last word."""

from __future__ import annotations

TITLES = frozenset(
    "Mr Mrs Ms Miss Dr Prof Professor Sir Dame Lord Lady Baroness Cllr Councillor Coun Alderman Rev Reverend".split()
)
TITLE = rf"(?:{'|'.join(sorted(TITLES))})\b\.?"


def surname(name: str) -> str:
    """Return the last word of a name."""
    return name.rsplit(" ", 1)[-1]
