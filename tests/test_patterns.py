"""Patterns that are compiled late, and the form of a text that they are tried on."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

import pressmark
from pressmark.patterns import pattern, small


def _modules() -> list[str]:
    return [
        module.name
        for package in ("articles", "checks", "english", "readers.rules", "scan")
        for module in pkgutil.walk_packages(
            [f"{path}/{package.replace('.', '/')}" for path in pressmark.__path__], f"pressmark.{package}."
        )
    ]


@pytest.mark.parametrize("name", [*_modules(), "pressmark.context", "pressmark.gate", "pressmark.rounds"])
def test_every_pattern_of_a_module_compiles(name: str) -> None:
    """A fault in a pattern is found here, and not by the first article that needs it."""
    for value in vars(import_module(name)).values():
        ones = cast("tuple[object, ...]", value) if isinstance(value, tuple) else (value,)
        for one in ones:
            if type(one).__name__ == "_Later":
                cast("re.Pattern[str]", one).search("")


@pytest.mark.parametrize("method", ["search", "match", "fullmatch"])
@pytest.mark.parametrize("text", ["no such", "a 12", "12", ""])
def test_a_pattern_finds_what_a_compiled_one_does(method: str, text: str) -> None:
    """Its first use and each later one answer as `re.compile` would."""
    late, known = pattern(r"\d+"), re.compile(r"\d+")
    for _ in range(2):
        found, expected = getattr(late, method)(text), getattr(known, method)(text)
        assert (found and found.span()) == (expected and expected.span())
    assert late.sub("x", text) == known.sub("x", text)


@given(st.text())
def test_offsets_hold_in_small_letters(text: str) -> None:
    """The small form is as long as the text, whatever letters it has ("İ" has two small ones)."""
    assert len(small(text)) == len(text)


def test_small_form_has_straight_marks() -> None:
    """Quotation marks are straight there, dashes are "~", and hyphens stay."""
    assert small("“Good” – Kent’s well-run FORCE—İ") == '"good" ~ kent\'s well-run force~İ'
