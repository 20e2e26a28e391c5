"""A WARC record as an article: the page that a server sent, as a browser would have unpacked it."""

from __future__ import annotations

import io
import re
import zlib
from typing import TYPE_CHECKING, Any

from pressmark.articles.decoding import check_bytes, decode_html, unreadable
from pressmark.articles.headers import facts_of
from pressmark.articles.reading import read_decoded

if TYPE_CHECKING:
    from pressmark_schemas.article import Article

_CHUNK = re.compile(rb"[0-9A-Fa-f]+[ \t]*(?:;[^\r\n]*)?\r\n")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", re.IGNORECASE)
_GZIP, _ZLIB, _DEFLATE = 16 + zlib.MAX_WBITS, zlib.MAX_WBITS, -zlib.MAX_WBITS
_CODINGS = {"gzip": (_GZIP,), "x-gzip": (_GZIP,), "deflate": (_ZLIB, _DEFLATE)}
_ADVICE = "fetch the page again"


def read_record(data: bytes, source: str, max_bytes: int) -> Article:
    """Return the article of a record with a page; its address is where the page was fetched. Raises ReadError."""
    record, body = _record(data, source)
    sent = record.http_headers
    if sent.get_header("Transfer-Encoding", "").lower() == "chunked":
        body = _joined(body, source)
    for coding in reversed(sent.get_header("Content-Encoding", "").split(",")):
        body = _unpacked(body, coding.strip().lower(), source, max_bytes)
    check_bytes(body, source, max_bytes)
    charset = _CHARSET.search(sent.get_header("Content-Type", ""))
    decoded = decode_html(body, source, charset[1] if charset else None)
    facts = facts_of({"url": record.rec_headers.get_header("WARC-Target-URI", "")}, "archive")
    return read_decoded(decoded, "html", facts, source)


def _record(data: bytes, source: str) -> tuple[Any, bytes]:
    """Return a record with the headers of its response, and the response's body as it was sent."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 # pyright: ignore

    try:
        record: Any = next(iter(ArchiveIterator(io.BytesIO(data))))
        body: bytes = record.raw_stream.read()
    except Exception as error:  # headers may be anything, and one record must not end a run
        raise unreadable(source, f"a record that warcio fails on ({type(error).__name__})", _ADVICE) from error
    if record.http_headers is None:
        raise unreadable(source, "a response that did not come by HTTP", _ADVICE)
    return record, body


def _joined(body: bytes, source: str) -> bytes:
    """Return a body without the marks of its chunks; some crawlers leave them out, but not the header."""
    from warcio.bufferedreaders import ChunkedDataException, ChunkedDataReader  # noqa: PLC0415 # pyright: ignore

    if not _CHUNK.match(body):
        return body
    try:
        chunked: Any = ChunkedDataReader(io.BytesIO(body), raise_exceptions=True)
        return chunked.read()
    except ChunkedDataException as error:
        raise unreadable(source, "a page of which chunks are cut or missing", _ADVICE) from error


def _unpacked(body: bytes, coding: str, source: str, max_bytes: int) -> bytes:
    """Return a body unpacked, or as much of it as shows that it is too long."""
    if coding in {"", "identity"} or body.lstrip().startswith(b"<"):  # some crawlers unpack, but leave the header
        return body
    for window in _CODINGS.get(coding, ()):
        unpacking = zlib.decompressobj(window)
        try:
            data = unpacking.decompress(body, max_bytes + 1)
        except zlib.error:
            continue
        if unpacking.eof or len(data) > max_bytes:
            return data
    found = "is damaged or cut" if coding in _CODINGS else f"is not read (only {', '.join(_CODINGS)})"
    raise unreadable(source, f"a page whose packing {coding[:40]!r} {found}", _ADVICE)
