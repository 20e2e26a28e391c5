"""Bytes to text, and the refusal of what is no text.

UTF-8, with or without a byte order mark (which is not part of the text), else Windows-1252; an HTML page
that is not UTF-8 may name its charset. Newlines stay as they are. UTF-16 and UTF-32 are refused:
the message says how to convert them. Files and sources' kinds are not known here.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from pressmark.errors import ReadError
from pressmark.patterns import pattern

if TYPE_CHECKING:
    from pressmark.articles.facts import Encoding

_AS_TEXT = "save its text as UTF-8 and give that file"
_AS_UTF8 = "convert it to UTF-8, for example with `iconv -t UTF-8`, and give that"

# First bytes and what they begin. UTF-32 stands before UTF-16, whose mark its own begins with.
_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF-", "a PDF", "extract its text, for example with `pdftotext`, and give that"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", _AS_TEXT),
    (b"{\\rtf", "an RTF document", _AS_TEXT),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", "give the text that it shows"),
    (b"\xff\xd8\xff", "a JPEG image", "give the text that it shows"),
    (b"GIF87a", "a GIF image", "give the text that it shows"),
    (b"GIF89a", "a GIF image", "give the text that it shows"),
    (b"\x1f\x8b", "gzip-compressed data", "unpack it, for example with `gunzip`, and give what it holds"),
    (b"BZh91AY&SY", "bzip2-compressed data", "unpack it and give what it holds"),
    (b"\xfd7zXZ\x00", "xz-compressed data", "unpack it and give what it holds"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed data", "unpack it and give what it holds"),
    (b"SQLite format 3\x00", "an SQLite database", "export its articles as text and give those"),
    (b"\xff\xfe\x00\x00", "text in UTF-32", _AS_UTF8),
    (b"\x00\x00\xfe\xff", "text in UTF-32", _AS_UTF8),
    (b"\xff\xfe", "text in UTF-16", _AS_UTF8),
    (b"\xfe\xff", "text in UTF-16", _AS_UTF8),
)
_ZIP = b"PK\x03\x04"
_CONTROLS = pattern("[\x00-\x08\x0e-\x1f\x7f]")
_SURROGATES = pattern("[\ud800-\udfff]")
_CHARSET = re.compile(
    rb"<\?xml[^>]{1,100}?encoding\s*=\s*[\"']([\w.:-]{1,40})|<meta[^>]{1,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})",
    re.IGNORECASE,
)
_CHARSET_WITHIN = 4096
_CHARSETS_OF_PAGES = pattern(r"iso8859|cp125|koi8|mac|gb|big5|euc|shift_jis")
# What browsers read as Windows-1252 whatever the page calls it (WHATWG Encoding Standard).
_WINDOWS_1252 = frozenset({"iso8859-1", "ascii", "cp1252"})


class Decoded(NamedTuple):
    """A text and how its bytes were read."""

    text: str
    encoding: Encoding


def unreadable(source: str | None, found: str, advice: str) -> ReadError:
    """Return the error that names the source, what was found there and what to do."""
    where = {None: "the text given", "-": "standard input"}.get(source, source)
    return ReadError(f"{where}: {found}; {advice}")


def check_bytes(data: bytes, source: str | None, max_bytes: int) -> None:
    """Raise ReadError for bytes that are another kind of file, more than `max_bytes`, or none at all."""
    for magic, found, advice in _MAGIC:
        if data.startswith(magic):
            raise unreadable(source, f"{found}, not an article", advice)
    if data.startswith(_ZIP):
        office = b"word/" in data[:4096] or b"[Content_Types].xml" in data[:4096]
        found = "an Office document (such as DOCX)" if office else "a ZIP archive"
        raise unreadable(source, f"{found}, not an article", _AS_TEXT if office else "unpack it first")
    if len(data) > max_bytes:
        raise too_long(source, len(data), max_bytes)
    if not data:
        raise unreadable(source, "empty", "give a file with an article in it")
    nul = data.find(b"\x00")
    if nul >= 0:
        raise unreadable(source, f"binary data (a NUL byte at offset {nul}), not an article", _AS_TEXT)


def too_long(source: str | None, size: int, max_bytes: int) -> ReadError:
    """Return the error for an input of `size` bytes."""
    found = f"{size:,} bytes, more than the limit of {max_bytes:,} for one article"
    return unreadable(source, found, "split it into articles or raise PRESSMARK_MAX_BYTES (max_bytes)")


def check_length(text: str, source: str | None, max_bytes: int) -> None:
    """Raise ReadError for a text of more than `max_bytes` in UTF-8."""
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > max_bytes:
        raise too_long(source, size, max_bytes)


def check_text(text: str, source: str | None) -> None:
    """Raise ReadError for a text that is blank, binary, or was decoded wrongly."""
    if not text.strip().strip("\ufeff\u200b"):
        raise unreadable(source, "nothing but white space", "give a text with an article in it")
    controls = len(_CONTROLS.findall(text))
    if "\x00" in text or controls > max(2, len(text) // 100):
        raise unreadable(source, f"binary data ({controls} control characters), not an article", _AS_TEXT)
    surrogate = _SURROGATES.search(text)
    if surrogate:
        found = f"half a character (a lone surrogate) at offset {surrogate.start()}"
        raise unreadable(source, found, "decode the text again from its bytes, or give the bytes")


def decode_text(data: bytes, source: str | None) -> Decoded:
    """Return the text of the bytes: UTF-8 without its mark, else Windows-1252, else ReadError."""
    utf8 = _decode_utf8(data)
    if utf8 is not None:
        return Decoded(utf8, "utf-8")
    try:
        return Decoded(data.decode("cp1252"), "cp1252")
    except UnicodeDecodeError as error:
        found = f"neither UTF-8 nor Windows-1252 (byte 0x{data[error.start]:02x} at offset {error.start})"
        raise unreadable(source, found, _AS_UTF8) from None


def decode_html(data: bytes, source: str | None, charset: str | None = None) -> Decoded:
    """Return the text of a page's bytes: UTF-8, else the charset that is named, else as any text.

    `charset` is the one that the page was sent with; it goes before that which the page names. `encoding` is
    `cp1252` where the bytes were read as Windows-1252, named or not. Another named charset (ISO-8859-15,
    say) is believed and leaves `encoding` at its default.
    """
    codec = _codec_of_pages(charset) or _codec_of_pages(_named_charset(data))
    if codec and _decode_utf8(data) is None:
        try:
            return Decoded(data.decode(codec), "utf-8")
        except UnicodeDecodeError:
            pass
    return decode_text(data, source)


def _decode_utf8(data: bytes) -> str | None:
    try:
        return data.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _named_charset(data: bytes) -> str | None:
    match = _CHARSET.search(data[:_CHARSET_WITHIN])
    return (match[1] or match[2]).decode("ascii", "replace") if match else None


def _codec_of_pages(charset: str | None) -> str | None:
    """Return the codec of a charset, if it is one that pages are written in."""
    try:
        name = codecs.lookup(charset or "").name
    except (LookupError, ValueError):
        return None
    return name if _CHARSETS_OF_PAGES.match(name) and name not in _WINDOWS_1252 else None
