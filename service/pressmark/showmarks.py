"""What people see of a scan: the article with its marks in brackets and colours; or the marks as JSON.

The marks that a reader's labels point at stand in brackets with their numbers; what is round them
(bodies, areas, people …) is coloured where there are colours, and counted in any case.
"""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from pydantic import TypeAdapter

from pressmark.terminal import Style, Terminal, harmless
from pressmark_schemas.printed import PrintedMarks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressmark_schemas.article import Article
    from pressmark_schemas.marks import Marks, Spanned

_KINDS: tuple[tuple[str, tuple[Style, ...]], ...] = (
    ("quotations", ("blue",)),
    ("people", ("green",)),
    ("areas", ("magenta",)),
    ("bodies", ("cyan",)),
    ("inspectorates", ("bold",)),
    ("dates", ("dim",)),
    ("concerns", ("bold", "yellow")),
    ("grades", ("bold", "reverse")),
)
"""The kinds of marks and their styles; of marks that overlap, the later kind is seen."""


def show_marks(article: Article, marks: Marks, terminal: Terminal | None = None) -> str:
    """Return an article with its marks under its name, and a line that counts them."""
    out = terminal or Terminal()
    text = harmless(article.text)
    kinds = _kind_of_each(len(text), marks)
    points = [(article.start, ""), *_brackets(marks), (len(text), "")]
    pieces: list[str] = []
    for (start, sign), (end, _) in pairwise(points):
        pieces += (out.paint(sign, "dim"), *_painted(text[start:end], kinds[start:end], out))
    name = harmless(article.source or article.url or article.id[:12])
    return f"{out.paint(name, 'bold')}\n\n{''.join(pieces).strip()}\n\n{_counts(marks, out)}\n"


def _kind_of_each(length: int, marks: Marks) -> list[int]:
    """Return for each character the number of the kind that is seen there, -1 for none."""
    kinds = [-1] * length
    for number, (name, _) in enumerate(_KINDS):
        for span in _spans(marks, name):
            kinds[span.start : span.end] = [number] * (span.end - span.start)
    return kinds


def _brackets(marks: Marks) -> list[tuple[int, str]]:
    """Return where brackets stand: at one offset ends before beginnings, the inner end first."""
    points: list[tuple[int, int, int, int, str]] = []
    for order, mark in enumerate((*marks.quotations, *marks.grades, *marks.concerns)):
        points.append((mark.start, 1, -mark.end, order, f"[{mark.id} "))
        points.append((mark.end, 0, -mark.start, -order, "]"))
    return [(offset, sign) for offset, _, _, _, sign in sorted(points)]


def _painted(text: str, kinds: Sequence[int], out: Terminal) -> Iterator[str]:
    """Yield a stretch of text in its colours; none goes over the end of a line."""
    shown = range(len(text))
    for (kind, is_break), run in groupby(shown, lambda place: (kinds[place], text[place] == "\n")):
        part = "".join(text[place] for place in run)
        yield part if is_break or kind < 0 else out.paint(part, *_KINDS[kind][1])


def _counts(marks: Marks, out: Terminal) -> str:
    counted = [(len(_spans(marks, name)), name, styles) for name, styles in reversed(_KINDS)]
    return (
        " · ".join(f"{out.paint(name, *styles)} {number}" for number, name, styles in counted if number) or "no marks"
    )


def _spans(marks: Marks, name: str) -> tuple[Spanned, ...]:
    return getattr(marks, name)


def marks_json(article: Article, marks: Marks) -> str:
    """Return the marks of an article as one line of JSON, with the article's id and source."""
    head = TypeAdapter(dict[str, str | None]).dump_json({"article": article.id, "source": article.source})
    return f'{head.decode()[:-1]},"marks":{PrintedMarks.model_validate(marks).model_dump_json()}}}'
