"""What a hostile text costs: `python bench/hostile.py`, time per character beside ordinary news.

Each text is a megabyte of one thing that could make a scanner or a rule go over the same ground
again and again. Exit 1 if a character of one costs more than three times an ordinary one's.
"""

from __future__ import annotations

import argparse
import sys

from reading import GOLD, Reading, best, gold_texts, joined, scan_and_rules, whole_way

LENGTH = 1_000_000
LENGTHS = (10_000, 100_000, LENGTH)
"""Characters; a text that costs too much when it is short is not read when it is long."""

ORDINARY = 16_384
MOST = 3.0
_HEAD = "HMICFRS inspected Kent Police, and rated it good at preventing crime.\n\n"
"""Makes a text relevant, so that every rule is asked."""

READINGS: dict[str, Reading] = {"rules": scan_and_rules, "whole": whole_way}


def repeated(unit: str) -> str:
    """Return a text of one megabyte of the same words."""
    return (_HEAD + unit * (LENGTH // len(unit) + 1))[:LENGTH]


def nested(opening: str, closing: str) -> str:
    """Return quotations in quotations, a hundred deep, for a megabyte."""
    return repeated(" ".join([f"{opening}he said"] * 100) + f" so{closing}" * 100 + ". ")


HOSTILE = {
    "100 000 opening marks": _HEAD + "“" * 100_000,
    "opening marks before words": repeated("“word "),
    "opening marks, a paragraph each": repeated("“He said so\n"),
    "single marks": repeated("‘word "),
    "straight marks": repeated('" '),
    "apostrophes": repeated("the boys' "),
    "quotations a hundred deep": nested("“", "”"),
    "single ones a hundred deep": nested("‘", "’"),
    "“good ”": repeated("good "),
    "“was rated good in ”": repeated("was rated good in "),
    "“good at preventing crime and ”": repeated("good at preventing crime and "),
    "“requires improvement, ”": repeated("requires improvement, "),
    "areas alone": repeated("preventing crime, "),
    "“the force ”": repeated("the force "),
    "“Kent Police ”": repeated("Kent Police "),
    "“Kent and Essex and ”": repeated("Kent and Essex and "),
    "“cause of concern ”": repeated("cause of concern "),
    "capitalised words": repeated("Alder Birch Cedar Damson Elm Fir "),
    "titles and names": repeated("Chief Constable Ada Quill "),
    "“he said, ”": repeated("he said, "),
    "initials": repeated("A. B. "),
    "dates": repeated("on 3 May 2022 "),
    "bullets": repeated("- good\n"),
    "lead-ins": repeated("It is good at:\n"),
    "new lines": repeated("\n"),
    "lines of one letter": repeated("a\n"),
    "commas": repeated(","),
    "full stops": repeated(". "),
    "colons": repeated("good: "),
    "blanks": repeated(" "),
    "brackets": repeated("(good "),
    "one word": repeated("a"),
    "digits": repeated("7"),
    "hyphens": repeated("good-"),
    "combining accents": repeated("e\u0301"),
}


def main() -> int:
    """Print the table; return 1 if a text costs too much."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="only texts whose name holds this")
    parser.add_argument("--reading", choices=READINGS, default="rules", help="scan and rules, or the whole way")
    args = parser.parse_args()
    reading = READINGS[args.reading]
    ordinary = joined(gold_texts([GOLD]), ORDINARY)
    best(reading, ordinary, 1)  # what is built once is built now
    base = best(reading, ordinary, 5) / len(ordinary)
    print(f"{'ordinary news':34} {len(ordinary):9,} characters {base * 1e6:9.3f} µs each")
    names = [name for name in HOSTILE if args.only in name]
    return int(max([_row(name, HOSTILE[name], reading, base) for name in names]) > MOST)


def _row(name: str, whole: str, reading: Reading, base: float) -> float:
    """Print what a text costs at the first length that is too much, or at its full one, as times `base`."""
    rate, text = 0.0, whole
    for length in LENGTHS:
        text = whole[:length]
        rate = best(reading, text, 3 if length < LENGTH else 1) / len(text)
        if rate > MOST * base or len(text) == len(whole):
            break
    too_much = "   TOO MUCH" if rate > MOST * base else ""
    print(f"{name:34} {len(text):9,} characters {rate * 1e6:9.3f} µs each {rate / base:8.2f} x{too_much}", flush=True)
    return rate / base


if __name__ == "__main__":
    sys.exit(main())
