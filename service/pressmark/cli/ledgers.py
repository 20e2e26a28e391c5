"""Commands over a ledger: recheck, conflicts, export, report, budget, and gold of what people reviewed."""

from typing import Annotated, Literal

import typer

from pressmark.cli.options import (
    Ask,
    Ledger,
    Offline,
    Published,
    Reader,
    Register,
    Witness,
    costs_from,
    family,
    settings_from,
)

app = family()
gold = family("Gold of what people reviewed.")
app.add_typer(gold, name="gold")


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
    from pressmark.commands import ledgers  # noqa: PLC0415 - whoever only wants help should not wait

    over = {"witness": witness, "register_file": register, "ledger": ledger}
    raise typer.Exit(ledgers.recheck(over, as_json=json))


@app.command()
def conflicts(
    *,
    ledger: Ledger = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, one line a conflict.")] = False,
) -> None:
    """List where the articles of a ledger contradict one another."""
    from pressmark.commands import ledgers  # noqa: PLC0415 - whoever only wants help should not wait

    raise typer.Exit(ledgers.conflicts({"ledger": ledger}, as_json=json))


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
    from pressmark.commands import ledgers  # noqa: PLC0415 - whoever only wants help should not wait

    raise typer.Exit(ledgers.export({"ledger": ledger}, table, form, out, bom=bom))


@app.command()
def report(  # noqa: PLR0913 - each is an option
    out: Annotated[str, typer.Argument(metavar="OUT.html", help="The file to write: one page that needs no other.")],
    files: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE]...", help="Articles to read; the ledger's if none is named.")
    ] = None,
    *,
    ledger: Ledger = None,
    title: Annotated[str | None, typer.Option(metavar="WORDS", help="What stands over the report.")] = None,
    png: Annotated[str | None, typer.Option(metavar="FILE", help="Draw the table of grades as a picture, too.")] = None,
    reader: Reader = None,
    ask: Ask = None,
    witness: Witness = None,
    offline: Offline = False,
    published: Published = None,
    register: Register = None,
) -> None:
    """Write one page for people: who was graded what, trends, contradictions, every passage and doubt."""
    from pressmark.commands import reports  # noqa: PLC0415 - whoever only wants help should not wait

    over = settings_from(reader=reader, ask=ask, witness=witness, offline=offline, register=register, ledger=ledger)
    raise typer.Exit(reports.report(over, reports.Wish(out, files or [], title, png, published)))


@app.command()
def budget(
    *,
    ledger: Ledger = None,
    settle: Annotated[
        list[str] | None,
        typer.Option(metavar="OWNER=COST", help="What the provider billed for the calls of a process that died."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON, one line.")] = False,
) -> None:
    """Show how a ledger's budget stands, and settle what processes that died had reserved."""
    from pressmark.commands import money  # noqa: PLC0415 - whoever only wants help should not wait

    raise typer.Exit(money.budget({"ledger": ledger}, costs_from(settle or []), as_json=json))


@gold.command("export")
def gold_export(
    folder: Annotated[str, typer.Argument(metavar="OUT_DIR", help="Where the files go, one an article.")],
    *,
    ledger: Ledger = None,
) -> None:
    """Write the reviewed articles of a ledger as gold, for evaluate."""
    from pressmark.commands import ledgers  # noqa: PLC0415 - whoever only wants help should not wait

    raise typer.Exit(ledgers.export_gold(folder, {"ledger": ledger}))
