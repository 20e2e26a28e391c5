"""A place where batches are sent from: gold texts as an archive, a ledger and a store of its own, an endpoint."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from pressmark.articles import read_text
from pressmark.batch import collect, look, submit
from pressmark.batch.parcel import Limits
from pressmark.ledger import Ledger
from pressmark.session import Session
from pressmark.settings import Settings
from pressmark.spend import Account, Budget
from pressmark_schemas.pack import load_pack
from tests.endpoint.answers import GoldAnswers
from tests.endpoint.gold import GoldDocument, read_gold
from tests.endpoint.server import MODEL
from tests.recorded import GOLD

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pressmark.batch import Collected, Submitted
    from pressmark.batchbook import Batch
    from pressmark_schemas.article import Article
    from tests.endpoint.server import ScriptedEndpoint

_TEXTS = 4
_RECIPE = "Mix two eggs with flour and leave the dough for an hour.\n\n“It is good,” said Ann Other, a baker in Ely.\n"


@cache
def documents() -> tuple[GoldDocument, ...]:
    """Return some gold texts."""
    return tuple(read_gold([GOLD])[:_TEXTS])


@cache
def archive() -> tuple[Article, ...]:
    """Return the texts as articles with sources, and one that is irrelevant."""
    texts = {**{document.id: document.text for document in documents()}, "recipe": _RECIPE}
    return tuple(read_text(text).model_copy(update={"source": f"{name}.txt"}) for name, text in texts.items())


RELEVANT = _TEXTS


@dataclass
class Office:
    """Submits and collects over real HTTP. Sessions stay open, one for each kind of settings, until it is closed.

    Those that are opened while there is a `cap` pay from a budget.
    """

    endpoint: ScriptedEndpoint
    folder: Path
    settings: dict[str, Any] = field(default_factory=dict[str, Any])
    cap: float | None = None
    _sessions: dict[str, Session] = field(default_factory=dict[str, Session])

    def __post_init__(self) -> None:
        self.endpoint.answers = GoldAnswers(documents(), load_pack())

    def close(self) -> None:
        """Close the sessions."""
        for session in self._sessions.values():
            session.__exit__()

    def session(self, name: str = "batch", **changes: Any) -> Session:
        """Return the session whose ledger and store have a name, with changed settings."""
        key = f"{name} {sorted(changes.items())}"
        if key not in self._sessions:
            self._sessions[key] = self._opened(name, changes)
        return self._sessions[key]

    def _opened(self, name: str, changes: dict[str, Any]) -> Session:
        self.folder.joinpath(name).mkdir(exist_ok=True)
        usual: dict[str, Any] = {
            "model": MODEL,
            "base_url": self.endpoint.url,
            "answers": self.folder / name / "answers",
            "ledger": str(self.folder / name / "ledger.db"),
            "attempts": 1,
            "price_input": 2,
            "price_output": 8,
        }
        session = Session(Settings(**{**usual, **self.settings, **changes}))
        if self.cap is not None and session.ledger is not None:
            session.pay_from(Budget(session.ledger.engine, self.cap))
        return session

    def account(self) -> Account:
        """Return the account of the ledger."""
        ledger = self.session().ledger
        assert ledger is not None
        return Account(ledger.engine)

    def submit(
        self, articles: Iterable[Article] | None = None, limits: Limits | None = None, **changes: Any
    ) -> Submitted:
        """Submit articles, or all."""
        wanted = archive() if articles is None else articles
        return submit(wanted, self.session(**changes).desk(), limits or Limits())

    def look(self, **changes: Any) -> list[Batch]:
        """Look at all batches, which are a state further on afterwards."""
        return list(look(self.session(**changes).desk()))

    def collect(self, **changes: Any) -> Collected:
        """Collect what has ended."""
        return collect(self.session(**changes).desk())

    def run(self, **changes: Any) -> Collected:
        """Submit all, let the endpoint work and collect."""
        self.submit(**changes)
        self.look(**changes)
        return self.collect(**changes)

    def directly(self, **changes: Any) -> dict[str, str]:
        """Read all by the direct way into another ledger, and return the records."""
        for article in archive():
            self.session("direct", **changes).read(article)
        return self.records("direct")

    def records(self, name: str = "batch") -> dict[str, str]:
        """Return the JSON of a ledger's records, but for their time, by source."""
        with Ledger(str(self.folder / name / "ledger.db")) as ledger:
            return {str(one.article.source): _timeless(one.record.model_dump_json(by_alias=True)) for one in ledger}

    def failures(self) -> dict[str, str]:
        """Return why sources were not read."""
        with Ledger(str(self.folder / "batch" / "ledger.db")) as ledger:
            return dict(ledger.failures())


def _timeless(text: str) -> str:
    record = json.loads(text)
    del record["provenance"]["at"]
    return json.dumps(record, ensure_ascii=False)
