"""Commands for archives: backfill on this machine, cluster and load for many."""

from typing import Annotated

import typer

from pressmark.cli.options import (
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
    family,
    mapping_from,
    number_from,
    settings_from,
)

app = family()


@app.command()
def backfill(  # noqa: PLR0913 - each is an option
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...", help="Files, folders, globs: text, HTML, JSON lines, CSV, Parquet, WARC; -"
        ),
    ],
    *,
    ledger: Ledger = None,
    reader: Reader = None,
    ask: Ask = None,
    witness: Witness = None,
    offline: Offline = False,
    register: Register = None,
    column: Column = None,
    concurrency: Concurrency = "auto",
    budget: Budget = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Read nothing: count what is there and estimate what it would cost.")
    ] = False,
    limit: Annotated[int | None, typer.Option(min=1, help="Read at most so many new articles.")] = None,
    processes: Annotated[
        int | None, typer.Option(min=1, help="Processes of the rule reader; all cores if unset.")
    ] = None,
    retry_failures: RetryFailures = False,
    json: Annotated[bool, typer.Option("--json", help="Print events as JSON, one a line.")] = False,
) -> None:
    """Read archives into a ledger; run again to go on."""
    from pressmark.backfill import Wish  # noqa: PLC0415
    from pressmark.commands import archives  # noqa: PLC0415 - whoever only wants help should not wait

    over = settings_from(reader=reader, ask=ask, witness=witness, offline=offline, register=register, ledger=ledger)
    wish = Wish(sources, mapping_from(column or []), limit, retry_failures, processes)
    if dry_run:
        raise typer.Exit(archives.estimate(over, wish, as_json=json))
    raise typer.Exit(archives.backfill(over, wish, budget, number_from(concurrency), as_json=json))


@app.command()
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
    from pressmark.commands import clusters  # noqa: PLC0415 - whoever only wants help should not wait

    over = settings_from(reader=reader, ask=ask, witness=witness, offline=offline, register=register, ledger=ledger)
    bounds = (address, workers, number_from(concurrency))
    wish = clusters.Wish(sources, out, mapping_from(column or []), retry_failures, *bounds)
    raise typer.Exit(clusters.cluster(over, wish, budget, as_json=json))


@app.command()
def load(
    places: Annotated[list[str], typer.Argument(metavar="PLACE...", help="Folders or URLs of parts.")],
    *,
    ledger: Ledger = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, one line.")] = False,
) -> None:
    """Merge the parts that `cluster` wrote into a ledger; twice is as good as once."""
    from pressmark.commands import clusters  # noqa: PLC0415 - whoever only wants help should not wait

    raise typer.Exit(clusters.load(places, {"ledger": ledger}, as_json=json))
