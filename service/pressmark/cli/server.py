"""The command for a server."""

from typing import Annotated

import typer

from pressmark.cli.options import Ask, Ledger, Offline, Reader, Register, Witness, family, settings_from

app = family()


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
    from pressmark.commands import server  # noqa: PLC0415 - whoever only wants help should not wait

    over = settings_from(reader=reader, ask=ask, witness=witness, offline=offline, register=register, ledger=ledger)
    raise typer.Exit(server.serve(over, host, port))
