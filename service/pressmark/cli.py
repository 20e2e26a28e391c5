"""The command: its options and how it ends. What it does stands in `commands`, imported when it is done.

Exit codes: 0 done, 1 some articles failed, 2 wrong use or configuration, 130 interrupted.
"""

import gc
import os
from typing import Annotated, Literal

import typer

from pressmark import VERSION
from pressmark.clustercli import cluster, load
from pressmark.options import (
    Ask,
    Budget,
    Column,
    Concurrency,
    Files,
    Json,
    Ledger,
    Offline,
    Published,
    Reader,
    Register,
    RetryFailures,
    Witness,
    mapping_from,
    number_from,
    settings_from,
)
from pressmark.reportcli import report

app = typer.Typer(
    name="pressmark",
    help="Reads news about public inspections; writes down every rating and every quote.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    # Plain help costs a tenth of a second less than coloured help.
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_MADE_BEFORE_A_LOOK = 200_000
"""Objects that may be made before Python looks for garbage among them; it says 700 itself."""


def _print_version(value: bool) -> None:  # noqa: FBT001 - typer calls it so
    if value:
        typer.echo(f"pressmark {VERSION}")
        raise typer.Exit


@app.callback()
def pressmark(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Read news about public inspections; write down every rating and every quote."""


@app.command()
def extract(  # noqa: PLR0913 - each is an option
    files: Files,
    *,
    json: Json = False,
    reader: Reader = None,
    ask: Ask = None,
    witness: Witness = None,
    offline: Offline = False,
    published: Published = None,
    register: Register = None,
    ledger: Ledger = None,
) -> None:
    """Print ratings and quotes, each with what proves it."""
    from pressmark import commands  # noqa: PLC0415 - whoever only wants help should not wait

    over = settings_from(reader=reader, ask=ask, witness=witness, offline=offline, register=register, ledger=ledger)
    raise typer.Exit(commands.extract(files, over, published, as_json=json))


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
    from pressmark import commands  # noqa: PLC0415
    from pressmark.backfill import Wish  # noqa: PLC0415

    over = settings_from(reader=reader, ask=ask, witness=witness, offline=offline, register=register, ledger=ledger)
    wish = Wish(sources, mapping_from(column or []), limit, retry_failures, processes)
    if dry_run:
        raise typer.Exit(commands.estimate(over, wish, as_json=json))
    raise typer.Exit(commands.backfill(over, wish, budget, number_from(concurrency), as_json=json))


@app.command()
def recheck(
    *,
    ledger: Ledger = None,
    witness: Witness = None,
    register: Register = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, one line an article.")] = False,
) -> None:
    """Judge a ledger's records again and say what changed.

    What was judged by the same checks, pack and register is passed over. Without --register a record that was
    compared with the register that ships (known) is compared with it again; flags of another register stay.
    """
    from pressmark import commands  # noqa: PLC0415

    over = {"witness": witness, "register_file": register, "ledger": ledger}
    raise typer.Exit(commands.recheck(over, as_json=json))


@app.command()
def conflicts(
    *,
    ledger: Ledger = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, one line a conflict.")] = False,
) -> None:
    """List where the articles of a ledger contradict one another."""
    from pressmark import commands  # noqa: PLC0415

    raise typer.Exit(commands.conflicts({"ledger": ledger}, as_json=json))


@app.command()
def export(
    *,
    table: Annotated[
        Literal["ratings", "quotes", "flags", "articles", "reviews"],
        typer.Option(help="What a row is; docs/columns.md lists them."),
    ],
    form: Annotated[Literal["jsonl", "csv", "parquet"], typer.Option("--format", help="What is written.")] = "jsonl",
    out: Annotated[str | None, typer.Option(metavar="FILE", help="Where to; standard output if not given.")] = None,
    bom: Annotated[bool, typer.Option("--bom", help="Begin CSV with a mark by which Excel knows UTF-8.")] = False,
    ledger: Ledger = None,
) -> None:
    """Write what a ledger holds as JSON lines, CSV or Parquet."""
    from pressmark import commands  # noqa: PLC0415

    raise typer.Exit(commands.export({"ledger": ledger}, table, form, out, bom=bom))


@app.command()
def scan(files: Files, *, json: Json = False) -> None:
    """Show what is marked before anybody judges it."""
    from pressmark import commands  # noqa: PLC0415

    raise typer.Exit(commands.scan(files, as_json=json))


@app.command()
def evaluate(
    gold: Annotated[list[str], typer.Argument(metavar="GOLD...", help="Gold files, or folders of them.")],
    *,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, one line.")] = False,
    reader: Reader = None,
    errors: Annotated[bool, typer.Option("--errors", help="List every disagreement with its passage.")] = False,
    by: Annotated[
        Literal["outlet", "programme"] | None, typer.Option(help="Show F1 for each outlet or programme.")
    ] = None,
    floors: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="JSON file of the least that figures may be; else exit 1."),
    ] = None,
) -> None:
    """Measure how right a reader is, by gold texts."""
    from pressmark import commands  # noqa: PLC0415
    from pressmark.evaluate import Asked  # noqa: PLC0415

    raise typer.Exit(
        commands.evaluate(gold, {"reader": reader}, Asked(by=by, floors=floors, errors=errors), as_json=json)
    )


@app.command()
def checks(*, json: Annotated[bool, typer.Option("--json", help="Print JSON, one line a check.")] = False) -> None:
    """List the checks that every record goes through."""
    from pressmark import commands  # noqa: PLC0415

    raise typer.Exit(commands.checks(as_json=json))


@app.command()
def serve(  # noqa: PLR0913 - each is an option
    *,
    host: Annotated[
        str, typer.Option(help="Where to listen; others' addresses need tokens (PRESSMARK_TOKENS).")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8000,
    ledger: Ledger = None,
    reader: Reader = None,
    ask: Ask = None,
    witness: Witness = None,
    offline: Offline = False,
    register: Register = None,
) -> None:
    """Serve an HTTP API over a ledger."""
    from pressmark import webcommands  # noqa: PLC0415

    over = settings_from(reader=reader, ask=ask, witness=witness, offline=offline, register=register, ledger=ledger)
    raise typer.Exit(webcommands.serve(over, host, port))


app.command()(cluster)
app.command()(load)
app.command()(report)

batch = typer.Typer(help="Ask a model in batches, within a day and for less.", no_args_is_help=True)
app.add_typer(batch, name="batch")


@batch.command("submit")
def batch_submit(
    places: Annotated[
        list[str],
        typer.Argument(
            metavar="PLACE...", help="Files, folders, globs and archives; - is JSON lines on standard input."
        ),
    ],
    *,
    ledger: Ledger = None,
    ask: Ask = None,
    witness: Witness = None,
    register: Register = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, one line.")] = False,
) -> None:
    """Send articles in batches; what needs no new answer is recorded at once."""
    from pressmark import batchcommands  # noqa: PLC0415

    over = {"ledger": ledger, "ask": ask, "witness": witness, "register_file": register}
    raise typer.Exit(batchcommands.submit(places, over, as_json=json))


@batch.command("status")
def batch_status(
    *,
    ledger: Ledger = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, one line a batch.")] = False,
) -> None:
    """Show how the batches of a ledger stand: done, failed and all requests."""
    from pressmark import batchcommands  # noqa: PLC0415

    raise typer.Exit(batchcommands.status({"ledger": ledger}, as_json=json))


@batch.command("collect")
def batch_collect(
    *,
    ledger: Ledger = None,
    witness: Witness = None,
    register: Register = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, one line.")] = False,
) -> None:
    """Put what batches have answered into the ledger, checked as ever."""
    from pressmark import batchcommands  # noqa: PLC0415

    over = {"ledger": ledger, "witness": witness, "register_file": register}
    raise typer.Exit(batchcommands.collect(over, as_json=json))


gold = typer.Typer(help="Gold of what people reviewed.", no_args_is_help=True)
app.add_typer(gold, name="gold")


@gold.command("export")
def gold_export(
    folder: Annotated[str, typer.Argument(metavar="OUT_DIR", help="Where the files go, one an article.")],
    *,
    ledger: Ledger = None,
) -> None:
    """Write the reviewed articles of a ledger as gold, for evaluate."""
    from pressmark import goldcommands  # noqa: PLC0415

    raise typer.Exit(goldcommands.export(folder, {"ledger": ledger}))


def main() -> None:
    """Run the command of this process's arguments and end the process."""
    # What is made at the start stays: looking for garbage in it, as often as Python does, is lost time.
    gc.set_threshold(_MADE_BEFORE_A_LOOK)
    # Looking for pydantic's plugins is slow; and a plugin of somebody else's must not alter records.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
    try:
        app()
    except KeyboardInterrupt:  # between typer's own care for it and the end
        raise SystemExit(130) from None
    finally:
        gc.freeze()  # nor is the end the time to look: all memory is given back anyway


if __name__ == "__main__":
    main()
