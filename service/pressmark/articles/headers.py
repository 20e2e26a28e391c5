"""What stands in front of an article: YAML front matter, a fenced YAML header, a date prefix.

A header tells title, day, URL and outlet, and moves the offset at which the article begins. It is never a
reason to refuse an article: of broken YAML the plain `key: value` lines are taken, and what is no
header after all (a rule, a block of code) stays part of the text.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, cast

from pressmark.articles.days import parse_day
from pressmark.articles.facts import Facts
from pressmark.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pressmark_schemas.article import Origin

# Atomic: "\r\n" must not also be tried as two line ends, or an unclosed header takes exponential time.
_NEWLINE = r"(?>\r\n|\n|\r)"
_BODY = rf"(?P<body>(?:[^\r\n]{{0,4000}}{_NEWLINE}){{0,200}}?)"
_FORMS: tuple[tuple[Origin, re.Pattern[str]], ...] = (
    ("front matter", pattern(rf"\s*---[ \t]*{_NEWLINE}{_BODY}(?:---|\.\.\.)[ \t]*(?:{_NEWLINE}|\Z)")),
    (
        "header",
        pattern(rf"\s*```[ \t]*ya?ml[ \t]*{_NEWLINE}{_BODY}```[ \t]*(?:{_NEWLINE}|\Z)", re.IGNORECASE),
    ),
)
_PREFIX = pattern(r"[ \t]?date (?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?=\s|\Z)[ \t]*")
_PLAIN_LINE = pattern(r"(?P<key>[^\W\d][\w:. -]{0,40}?):(?:[ \t]+(?P<value>.*))?")

# The first key that states something counts. Keys are compared lower case, with "_" for blanks and marks;
# a nested key has its parent's name before it, so `og: {title: …}` and `og:title: …` are both `og_title`.
TITLE = ("title", "headline", "og_title")
PUBLISHED = (
    "published",
    "date_published",
    "date_publish",
    "datepublished",
    "published_at",
    "published_on",
    "published_date",
    "published_time",
    "publish_date",
    "publication_date",
    "pubdate",
    "pub_date",
    "article_published_time",
    "og_article_published_time",
    "og_published_time",
    "date",
)
URL = ("url", "source_url", "canonical", "canonical_url", "link", "permalink", "og_url", "source")
OUTLET = ("outlet", "site", "site_name", "sitename", "publisher", "og_site_name", "source", "source_domain")


class Header(NamedTuple):
    """A header's facts and the offset just behind it, in characters of the text."""

    facts: Facts
    start: int


def read_header(text: str, start: int = 0) -> Header | None:
    """Return the YAML header that stands at `start`, or None if there is none."""
    for origin, form in _FORMS:
        match = form.match(text, start)
        if match is None:
            continue
        values = _values(match["body"])
        if values is not None:
            return Header(facts_of(values, origin), match.end())
    return None


def read_prefix(text: str, start: int = 0) -> Header | None:
    """Return the ` date 2017-12-20 ` that stands at `start`, or None; the offset is behind the date."""
    match = _PREFIX.match(text, start)
    return Header(Facts(origin="prefix", published=parse_day(match["day"])), match.end()) if match else None


def _values(body: str) -> dict[str, str] | None:
    """Return the header's strings by key, or None if the YAML is no mapping."""
    import yaml  # noqa: PLC0415 - most articles have no header

    try:
        # Every scalar stays a string, so that a day that no calendar has costs the day and not the header.
        loaded: object = yaml.load(body, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes strings only
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError):
        return _plain_values(body)
    if not isinstance(loaded, dict):
        return None
    return _flatten(cast("dict[object, object]", loaded))


def _flatten(loaded: dict[object, object]) -> dict[str, str]:
    values: dict[str, str] = {}
    for key, value in loaded.items():
        if isinstance(value, str):
            values[normal_key(key)] = value
        elif isinstance(value, dict):
            nested = cast("dict[object, object]", value)
            values |= {normal_key(key, inner): word for inner, word in nested.items() if isinstance(word, str)}
    return values


def _plain_values(body: str) -> dict[str, str] | None:
    """Return the `key: value` lines of broken YAML, or None if its lines at the margin are anything else."""
    margin = [line for line in body.splitlines() if line.strip() and line[0] not in " \t-#"]
    matches = [match for line in margin if (match := _PLAIN_LINE.fullmatch(line.rstrip()))]
    if not matches or len(matches) < len(margin):
        return None
    return {normal_key(match["key"]): match["value"].strip().strip("\"'") for match in matches if match["value"]}


def normal_key(*names: object) -> str:
    """Return the form in which keys are compared."""
    return "_".join(re.sub(r"\W+", "_", str(name).strip().casefold()) for name in names)


def facts_of(values: Mapping[str, str], origin: Origin) -> Facts:
    """Return what values state, by their normal keys; the first key that states something counts."""
    import html  # noqa: PLC0415

    stated = {key: clean for key, value in values.items() if (clean := " ".join(value.split()))}
    return Facts(
        origin=origin,
        title=next((html.unescape(stated[key]) for key in TITLE if key in stated), None),
        published=_published(stated),
        url=next((_url(stated[key]) for key in URL if _is_url(stated.get(key, ""))), None),
        outlet=next((html.unescape(stated[key]) for key in OUTLET if _is_name(stated.get(key, ""))), None),
    )


def _published(stated: dict[str, str]) -> date | None:
    days = (parse_day(stated[key]) for key in PUBLISHED if key in stated)
    return next((day for day in days if day is not None), None)


def _is_url(value: str) -> bool:
    return value.lower().startswith(("http://", "https://"))


def _url(value: str) -> str:
    # Only the ampersand: unescaping all would turn "&copy=1" into a copyright sign.
    return value.replace("&amp;", "&")


def _is_name(value: str) -> bool:
    return bool(value) and value not in {"null", "~"} and not _is_url(value)
