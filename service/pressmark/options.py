"""Options that several commands share."""

from typing import Annotated, Literal

import typer

from pressmark.readers import Choice

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
