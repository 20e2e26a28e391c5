"""Patterns that are compiled late, and the form of a text that they are tried on."""

from __future__ import annotations

import pkgutil
import re
from importlib import import_module
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import pressmark
from pressmark.patterns import Phrases, pattern, rare, small


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
            elif type(one).__name__ == "_Rare":
                re.compile(cast("re.Pattern[str]", one).pattern)
            elif isinstance(one, Phrases):
                list(one.finditer(" ".join(one.openings)))


@pytest.mark.parametrize("method", ["search", "match", "fullmatch"])
@pytest.mark.parametrize("text", ["no such", "a 12", "12", ""])
def test_a_pattern_finds_what_a_compiled_one_does(method: str, text: str) -> None:
    """Its first use and each later one answer as `re.compile` would."""
    late, known = pattern(r"\d+"), re.compile(r"\d+")
    for _ in range(2):
        found, expected = getattr(late, method)(text), getattr(known, method)(text)
        assert (found and found.span()) == (expected and expected.span())
    assert late.sub("x", text) == known.sub("x", text)


RARE = {
    key: cast("re.Pattern[str]", value)
    for name in (*_modules(), "pressmark.context")
    for key, value in vars(import_module(name)).items()
    if type(value).__name__ == "_Rare"
}


@pytest.mark.parametrize("name", RARE)
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
@given(st.data())
def test_a_rare_pattern_finds_what_a_compiled_one_does(name: str, data: st.DataObject) -> None:
    """Whatever matches holds one of the strings without which the pattern is not tried."""
    late, known = RARE[name], re.compile(RARE[name].pattern)
    text = small(data.draw(st.from_regex(known, alphabet=st.characters(max_codepoint=126))))
    assert [one.span() for one in late.finditer(text)] == [one.span() for one in known.finditer(text)]


@pytest.mark.parametrize("text", ["nothing", "a cat on a mat", "mat", ""])
def test_a_rare_pattern_is_asked_as_any_other(text: str) -> None:
    """It answers as `re.compile` would, and keeps to the stretch that is asked for."""
    late, known = rare("cat|mat", "at"), re.compile("cat|mat")
    for start in range(4):
        for method in ("search", "match"):
            found, expected = getattr(late, method)(text, start, 12), getattr(known, method)(text, start, 12)
            assert (found and found.span()) == (expected and expected.span())
        assert late.findall(text, start) == known.findall(text, start)
    assert late.sub("dog", text, 1) == known.sub("dog", text, 1)


PHRASES = Phrases("prior", {"up down": " from", "last": " (?:time|year)|(?<=the last) visit", "had": " been"})
ALIKE = re.compile(r"\b(?:had been|prior|(?:up|down) from|last (?:time|year)|(?<=the )last visit)\b")


@given(
    st.lists(
        st.sampled_from("had been prior up down from last time years year visit the x, . upfrom prior's _last".split())
    ).map(" ".join),
    st.integers(0, 30),
    st.integers(0, 60),
)
def test_phrases_find_what_a_pattern_of_them_finds(text: str, start: int, end: int) -> None:
    """Matches, their order and their stretch of text are a regular expression's."""
    found = [match.span() for match in PHRASES.finditer(text, start, end)]
    assert found == [match.span() for match in ALIKE.finditer(text, start, end)]
    first = PHRASES.search(text, start, end)
    assert (first and first.span()) == (found[0] if found else None)


@given(st.text())
def test_offsets_hold_in_small_letters(text: str) -> None:
    """The small form is as long as the text, whatever letters it has ("İ" has two small ones)."""
    assert len(small(text)) == len(text)


def test_small_form_has_straight_marks() -> None:
    """Quotation marks are straight there, dashes are "~", and hyphens stay."""
    assert small("“Good” – Kent’s well-run FORCE—İ") == '"good" ~ kent\'s well-run force~İ'
