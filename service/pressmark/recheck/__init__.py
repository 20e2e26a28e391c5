"""Judge what a ledger holds again, after checks, pack, rules or resolver changed, and say what changed.

Nobody is asked. A record that was judged by the very same is passed over; of the others what changed is done
anew: `orders` say what that is, `judging` does it, `together` on all cores.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pressmark.recheck.judging import Judge, Outcome
from pressmark.recheck.orders import Today
from pressmark.recheck.together import judged

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pressmark.ledger import Ledger
    from pressmark.register import Register
    from pressmark_schemas.pack import Pack

_PAGE = 100


class Rechecked(NamedTuple):
    """One article: `outdated` if the scanner marks its text in another way than it did.

    `changes` say in words which items came, went, or changed their status. `judged` is false for a record that
    was passed over. `register_left` names a register that is not at hand, whose flags stay.
    """

    article: str
    source: str | None
    outcome: Outcome
    changes: tuple[str, ...]
    judged: bool
    register_left: str | None


def recheck(
    ledger: Ledger,
    pack: Pack,
    *,
    witness: bool = True,
    register: Register | None = None,
    jobs: int | None = None,
) -> Iterator[Rechecked]:
    """Judge the records of a ledger again and write what changed; yields one line an article, by id.

    Which register records are compared with, `orders` says. `jobs` is how many processes there may be, one for
    each core if None. Raises LedgerError when the ledger cannot be read or written.
    """
    judge = Judge(Today(pack, register, witness), ledger.standards())
    settled = {digest for digest, order in judge.orders.items() if not order.stale}
    pages = (
        (page, ledger.fetch([one.article for one in page if one.standards not in settled]))
        for page in ledger.filed(_PAGE)
    )
    for page, verdicts in judged(judge, pages, jobs):
        ledger.file([verdict.filed for verdict in verdicts if verdict.filed is not None])
        told = {verdict.article: verdict for verdict in verdicts}
        for article, source, standards in page:
            if standards in settled:
                yield Rechecked(article, source, "same", (), judged=False, register_left=judge.orders[standards].left)
            else:
                verdict = told[article]
                yield Rechecked(
                    article, source, verdict.outcome, verdict.changes, judged=True, register_left=verdict.left
                )


__all__ = ["Outcome", "Rechecked", "recheck"]
