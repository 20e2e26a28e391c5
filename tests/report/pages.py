"""Reports of records as they are told, taken apart."""

from __future__ import annotations

import io
from importlib import import_module
from typing import TYPE_CHECKING, Any

from pressmark.ledger import Ledger
from pressmark.report import write_report
from tests.matrix.archive import filled
from tests.scan.reading import PACK

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pressmark.conflicts import Entry

Element = Any
"""lxml has no types."""


def parsed(text: str) -> Element:
    """Return the root of a page."""
    return import_module("lxml.html").document_fromstring(text)


def page(folder: Path, entries: Iterable[Entry], title: str = "Report") -> Element:
    """Return the report of some records; the folder may hold an older one's ledger, which goes."""
    return parsed(source(folder, entries, title))


def source(folder: Path, entries: Iterable[Entry], title: str = "Report") -> str:
    """Return the report's text."""
    place, out = folder / "page.db", io.BytesIO()
    place.unlink(missing_ok=True)
    with Ledger(str(place)) as ledger:
        write_report(filled(ledger, entries), PACK, out, title=title)
    return out.getvalue().decode()


def words(element: Element) -> str:
    """Return what an element says, on one line."""
    return " ".join(element.text_content().split())
