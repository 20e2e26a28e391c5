"""Checks: rules that judge what was read, whoever read it. They trust no reader.

Each is a function from a case to findings; its docstring begins with its id. A finding of
severity `doubt` or `error` about an item puts the item into review; a `note` does not. Adding a
check is adding a function to `CHECKS`.
"""

from collections.abc import Iterator
from types import MappingProxyType

from pressmark.checks import (
    agreement,
    area,
    article,
    body,
    counts,
    coverage,
    dates,
    names,
    passage,
    quotes,
    register,
    scale,
    speakers,
    standing,
    witness,
)
from pressmark.checks.case import Case, Check
from pressmark.checks.running import Families, Known, run
from pressmark.extraction import Finding

CHECKS: tuple[Check, ...] = (
    coverage.unlabelled,
    coverage.dismissed,
    coverage.contradicted,
    scale.known,
    scale.legal,
    scale.overall,
    scale.said,
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
    passage.given_by,
    passage.synonym,
    standing.implied,
    standing.current,
    standing.earlier,
    standing.revisit,
    standing.columns,
    agreement.grades,
    agreement.whole,
    counts.stands_there,
    counts.rest,
    counts.spoken,
    counts.named,
    counts.members,
    counts.twice,
    counts.fits,
    quotes.speaker,
    quotes.role,
    quotes.office,
    quotes.organisation,
    quotes.whose,
    quotes.document,
    quotes.sourceless,
    speakers.post,
    speakers.pronoun,
    speakers.reply,
    speakers.shared,
    names.spelling,
    names.twice,
    dates.published,
    witness.ratings,
    witness.missed,
    witness.quotes,
    register.differs,
    register.agrees,
    article.encoding,
    article.injection,
)
"""All checks, in the order in which a record lists what they found."""


OUTWEIGHED = frozenset(
    """area.programme body.passage passage.area passage.rated passage.rival passage.synonym standing.earlier
    scale.overall counts.named counts.number counts.total quotes.body quotes.organisation quotes.office
    quotes.speaker""".split()
)
"""Checks that doubt because the text does not make a label plain. Where a model and the rule reader, which know
nothing of each other, give the same label, they only note it."""


def families() -> Families:
    """Return all checks by family, in the order of `CHECKS`."""
    found: dict[str, list[Check]] = {}
    for one in CHECKS:
        found.setdefault(one.__module__.rpartition(".")[-1], []).append(one)
    return found


def check(case: Case, known: Known = MappingProxyType({})) -> Iterator[Finding]:
    """Yield what the resolver and every check found; a family of which this is known is not run."""
    return run(case, families(), OUTWEIGHED, known)


__all__ = ["CHECKS", "OUTWEIGHED", "Case", "Check", "Known", "check", "families"]
