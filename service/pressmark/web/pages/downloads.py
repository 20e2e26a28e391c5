"""Export: the tables of the ledger, gold and the report as files, written while they are sent."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from importlib.util import find_spec
from itertools import chain, islice

from starlette.responses import Response, StreamingResponse

from pressmark.columns import Table
from pressmark.export import Format, Sink, pieces
from pressmark.report import report_pieces
from pressmark.reviews.gold import gold_files
from pressmark.web.pages.routes import pages
from pressmark.web.pages.visit import Visitor
from pressmark.web.problems import Problem

router = pages()
_KINDS: dict[str, str] = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
    "zip": "application/zip",
    "html": "text/html; charset=utf-8",
}
_TABLES: dict[Table, tuple[str, str]] = {
    "ratings": ("Ratings", "One row a grade: who, in what, in which round, and the passage that proves it."),
    "quotes": ("Quotes", "One row a quotation: the exact words, the speaker, the role, the organisation."),
    "flags": ("Flags", "One row a doubt or note of a check, and what it is about."),
    "articles": ("Articles", "One row an article: how many items, who read it, what it cost."),
    "reviews": ("Reviews", "One row a decision of somebody: who, when, what was and what is."),
}
_FORMS: dict[Format, str] = {"csv": "CSV, for Excel too", "jsonl": "JSON lines", "parquet": "Parquet"}


@router.get("/export")
def export(visit: Visitor) -> Response:
    """Show what there is to download."""
    forms = {form: words for form, words in _FORMS.items() if form != "parquet" or _has_parquet()}
    return visit.page("export.html", tables=_TABLES, forms=forms)


@router.get("/export/gold.zip")
def gold(visit: Visitor) -> Response:
    """Send the gold of reviewed articles, a file each."""
    files = gold_files(visit.house.ledger)
    first = next(files, None)
    if first is None:
        raise Problem(404, "no article is settled yet: decide on every doubt of one, then it is gold")
    return _sent("gold", "zip", _zipped(chain([first], files)))


@router.get("/export/report.html")
def report(visit: Visitor) -> Response:
    """Send the report, a page that needs no other."""
    return _sent("report", "html", report_pieces(visit.house.ledger, visit.house.session.pack))


@router.get("/export/{table}.{form}")
def download(visit: Visitor, table: Table, form: Format) -> Response:
    """Send a table."""
    if form == "parquet" and not _has_parquet():
        raise Problem(404, "this server has no pyarrow, which Parquet needs; take CSV or JSON lines")
    return _sent(table, form, pieces(visit.house.ledger.engine, table, form, bom=form == "csv"))


def _sent(name: str, form: str, made: Iterator[bytes]) -> Response:
    """Return the answer of a file. Its first rows are read before, so that what fails at once is told on a page."""
    begun = list(islice(made, 2))
    file = f"pressmark-{name}-{datetime.now(UTC):%Y-%m-%d}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{file}"'}
    return StreamingResponse(chain(begun, made), headers=headers, media_type=_KINDS[form])


def _zipped(files: Iterable[tuple[str, str]]) -> Iterator[bytes]:
    out = Sink()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in files:
            packed.writestr(name, text)
            yield out.take()
    yield out.take()


def _has_parquet() -> bool:
    return find_spec("pyarrow") is not None
