"""Puts the page together: what is counted first, then the articles, one after another, as they are read."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain, starmap
from pathlib import Path
from textwrap import shorten
from typing import IO, TYPE_CHECKING, Any

from markupsafe import Markup

from pressmark import VERSION
from pressmark.checks import CHECKS
from pressmark.conflicts import Conflict, Entry, find_conflicts
from pressmark.look import STYLES, environment, steps
from pressmark.matrix import Matrix, latest_first, matrix, rounds, trends
from pressmark.plainwords import CONCERNS, CONFLICTS, STATUSES, check_words, grade_words
from pressmark.report.cards import card
from pressmark.report.figures import figures, sentences
from pressmark.report.records import in_order, read_records
from pressmark.reviews import as_reviewed
from pressmark_schemas.record import Concern, Rating

if TYPE_CHECKING:
    from pressmark.ledger import Ledger
    from pressmark_schemas.pack import Pack

TITLE = "What the press reported of inspections"
_LONGEST = 700
"""Characters of a passage that are shown."""
_FAILURES = 50
_BASES = {
    "stated": "of areas that are not named",
    "implied": "implied, not stated",
    "earlier": "of an earlier inspection",
}


def write_report(ledger: Ledger, pack: Pack, out: IO[bytes], *, title: str = TITLE) -> None:
    """Write the report of a ledger's articles as one HTML file in UTF-8. Raises LedgerError."""
    for piece in report_pieces(ledger, pack, title=title):
        out.write(piece)


def report_pieces(ledger: Ledger, pack: Pack, *, title: str = TITLE) -> Iterator[bytes]:
    """Yield the same file in pieces, as articles are read. Raises LedgerError."""
    made = environment("pressmark.report", _filters(pack))
    page = made.get_template("report.html").stream(_facts(ledger, pack) | {"title": title})
    page.enable_buffering(64)
    for piece in page:
        yield piece.encode()


def _facts(ledger: Ledger, pack: Pack) -> dict[str, Any]:
    """Return what the template names; `cards` are read while it is written."""
    css = STYLES.read_text("utf-8") + Path(__file__).with_name("report.css").read_text("utf-8")
    known, failures, ids = figures(ledger), ledger.failures(), in_order(ledger)
    conflicts = find_conflicts((Entry(record, article.text) for article, record in as_reviewed(ledger)), pack)
    matrices = matrices_of(ledger, pack)
    return {
        "css": Markup(css),  # noqa: S704 - our own file
        "css_digest": base64.b64encode(hashlib.sha256(css.encode()).digest()).decode(),
        "pack": pack,
        "steps": steps(pack.rank),
        "grades": _grades(matrices, pack),
        "statuses": STATUSES,
        "concern_kinds": CONCERNS,
        "bases": _BASES,
        "made_at": datetime.now(UTC),
        "version": VERSION,
        "number_of_checks": len(CHECKS),
        "figures": known,
        "failures": failures,
        "shown_failures": _FAILURES,
        "sentences": list(sentences(known, Counter(one.kind for one in conflicts), len(failures))),
        "matrices": matrices,
        "moving": trends(matrices, pack),
        "conflicts": conflicts,
        "clashes": CONFLICTS,
        "shown": frozenset(ids),
        "cards": starmap(card, read_records(ledger, ids)),
    }


def matrices_of(ledger: Ledger, pack: Pack) -> list[Matrix]:
    """Return the matrices of all rounds, by sector and the latest first; those of no known round last."""
    return [matrix(ledger.engine, pack, one) for one in latest_first(rounds(ledger.engine), pack)]


def _grades(matrices: Sequence[Matrix], pack: Pack) -> list[tuple[str, tuple[str, ...]]]:
    """Return the grades to explain, best first, each with the longest scale that it stands on."""
    scales = sorted({one.scale for one in matrices}, key=len, reverse=True)
    found = {grade: next(scale for scale in scales if grade in scale) for grade in chain.from_iterable(scales)}
    return sorted(found.items(), key=lambda one: -pack.rank[one[0]])


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else shorten(text, _LONGEST, placeholder=" …")


def _filters(pack: Pack) -> dict[str, Callable[..., object]]:
    """Return what templates say of values."""

    def heading(of: Matrix) -> str:
        return of.round.programme or f"{(of.round.sector or 'Others').capitalize()}: round not known"

    def caption(of: Matrix) -> str:
        scale = ", ".join(of.scale) if of.round.programme else "round not known"
        return f"{heading(of)}, {of.round.sector or 'others'}; grades, best first: {scale}"

    def area(item: Rating | Concern) -> str:
        if item.area == "unspecified" and isinstance(item, Rating):
            return "areas not named" if item.count is None else f"{item.count} areas that are not named"
        return pack.label.get(item.area or "", item.area or "")

    def about(found: Conflict) -> str:
        if found.kind != "grade":
            return ", ".join(part for part in found.about if part)
        body, key, programme = found.about
        return f"{body}, {pack.label.get(key, key)}, {programme}"

    return {
        "heading": heading,
        "caption": caption,
        "area": area,
        "about": about,
        "short": _short,
        "plain": check_words,
        "meaning": grade_words,
    }
