"""Records as a reader would make them of invented articles, with what most have in common filled in."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, TypedDict, Unpack

from pressmark.conflicts import Entry
from pressmark_schemas.article import text_id
from pressmark_schemas.pack import load_pack
from pressmark_schemas.record import ArticleFacts, Evidence, Provenance, Quote, Rating, Record

if TYPE_CHECKING:
    from pressmark.conflicts import Conflict
    from pressmark_schemas.answer import Basis
    from pressmark_schemas.record import Status

PACK = load_pack()
BODY, AREA, PROGRAMME = "Kent Police", "preventing_crime", "PEEL 2023-25"
DAY = date(2024, 3, 14)


class Facts(TypedDict, total=False):
    """What is known of an article beside its text."""

    source: str | None
    title: str | None
    published: date | None
    url: str | None
    outlet: str | None
    at: datetime


class Rated(TypedDict, total=False):
    """What a rating says beside its grade."""

    body: str
    area: str
    programme: str | None
    basis: Basis
    status: Status


class Spoken(TypedDict, total=False):
    """Who said a quote, beside the name."""

    role: str | None
    organisation: str | None
    status: Status


def rating(grade: str, **over: Unpack[Rated]) -> Rating:
    """Return a rating; its evidence is the whole text until it stands in an entry."""
    body = over.get("body", BODY)
    return Rating(
        body=body,
        sector="fire" if "Fire" in body else "police",
        area=over.get("area", AREA),
        area_words=None,
        grade=grade,
        basis=over.get("basis", "stated"),
        count=None,
        programme=over.get("programme", PROGRAMME),
        status=over.get("status", "verified"),
        evidence=(),
        flags=(),
    )


def quote(words: str, speaker: str | None, **over: Unpack[Spoken]) -> Quote:
    """Return a quote; its offsets are set when it stands in an entry."""
    return Quote(
        text=words,
        start=0,
        end=0,
        speaker=speaker,
        role=over.get("role", "Chief Constable"),
        organisation=over.get("organisation", BODY),
        kind="person" if speaker else "document",
        partial=False,
        cut=False,
        status=over.get("status", "verified"),
        flags=(),
    )


def entry(text: str, *items: Rating | Quote, **facts: Unpack[Facts]) -> Entry:
    """Return an article's record and text: `text`, then a line for each item that is its evidence."""
    ratings: list[Rating] = []
    quotes: list[Quote] = []
    for item in items:
        line = item.text if isinstance(item, Quote) else f"{item.body}: {item.area} is {item.grade}"
        text += "\n"
        start, end = len(text), len(text) + len(line)
        text += line
        if isinstance(item, Quote):
            quotes.append(item.model_copy(update={"start": start, "end": end}))
        else:
            evidence = (Evidence(start=start, end=end, text=line),)
            ratings.append(item.model_copy(update={"evidence": evidence}))
    return Entry(_record(text, tuple(ratings), tuple(quotes), facts), text)


def _record(text: str, ratings: tuple[Rating, ...], quotes: tuple[Quote, ...], facts: Facts) -> Record:
    return Record(
        article=ArticleFacts(
            id=text_id(text),
            source=facts.get("source"),
            title=facts.get("title"),
            published=facts.get("published", DAY),
            published_from=None,
            url=facts.get("url"),
            outlet=facts.get("outlet"),
        ),
        outcome="read",
        ratings=ratings,
        quotes=quotes,
        concerns=(),
        flags=(),
        provenance=_provenance(facts.get("at", datetime(2026, 11, 1, tzinfo=UTC))),
    )


def _provenance(at: datetime) -> Provenance:
    return Provenance(
        reader="rules",
        model=None,
        served_model=None,
        answer_mode=None,
        prompt=None,
        prompt_digest=None,
        schema_digest="0" * 64,
        pack="hmicfrs",
        pack_digest="0" * 64,
        pressmark="0",
        calls=0,
        cached=0,
        input_tokens=0,
        output_tokens=0,
        cost=None,
        at=at,
    )


def outline(conflict: Conflict) -> tuple[str, dict[str, list[int]]]:
    """Return a conflict's kind and, by side, in how many copies each text stands."""
    return conflict.kind, {side.says: sorted(one.copies for one in side.witnesses) for side in conflict.sides}
