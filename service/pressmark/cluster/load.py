"""Merges parts into a ledger, as a backfill of the same articles would have filled it; twice is as good as once.

Nothing is believed: each row is taken apart and checked before it is written, and what is broken is named.
"""

from __future__ import annotations

from itertools import groupby, islice
from typing import TYPE_CHECKING, Annotated, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pressmark.checks import Case
from pressmark.cluster.parts import Parts
from pressmark.context import Context
from pressmark.errors import ConfigError, ReadError
from pressmark.ledger.inputs import BY_RULES, Failed, Inputs, Kept
from pressmark.ledger.rows import Stored, article_rows, judgement_rows, record_rows
from pressmark.standards import Standards
from pressmark_schemas.article import text_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from pressmark.cluster.parts import Part, Row
    from pressmark.ledger import Ledger
    from pressmark_schemas.article import Article
    from pressmark_schemas.pack import Pack
    from pressmark_schemas.record import Record

_TOGETHER = 200
"""Rows of one transaction, at most."""

T = TypeVar("T")
Key = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class _Failure(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid")

    key: Key
    source: str
    reason: str
    lasting: bool


class _Read(BaseModel):
    """A row of an article, of which what is JSON is looked into later."""

    model_config = ConfigDict(strict=True, extra="forbid")

    key: Key
    source: str
    asked: str
    standards: str
    article: str
    record: str
    answer: str
    marks: str
    by_rules: str
    extraction: str
    witness: str | None


class Loaded(NamedTuple):
    """What a ledger took in, and how many rows and parts were broken."""

    articles: int
    failures: int
    broken: int


class Loader:
    """Merges parts into a ledger; `tell` hears of each row, and each part, that is broken, and why.

    Raises LedgerError when the ledger refuses.
    """

    def __init__(self, ledger: Ledger, pack: Pack, tell: Callable[[str], None]) -> None:
        self._ledger, self._pack, self._tell = ledger, pack, tell
        self._standards: dict[str, str] = {}
        self._broken = 0

    def load(self, places: Sequence[str]) -> Loaded:
        """Take in all parts at places: failures first, since an article that was read later takes its own away.

        Raises ConfigError for a place without parts.
        """
        found = [(parts, part) for parts in map(Parts, places) for part in _some(parts)]
        failures = sum(self._take_failures(*one) for one in found if one[1].kind == "failures")
        articles = sum(self._take_articles(*one) for one in found if one[1].kind == "articles")
        return Loaded(articles, failures, self._broken)

    def _take_failures(self, parts: Parts, part: Part) -> int:
        taken, inputs = 0, Inputs(self._ledger, BY_RULES)
        for lot in _lots(self._valid(parts, part, lambda row: _Failure(**row))):
            known = inputs.known([one.key for one in lot])
            left = [Failed(one.source, one.reason, one.lasting) for one in lot if one.key not in known]
            inputs.keep([], left)
            taken += len(left)
        return taken

    def _take_articles(self, parts: Parts, part: Part) -> int:
        taken = 0
        for lot in _lots(self._valid(parts, part, self._kept)):
            for asked, some in groupby(lot, lambda one: one[0]):
                kept = [one for _, one in some]
                Inputs(self._ledger, asked).keep(kept)
                taken += len(kept)
        return taken

    def _valid(self, parts: Parts, part: Part, check: Callable[[Row], T]) -> Iterator[T]:
        """Yield what the rows of a part hold; what is broken is told of, and ends nothing but itself."""
        try:
            for number, row in enumerate(parts.rows(part), 1):
                try:
                    yield check(row)
                except ValueError as error:
                    self._complain(f"{part.path} row {number}: {_reason(error)}")
        except ReadError as error:
            self._complain(str(error))

    def _complain(self, said: str) -> None:
        self._broken += 1
        self._tell(said)

    def _kept(self, values: Row) -> tuple[str, Kept]:
        """Return what is kept of a row, and what was asked. Raises ValueError for one that is not what it says."""
        row = _Read(**values)
        stored = Stored(
            row.article, row.record, row.answer, "", "", row.marks, row.by_rules, row.extraction, row.witness
        )
        if stored.marks is None or stored.by_rules is None or stored.extraction is None:
            raise ValueError("it lacks what was judged")
        _prove(stored.article, stored.record)
        case = Case(Context(stored.article, stored.marks, self._pack), stored.answer, stored.extraction, stored.witness)
        judged = judgement_rows(case, stored.by_rules, self._known(row.standards))
        rows = article_rows(stored.article) | record_rows(stored.record, case) | judged
        return row.asked, Kept(row.key, row.source, stored.article.id, rows)

    def _known(self, standards: str) -> str:
        """Return the digest of standards, which the ledger holds from then on; many rows have the same."""
        if standards not in self._standards:
            self._standards[standards] = self._ledger.known(Standards.model_validate_json(standards))
        return self._standards[standards]


def _some(parts: Parts) -> list[Part]:
    found = list(parts)
    if not found:
        raise ConfigError(f"{parts.place}: there are no parts; name the --out of a `pressmark cluster`")
    return found


def _lots(rows: Iterator[T]) -> Iterator[list[T]]:
    while lot := list(islice(rows, _TOGETHER)):
        yield lot


def _prove(article: Article, record: Record) -> None:
    """Raise ValueError unless a record is that of an article, and its passages stand there."""
    if not article.id == text_id(article.text) == record.article.id:
        raise ValueError("the article's id is not that of its text, or the record is another article's")
    passages = [proof for item in (*record.ratings, *record.concerns) for proof in item.evidence]
    for one in (*passages, *record.quotes):
        if article.text[one.start : one.end] != one.text:
            raise ValueError(f"the article does not say {one.text[:40]!r} at {one.start}:{one.end}")


def _reason(error: ValueError) -> str:
    if isinstance(error, ValidationError):
        first = error.errors(include_url=False, include_input=False)[0]
        return f"{'.'.join(map(str, first['loc'])) or error.title}: {first['msg']}"
    return str(error)
