"""The look of all that people read in a browser: colours, type and parts of pages, in the report and on the server.

`look.css` holds the design's tokens (CSS custom properties) and the parts' styles; `templates/look/parts.html`
the parts. Whatever a template prints is escaped, and has no characters that turn or hide text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from pressmark.terminal import harmless

if TYPE_CHECKING:
    from pressmark_schemas.article import Article

STYLES = Path(__file__).with_name("look.css")
"""The style sheet that report and pages share."""

_ADDRESS = re.compile(r"https?://[^\s\x00-\x20\x7f-\x9f\"'<>\\^`{|}]+", re.IGNORECASE)
_STEPS = 5
_LOOK, _NAME = 400, 90
"""Characters that are looked at for a name of an article without a title, and that it has at most."""


def environment(package: str, filters: Mapping[str, Callable[..., object]]) -> Environment:
    """Return Jinja's environment for a package's templates, with its filters; they can import `look/parts.html`."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader(package), PackageLoader("pressmark.look")]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    known: dict[str, Any] = {"address": address, "day": day, "counted": counted, **filters}
    made.filters.update(known)
    return made


def _shown(value: object) -> object:
    """Return what may be printed: a text without controls, marks of direction and lone surrogates."""
    return harmless(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def address(url: str | None) -> str | None:
    """Return an address that a link may lead to: http or https, and a host; else None."""
    if url is None or _ADDRESS.fullmatch(url) is None:
        return None
    try:
        return url if urlsplit(url).hostname else None
    except ValueError:
        return None


def day(said: date | str | None) -> str:
    """Return a day as people write it, "14 March 2024"; one that is not known is called that."""
    if said is None:
        return "date not known"
    known = said if isinstance(said, date) else date.fromisoformat(said[:10])
    return f"{known.day} {known:%B %Y}"


def name_of(article: Article) -> str:
    """Return what an article is called: its title, or the words that it begins with."""
    begins = shorten(article.text[article.start :][:_LOOK], _NAME, placeholder=" …")
    return article.title or begins or article.id[:12]


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: "1 body", "1,200 bodies"."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def steps(rank: Mapping[str, int]) -> dict[str, int]:
    """Return for each grade the step of the colours that it has, from 1 for the lowest to 5 for the best."""
    low, high = min(rank.values()), max(rank.values())
    wide = max(high - low, 1)
    return {grade: 1 + round((_STEPS - 1) * (place - low) / wide) for grade, place in rank.items()}


def colours(css: str) -> dict[str, str]:
    """Return the colours that a style sheet names first, those of a light page, by the name of their property."""
    found: dict[str, str] = {}
    for name, colour in re.findall(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6})\b", css):
        found.setdefault(name, colour)
    return found
