"""What one item would take: the gate, and for what passes it the questions that a model would be asked.

They are had from the flow itself, as a model that labels nothing would be asked them: so the first is the
very prompt, under any policy, and the second, which leaves nothing out, the longest that there may be.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from pressmark.backfill.estimate import Load
from pressmark.calls import ModelCall, Reply
from pressmark.context import Context
from pressmark.flow import Asking, drive, read
from pressmark.gate import relevant
from pressmark.register import load_register
from pressmark.scan import scan
from pressmark.sources import Broken, article_or_broken
from pressmark_schemas.answer import Answer
from pressmark_schemas.pack import load_pack

if TYPE_CHECKING:
    from pressmark.backfill.intake import New
    from pressmark_schemas.article import Article

_NOTHING = Answer(ratings=[], quotes=[], concerns=[], dismissed=[], unmarked_ratings=[], unmarked_quotes=[])


class Scale(NamedTuple):
    """What items are gauged with: names of pack and register, what is asked of a model if any is, the longest text."""

    pack: str
    register: str | None
    asking: Asking | None
    max_bytes: int


class Gauged(NamedTuple):
    """An item's article: whether the gate lets it through, its length, and what a model would be asked."""

    relevant: bool
    characters: int
    load: Load = Load()


class Gauge:
    """Gauges items; made once a process."""

    def __init__(self, scale: Scale) -> None:
        self._scale = scale
        self._pack = load_pack(scale.pack)
        self._register = load_register(scale.register, self._pack) if scale.register is not None else None

    def __call__(self, new: New) -> Gauged | Broken:
        """Return what an item would take, or why it cannot be read."""
        article = article_or_broken(new.raw, max_bytes=self._scale.max_bytes)
        if isinstance(article, Broken):
            return article
        try:
            passes = relevant(Context(article, scan(article, self._pack), self._pack))
            load = self._load(article, self._scale.asking) if passes and self._scale.asking else Load()
        except Exception as error:  # noqa: BLE001 - one article must not end a run of millions
            why = f"pressmark failed on it ({type(error).__name__}: {error}); please report this article"
            return Broken(new.raw.source, new.raw.position, why)
        return Gauged(passes, len(article.text), load)

    def _load(self, article: Article, asking: Asking) -> Load:
        asked: list[ModelCall] = []

        def silent(call: ModelCall) -> Reply:
            asked.append(call)
            return Reply(_NOTHING, None, "", 0, 0, 0)

        reading = drive(read(article, self._pack, asking, register=self._register, at=datetime.now(UTC)), silent)
        if not asked:
            return Load()
        fixed, own = (len(message.content) for message in asked[0].messages)
        more = sum(len(message.content) for call in asked[1:] for message in call.messages)
        return Load(1, fixed, own, len(asked) - 1, more, len(reading.by_rules.model_dump_json()))
