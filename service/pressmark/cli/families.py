"""The commands by family. A family's options are made when one of its commands is asked for, not at every start."""

from importlib import import_module
from typing import Any

from typer.core import TyperGroup
from typer.main import get_group

_FAMILIES = {
    "articles": "extract scan evaluate checks",
    "archives": "backfill cluster load",
    "batches": "batch",
    "ledgers": "recheck conflicts export report budget gold",
    "server": "serve",
}
"""The commands of each module beside this one, in the order in which help lists them."""

_FAMILY = {command: family for family, commands in _FAMILIES.items() for command in commands.split()}


class Families(TyperGroup):
    """All commands, each made when it is asked for. The context's type is one that typer keeps to itself."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        names: dict[str, Any] = dict.fromkeys(_FAMILY)
        self.commands = names  # help lists them, and a misspelt one is compared with them

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command, None if there is none of the name."""
        family = _FAMILY.get(cmd_name)
        if family is None:
            return None
        return get_group(import_module(f"pressmark.cli.{family}").app).get_command(ctx, cmd_name)
