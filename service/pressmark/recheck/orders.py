"""What is to be done anew for records that were judged by given standards, and with which register.

A register that is given counts for all records. Without one, a record that was compared with the register that
ships is compared with it again; the flags of any other register stay on their ratings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pressmark.errors import ConfigError
from pressmark.register import KNOWN, Register, load_register
from pressmark.standards import CHECKS, Standards, standards

if TYPE_CHECKING:
    from pressmark_schemas.pack import Pack

REGISTER = "register"
"""The family of checks that compare with a register."""


class Today(NamedTuple):
    """What records are judged by now."""

    pack: Pack
    register: Register | None = None
    witness: bool = True


class Order(NamedTuple):
    """How records are judged again that were judged by the same standards.

    `stale` are the parts that changed since; `standards` are what the records will have been judged by.
    `left` names the register whose flags stay as they are, if there is one.
    """

    stale: frozenset[str]
    standards: Standards
    register: Register | None
    left: str | None


def order(was: Standards, today: Today) -> Order:
    """Return how records are judged again that were judged by `was`."""
    register = today.register or (_shipped(today.pack) if was.register_name == KNOWN else None)
    now = standards(today.pack, register, witness=today.witness)
    left = was.register_name if register is None else None
    if left is not None:
        compared = {part: digest for part, digest in was.parts.items() if part == CHECKS + REGISTER}
        now = Standards(parts=now.parts | compared, register_name=left)
    parts = now.parts.keys() | was.parts.keys()
    stale = frozenset(part for part in parts if now.parts.get(part) != was.parts.get(part))
    return Order(stale, now, register, left)


def _shipped(pack: Pack) -> Register | None:
    try:
        return load_register(KNOWN, pack)
    except ConfigError:  # none ships with this pack
        return None
