"""What gets through: `python bench/faults.py [FOLDER...]`, folders of gold texts (those of tests/gold if none).

A scripted endpoint answers over HTTP with gold labels and one fault at a time, of every class that
the article has room for (see `fault_classes`). Caught is a fault that ends in review, or that a flag
tells of. Prints by class how many were caught and by which checks, and which checks put into review
what is right. No real model is asked. Exit 1 if an aim is missed.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from fault_classes import SEMANTIC, STRUCTURAL
from fault_runs import Outcome, Right, run
from tests.endpoint.gold import GoldDocument, read_gold

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
AIM = dict.fromkeys(STRUCTURAL, 1.0) | dict.fromkeys(SEMANTIC, 0.9)
AIM_TOGETHER, AIM_VERIFIED = 0.97, 0.92


def main() -> int:
    """Print the report; return 1 if an aim is missed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, help="folders of gold texts")
    parser.add_argument("--missed", metavar="CLASS", help="name the texts whose faults of a class got through")
    args = parser.parse_args()
    documents = {one.text: one for one in read_gold(args.folders or [GOLD, GOLD / "unseen"])}
    outcomes, rights = _in_parallel(list(documents.values()))
    met = [_class(name, [one for one in outcomes if one.fault == name]) for name in AIM]
    for one in outcomes:
        if one.fault == args.missed and not one.caught:
            print(f"    {one.where}")
    return int(not all((*met, _together(outcomes), _without_a_fault(rights))))


def _in_parallel(documents: list[GoldDocument]) -> tuple[list[Outcome], list[Right]]:
    """Return the results of all texts, a share of them by each core."""
    by_length = sorted(documents, key=lambda one: len(one.text))
    cores = os.cpu_count() or 1
    with ProcessPoolExecutor(cores) as pool:
        shares = list(pool.map(run, [by_length[number::cores] for number in range(cores)]))
    return [one for share, _ in shares for one in share], [one for _, share in shares for one in share]


def _class(name: str, outcomes: list[Outcome]) -> bool:
    """Print a class's line; return whether its aim is met."""
    caught, total = sum(one.caught for one in outcomes), len(outcomes)
    checks = Counter(check for one in outcomes if one.caught for check in one.checks)
    print(f"{name:26} {caught:5} of {total:5}  {caught / max(1, total):7.1%}   {_most(checks, 3)}")
    return caught >= AIM[name] * total


def _together(outcomes: list[Outcome]) -> bool:
    semantic = [one.caught for one in outcomes if one.fault in SEMANTIC]
    share = sum(semantic) / max(1, len(semantic))
    print(f"semantic classes together {share:.1%}")
    return share >= AIM_TOGETHER


def _without_a_fault(rights: list[Right]) -> bool:
    verified = sum(not one.doubts for one in rights)
    print(
        f"without a fault {verified} of {len(rights)} right items ({verified / max(1, len(rights)):.1%}) are verified"
    )
    print(f"in review by {_most(Counter(check for one in rights for check in one.doubts))}")
    return verified >= AIM_VERIFIED * len(rights)


def _most(checks: Counter[str], number: int | None = None) -> str:
    return ", ".join(f"{check} {count}" for check, count in checks.most_common(number))


if __name__ == "__main__":
    sys.exit(main())
