"""What gets through: `python bench/faults.py [FOLDER...]`, folders of gold texts (tests/gold if none).

A scripted model answers with gold labels and one fault at a time, of every class that the article has
room for; asked again it says the same. Caught is a fault that ends in review, or that a flag tells of.
Prints by class how many were caught and by which checks, and how much of what is right stays verified
without a fault. No real model is asked. Exit 1 if a class misses its aim.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from fault_classes import SEMANTIC, STRUCTURAL, Fault, Source  # noqa: E402
from tests.endpoint.gold import GoldDocument, read_gold  # noqa: E402
from tests.endpoint.oracle import label  # noqa: E402

from pressmark.articles import read_text  # noqa: E402
from pressmark.calls import ModelCall, ModelOptions, Prices, Reply  # noqa: E402
from pressmark.context import Context  # noqa: E402
from pressmark.flow import Asking, drive, read  # noqa: E402
from pressmark.prompting import load_prompt  # noqa: E402
from pressmark.scan import scan  # noqa: E402
from pressmark_schemas.answer import Answer  # noqa: E402
from pressmark_schemas.article import Article  # noqa: E402
from pressmark_schemas.pack import load_pack  # noqa: E402
from pressmark_schemas.record import Record  # noqa: E402

PACK = load_pack()
ASKING = Asking(load_prompt("label"), ModelOptions("scripted-1", "http://127.0.0.1:9/v1"), Prices())
AIM = dict.fromkeys(STRUCTURAL, 1.0) | dict.fromkeys(SEMANTIC, 0.9)
AIM_TOGETHER, AIM_VERIFIED = 0.97, 0.92


def main() -> int:
    """Print the report; return 1 if an aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, help="folders of gold texts")
    parser.add_argument("--missed", metavar="CLASS", help="show the faults of a class that got through")
    args = parser.parse_args()
    sources = [
        source for document in read_gold(args.folders or [ROOT / "tests" / "gold"]) for source in _source(document)
    ]
    tallies = {name: _tally(name, sources, shown=name == args.missed) for name in (*STRUCTURAL, *SEMANTIC)}
    for name, (caught, total, checks) in tallies.items():
        by = ", ".join(f"{check} {count}" for check, count in checks.most_common(3))
        print(f"{name:26} {caught:5} of {total:5}  {caught / max(1, total):7.1%}   {by}")
    semantic = [tallies[name] for name in SEMANTIC]
    together = sum(one[0] for one in semantic) / max(1, sum(one[1] for one in semantic))
    verified, right = (sum(each) for each in zip(*(_verified(source) for source in sources), strict=True))
    print(f"semantic classes together {together:.1%}")
    print(f"without a fault {verified} of {right} right items ({verified / right:.1%}) are verified")
    short = [name for name, (caught, total, _) in tallies.items() if caught < AIM[name] * total]
    return int(bool(short) or together < AIM_TOGETHER or verified < AIM_VERIFIED * right)


def _source(document: GoldDocument) -> Iterator[Source]:
    article = read_text(document.text)
    context = Context(article, scan(article, PACK), PACK)
    answer = label(document, article, context.marks)
    if answer.ratings or answer.quotes:
        yield Source(context, answer)


def _tally(name: str, sources: list[Source], *, shown: bool) -> tuple[int, int, Counter[str]]:
    """Return how many faults of a class were caught, how many there were, and by which checks."""
    caught = total = 0
    checks: Counter[str] = Counter()
    for source in sources:
        faultless = {(flag.check, flag.message) for flag in _record(source.context.article, source.answer).flags}
        for fault in (STRUCTURAL | SEMANTIC)[name](source):
            record = _record(source.context.article, fault.answer)
            if record.outcome != "read":
                continue
            total += 1
            stands = fault.stands(record)
            caught += not stands
            new = {flag.check for flag in record.flags if (flag.check, flag.message) not in faultless}
            checks.update(new if not stands else ())
            if shown and stands:
                _show(source, fault)
    return caught, total, checks


def _show(source: Source, fault: Fault) -> None:
    changed = [
        (before, after)
        for name in ("ratings", "quotes")
        for before, after in zip(getattr(source.answer, name), getattr(fault.answer, name), strict=False)
        if before != after
    ]
    print(source.context.text[:60].replace("\n", " "), changed[:1] or fault.answer.dismissed[-1:])


def _record(article: Article, answer: Answer) -> Record:
    def said(_: ModelCall) -> Reply:
        return Reply(answer, "scripted-1", "json_schema", 0, 0, 0)

    return drive(read(article, PACK, ASKING, at=datetime(2026, 1, 1, tzinfo=UTC)), said).record


def _verified(source: Source) -> tuple[int, int]:
    """Return how many items of the right answer are verified, implied ones aside, and how many there are."""
    record = _record(source.context.article, source.answer)
    items = [*(item for item in record.ratings if item.basis != "implied"), *record.quotes]
    return sum(item.status == "verified" for item in items), len(items)


if __name__ == "__main__":
    sys.exit(main())
