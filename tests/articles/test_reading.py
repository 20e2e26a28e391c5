from __future__ import annotations

import gzip
import hashlib
import io
import os
import zipfile
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pressmark.articles import read_bytes, read_path, read_text
from pressmark.errors import ConfigError, ReadError

ARTICLE = "The invented force of Fenmarsh was rated “good”.\r\nIt was told so.\n"
LETTERS = st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\t\n\r\f\v\x85")


def _zip(name: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(name, "text")
    return packed.getvalue()


@given(st.text(LETTERS))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    """Bytes of UTF-8 are decoded to their text, newlines untouched, and reading starts within it."""
    assume(text.strip().strip("\ufeff\u200b") and not text.startswith("\ufeff"))
    article = read_bytes(text.encode())
    assert article.text == text
    assert article.id == hashlib.sha256(text.encode()).hexdigest()
    assert 0 <= article.start < len(text)
    assert read_text(text) == article


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """No bytes end in anything but an article or a ReadError."""
    with suppress(ReadError):
        assert read_bytes(data).text.strip()


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (ARTICLE.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + ARTICLE.encode(), "utf-8"),
        (ARTICLE.encode("cp1252"), "cp1252"),
    ],
)
def test_the_encodings_of_text(data: bytes, encoding: str) -> None:
    """UTF-8 with or without its mark, else Windows-1252, give the same text and say which it was."""
    article = read_bytes(data)
    assert (article.text, article.encoding, article.extracted) == (ARTICLE, encoding, False)


def test_a_mark_in_a_decoded_text_hides_no_header() -> None:
    """A byte order mark that the caller left in the text stays there, in front of the article."""
    article = read_text("\ufeff---\ntitle: Fenmarsh rated\n---\n" + ARTICLE)
    assert article.title == "Fenmarsh rated"
    assert article.text[article.start :] == ARTICLE


@pytest.mark.parametrize(
    ("data", "found", "advice"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF", "pdftotext"),
        (_zip("word/document.xml"), "DOCX", "UTF-8"),
        (_zip("notes.txt"), "a ZIP archive", "unpack"),
        (b"\x89PNG\r\n\x1a\n\x00", "a PNG image", "text"),
        (b"\xff\xd8\xff\xe0\x00", "a JPEG image", "text"),
        (gzip.compress(ARTICLE.encode(), mtime=0), "gzip", "gunzip"),
        (b"{\\rtf1 words}", "an RTF document", "UTF-8"),
        (ARTICLE.encode("utf-16"), "UTF-16", "iconv"),
        (ARTICLE.encode("utf-32"), "UTF-32", "iconv"),
        (b"some\x00thing", "a NUL byte at offset 4", "UTF-8"),
        (b"some\x01\x02\x03thing", "3 control characters", "UTF-8"),
        (b"some \x81 thing", "byte 0x81 at offset 5", "iconv"),
        (b"", "empty", "article"),
        (b" \r\n\t\n", "white space", "article"),
        (b"\xef\xbb\xbf\n", "white space", "article"),
        (b"---\ntitle: alone\n---\n\n", "a header without an article", "below"),
        (b" date 2017-12-20 ", "a header without an article", "below"),
        (b"x" * 101, "101 bytes, more than the limit of 100", "raise PRESSMARK_MAX_BYTES"),
    ],
)
def test_what_is_no_article_is_refused_by_name(data: bytes, found: str, advice: str, tmp_path: Path) -> None:
    """The error names the file, says what was found in it, and what to do."""
    path = tmp_path / "article"
    path.write_bytes(data)
    with pytest.raises(ReadError) as caught:
        read_path(path, max_bytes=100 if found.startswith("101") else 1_000_000)
    message = str(caught.value)
    where, _, rest = message.partition(f"{path}: ")
    assert where == ""
    assert found in rest.partition("; ")[0]
    assert advice in rest.partition("; ")[2]


def test_a_long_pdf_is_called_a_pdf(tmp_path: Path) -> None:
    """What an over-long file is goes before how long it is."""
    path = tmp_path / "report.txt"
    path.write_bytes(b"%PDF-1.7" + b"x" * 200)
    with pytest.raises(ReadError, match="a PDF"):
        read_path(path, max_bytes=100)


def test_the_limit_holds_for_bytes_as_well() -> None:
    """Bytes are measured as a file is, and as many as the limit are read."""
    assert read_bytes(b"x" * 100, max_bytes=100).text == "x" * 100
    with pytest.raises(ReadError, match="101 bytes, more than the limit of 100"):
        read_bytes(b"x" * 101, max_bytes=100)


def test_paths_that_lead_to_no_file_are_named(tmp_path: Path) -> None:
    """A missing file, a directory and an impossible name each say so and what to do."""
    with pytest.raises(ReadError, match=r"nowhere\.txt: no such file; check the path"):
        read_path(tmp_path / "nowhere.txt")
    with pytest.raises(ReadError, match="a directory; name the files in it"):
        read_path(tmp_path)
    with pytest.raises(ReadError, match=r"cannot be read \(File name too long\); check the path"):
        read_path("x" * 5000)
    with pytest.raises(ReadError, match=r"null byte.*; check the path"):
        read_path("a\x00b")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_named(tmp_path: Path) -> None:
    """A file that may not be read says so."""
    path = tmp_path / "locked.txt"
    path.write_text(ARTICLE)
    path.chmod(0)
    with pytest.raises(ReadError, match="no permission"):
        read_path(path)


@pytest.mark.parametrize(
    ("source", "where"), [(None, "the text given: "), ("-", "standard input: "), ("a/b.txt", "a/b.txt: ")]
)
def test_errors_name_their_source(source: str | None, where: str) -> None:
    """Bytes and texts without a file are named as what they are."""
    with pytest.raises(ReadError) as caught:
        read_bytes(b"", source=source)
    assert str(caught.value).startswith(where)
    with pytest.raises(ReadError) as caught:
        read_text("  ", source=source)
    assert str(caught.value).startswith(where)


@pytest.mark.parametrize(
    ("text", "found"),
    [("some\x00thing", "binary"), ("half \ud83d a sign", "offset 5"), ("é" * 60, "120 bytes")],
)
def test_decoded_texts_are_checked_too(text: str, found: str) -> None:
    """A binary, broken or over-long text is refused as a file with it would be."""
    with pytest.raises(ReadError, match=found):
        read_text(text, max_bytes=100)


def test_the_source_is_the_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`source` repeats the caller's path to the letter, also where a shorter one means the same."""
    monkeypatch.chdir(tmp_path)
    Path("a.unknown").write_bytes(ARTICLE.encode())
    article = read_path("./a.unknown")
    assert (article.source, article.text) == ("./a.unknown", ARTICLE)


@pytest.mark.skipif(os.name == "nt" or os.uname().sysname == "Darwin", reason="file names are Unicode there")
def test_a_name_that_is_not_utf8_can_be_written_down(tmp_path: Path) -> None:
    """A file name in another encoding is read, and its article can be written as JSON."""
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    path.write_bytes(ARTICLE.encode())
    assert "caf?.txt" in read_path(path).model_dump_json()


@pytest.mark.parametrize(
    "published",
    [date(2020, 2, 7), datetime(2020, 2, 7, 23, 30, tzinfo=UTC), "2020-02-07", "2020-02-07T23:30Z"],
)
def test_the_caller_may_state_the_day(published: date | str, tmp_path: Path) -> None:
    """A day is taken as date, datetime or ISO string, by every way in."""
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE)
    for article in (
        read_text(ARTICLE, published=published),
        read_bytes(ARTICLE.encode(), published=published),
        read_path(path, published=published),
    ):
        assert (article.published, article.published_from) == (date(2020, 2, 7), "argument")


@pytest.mark.parametrize("published", ["07/02/2020", "2020-13-01", "today", ""])
def test_a_bad_day_of_the_caller_is_a_config_error(published: str) -> None:
    """What is no ISO date is refused with the form that is wanted."""
    with pytest.raises(ConfigError, match=f"published='{published}': .*YYYY-MM-DD"):
        read_text(ARTICLE, published=published)
