"""Options that several commands share, and what they come to."""

from typing import Annotated, Literal

import typer

from pressmark.readers import Choice


def family(help_text: str | None = None) -> typer.Typer:
    """Return what commands of a family are added to; plain help costs a tenth of a second less than coloured help."""
    return typer.Typer(help=help_text, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)


Files = Annotated[
    list[str], typer.Argument(metavar="FILE...", help="Text, Markdown or HTML files; - is standard input.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, one line an article.")]
Reader = Annotated[
    Choice | None,
    typer.Option(help="Who reads; auto is a model if one is named, else the rules.", show_default="auto"),
]
Ask = Annotated[
    Literal["always", "when-unsure", "never"] | None,
    typer.Option(help="When a model is asked; when-unsure: where the rules leave a doubt.", show_default="always"),
]
Witness = Annotated[
    Literal["on", "off"] | None,
    typer.Option(help="Compare a model's labels with the rule reader's.", show_default="on"),
]
Ledger = Annotated[
    str | None, typer.Option(metavar="FILE|URL", help="Keep records in this SQLite file or SQLAlchemy database.")
]
Offline = Annotated[bool, typer.Option("--offline", help="Use stored answers alone; never call a model.")]
Published = Annotated[
    str | None,
    typer.Option(metavar="YYYY-MM-DD", help="The day of publication; goes before what the text says."),
]
Register = Annotated[
    str | None,
    typer.Option(metavar="FILE", help="CSV or JSON of official grades to compare with; known: those that ship."),
]
Column = Annotated[
    list[str] | None, typer.Option(metavar="FIELD=NAME", help="A column with an unusual name: text=body_plain.")
]
Concurrency = Annotated[
    str, typer.Option(metavar="auto|N", help="Requests in flight; auto finds what the endpoint takes.")
]
Budget = Annotated[
    float | None, typer.Option(min=0, metavar="MONEY", help="The most that all runs on this ledger may cost.")
]
RetryFailures = Annotated[bool, typer.Option("--retry-failures", help="Try again what failed before.")]


def settings_from(
    *, register: str | None = None, offline: bool = False, **said: str | None
) -> dict[str, str | bool | None]:
    """Return what options say as settings; None leaves a setting as the environment has it."""
    return {**said, "register_file": register, "offline": offline or None}


def mapping_from(said: list[str]) -> dict[str, str]:
    """Return the columns of fields; a word that names none is wrong use."""
    pairs = [one.partition("=") for one in said]
    if any(not (field and equals and name) for field, equals, name in pairs):
        raise typer.BadParameter("write FIELD=NAME, for example text=body_plain", param_hint="--column")
    return {field: name for field, _, name in pairs}


def number_from(said: str) -> int | None:
    """Return how many requests may be in flight, None to find out; anything else is wrong use."""
    if said == "auto":
        return None
    if not said.isdecimal() or int(said) < 1:
        raise typer.BadParameter(f"{said!r} is neither auto nor a number from 1", param_hint="--concurrency")
    return int(said)


def costs_from(said: list[str]) -> dict[str, float]:
    """Return costs by owner; a word that is none is wrong use."""
    costs: dict[str, float] = {}
    for one in said:
        owner, _, cost = one.partition("=")
        try:
            costs[owner] = float(cost)
        except ValueError:
            costs[owner] = -1.0
        if not owner or not 0 <= costs[owner] < float("inf"):
            raise typer.BadParameter(f"{one!r} is no OWNER=COST, for example 3f2a=0.12", param_hint="--settle")
    return costs
