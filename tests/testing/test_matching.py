"""When a request is the recorded one."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from vcr.request import Request  # pyright: ignore[reportMissingTypeStubs]

from pressmark.testing.matching import body_bytes, plain_uri, same_body, same_route

BODY = {
    "model": "m",
    "messages": [{"role": "user", "content": "Force rated ‘good’"}],
    "temperature": 0,
    "strict": True,
}
NO_HEADERS: dict[str, str] = {}


def asked(body: Any = None, uri: str = "https://a.example/v1/chat/completions", method: str = "POST") -> Any:
    """Return a request as vcrpy hands it to a matcher."""
    return Request(method, uri, json.dumps(body or BODY), NO_HEADERS)


SAME_ROUTES = {
    "another host": "http://127.0.0.1:8765/v1/chat/completions",
    "another prefix": "https://a.example/some/proxy/v1/chat/completions",
    "another key": "https://me:pass@a.example/v1/chat/completions?key=another",
}


@pytest.mark.parametrize("uri", SAME_ROUTES.values(), ids=SAME_ROUTES)
def test_the_endpoint_does_not_matter(uri: str) -> None:
    """A cassette recorded at one endpoint replays for another."""
    same_route(asked(uri=uri), asked())


OTHER_ROUTES = {
    "path": asked(uri="https://a.example/v1/models"),
    "query": asked(uri="https://a.example/v1/chat/completions?api-version=1"),
    "method": asked(method="PUT"),
}


@pytest.mark.parametrize("other", OTHER_ROUTES.values(), ids=OTHER_ROUTES)
def test_another_route_is_another_request(other: Any) -> None:
    """Method, path and query must be the same; the message tells both."""
    with pytest.raises(AssertionError, match=r"is asked, POST chat/completions is recorded"):
        same_route(other, asked())


def test_the_order_of_keys_does_not_matter() -> None:
    """JSON bodies are compared as values, not as bytes."""
    same_body(asked(dict(reversed(BODY.items()))), asked())


DIFFERENCES: dict[str, tuple[dict[str, Any], str]] = {
    "a word": (
        {"messages": [{"role": "user", "content": "Force rated ‘bad’"}]},
        r"\[0\]\.content differs from character 13 on: asked '.*‘bad’', recorded '.*‘good’'",
    ),
    "a number": ({"temperature": 1}, r"body\.temperature is 1 in what is asked, 0 in what is recorded"),
    "a type": ({"strict": 1}, r"body\.strict is 1 in what is asked, True in what is recorded"),
    "one more": ({"seed": 7}, r"body\.seed is only in what is asked"),
    "more messages": ({"messages": []}, r"body\.messages has 0 items in what is asked, 1 in"),
}


@pytest.mark.parametrize(("changes", "message"), DIFFERENCES.values(), ids=DIFFERENCES)
def test_the_first_difference_is_named(changes: dict[str, Any], message: str) -> None:
    """Who changed one word of a prompt is told where."""
    with pytest.raises(AssertionError, match=message):
        same_body(asked({**BODY, **changes}), asked())


def test_a_missing_part_is_named() -> None:
    """What only the recording holds is told as well."""
    with pytest.raises(AssertionError, match=r"body\.temperature is only in what is recorded"):
        same_body(asked({key: value for key, value in BODY.items() if key != "temperature"}), asked())


@given(one=st.binary(), other=st.binary())
def test_bodies_that_are_no_json_are_compared_as_bytes(one: bytes, other: bytes) -> None:
    """Two other bodies match when they are equal, and only then."""
    first, second = (Request("POST", "http://x/v1/y", b"\xff" + body, NO_HEADERS) for body in (one, other))
    same_body(first, first)
    if one != other:
        with pytest.raises(AssertionError):
            same_body(first, second)


BODIES = {
    "nothing": (None, b""),
    "bytes": (b"ab", b"ab"),
    "text": ("é", "é".encode()),
    "a file": (io.BytesIO(b"ab"), b"ab"),
    "parts": (iter([b"a", b"b"]), b"ab"),
    "an object": ({"a": 1}, b'{"a": 1}'),
}


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=BODIES)
def test_every_kind_of_body_is_read(body: Any, expected: bytes) -> None:
    """HTTP clients hand bodies over in many forms; all are compared and stored as bytes."""
    assert body_bytes(body) == expected


URIS = {
    "http://me:pass@127.0.0.1:8765/v1/models": "http://127.0.0.1/v1/models",
    "https://a.example:8443/v1/x?key=abc&api-version=2": "https://a.example:8443/v1/x?api-version=2",
    "http://[::1]:99/v1/x": "http://[::1]/v1/x",
}


@pytest.mark.parametrize(("uri", "plain"), URIS.items())
def test_addresses_lose_credentials_and_chance(uri: str, plain: str) -> None:
    """A stored address holds no user, password or key, and no port that changes with every run."""
    assert plain_uri(uri) == plain
