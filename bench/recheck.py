"""How fast a ledger is judged again: `python bench/recheck.py [--records N]`.

N invented articles (10 000 unless told otherwise), read by a scripted answer, are put into a ledger in a
temporary folder and judged again. The peer is reading them again through an endpoint that answers in 50 ms
with 32 calls in flight: its time is N x 0.05 / 32 at best, which is what is compared. Nothing is sent.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from datetime import UTC, datetime

from pressmark.articles import read_text
from pressmark.calls import ModelCall, ModelOptions, Prices, Reply
from pressmark.flow import Asking, drive, read
from pressmark.ledger import Ledger
from pressmark.prompting import load_prompt
from pressmark.recheck import recheck
from pressmark_schemas.answer import Answer, RatingLabel
from pressmark_schemas.pack import load_pack

PACK = load_pack()
ASKING = Asking(load_prompt("label"), ModelOptions("scripted-1", "http://127.0.0.1:9/v1"), Prices())
LABEL = RatingLabel(
    mark="g1", bodies=["Kent Police"], areas=["investigating_crime"], grade="good", basis="stated", count=None
)
ANSWER = Answer(ratings=[LABEL], quotes=[], concerns=[], dismissed=[], unmarked_ratings=[], unmarked_quotes=[])
SECONDS, IN_FLIGHT = 0.05, 32


def main() -> int:
    """Print both times; return 1 if anything changed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=10_000)
    count = parser.parse_args().records
    with tempfile.TemporaryDirectory() as folder, Ledger(f"{folder}/ledger.db") as ledger:
        for number in range(count):
            ledger.put(drive(read(read_text(_text(number)), PACK, ASKING, at=datetime.now(UTC)), _said))
        begun = time.perf_counter()
        outcomes = {one.outcome for one in recheck(ledger, PACK)}
        taken = time.perf_counter() - begun
    peer = count * SECONDS / IN_FLIGHT
    print(f"{count} records judged again in {taken:.1f} s, {1000 * taken / count:.2f} ms each: {outcomes}")
    print(
        f"an endpoint of {SECONDS * 1000:.0f} ms at {IN_FLIGHT} in flight: {peer:.1f} s at best, {peer / taken:.1f} x"
    )
    return int(outcomes != {"same"})


def _text(number: int) -> str:
    return f"HMICFRS has been to Kent Police. The force was rated good at investigating crime in week {number}."


def _said(_: ModelCall) -> Reply:
    return Reply(ANSWER, "scripted-1", "json_schema", 0, 0, 0)


if __name__ == "__main__":
    sys.exit(main())
