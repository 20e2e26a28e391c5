"""Requests that no honest client makes: sizes, encodings, nesting, ids, cursors, methods.

Each is a method, a path and what goes with it; whatever a server makes of it, it is no failure of the server's.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

API = "/api/v1"
ID = "0" * 64
JSON, TEXT, HTML = "application/json", "text/plain", "text/html"


class Hostile(NamedTuple):
    """One request."""

    name: str
    method: str
    path: str
    headers: dict[str, str]
    body: bytes


def hostile() -> Iterator[Hostile]:
    """Yield the requests, each with a name."""
    for name, kind, body in _BODIES:
        yield Hostile(f"body: {name}", "POST", f"{API}/articles", {"content-type": kind}, body)
    for path in _PATHS:
        for method in ("GET", "POST", "DELETE"):
            yield Hostile(f"path: {method} {path[:60]}", method, path, {}, b"")
    for name, value in _QUERIES:
        for what in ("ratings", "quotes", "records", "conflicts"):
            yield Hostile(f"query: {what} {name} {value[:40]}", "GET", f"{API}/{what}?{name}={value}", {}, b"")
    for name, headers in _HEADERS.items():
        yield Hostile(f"header: {name}", "GET", f"{API}/ratings", headers, b"")


def _json(**said: Any) -> bytes:
    return json.dumps(said).encode()


def _cursor(said: bytes) -> str:
    return base64.urlsafe_b64encode(said).decode().rstrip("=")


def _form(*parts: bytes) -> bytes:
    return b"".join(b"--x\r\n" + part + b"\r\n" for part in parts) + b"--x--\r\n"


_FORM = "multipart/form-data; boundary=x"
_FILE = b'Content-Disposition: form-data; name="file"; filename="%s"\r\n\r\n%s'
_BODIES: list[tuple[str, str, bytes]] = [
    ("none", JSON, b""),
    ("no JSON", JSON, b"{"),
    ("no UTF-8", JSON, b'{"text": "\xff\xfe"}'),
    ("half a character", JSON, b'{"text": "\\ud800 was rated good"}'),
    ("NUL", JSON, _json(text="a\0b")),
    ("deep", JSON, b'{"text":' + b"[" * 50_000 + b"]" * 50_000 + b"}"),
    ("deep unknown", JSON, b'{"a":' * 20_000 + b"1" + b"}" * 20_000),
    ("huge number", JSON, b'{"text": ' + b"9" * 100_000 + b"}"),
    ("huge exponent", JSON, b'{"text": 1e999999999}'),
    ("not a number", JSON, b'{"text": NaN}'),
    ("a list", JSON, b"[1, 2, 3]"),
    ("null", JSON, b"null"),
    ("text and html", JSON, _json(text="a", html="b")),
    ("unknown field", JSON, _json(text="HMICFRS", path="/etc/passwd")),
    ("a file's name", JSON, _json(text="/etc/passwd")),
    ("wrong types", JSON, _json(text=["a"], title={"b": 1}, published=7)),
    ("no such day", JSON, _json(text="HMICFRS", published="2024-02-31")),
    ("a far year", JSON, _json(text="HMICFRS", published="99999-01-01")),
    ("lines in a title", JSON, _json(text="HMICFRS", title="a\r\nSet-Cookie: b=c")),
    ("a long title", JSON, _json(text="HMICFRS", title="a" * 10_000)),
    ("blank", JSON, _json(text=" \n\t\u200b ")),
    ("controls", JSON, _json(text="\x01\x02\x03" * 50)),
    ("overrides", JSON, _json(text="\u202e" * 3000 + "HMICFRS rated Kent Police good")),
    ("combining", JSON, _json(text="e" + "\u0301" * 50_000)),
    ("too long", JSON, _json(text="a" * 1_100_000)),
    ("far too long", TEXT, b"a" * 3_000_000),
    ("one line", TEXT, b"rated good " * 20_000),
    ("quotes alone", TEXT, "“".encode() * 50_000),
    ("UTF-16", TEXT, "HMICFRS".encode("utf-16")),
    ("gzip", TEXT, b"\x1f\x8b\x08" + b"\0" * 20),
    ("PDF", TEXT, b"%PDF-1.7 HMICFRS"),
    ("no page", HTML, b"<html></html>"),
    ("deep page", HTML, b"<div>" * 50_000 + b"HMICFRS"),
    ("many tags", HTML, b"<p>HMICFRS rated Kent Police good</p>" * 5_000),
    ("entities", HTML, b'<!DOCTYPE x [<!ENTITY a "aaaa">]><html><body><p>&a;&#0;&#xD800;&#x110000;</p></body></html>'),
    ("another file", HTML, b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><html><body>&a;</body></html>'),
    ("unclosed comment", HTML, b"<html><body><!--" + b"-" * 100_000),
    ("no such kind", "application/x-pickle", b"\x80\x04."),
    ("no kind", "", b"HMICFRS"),
    ("a strange kind", "text/plain; charset=" + "x" * 1000, b"HMICFRS"),
    ("form without boundary", "multipart/form-data", b"HMICFRS"),
    ("form without file", _FORM, _form(b'Content-Disposition: form-data; name="title"\r\n\r\na')),
    (
        "form that breaks off",
        _FORM,
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nHMIC',
    ),
    ("a path", _FORM, _form(_FILE % (b"../../etc/passwd.txt", b"HMICFRS rated Kent Police good."))),
    ("a program", _FORM, _form(_FILE % (b"a.exe", b"MZ"))),
    ("two files", _FORM, _form(_FILE % (b"a.txt", b"HMICFRS"), _FILE % (b"b.txt", b"HMICFRS"))),
    ("file as a field", _FORM, _form(b'Content-Disposition: form-data; name="file"\r\n\r\nHMICFRS')),
    ("many fields", _FORM, _form(*(b'Content-Disposition: form-data; name="f%d"\r\n\r\n1' % n for n in range(2000)))),
    ("unknown field in a form", _FORM, _form(b'Content-Disposition: form-data; name="ledger"\r\n\r\nx')),
    ("no form", "application/x-www-form-urlencoded", b"text=HMICFRS"),
]
_PATHS = [
    "/",
    "//",
    "/../../etc/passwd",
    "/%2e%2e/%2e%2e/etc/passwd",
    "/%00",
    "/\u00ff",
    f"{API}",
    f"{API}/",
    f"{API}/records/",
    f"{API}/records/{ID}",
    f"{API}/records/{ID}/",
    f"{API}/records/{ID[1:]}",
    f"{API}/records/{ID}0",
    f"{API}/records/{'A' * 64}",
    f"{API}/records/{'0' * 4000}",
    f"{API}/records/%00",
    f"{API}/records/..%2f..%2fetc%2fpasswd",
    f"{API}/records/' OR 1=1 --",
    f"{API}/jobs/{ID}",
    f"{API}/jobs/-1",
    f"{API}/articles/{ID}",
    f"{API}/articles?wait=-1",
    f"{API}/articles?wait=1e400",
    f"{API}/articles?wait=nan",
    f"{API}/articles?wait={'9' * 5000}",
]
_QUERIES = [
    ("limit", "0"),
    ("limit", "-1"),
    ("limit", "501"),
    ("limit", "9" * 5000),
    ("limit", "1e3"),
    ("limit", "%00"),
    ("limit", ""),
    ("cursor", ""),
    ("cursor", "x"),
    ("cursor", "%FF"),
    ("cursor", "A" * 5000),
    ("cursor", _cursor(b"[]")),
    ("cursor", _cursor(b"null")),
    ("cursor", _cursor(b'["x", 1]')),
    ("cursor", _cursor(b'["' + ID.encode() + b'", ' + b"9" * 900 + b"]")),
    ("cursor", _cursor(b'["' + ID.encode() + b'", -1]')),
    ("cursor", _cursor(b'["' + ID.encode() + b'", 1, 2]')),
    ("cursor", _cursor(b'["' + ID.encode() + b'"]')),
    ("cursor", _cursor(b"[" * 1000)),
    ("cursor", _cursor(b'[1, ["a"], [["b"]]]')),
    ("cursor", _cursor(b"\xff\xfe")),
    ("published_from", "2024-02-31"),
    ("published_from", "0000-00-00"),
    ("published_from", "%D9%A2%D9%A0%D9%A2%D9%A4-%D9%A0%D9%A1-%D9%A0%D9%A1"),
    ("outlet", "%00"),
    ("outlet", "'; DROP TABLE ratings; --"),
    ("outlet", "%ED%A0%80"),
    ("outlet", "a" * 5000),
    ("check", "%25"),
    ("check", "_._"),
    ("status", "fine"),
    ("nonsense", "1"),
]
_HEADERS: dict[str, dict[str, str]] = {
    "another host": {"host": "evil.test"},
    "another origin": {"origin": "http://evil.test"},
    "no cookie of ours": {"cookie": "pressmark=" + "x" * 2000},
    "no token of ours": {"authorization": "Bearer " + "x" * 4000},
    "a long header": {"x-nothing": "x" * 8000},
    "a length that is a lie": {"content-length": "99999999999999999999"},
}
