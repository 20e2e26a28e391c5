"""The commands for a cluster: their options. What they do stands in `clustercommands`, imported when it is done."""

from typing import Annotated

import typer

from pressmark.options import (
    Ask,
    Budget,
    Column,
    Concurrency,
    Ledger,
    Offline,
    Reader,
    Register,
    RetryFailures,
    Witness,
    mapping_from,
    number_from,
    settings_from,
)


def cluster(  # noqa: PLR0913 - each is an option
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, globs, URLs, as all machines see them.")
    ],
    *,
    out: Annotated[str, typer.Option(metavar="FOLDER|URL", help="Where parts are written, and looked for.")],
    address: Annotated[
        str | None, typer.Option(help="A Ray cluster's (auto: this machine's); without one, Ray starts here.")
    ] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Workers that read; one a core if unset.")] = None,
    ledger: Annotated[
        str | None, typer.Option(metavar="FILE|URL", help="Where the budget is kept; records go into the parts.")
    ] = None,
    reader: Reader = None,
    ask: Ask = None,
    witness: Witness = None,
    offline: Offline = False,
    register: Register = None,
    column: Column = None,
    concurrency: Concurrency = "auto",
    budget: Budget = None,
    retry_failures: RetryFailures = False,
    json: Annotated[bool, typer.Option("--json", help="Print events as JSON, one a line.")] = False,
) -> None:
    """Read archives on many machines (Ray) into Parquet parts; run again to go on, then load them."""
    from pressmark import clustercommands  # noqa: PLC0415 - whoever only wants help should not wait

    over = settings_from(reader=reader, ask=ask, witness=witness, offline=offline, register=register, ledger=ledger)
    bounds = (address, workers, number_from(concurrency))
    wish = clustercommands.Wish(sources, out, mapping_from(column or []), retry_failures, *bounds)
    raise typer.Exit(clustercommands.cluster(over, wish, budget, as_json=json))


def load(
    places: Annotated[list[str], typer.Argument(metavar="PLACE...", help="Folders or URLs of parts.")],
    *,
    ledger: Ledger = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, one line.")] = False,
) -> None:
    """Merge the parts that `cluster` wrote into a ledger; twice is as good as once."""
    from pressmark import clustercommands  # noqa: PLC0415

    raise typer.Exit(clustercommands.load(places, {"ledger": ledger}, as_json=json))
