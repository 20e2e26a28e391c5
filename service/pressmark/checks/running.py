"""Runs checks over a case, family by family; it knows none of them but the second witness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pressmark.checks.case import Case, Check
from pressmark.checks.witness import agreed
from pressmark.extraction import Finding

Families = Mapping[str, Sequence[Check]]
"""Checks by the module that they stand in, with whose name the ids of their findings begin."""
Known = Mapping[str, Sequence[Finding]]
"""What whole families are known to find."""


def run(case: Case, families: Families, outweighed: frozenset[str], known: Known) -> Iterator[Finding]:
    """Yield what the resolver and all families find; one that is known is not run.

    A doubt of an outweighed check about an item that the rule reader reads in the same way is a note.
    """
    yield from case.extraction.findings
    same = agreed(case)
    for family, checks in families.items():
        if family in known:
            yield from known[family]
            continue
        for finding in (finding for one in checks for finding in one(case)):
            noted = finding.check in outweighed and (finding.kind, finding.index) in same
            yield finding._replace(severity="note") if noted else finding
