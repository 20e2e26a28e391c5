"""A terminal, as far as a report needs one: its width, its colours, and text that cannot harm it.

Colours go where there is no terminal, where TERM is `dumb` or where NO_COLOR is set; FORCE_COLOR
brings them back. What is shown is not known here.
"""

import os
import textwrap
from collections.abc import Mapping
from typing import Literal, NamedTuple, Self, TextIO

from pressmark.patterns import pattern

Style = Literal["bold", "dim", "red", "green", "yellow", "blue", "magenta", "cyan", "reverse"]

_CODES: dict[Style, int] = {
    "bold": 1,
    "dim": 2,
    "reverse": 7,
    "red": 31,
    "green": 32,
    "yellow": 33,
    "blue": 34,
    "magenta": 35,
    "cyan": 36,
}
_HARMFUL = pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls, marks that turn the direction of writing, lone surrogates; not tab and new line."""

_LEAST, _MOST, _PIPED = 50, 110, 100


def harmless(text: str) -> str:
    """Return a text as long as the given one, without anything that steers a terminal."""
    if text.replace("\n", "").isprintable():  # as nearly all text is: no pattern need be compiled for it
        return text
    return _HARMFUL.sub("�", text.replace("\r\n", " \n").replace("\r", "\n"))


class Terminal(NamedTuple):
    """Where text is shown; `width` counts columns."""

    width: int = _PIPED
    colour: bool = False

    @classmethod
    def of(cls, stream: TextIO, env: Mapping[str, str] | None = None) -> Self:
        """Return what is known of a stream; lines get no longer than is good to read."""
        said = os.environ if env is None else env
        shown = stream.isatty()
        colour = shown and said.get("TERM") != "dumb" and not said.get("NO_COLOR")
        return cls(_width(stream, said, shown=shown), bool(colour or said.get("FORCE_COLOR")))

    def paint(self, text: str, *styles: Style) -> str:
        """Return one line's text in some styles; as it is where there are no colours."""
        if not (self.colour and text and styles):
            return text
        codes = ";".join(str(_CODES[style]) for style in styles)
        return f"\x1b[{codes}m{text}\x1b[0m"

    def hang(self, label: str, text: str, indent: int, *styles: Style) -> list[str]:
        """Return lines of `label text`, the label in some styles, all of them behind `indent` blanks."""
        margin = " " * indent
        room = max(self.width - indent, _LEAST // 2)
        first, *others = textwrap.wrap(f"{label} {text.strip()}", room, break_on_hyphens=False) or [label]
        known = min(len(label), len(first))
        return [
            margin + self.paint(first[:known], *styles) + first[known:],
            *(margin + line for line in others),
        ]


def _width(stream: TextIO, env: Mapping[str, str], *, shown: bool) -> int:
    columns = env.get("COLUMNS", "")
    if columns.isascii() and columns.isdigit() and int(columns):
        width = int(columns)
    elif shown:
        try:
            width = os.get_terminal_size(stream.fileno()).columns or _PIPED
        except (OSError, ValueError):
            width = _PIPED
    else:
        width = _PIPED
    return max(_LEAST, min(width, _MOST))
