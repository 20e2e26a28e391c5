"""Which articles have a cassette, what it is called, and with which settings it is made.

Recording (`python -m tests.record_cassettes`) and replaying (`test_cassettes.py`) must send the
same bytes, so both go through here.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import SecretStr

from pressmark.articles import read_path
from pressmark.prompting import load_prompt
from pressmark.settings import Settings
from tests.endpoint.gold import GoldDocument, read_gold

if TYPE_CHECKING:
    from pressmark_schemas.article import Article

ROOT = Path(__file__).resolve().parent.parent
CASSETTES = ROOT / "cassettes"
EXAMPLES = ROOT / "examples"
GOLD = ROOT / "tests" / "gold"
PROMPT = "label"


@dataclass(frozen=True, slots=True)
class Recorded:
    """A gold text that has a cassette."""

    gold: GoldDocument
    article: Article

    @property
    def cassette(self) -> str:
        """The cassette's name without its suffix: article, prompt, version."""
        return f"{self.gold.id}.{load_prompt(PROMPT).id.replace('/', '-')}"


def recorded_articles() -> list[Recorded]:
    """Return the gold texts that label an example, each as the article that pressmark reads."""
    found = [(doc, _example(doc)) for doc in read_gold([GOLD])]
    return [Recorded(doc, article) for doc, article in found if article is not None]


def _example(doc: GoldDocument) -> Article | None:
    return next((read_path(path) for path in EXAMPLES.glob(f"{doc.id}.*")), None)


def asking(model: str, url: str, answers: Path, key: str | None = None) -> Settings:
    """Return settings that ask a model once, and store its answers in a folder of their own."""
    return Settings(
        model=model,
        base_url=url,
        answers=answers,
        api_key=None if key is None else SecretStr(key),
        attempts=1,
        price_input=2,
        price_output=8,
    )
