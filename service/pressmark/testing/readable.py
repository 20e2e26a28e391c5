"""Writes text so that people can read it in a YAML file, and reads back the same text.

JSON in a string (a body, or a model's answer within a body) becomes YAML structure; other text
keeps its lines and its curly quotes. JSON that none of the known ways of writing it gives back
character by character stays a string. It knows neither HTTP nor cassettes.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, cast

import yaml

_STYLES: dict[str, dict[str, Any]] = {
    "compact": {"separators": (",", ":"), "ensure_ascii": False},
    "compact-ascii": {"separators": (",", ":"), "ensure_ascii": True},
    "spaced": {"ensure_ascii": False},
    "spaced-ascii": {"ensure_ascii": True},
    "indented": {"indent": 2, "ensure_ascii": False},
    "indented-ascii": {"indent": 2, "ensure_ascii": True},
}
_TAG = "!json-"
_LINES = "!lines"
_BREAKS = frozenset("\x85\u2028\u2029")
"""YAML takes these for line ends, so they are written as escapes."""

_FastLoader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class JsonText:
    """A text that is JSON: its value, and the style that writes the text again."""

    style: str
    value: Any


def opened(text: str) -> JsonText | str:
    """Return a JSON object or array as its structure, strings in it likewise; any other text as it is."""
    if not text.startswith(("{", "[")):
        return text
    try:
        value = json.loads(text)
        json.dumps(value, ensure_ascii=False).encode()  # YAML cannot hold half a surrogate pair
    except (ValueError, RecursionError):
        return text
    for style, options in _STYLES.items():
        if json.dumps(value, **options) == text:
            return JsonText(style, _opened_within(value))
    return text


def dump(value: object) -> str:
    """Return a value of dicts, lists, scalars, bytes and `JsonText` as YAML."""
    return yaml.dump(
        value,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=float("inf"),
        default_flow_style=False,
    )


def load(text: str) -> Any:
    """Read what `dump` wrote; every `JsonText` comes back as its text."""
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - _Loader is a SafeLoader


def _opened_within(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _opened_within(part) for key, part in cast("dict[str, Any]", value).items()}
    if isinstance(value, list):
        return [_opened_within(part) for part in cast("list[Any]", value)]
    return opened(value) if isinstance(value, str) else value


class _Dumper(yaml.SafeDumper):
    """PyYAML's own emitter: libyaml's writes characters beyond U+FFFF as escapes."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML's signature
        return True  # two equal parts are written twice: an anchor is hard to read


class _Loader(_FastLoader):
    pass


def _represent_json(dumper: Any, text: JsonText) -> yaml.Node:
    node = dumper.represent_data(text.value)
    node.tag = _TAG + text.style
    return node


def _represent_text(dumper: Any, text: str) -> yaml.Node:
    if "\n" not in text:
        style = '"' if _BREAKS.intersection(text) else None
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)
    if text[0] not in " \n" and not _BREAKS.intersection(text) and dumper.analyze_scalar(text).allow_block:
        return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|")
    return dumper.represent_sequence(_LINES, text.split("\n"))


def _construct_json(loader: _Loader, style: str, node: yaml.Node) -> str:
    value: Any = (
        loader.construct_mapping(node, deep=True)
        if isinstance(node, yaml.MappingNode)
        else loader.construct_sequence(cast("yaml.SequenceNode", node), deep=True)
    )
    return json.dumps(value, **_STYLES[style])


def _construct_lines(loader: _Loader, node: yaml.SequenceNode) -> str:
    return "\n".join(loader.construct_sequence(node))


_Dumper.add_representer(JsonText, _represent_json)
_Dumper.add_representer(str, _represent_text)
cast("Any", _Loader).add_multi_constructor(_TAG, _construct_json)
_Loader.add_constructor(_LINES, _construct_lines)
