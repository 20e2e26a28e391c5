"""How fast the rule reader is: `python bench/speed.py [FOLDER...]`, folders of gold texts (tests/gold if none).

Prints the time for 4 KB over all texts, and the time per character of concatenations from 4 KB
to 1 MB, for scan and rules and for the whole way to a record. Exit 1 if a character of the longest
costs more than twice what it costs on the way there: the time must grow as the text does.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from reading import Reading, best, gold_texts, joined, scan_and_rules, whole_way

SIZES = (4_096, 16_384, 65_536, 262_144, 1_048_576)
MOST = 2.0


def main() -> int:
    """Print the table; return 1 if the time grows faster than the text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, help="folders of gold texts")
    parser.add_argument("--runs", type=int, default=7, help="runs of each text; the best counts")
    args = parser.parse_args()
    texts = gold_texts(args.folders)
    print(f"{len(texts)} texts, {sum(map(len, texts)) / len(texts):.0f} characters each on average")
    grown = [_table(name, reading, texts, args.runs) for name, reading in READINGS.items()]
    return int(max(grown) > MOST)


READINGS: dict[str, Reading] = {"scan and rules": scan_and_rules, "whole way": whole_way}


def _table(name: str, reading: Reading, texts: list[str], runs: int) -> float:
    """Print the times; return how much more a character costs in the longest text than in the shortest."""
    best(reading, texts[0], 1)  # what is built once is built now
    taken = [best(reading, text, runs) for text in texts]
    rates = [seconds / len(text) for seconds, text in zip(taken, texts, strict=True)]
    print(f"\n{name}")
    print(f"  one by one   {4096e3 * sum(taken) / sum(map(len, texts)):8.2f} ms for 4 KB")
    print(f"  slowest text {4096e3 * max(rates):8.2f} ms for 4 KB")
    first = 0.0
    last = 0.0
    for size in SIZES:
        last = best(reading, joined(texts, size), 1 if size > 200_000 else runs) / size
        first = first or last
        print(f"  {size:9,} characters {last * 1e6:8.3f} µs each   {last / first:5.2f} x")
    return last / first


if __name__ == "__main__":
    sys.exit(main())
