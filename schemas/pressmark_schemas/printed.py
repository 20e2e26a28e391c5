"""Marks as they are printed: objects with names, where the scanner's named tuples would be bare lists."""

from __future__ import annotations

from typing import Any, get_args, get_type_hints

from pydantic import BaseModel, ConfigDict, create_model

from pressmark_schemas.marks import Marks


def _printed(kind: Any) -> type[BaseModel]:
    """Return the model of a named tuple, and of those that its tuples hold; `model_validate` takes the tuple itself."""
    fields: dict[str, Any] = {
        name: (_tuple_of(hint), kind._field_defaults.get(name, ...)) for name, hint in get_type_hints(kind).items()
    }
    return create_model(kind.__name__, __config__=ConfigDict(from_attributes=True), __doc__=kind.__doc__, **fields)


def _tuple_of(hint: Any) -> Any:
    """Return a field's type, with the model of a named tuple in place of it."""
    held = next(iter(get_args(hint)), None)
    return tuple[_printed(held), ...] if hasattr(held, "_fields") else hint


PrintedMarks = _printed(Marks)
