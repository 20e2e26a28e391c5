"""Text in YAML that people can read, and that comes back unchanged."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pressmark.testing.readable import JsonText, dump, load, opened

LINES = st.lists(
    st.text(alphabet=st.characters(codec="utf-8") | st.sampled_from(" \t-#:'\"|>[]{}‘’“”–…\r\x85\u2028😀")),
    max_size=5,
).map("\n".join)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | LINES
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(LINES, inner, max_size=4),
    max_leaves=12,
)
STYLES: list[dict[str, Any]] = [
    {"separators": (",", ":"), "ensure_ascii": False},
    {"separators": (",", ":")},
    {"ensure_ascii": False},
    {},
    {"indent": 2, "ensure_ascii": False},
    {"indent": 2},
]


@given(text=LINES)
def test_any_text_comes_back(text: str) -> None:
    """Whatever characters and line ends a text has, reading gives back what was written."""
    assert load(dump({"body": text})) == {"body": text}


@given(value=VALUES, style=st.sampled_from(STYLES))
def test_any_json_comes_back_to_the_character(value: Any, style: dict[str, Any]) -> None:
    """A JSON text is written as structure and read as the same text, also when JSON stands within it."""
    inner = json.dumps({"value": value}, **style)
    outer = json.dumps({"choices": [{"content": inner}], "value": value}, **style)
    assert load(dump(opened(outer))) == outer


@given(text=LINES)
def test_text_that_may_be_json_comes_back(text: str) -> None:
    """Text is taken for JSON only if writing that JSON gives the text again."""
    for candidate in (text, f"[{text}]", f"{{{text}}}"):
        assert load(dump([opened(candidate)])) == [candidate]


ODD = {
    "two equal keys": '{"a":1,"a":2}',
    "a float with a nought": '{"a":1.50}',
    "blanks at the end": '{"a":1} \n',
    "a lone surrogate": '{"a":"\\ud800"}',
    "an escaped slash": '{"a":"<\\/p>"}',
    "not a number": '{"a":NaN}',
    "an emoji": '{"a":"😀 ‘so’"}',
    "cut off": '{"ratings":[{"mark":"g1"',
    "very deep": "[" * 5000,
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_json_comes_back(text: str) -> None:
    """JSON that cannot be written again in any known way stays as it is."""
    assert load(dump([opened(text)])) == [text]


def test_structure_lines_and_curly_quotes_can_be_read() -> None:
    """JSON within JSON is laid open, an article keeps its lines, and quotes stay characters."""
    article = "‘Good’ in the first line,\n“bad” in the second 😀\n"
    answer = json.dumps(
        {"quotes": [{"mark": "q1", "speaker": "Zoë O’Hara"}]}, separators=(",", ":"), ensure_ascii=False
    )
    body = json.dumps({"messages": [{"content": article}, {"content": answer}]})
    assert dump({"body": opened(body)}).splitlines() == [
        "body: !json-spaced-ascii",
        "  messages:",
        "  - content: |",
        "      ‘Good’ in the first line,",
        "      “bad” in the second 😀",
        "  - content: !json-compact",
        "      quotes:",
        "      - mark: q1",
        "        speaker: Zoë O’Hara",
    ]


def test_lines_that_a_block_cannot_hold_are_listed() -> None:
    """Blanks at line ends do not turn an article into one escaped line."""
    assert dump({"body": "one \ntwo‘s\r\n\n three"}).splitlines() == [
        "body: !lines",
        "- 'one '",
        '- "two‘s\\r"',
        "- ''",
        "- ' three'",
    ]


def test_nothing_but_an_object_or_an_array_is_opened() -> None:
    """Plain words, numbers and quoted strings are no JSON texts."""
    assert [opened(text) for text in ("yes", "12", '"quoted"', "")] == ["yes", "12", '"quoted"', ""]
    assert opened("{}") == JsonText("compact", {})
