"""Checks: rules that judge what was read, whoever read it. They trust no reader.

Each is a function from a case to findings; its docstring begins with its id. A finding of
severity `doubt` or `error` about an item puts the item into review; a `note` does not. Adding a
check is adding a function to `CHECKS`.
"""

from collections.abc import Iterator

from pressmark.checks import (
    agreement,
    area,
    article,
    body,
    counts,
    coverage,
    passage,
    quotes,
    scale,
    standing,
    witness,
)
from pressmark.checks.case import Case, Check
from pressmark.extraction import Finding

CHECKS: tuple[Check, ...] = (
    coverage.unlabelled,
    coverage.contradicted,
    scale.known,
    scale.legal,
    scale.overall,
    area.known,
    area.graded,
    body.known,
    body.present,
    body.spoken_of,
    body.sector,
    passage.area_named,
    passage.rival,
    passage.is_rating,
    passage.denied,
    passage.synonym,
    standing.implied,
    standing.current,
    standing.earlier,
    standing.revisit,
    standing.columns,
    agreement.grades,
    counts.stands_there,
    counts.spoken,
    counts.named,
    counts.fits,
    quotes.speaker,
    quotes.role,
    quotes.organisation,
    quotes.whose,
    quotes.document,
    quotes.sourceless,
    witness.ratings,
    witness.missed,
    witness.quotes,
    article.encoding,
    article.injection,
)
"""All checks, in the order in which a record lists what they found."""


def check(case: Case) -> Iterator[Finding]:
    """Yield what the resolver and every check found."""
    yield from case.extraction.findings
    for one in CHECKS:
        yield from one(case)


__all__ = ["CHECKS", "Case", "Check", "check"]
