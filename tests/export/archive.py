"""A ledger with what exports must get right: all kinds of items, and words that a spreadsheet would run."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pressmark.articles import read_path, read_text
from pressmark.flow import Reading, drive, read
from pressmark.ledger import Ledger
from pressmark.reviews import Accept, Trail, queue
from tests.faces.conftest import EXAMPLES
from tests.flow.reading import ASKING, AT, Model
from tests.flow.test_model import SOUND, TEXT
from tests.scan.reading import PACK, article

if TYPE_CHECKING:
    from pathlib import Path

FORMULA = """=HYPERLINK("http://127.0.0.1/","Kent Police")

HMICFRS has rated Kent Police good at investigating crime, “for the second year” in a row; others fared worse.

“=cmd|' /C calc'!A0 is what the screens of the control room said,” said Chief Constable Ann Marl of Kent Police.
"""


def readings() -> list[Reading]:
    """Return readings by the rules and by a model, one of an article that is irrelevant."""
    texts = [read_path(path, max_bytes=10**6) for path in sorted(EXAMPLES.glob("*.*")) if path.name != "README.md"]
    hostile = read_text(FORMULA, published=date(2024, 5, 2), url="http://127.0.0.1/?a=1", max_bytes=10**6)
    titled = hostile.model_copy(update={"title": FORMULA.partition("\n")[0], "outlet": "-1+1"})
    dull = read_text("The fair was “a joy for all of us here” on Sunday, said Bo Finch, 40.", max_bytes=10**6)
    by_rules = [drive(read(one, PACK, at=AT), Model([]).answer) for one in (*texts, titled, dull)]
    return [*by_rules, drive(read(article(TEXT), PACK, ASKING, at=AT), Model(SOUND).answer)]


def archive(folder: Path) -> Ledger:
    """Return an open ledger with these readings, and a decision that was taken back."""
    ledger = Ledger(str(folder / "archive.db"))
    for reading in readings():
        ledger.put(reading)
    waiting, trail = queue(ledger).items[0], Trail(ledger, PACK)
    accepted = trail.decide(waiting.record.article.id, Accept(item=waiting.entry.id), "=Ann Marl")
    trail.undo(accepted.number, "Bo Finch")
    return ledger
