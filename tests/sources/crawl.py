"""Pages, and what a crawler makes of them: the records of a WARC file, whole or broken on purpose."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

URL = "https://echo.example/fenmarsh"


def page(text: str, head: str = "") -> str:
    """Return an HTML page with a text; `head` is more of its head."""
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in text.split("\n\n"))
    return f"<html><head>{head}</head><body><article>{paragraphs}</article></body></html>"


def record(
    body: bytes, url: str = URL, *, sent: str = "Content-Type: text/html; charset=utf-8", longer: int = 0
) -> bytes:
    """Return a WARC record of a response, sent with such headers; it says to be so much longer than it is."""
    return block("response", url, f"HTTP/1.1 200 OK\r\n{sent}\r\n\r\n".encode() + body, longer)


def block(kind: str, url: str, content: bytes, longer: int = 0) -> bytes:
    """Return a WARC record of a kind."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-03-01T04:05:06Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, kind + url)}>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(content) + longer}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


INFO = block("warcinfo", "", b"software: invented\r\n")
"""A record that is no page: what a crawler says of itself."""
