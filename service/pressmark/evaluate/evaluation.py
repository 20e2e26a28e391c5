"""Evaluates a reader: reads every gold text by the one real way, compares, adds up.

It is handed the way to read an article, so it knows no settings and no model. Only the text of
gold is handed over: a day of publication that the text does not tell stays untold.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pressmark.articles import read_text
from pressmark.errors import ConfigError, PackError, PressmarkError
from pressmark.evaluate.intervals import Interval, intervals
from pressmark.evaluate.quotes import score_quotes
from pressmark.evaluate.ratings import score_ratings
from pressmark.evaluate.tally import Mistake, Score, Tally, total

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pressmark.evaluate.asked import By
    from pressmark.evaluate.gold import GoldText
    from pressmark_schemas.article import Article
    from pressmark_schemas.record import Provenance, Record


@dataclass(frozen=True, slots=True)
class Scored:
    """One gold text, its score, who read it, and why nobody could (`failed`), if so."""

    gold: GoldText
    score: Score
    made: Provenance | None
    failed: str | None = None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores of a collection of texts."""

    texts: tuple[Scored, ...]

    @property
    def figures(self) -> dict[str, Tally]:
        """Every figure over all texts, in order."""
        return total(one.score.tallies for one in self.texts)

    @property
    def intervals(self) -> dict[str, Interval]:
        """The interval of every figure that had something to count."""
        return intervals([one.score.tallies for one in self.texts])

    @property
    def mistakes(self) -> list[tuple[GoldText, Mistake]]:
        """Every disagreement beside its text, in the order of the texts."""
        return [(one.gold, mistake) for one in self.texts for mistake in one.score.mistakes]

    @property
    def failures(self) -> list[tuple[str, str]]:
        """Ids of the texts that nobody could read, and why."""
        return [(one.gold.id, one.failed) for one in self.texts if one.failed is not None]

    @property
    def readers(self) -> list[str]:
        """Who read, with model, prompt and pack; one as a rule."""
        return list(dict.fromkeys(_reader(one.made) for one in self.texts if one.made))

    def by(self, what: By) -> dict[str, Evaluation]:
        """Return an evaluation for each outlet or programme, by name."""
        groups: dict[str, list[Scored]] = {}
        for one in self.texts:
            name = one.gold.outlet if what == "outlet" else one.gold.gold.programme
            groups.setdefault(name or f"no {what}", []).append(one)
        return {name: Evaluation(tuple(groups[name])) for name in sorted(groups)}


def evaluate(texts: Sequence[GoldText], read: Callable[[Article], Record], *, max_bytes: int) -> Evaluation:
    """Read and score the gold texts, one after another.

    A text that cannot be read counts as one in which nothing was found. Raises ConfigError or
    PackError when no text can be.
    """
    return Evaluation(tuple(_scored(text, read, max_bytes) for text in texts))


def _scored(gold: GoldText, read: Callable[[Article], Record], max_bytes: int) -> Scored:
    try:
        record = read(read_text(gold.text, source=gold.id, max_bytes=max_bytes))
    except (ConfigError, PackError):
        raise
    except PressmarkError as error:
        return Scored(gold, _score(gold, None), None, str(error))
    return Scored(gold, _score(gold, record), record.provenance)


def _score(gold: GoldText, record: Record | None) -> Score:
    ratings = score_ratings(gold.gold.ratings, record.ratings if record else None)
    quotes = score_quotes(gold.text, gold.gold.quotes, record.quotes if record else ())
    tallies: Mapping[str, Tally] = {**ratings.tallies, **quotes.tallies}
    return Score(tallies, (*ratings.mistakes, *quotes.mistakes))


def _reader(made: Provenance) -> str:
    if made.reader == "rules":
        return f"rules of pressmark {made.pressmark}, pack {made.pack}"
    served = f" (served by {made.served_model})" if made.served_model not in {None, made.model} else ""
    return f"model {made.model}{served}, prompt {made.prompt}, pressmark {made.pressmark}, pack {made.pack}"
