"""What people see of an evaluation: a table of figures, groups, disagreements, floors.

It adds nothing up and judges nothing.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from pressmark.evaluate.intervals import DRAWS, LEVEL, SEED, Interval
from pressmark.evaluate.tally import (
    EXACT,
    FIGURES,
    OVERLAP,
    VERIFIED_QUOTES_RIGHT,
    VERIFIED_RIGHT,
    Measure,
    Mistake,
    Tally,
)
from pressmark.terminal import Terminal, harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pressmark.evaluate.asked import Asked, By
    from pressmark.evaluate.evaluation import Evaluation

_WIDE = max(map(len, FIGURES))
_AROUND = 60
"""Characters of the article shown on each side of a disagreement."""

_LONGEST = 160
_RATINGS = frozenset(name for name in FIGURES if name.startswith("ratings "))
_IN_GROUPS = {
    "stated": "ratings stated",
    "earlier": "ratings earlier",
    "implied": "ratings implied",
    "quotes": EXACT,
    "speaker": "quotes, speaker",
    "role": "quotes, role",
}


def show_evaluation(made: Evaluation, asked: Asked, unmet: Sequence[str], out: Terminal) -> Iterator[str]:
    """Yield all that was asked for, line by line; `unmet` are the floors that are not met."""
    yield from _figures(made, out)
    if asked.by:
        yield from _groups(made, asked.by, out)
    if asked.errors:
        yield from _mistakes(made, out)
    if asked.floors:
        said = f"floors not met: {len(unmet)}" if unmet else "all floors are met"
        yield from ("", out.paint(f"{said} ({asked.floors})", "red" if unmet else "green"))


def _figures(made: Evaluation, out: Terminal) -> Iterator[str]:
    """Yield the table of all figures."""
    count = len(made.texts)
    yield out.paint(f"{count} text{'s' * (count != 1)}, read by {'; '.join(made.readers) or 'nobody'}", "bold")
    yield ""
    heads = f"{'P':>5}  {'R':>5}  {'F1':>5}  {LEVEL:.0%} interval  {'hit':>4}  {'extra':>5}  {'missed':>6}"
    yield out.paint(f"{'':{_WIDE}}  {heads}", "dim")
    ends = made.intervals
    for name, tally in made.figures.items():
        yield _row(name, tally, ends.get(name))
    yield ""
    note = (
        "The interval is that of F1, or of the one measure shown: texts drawn with replacement"
        f" {DRAWS:,} times (percentile bootstrap, seed {SEED})."
    )
    yield from (line.lstrip() for line in out.hang("", note, 0))


def _groups(made: Evaluation, by: By, out: Terminal) -> Iterator[str]:
    """Yield a line for each group: F1 of the main figures, a dash where there is nothing to count."""
    groups = made.by(by)
    wide = min(max(map(len, groups), default=0), 40)
    yield ""
    heads = "  ".join(f"{head:>7}" for head in _IN_GROUPS)
    yield out.paint(f"{f'F1 by {by}':{wide}}  texts  {heads}", "dim")
    for name, group in groups.items():
        figures = group.figures
        values = "  ".join(f"{_number(figures[figure], 'f1'):>7}" for figure in _IN_GROUPS.values())
        yield f"{_line(name, wide):{wide}}  {len(group.texts):5}  {values}"


def _mistakes(made: Evaluation, out: Terminal) -> Iterator[str]:
    """Yield every disagreement, text by text; those about one passage stand above it together."""
    for one in made.texts:
        if one.score.mistakes:
            yield from ("", out.paint(_line(one.gold.id, _LONGEST), "bold"))
        places = groupby(one.score.mistakes, key=lambda mistake: (mistake.start, mistake.end))
        for (start, end), mistakes in places:
            for mistake in mistakes:
                label, words = _difference(mistake)
                yield from out.hang(f"{label}:", words, 2, "yellow")
            if start is not None and end is not None:
                yield from out.hang(f"{start}:{end}", passage(one.gold.text, start, end), 6, "dim")


def _difference(mistake: Mistake) -> tuple[str, str]:
    """Say what a disagreement is about, and what was said or wanted."""
    if mistake.figure in {VERIFIED_RIGHT, VERIFIED_QUOTES_RIGHT}:
        return "wrong but verified", _words(mistake.said)
    if mistake.figure in {OVERLAP, *_RATINGS} and mistake.said is None:
        return f"missed in {mistake.figure}", _words(mistake.wanted)
    if mistake.wanted is None and mistake.figure in {OVERLAP, *_RATINGS}:
        return f"extra in {mistake.figure}", _words(mistake.said)
    return f"differs in {mistake.figure}", f"{_words(mistake.said)}; wanted {_words(mistake.wanted)}"


def passage(text: str, start: int, end: int) -> str:
    """Return the text around `text[start:end]` on one line; the stretch itself stands in brackets."""
    inside = _middle(_flat(text[start:end]))
    before, after = _flat(text[max(0, start - _AROUND) : start]), _flat(text[end : end + _AROUND])
    return f"{'…' * (start > _AROUND)}{before}[{inside}]{after}{'…' * (end + _AROUND < len(text))}"


def _row(name: str, tally: Tally, ends: Interval | None) -> str:
    judged = FIGURES[name]
    shown: tuple[Measure, ...] = ("precision", "recall", "f1") if judged == "f1" else (judged,)
    columns = "  ".join(f"{_number(tally, one) if one in shown else '':>5}" for one in ("precision", "recall", "f1"))
    interval = f"{ends.low:.3f}–{ends.high:.3f}" if ends else "–"
    missed = tally.miss if "recall" in shown else ""
    extra = tally.extra if "precision" in shown else ""
    return f"{name:{_WIDE}}  {columns}  {interval:>12}  {tally.hit:4}  {extra:>5}  {missed:>6}".rstrip()


def _number(tally: Tally, measure: Measure) -> str:
    return f"{tally.measured(measure):.3f}" if tally.cases else "–"


def _words(words: str | None) -> str:
    return "nothing" if words is None else _line(words, _LONGEST)


def _flat(text: str) -> str:
    """Return a text on one line, blanks at its ends kept."""
    return " ".join(harmless(text).replace("\n", " ").replace("\t", " ").split(" "))


def _middle(text: str) -> str:
    half = _LONGEST // 2
    return text if len(text) <= _LONGEST else f"{text[:half]} … {text[-half:]}"


def _line(text: str, longest: int) -> str:
    flat = " ".join(harmless(text).split())
    return flat if len(flat) <= longest else f"{flat[: longest - 1]}…"
