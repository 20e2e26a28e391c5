"""The matrix as a picture: one grid a round, in the colours of the page, with the grades written in them."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from textwrap import fill
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from pressmark.errors import ConfigError
from pressmark.look import STYLES, colours, steps
from pressmark.terminal import harmless

if TYPE_CHECKING:
    from pressmark.matrix import Cell, Matrix, Row
    from pressmark_schemas.pack import Pack

_WIDE, _LINE, _NAMES, _HEAD, _FOOT = 1.0, 0.25, 2.6, 1.4, 0.15
"""Inches of a field, of one of its lines, of the names of bodies, and of what stands over and under a grid."""
_DPI, _TALLEST = 100, 60_000
"""Dots an inch, where the picture does not get more of them in height than matplotlib draws."""


class _Look(NamedTuple):
    """The page's colours by name, and the step of each grade."""

    colour: dict[str, str]
    step: dict[str, int]


def write_picture(matrices: Sequence[Matrix], pack: Pack, out: IO[bytes]) -> None:
    """Write the grids of all rounds that have rows as PNG. Raises ConfigError without matplotlib, or with no row."""
    shown = [one for one in matrices if one.rows]
    if not shown:
        raise ConfigError("there is no grade to draw, as no article states one; leave --png out")
    try:
        figures = import_module("matplotlib.figure")
    except ImportError:
        raise ConfigError("a picture needs matplotlib: pip install 'pressmark[picture]', or leave --png out") from None
    look = _Look(colours(STYLES.read_text("utf-8")), steps(pack.rank))
    width = _NAMES + _WIDE * max(len(one.columns) for one in shown)
    heights = [_HEAD + sum(map(_height, one.rows)) + _FOOT for one in shown]
    figure = figures.Figure(figsize=(width, sum(heights)), facecolor=look.colour["paper"])
    below = sum(heights)
    for one, height in zip(shown, heights, strict=True):
        below -= height
        place = (0, below / sum(heights), 1, height / sum(heights))
        _draw(figure.add_axes(place, xlim=(0, width), ylim=(height, 0)), one, look)
    figure.savefig(out, format="png", dpi=min(_DPI, _TALLEST / sum(heights)))


def _height(row: Row) -> float:
    return _LINE * max(2, *(len(cell.said) for cell in row.cells if cell))


def _draw(axes: Any, one: Matrix, look: _Look) -> None:
    axes.axis("off")
    ink, soft = look.colour["ink"], look.colour["soft"]
    _write(axes, (0.1, 0.3), one.round.programme or f"{one.round.sector}: round not known", ink, size=12, weight="bold")
    _write(
        axes, (0.1, 0.55), f"Grades that articles state, best first: {', '.join(one.scale)}. ? to check", soft, size=7
    )
    for place, column in enumerate(one.columns):
        at = (_NAMES + _WIDE * place + 0.05, _HEAD - 0.08)
        _write(axes, at, fill(column.label, 14), soft, size=7, va="bottom")
    top = _HEAD
    for row in one.rows:
        height = _height(row)
        _write(axes, (0.1, top + height / 2), fill(row.body, 30), ink, size=8)
        for place, cell in enumerate(row.cells):
            _field(axes, cell, (_NAMES + _WIDE * place, top, height), look)
        top += height


def _field(axes: Any, cell: Cell | None, place: tuple[float, float, float], look: _Look) -> None:
    """Draw a field that begins at `left` and `top`: a tile for each grade, or an empty one."""
    left, top, height = place
    if cell is None:
        _tile(axes, place, look.colour["raised"])
        return
    each = height / len(cell.said)
    for number, said in enumerate(cell.said):
        name = f"g{look.step.get(said.grade, 0)}"
        at = top + number * each
        _tile(axes, (left, at, each), look.colour[name])
        words = f"{said.grade} ?" if said.articles > said.settled else said.grade
        size = 6.5 if len(cell.said) == 1 else 5.5
        middle = (left + _WIDE / 2, at + each / 2)
        lines = fill(words, 14, break_long_words=False) if len(cell.said) == 1 else words
        _write(axes, middle, lines, look.colour[f"{name}-ink"], size=size, ha="center")


def _tile(axes: Any, place: tuple[float, float, float], paper: str) -> None:
    left, top, height = place
    patches = import_module("matplotlib.patches")
    axes.add_patch(patches.Rectangle((left, top), _WIDE - 0.04, height - 0.04, facecolor=paper, linewidth=0))


def _write(axes: Any, at: tuple[float, float], words: str, colour: str, **style: Any) -> None:
    """Write words as they are: a dollar sign begins no formula."""
    axes.text(*at, harmless(words), color=colour, parse_math=False, **{"va": "center"} | style)
