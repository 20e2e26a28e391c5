"""The command: its options and how it ends. What it does stands in `commands`, imported when it is done.

Exit codes: 0 done, 1 some articles failed, 2 wrong use or configuration, 130 interrupted.
"""

import gc
import os
from typing import Annotated

import typer

from pressmark import VERSION
from pressmark.cli.families import Families

app = typer.Typer(
    name="pressmark",
    cls=Families,
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
