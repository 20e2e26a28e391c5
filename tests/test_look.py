from __future__ import annotations

import re

import pytest

from pressmark.look import STYLES, steps
from tests.scan.reading import PACK

CSS = STYLES.read_text("utf-8")
LIGHT, DARK = CSS.split("@media (prefers-color-scheme: dark)")[:2]
READ = [
    ("ink", "paper"),
    ("ink", "raised"),
    ("soft", "paper"),
    ("soft", "raised"),
    ("accent", "paper"),
    ("doubt", "paper"),
    ("doubt", "raised"),
    ("ink", "doubt-paper"),
    ("soft", "doubt-paper"),
    ("accent", "doubt-paper"),
    *((f"g{step}-ink", f"g{step}") for step in range(6)),
]
"""What is read on what."""


def colours(*css: str) -> dict[str, str]:
    """Return the colours that style sheets name; a later one goes before an earlier one."""
    return dict(re.findall(r"--([a-z0-9-]+):\s*#([0-9a-f]{6});", "".join(css)))


def light(colour: str) -> float:
    """Return a colour's luminance as WCAG defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("known", [colours(LIGHT), colours(LIGHT, DARK)], ids=["light", "dark"])
@pytest.mark.parametrize(("words", "paper"), READ)
def test_words_can_be_read(known: dict[str, str], words: str, paper: str) -> None:
    """Every pair of words and paper has the contrast that WCAG asks for at level AA."""
    assert contrast(known[words], known[paper]) >= 4.5


def test_every_grade_has_a_colour_of_its_own() -> None:
    """Grades of the pack have steps from 1 to 5, the best the highest."""
    found = steps(PACK.rank)
    assert found == {"outstanding": 5, "good": 4, "adequate": 3, "requires improvement": 2, "inadequate": 1}
    assert steps({"met": 2, "not met": 1}) == {"met": 5, "not met": 1}
