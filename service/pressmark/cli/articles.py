"""Commands for articles: extract, scan, evaluate, checks."""

from typing import Annotated, Literal

import typer

from pressmark.cli.options import (
    Ask,
    Files,
    Json,
    Ledger,
    Offline,
    Published,
    Reader,
    Register,
    Witness,
    family,
    settings_from,
)

app = family()


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
    from pressmark.commands import articles  # noqa: PLC0415 - whoever only wants help should not wait

    over = settings_from(reader=reader, ask=ask, witness=witness, offline=offline, register=register, ledger=ledger)
    raise typer.Exit(articles.extract(files, over, published, as_json=json))


@app.command()
def scan(files: Files, *, json: Json = False) -> None:
    """Show what is marked before anybody judges it."""
    from pressmark.commands import articles  # noqa: PLC0415 - whoever only wants help should not wait

    raise typer.Exit(articles.scan(files, as_json=json))


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
    from pressmark.commands import articles  # noqa: PLC0415 - whoever only wants help should not wait
    from pressmark.evaluate import Asked  # noqa: PLC0415

    raise typer.Exit(
        articles.evaluate(gold, {"reader": reader}, Asked(by=by, floors=floors, errors=errors), as_json=json)
    )


@app.command()
def checks(*, json: Annotated[bool, typer.Option("--json", help="Print JSON, one line a check.")] = False) -> None:
    """List the checks that every record goes through."""
    from pressmark.commands import articles  # noqa: PLC0415 - whoever only wants help should not wait

    raise typer.Exit(articles.checks(as_json=json))
