"""Commands for a provider's batches: submit, status, collect."""

from typing import Annotated

import typer

from pressmark.cli.options import Ask, Budget, Column, Ledger, Register, Witness, family, mapping_from

app = family()
batch = family("Ask a model in batches, within a day and for less.")
app.add_typer(batch, name="batch")


@batch.command("submit")
def batch_submit(  # noqa: PLR0913 - each is an option
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
    column: Column = None,
    budget: Budget = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, one line.")] = False,
) -> None:
    """Send articles in batches; what needs no new answer is recorded at once."""
    from pressmark.commands import batches  # noqa: PLC0415 - whoever only wants help should not wait

    over = {"ledger": ledger, "ask": ask, "witness": witness, "register_file": register}
    found = batches.Places(places, mapping_from(column or []))
    raise typer.Exit(batches.submit(found, over, budget, as_json=json))


@batch.command("status")
def batch_status(
    *,
    ledger: Ledger = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, one line a batch.")] = False,
) -> None:
    """Show how the batches of a ledger stand: done, failed and all requests."""
    from pressmark.commands import batches  # noqa: PLC0415 - whoever only wants help should not wait

    raise typer.Exit(batches.status({"ledger": ledger}, as_json=json))


@batch.command("collect")
def batch_collect(
    *,
    ledger: Ledger = None,
    witness: Witness = None,
    register: Register = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, one line.")] = False,
) -> None:
    """Put what batches have answered into the ledger, checked as ever."""
    from pressmark.commands import batches  # noqa: PLC0415 - whoever only wants help should not wait

    over = {"ledger": ledger, "witness": witness, "register_file": register}
    raise typer.Exit(batches.collect(over, as_json=json))
