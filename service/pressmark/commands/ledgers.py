"""What the commands over a ledger do: recheck, conflicts, export, and gold of what people reviewed."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pressmark.commands.ending import DONE, SOME_FAILED, ends_in_words, kept, readers_may_leave, say, set_encoding
from pressmark.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pressmark.columns import Table
    from pressmark.export import Format


@ends_in_words
def recheck(over: Mapping[str, Any], *, as_json: bool) -> int:
    """Print what changed in a ledger whose records are judged again; an outdated answer ends it with 1."""
    from pressmark.recheck import recheck as rechecked  # noqa: PLC0415 - the name is this command's
    from pressmark.showrecheck import Tally, show_rechecked  # noqa: PLC0415

    tally = Tally()
    with kept(over, "recheck") as (session, ledger):
        witness, register = session.settings.witness, session.register
        for one in tally.count(rechecked(ledger, session.pack, witness=witness, register=register)):
            if as_json:
                say(json.dumps(one._asdict(), ensure_ascii=False))
            elif one.changes:
                say(show_rechecked(one))
    if not as_json:
        say("\n".join(tally.show()))
    return SOME_FAILED if tally.outcomes["outdated"] else DONE


@ends_in_words
def conflicts(over: Mapping[str, Any], *, as_json: bool) -> int:
    """Print where the articles of a ledger contradict one another."""
    from pressmark.conflicts import Entry, find_conflicts  # noqa: PLC0415 - for this command alone
    from pressmark.reviews import as_reviewed  # noqa: PLC0415
    from pressmark.showconflicts import conflict_json, show_conflicts  # noqa: PLC0415
    from pressmark.terminal import Terminal  # noqa: PLC0415

    with kept(over, "compare") as (session, ledger):
        entries = (Entry(record, article.text) for article, record in as_reviewed(ledger))
        found = find_conflicts(entries, session.pack)
    set_encoding(as_json=as_json)
    lines = map(conflict_json, found) if as_json else show_conflicts(found, Terminal.of(sys.stdout))
    for line in lines:
        say(line)
    return DONE


@ends_in_words
def export(over: Mapping[str, Any], table: Table, form: Format, out: str | None, *, bom: bool) -> int:
    """Write what a ledger holds to a file, or to standard output."""
    from pressmark.export import export as exported  # noqa: PLC0415 - the name is this command's
    from pressmark.export import whole_file  # noqa: PLC0415

    if out is None and form == "parquet":
        raise ConfigError("Parquet is no text: name a file with --out")
    with kept(over, "export") as (_, ledger):
        if out is not None:
            with whole_file(out) as file:
                number = exported(ledger.engine, table, form, file, bom=bom)
            say(f"{number} rows written to {out}")
        else:
            with readers_may_leave():
                exported(ledger.engine, table, form, sys.stdout.buffer, bom=bom)
                sys.stdout.buffer.flush()
    return DONE


@ends_in_words
def export_gold(folder: str, over: Mapping[str, Any]) -> int:
    """Write the gold of a ledger's reviewed articles into a folder."""
    from pressmark.reviews.gold import write_gold  # noqa: PLC0415 - for this command alone

    with kept(over, "take gold from") as (_, ledger):
        number = write_gold(ledger, Path(folder))
    say(f"{number} reviewed articles written to {folder}")
    return DONE
