"""What the commands for a cluster do: cluster, load."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from pressmark.cluster.desk import Orders, Share
from pressmark.commands.ending import DONE, INTERRUPTED, SOME_FAILED, complain, ends_in_words, say
from pressmark.errors import ConfigError
from pressmark.ledger.inputs import BY_RULES
from pressmark.session import Session
from pressmark.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pressmark.cluster.run import Crew


class Wish(NamedTuple):
    """What is to be read, and where to; `workers` and `concurrency` are those of the whole cluster."""

    places: Sequence[str]
    out: str
    columns: Mapping[str, str]
    retry: bool = False
    address: str | None = None
    workers: int | None = None
    concurrency: int | None = None


@ends_in_words
def cluster(over: Mapping[str, Any], wish: Wish, budget: float | None, *, as_json: bool) -> int:
    """Read archives into parts and print what that came to; failures and a run that was stopped end it with 1."""
    from pressmark.backfill import showing  # noqa: PLC0415 - for this command alone
    from pressmark.cluster.finding import Search, files_at  # noqa: PLC0415
    from pressmark.cluster.run import Work, connected, run  # noqa: PLC0415

    settings = Settings.load(**over)
    with Session(settings.model_copy(update={"ledger": None})) as session:
        asked = session.asked
    money = _account(settings, budget) if asked else None
    search, passed = Search(wish.columns, settings.max_bytes), Counter[str]()
    files = files_at(wish.places, search, passed)
    try:
        with connected(wish.address, wish.workers) as found:
            crew = _bounded(found, wish, settings, money)
            orders = Orders(settings, asked or BY_RULES, wish.out, _share(crew, wish, settings), money)
            ended = run(Work(files, search, orders, wish.retry), crew, showing.progress(as_json=as_json))
    except KeyboardInterrupt:
        complain("stopped: run the same again to go on; what is written is not read again")
        return INTERRUPTED
    ended.passed.update(passed)
    showing.summary(ended, as_json=as_json, kept_in="the parts")
    return SOME_FAILED if ended.tally.failed or ended.tally.left or ended.by else DONE


def _account(settings: Settings, cap: float | None) -> str | None:
    """Return the ledger whose budget pays, None if there is none; set its cap if one is given."""
    from pressmark.ledger import Ledger  # noqa: PLC0415 - for who pays alone
    from pressmark.spend import Budget  # noqa: PLC0415

    if settings.ledger is None:
        if cap is not None:
            raise ConfigError("a budget is kept in a ledger: name one with --ledger or PRESSMARK_LEDGER")
        return None
    with Ledger(settings.ledger) as ledger, Budget(ledger.engine, cap) as budget:
        return settings.ledger if budget.account.standing().cap is not None else None


def _bounded(crew: Crew, wish: Wish, settings: Settings, money: str | None) -> Crew:
    """Return a crew of no more workers than there are requests for them.

    Raises ConfigError for money that its machines cannot share.
    """
    if money is not None and crew.machines > 1 and ("://" not in money or money.startswith("sqlite")):
        raise ConfigError(
            f"{money} is a file, and {crew.machines} machines cannot pay from it together:"
            " name a database server's URL with --ledger"
        )
    bounds = [bound for bound in (wish.concurrency, settings.requests_a_minute) if bound]
    return crew._replace(workers=min(crew.workers, *bounds)) if bounds else crew


def _share(crew: Crew, wish: Wish, settings: Settings) -> Share:
    """Return each worker's part; all together do not exceed what is set."""
    bounds = (wish.concurrency, settings.requests_a_minute, settings.tokens_a_minute)
    return Share(*(bound and max(1, bound // crew.workers) for bound in bounds))


@ends_in_words
def load(places: Sequence[str], over: Mapping[str, Any], *, as_json: bool) -> int:
    """Merge parts into a ledger and print what it took in; what is broken there ends it with 1."""
    from pressmark.cluster.load import Loader  # noqa: PLC0415 - its packages, for this command alone

    with Session(Settings.load(**over, reader="rules")) as session:
        if session.ledger is None:
            raise ConfigError("there is no ledger to load into: name one with --ledger or PRESSMARK_LEDGER")
        loaded = Loader(session.ledger, session.pack, complain).load(places)
    numbers = loaded._asdict()
    words = ", ".join(f"{number:,} {name}" for name, number in numbers.items())
    say(json.dumps(numbers) if as_json else words)
    return SOME_FAILED if loaded.broken else DONE
