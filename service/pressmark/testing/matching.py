"""When a request is the recorded one: same method, path, query and body, whatever the endpoint.

The host and what stands before `/v1/` in the path are left out, so that a cassette recorded
against one endpoint replays for another. JSON bodies are compared as values. It names the
first difference, since "the body differs" helps nobody who changed one word of a prompt.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Protocol, cast
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

_SECRET_PARAMETERS = frozenset({"key", "api_key", "api-key", "apikey", "token", "access_token", "sig", "code"})
_SHOWN = 60


class HttpRequest(Protocol):
    """What is used of vcrpy's request."""

    @property
    def method(self) -> str:
        """GET, POST."""
        ...

    @property
    def uri(self) -> str:
        """The whole address."""
        ...

    @property
    def body(self) -> Any:
        """Bytes, text, a file, parts of either, or nothing."""
        ...


def plain_uri(uri: str) -> str:
    """Return an address without user, password and secret parameters; on loopback without the port."""
    parts = urlsplit(uri)
    host = parts.hostname or ""
    loopback = host in {"localhost", "127.0.0.1", "::1"}
    netloc = f"[{host}]" if ":" in host else host
    if parts.port is not None and not loopback:
        netloc = f"{netloc}:{parts.port}"
    kept = [(name, value) for name, value in parse_qsl(parts.query) if name.lower() not in _SECRET_PARAMETERS]
    return urlunsplit((parts.scheme, netloc, parts.path, urlencode(kept), ""))


def same_route(asked: HttpRequest, recorded: HttpRequest) -> None:
    """Raise `AssertionError` unless method, path from `/v1/` on, and query are the same."""
    first, second = _route(asked), _route(recorded)
    if first != second:
        raise AssertionError(f"{first} is asked, {second} is recorded")


def same_body(asked: HttpRequest, recorded: HttpRequest) -> None:
    """Raise `AssertionError`, naming the first difference, unless the bodies say the same."""
    difference = _difference(_value(asked), _value(recorded), "body")
    if difference:
        raise AssertionError(difference)


def body_bytes(body: Any) -> bytes:
    """Return a request's body as bytes, however the HTTP client handed it over."""
    if body is None:
        return b""
    if isinstance(body, str):
        return body.encode()
    if isinstance(body, bytes | bytearray):
        return bytes(body)
    if isinstance(body, dict):
        return json.dumps(body).encode()
    if hasattr(body, "read"):
        return body_bytes(body.read())
    return b"".join(body_bytes(part) for part in cast("Iterable[Any]", body))


def _route(request: HttpRequest) -> str:
    parts = urlsplit(plain_uri(request.uri))
    path = parts.path.partition("/v1/")[2] or parts.path
    query = "&".join(sorted(parts.query.split("&")))
    return f"{request.method} {path}" + (f"?{query}" if query else "")


def _value(request: HttpRequest) -> Any:
    body = body_bytes(request.body)
    try:
        return json.loads(body)
    except ValueError:
        return body.decode("utf-8", "surrogateescape")


def _difference(asked: Any, recorded: Any, where: str) -> str | None:
    """Return the first difference of two JSON values, depth first, or None."""
    if isinstance(asked, dict) and isinstance(recorded, dict):
        return _object_difference(cast("dict[str, Any]", asked), cast("dict[str, Any]", recorded), where)
    if isinstance(asked, list) and isinstance(recorded, list):
        return _array_difference(cast("list[Any]", asked), cast("list[Any]", recorded), where)
    if isinstance(asked, bool) == isinstance(recorded, bool) and asked == recorded:
        return None
    if isinstance(asked, str) and isinstance(recorded, str):
        return _text_difference(asked, recorded, where)
    return f"{where} is {asked!r:.{_SHOWN}} in what is asked, {recorded!r:.{_SHOWN}} in what is recorded"


def _object_difference(asked: dict[str, Any], recorded: dict[str, Any], where: str) -> str | None:
    unpaired = sorted(asked.keys() ^ recorded.keys())
    if unpaired:
        return f"{where}.{unpaired[0]} is only in what is {'asked' if unpaired[0] in asked else 'recorded'}"
    found = (_difference(asked[key], recorded[key], f"{where}.{key}") for key in asked)
    return next((difference for difference in found if difference), None)


def _array_difference(asked: list[Any], recorded: list[Any], where: str) -> str | None:
    if len(asked) != len(recorded):
        return f"{where} has {len(asked)} items in what is asked, {len(recorded)} in what is recorded"
    pairs = enumerate(zip(asked, recorded, strict=True))
    found = (_difference(*pair, f"{where}[{number}]") for number, pair in pairs)
    return next((difference for difference in found if difference), None)


def _text_difference(asked: str, recorded: str, where: str) -> str:
    at = next(
        (n for n, (a, b) in enumerate(zip(asked, recorded, strict=False)) if a != b),
        min(len(asked), len(recorded)),
    )
    start = max(0, at - _SHOWN // 3)
    return (
        f"{where} differs from character {at} on: "
        f"asked {asked[start : start + _SHOWN]!r}, recorded {recorded[start : start + _SHOWN]!r}"
    )
