"""The command for a report: its options. What it does stands in `reportcommands`, imported when it is done."""

from typing import Annotated

import typer

from pressmark.options import Ask, Ledger, Offline, Published, Reader, Register, Witness, settings_from


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
    from pressmark import reportcommands  # noqa: PLC0415 - whoever only wants help should not wait

    over = settings_from(reader=reader, ask=ask, witness=witness, offline=offline, register=register, ledger=ledger)
    raise typer.Exit(reportcommands.report(over, reportcommands.Wish(out, files or [], title, png, published)))
