"""How much the second question sends: `python bench/again.py [FOLDER...]`, folders of gold texts (tests/gold if none).

For each text a scripted answer that leaves one mark out, the marks in turn; the second question that
follows is measured against the first, in characters of all messages. Nothing is sent anywhere.
Exit 1 if the median is a quarter or more.
"""

from __future__ import annotations

import statistics
import sys
from datetime import UTC, datetime
from pathlib import Path

from reading import ROOM, gold_texts

from pressmark.articles import read_text
from pressmark.calls import ModelCall, ModelOptions, Prices, Reply
from pressmark.context import Context
from pressmark.flow import Asking, drive, read
from pressmark.prompting import load_prompt
from pressmark.readers import rules
from pressmark.scan import scan
from pressmark_schemas.answer import Answer
from pressmark_schemas.pack import load_pack

MOST = 0.25
NOWHERE = ModelOptions("scripted-1", "http://127.0.0.1:9/v1")
ASKING = Asking(load_prompt("label"), NOWHERE, Prices(), again=load_prompt("again"))


def main() -> int:
    """Print the share of characters that second questions send; return 1 if it is too much."""
    shares = [share for text in gold_texts([Path(name) for name in sys.argv[1:]]) for share in _shares(text)]
    middle = statistics.median(shares)
    print(f"{len(shares)} second questions: median {middle:.1%} of the first one's characters, most {max(shares):.1%}")
    return int(middle >= MOST)


def _shares(text: str) -> list[float]:
    """Return the shares for one text: each mark that the rules label is left out once."""
    pack = load_pack()
    article = read_text(text, max_bytes=ROOM)
    whole = rules.read(Context(article, scan(article, pack), pack))
    marks = {label.mark for labels in (whole.ratings, whole.quotes) for label in labels}
    sizes = [_sizes(text, _without(whole, mark)) for mark in sorted(marks)]
    return [second / first for first, *seconds in sizes for second in seconds]


def _sizes(text: str, answer: Answer) -> list[int]:
    """Return the characters of each call's messages when a model says the same twice."""
    sent: list[int] = []

    def said(call: ModelCall) -> Reply:
        sent.append(sum(len(message.content) for message in call.messages))
        return Reply(answer, None, "json_schema", 0, 0, 0)

    drive(read(read_text(text, max_bytes=ROOM), load_pack(), ASKING, at=datetime.now(UTC)), said)
    return sent or [1]


def _without(answer: Answer, mark: str) -> Answer:
    names = ("ratings", "quotes", "concerns", "dismissed")
    return answer.model_copy(update={n: [one for one in getattr(answer, n) if one.mark != mark] for n in names})


if __name__ == "__main__":
    sys.exit(main())
