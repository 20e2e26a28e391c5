"""How a cassette is written: readable and complete.

A vcrpy serializer. Bodies that are JSON become YAML structure and come back as the identical
bytes; bodies that are no text are kept as base64. It reads vcrpy's own YAML cassettes too. It
does not decide what is recorded: see `rules`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from pressmark.testing.readable import JsonText, dump, load, opened

if TYPE_CHECKING:
    from collections.abc import Iterator


def serialize(cassette: dict[str, Any]) -> str:
    """Return vcrpy's dict of interactions as YAML."""
    return dump({**cassette, "interactions": [_readable(one) for one in cassette["interactions"]]})


def deserialize(text: str) -> dict[str, Any]:
    """Return what `serialize` was given; `ValueError` when the text is no cassette."""
    cassette = load(text)
    if not isinstance(cassette, dict) or "interactions" not in cassette:
        raise ValueError("This file is no cassette: it has no `interactions`. Delete it and record again.")
    for interaction in cast("dict[str, Any]", cassette)["interactions"]:
        body = interaction["response"]["body"]
        if not isinstance(body, dict):
            interaction["response"]["body"] = {"string": body}
    return cast("dict[str, Any]", cassette)


def _readable(interaction: dict[str, Any]) -> dict[str, Any]:
    request, response = interaction["request"], interaction["response"]
    return {
        "request": {**request, "body": _opened_body(request["body"])},
        "response": {**response, "body": _opened_body(response["body"].get("string"))},
    }


def _opened_body(body: Any) -> Any:
    return opened(body) if isinstance(body, str) else body


def texts(value: Any, where: str) -> Iterator[tuple[str, str]]:
    """Yield every string of a value and where it stands; of JSON texts what is in them as well."""
    if isinstance(value, dict):
        for key, part in cast("dict[str, Any]", value).items():
            yield where, key
            yield from texts(part, f"{where}, {key}")
    elif isinstance(value, list):
        for number, part in enumerate(cast("list[Any]", value), start=1):
            yield from texts(part, f"{where} {number}")
    elif isinstance(value, JsonText):
        yield from texts(value.value, where)
    elif isinstance(value, bytes):
        yield from texts(value.decode("utf-8", "surrogateescape"), where)
    elif isinstance(value, str):
        yield where, value
        inner = opened(value)
        if isinstance(inner, JsonText):
            yield from texts(inner, where)
