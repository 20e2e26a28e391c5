"""Faults over real HTTP: the model reader asks a scripted endpoint, which says what is put into its mouth.

An article is read with the right answer, then with each fault, one reading after another; many
articles are in flight at once. Asked again about what is in doubt, the endpoint says the same.
"""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from fault_classes import SEMANTIC, STRUCTURAL, Fault, Source
from tests.endpoint.faults import Labelled
from tests.endpoint.gold import GoldDocument
from tests.endpoint.oracle import label
from tests.endpoint.server import MODEL, Logged, ScriptedEndpoint

from pressmark.articles import read_text
from pressmark.calls import ModelOptions, Prices
from pressmark.context import Context
from pressmark.flow import Asking, adrive, read
from pressmark.prompting import load_prompt
from pressmark.readers.model import ModelReader
from pressmark.scan import scan
from pressmark_schemas.answer import Answer
from pressmark_schemas.article import Article
from pressmark_schemas.pack import load_pack
from pressmark_schemas.record import Quote, Rating, Record

_AT = datetime(2026, 1, 1, tzinfo=UTC)
_NUMBER = re.compile(r"<article (?P<id>[0-9a-f]{16})>")
_BASIS = {"explicit": "stated", "restated_previous": "earlier"}


class Outcome(NamedTuple):
    """What became of one fault: `checks` that told of it; `where` names its text."""

    fault: str
    caught: bool
    checks: frozenset[str]
    where: str


class Right(NamedTuple):
    """An item that is right, read without a fault: `doubts` are the checks that put it into review."""

    doubts: frozenset[str]


class Endpoint(ScriptedEndpoint):
    """Says of each article what was put down for it last; keeps no log, as tens of thousands of requests come."""

    def __init__(self) -> None:
        super().__init__(self._say)
        self.answers_of: dict[str, Answer] = {}

    def _say(self, text: str, /) -> Labelled:
        (number,) = _NUMBER.findall(text)
        return Labelled(text, self.answers_of[number])

    def log(self, logged: Logged) -> None:
        """Forget a request."""


class Readings:
    """Reads articles by a model that gives the answer it is told to give."""

    def __init__(self, endpoint: Endpoint, reader: ModelReader, options: ModelOptions) -> None:
        self._endpoint, self._reader = endpoint, reader
        self._asking = Asking(load_prompt("label"), options, Prices(), again=load_prompt("again"))

    async def read(self, article: Article, answer: Answer) -> Record:
        """Return the record of an article and an answer to it; one at a time of one article."""
        self._endpoint.answers_of[article.id[:16]] = answer
        flow = read(article, load_pack(), self._asking, at=_AT)
        return (await adrive(flow, self._reader.aanswer)).record


def run(documents: list[GoldDocument]) -> tuple[list[Outcome], list[Right]]:
    """Return what became of every fault of some texts, and of what is right in them."""
    return asyncio.run(_run(documents))


async def _run(documents: list[GoldDocument]) -> tuple[list[Outcome], list[Right]]:
    with Endpoint() as endpoint:
        options = ModelOptions(MODEL, endpoint.url)
        async with ModelReader(options) as reader:
            readings = Readings(endpoint, reader, options)
            lanes = await asyncio.gather(*(_lane(document, readings) for document in documents))
    return [one for outcomes, _ in lanes for one in outcomes], [one for _, rights in lanes for one in rights]


async def _lane(document: GoldDocument, readings: Readings) -> tuple[list[Outcome], list[Right]]:
    """Read one text without a fault and with each."""
    article, pack = read_text(document.text), load_pack()
    context = Context(article, scan(article, pack), pack)
    source = Source(context, label(document, article, context.marks))
    if not source.answer.ratings and not source.answer.quotes:
        return [], []
    faultless = await readings.read(article, source.answer)
    outcomes = [
        _outcome(name, document, fault, faultless, await readings.read(fault.article, fault.answer))
        for name, faults in (STRUCTURAL | SEMANTIC).items()
        for fault in (faults(source) if faultless.outcome == "read" else ())
    ]
    return outcomes, list(_rights(document, faultless))


def _outcome(name: str, document: GoldDocument, fault: Fault, faultless: Record, record: Record) -> Outcome:
    known = {(flag.check, flag.message) for flag in faultless.flags}
    told = {f.check for f in record.flags if f.severity != "note" and (f.check, f.message) not in known}
    return Outcome(name, not fault.stands(record), frozenset(told), document.id)


def _rights(document: GoldDocument, record: Record) -> Iterator[Right]:
    """Yield the items that gold holds, but those that it calls arguable or implied."""
    ratings = [one for one in document.gold.ratings if not one.optional and one.kind in _BASIS]
    firm = {(one.force, one.area_key, one.grade, _BASIS[one.kind], one.count) for one in ratings}
    spoken = [one for one in document.gold.quotes if not one.optional]
    for rating in record.ratings:
        if (rating.body, rating.area, rating.grade, rating.basis, rating.count) in firm:
            yield Right(_doubts(record, rating))
    for quote in record.quotes:
        if any(one.start < quote.end and quote.start < one.end for one in spoken):
            yield Right(_doubts(record, quote))


def _doubts(record: Record, item: Rating | Quote) -> frozenset[str]:
    flags = (record.flags[number] for number in item.flags)
    return frozenset(flag.check for flag in flags if flag.severity != "note")
