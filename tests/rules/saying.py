"""What the rule reader says of an invented article's ratings, in words: area, grade, number, body and basis."""

from __future__ import annotations

from tests.flow.reading import read_by_rules

HEAD = "HMICFRS has inspected Kent Police.\n\n"
TWO = "HMICFRS has inspected Kent Police and Essex Police.\n\n"
FIRE = "HMICFRS has inspected Kent Fire and Rescue Service.\n\n"


def said(text: str) -> list[str]:
    """Return what a text says, in the order of the record."""
    return [
        " ".join(
            str(part)
            for part in (
                item.area,
                item.grade,
                item.count,
                None if item.body.startswith("Kent") else item.body,
                None if item.basis == "stated" else item.basis,
            )
            if part is not None
        )
        for item in read_by_rules(text).ratings
    ]
