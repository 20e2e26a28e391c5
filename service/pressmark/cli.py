"""The command. It reads arguments and settings, and prints; everything else happens below.

Exit codes: 0 done, 1 some articles failed, 2 wrong use or configuration, 130 interrupted.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from pressmark.articles import read_bytes, read_path
from pressmark.errors import ConfigError, PackError, PressmarkError
from pressmark.session import Session
from pressmark.settings import Reader, Settings
from pressmark_schemas.article import Article

app = typer.Typer(
    name="pressmark",
    help="Reads news about public inspections; writes down every rating and every quote.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Files = Annotated[list[str], typer.Argument(metavar="FILE…", help="Text, Markdown or HTML files; - for standard input.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON, one line an article.")]
ReaderOption = Annotated[Reader | None, typer.Option(help="Who labels: rules, a model, or a model if one is named.")]
Offline = Annotated[bool, typer.Option("--offline", help="Use stored answers only; never call a model.")]
Published = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="The day of publication, if the text does not say.")]


@app.command()
def extract(
    files: Files,
    *,
    json: Json = False,
    reader: ReaderOption = None,
    offline: Offline = False,
    published: Published = None,
) -> None:
    """Print the ratings and quotes of articles, each with what proves it."""
    settings = Settings.load(reader=reader, offline=offline or None)
    failed = 0
    with Session(settings) as session:
        for name in files:
            try:
                article = _article(name, settings, published)
                record = session.read(article)
            except (ConfigError, PackError):
                raise
            except PressmarkError as error:
                failed += 1
                _complain(name, error)
                continue
            if json:
                typer.echo(record.model_dump_json(by_alias=True))
            else:
                from pressmark.show import show_record  # noqa: PLC0415 - rich costs a tenth of a second

                show_record(record)
            sys.stdout.flush()
    if failed:
        raise typer.Exit(1)


@app.command()
def scan(files: Files, *, json: Json = False) -> None:
    """Show what the scanner marks in articles, before anybody judges it."""
    from pressmark.scan import scan as scanned  # noqa: PLC0415
    from pressmark_schemas.pack import load_pack  # noqa: PLC0415

    settings = Settings.load()
    pack = load_pack(settings.pack)
    failed = 0
    for name in files:
        try:
            article = _article(name, settings, None)
        except PressmarkError as error:
            failed += 1
            _complain(name, error)
            continue
        marks = scanned(article, pack)
        if json:
            from pressmark.show import marks_json  # noqa: PLC0415

            typer.echo(marks_json(article, marks))
        else:
            from pressmark.show import show_marks  # noqa: PLC0415

            show_marks(article, marks)
    if failed:
        raise typer.Exit(1)


@app.command()
def checks(*, json: Json = False) -> None:
    """List the checks that every record goes through."""
    for name, meaning in _documented():
        if json:
            import json as encoder  # noqa: PLC0415

            typer.echo(encoder.dumps({"check": name, "meaning": meaning}))
        else:
            typer.echo(f"{name:22} {meaning}")


def _documented() -> Iterator[tuple[str, str]]:
    from pressmark.checks import CHECKS  # noqa: PLC0415

    for one in CHECKS:
        name, _, meaning = " ".join((one.__doc__ or "").split()).partition(": ")
        yield name, meaning


def _article(name: str, settings: Settings, published: str | None) -> Article:
    if name == "-":
        data = sys.stdin.buffer.read(settings.max_bytes + 1)
        return read_bytes(data, source="-", kind=None, published=published, max_bytes=settings.max_bytes)
    return read_path(name, published=published, max_bytes=settings.max_bytes)


def _complain(name: str, error: PressmarkError) -> None:
    said = str(error)
    typer.echo(f"pressmark: {said if name in said else f'{name}: {said}'}", err=True)


def main() -> None:
    """Run the command; what cannot be done is one line on standard error."""
    try:
        app(standalone_mode=True)
    except PressmarkError as error:
        typer.echo(f"pressmark: {error}", err=True)
        raise SystemExit(2) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): nothing to say, nobody to say it to.
        sys.stdout = Path("/dev/null").open("w")  # noqa: SIM115 - closed by the interpreter's exit
        raise SystemExit(0) from None


if __name__ == "__main__":
    main()
