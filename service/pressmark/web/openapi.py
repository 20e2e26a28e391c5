"""The description of the API, as true as a test finds it: each status that may come, and who may ask."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from pressmark.web.problems import Fault, ProblemBody

if TYPE_CHECKING:
    from fastapi import FastAPI

PREFIX = "/api/v1"
ADDRESS = f"{PREFIX}/openapi.json"
_ANYWHERE = (400, 401, 403, 413, 429, 500)
"""Statuses that may come before a request reaches its route, and where nobody foresaw what happened."""
_REF = "#/components/schemas/{model}"
_WAYS: dict[str, Any] = {
    "bearer": {"type": "http", "scheme": "bearer"},
    "session": {"type": "apiKey", "in": "cookie", "name": "pressmark"},
}


def problems(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """Return what a route's description says of problems with these statuses."""
    content = {"application/problem+json": {"schema": {"$ref": _REF.format(model="ProblemBody")}}}
    return {status: {"description": HTTPStatus(status).phrase, "content": content} for status in statuses}


def describe(app: FastAPI, *, with_tokens: bool) -> None:
    """Let an application describe itself, with all that may happen to any request."""
    described: Callable[[], dict[str, Any]] = app.openapi

    def described_whole() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _completed(described(), with_tokens=with_tokens)
        return app.openapi_schema

    app.openapi = described_whole


def _completed(said: dict[str, Any], *, with_tokens: bool) -> dict[str, Any]:
    for operations in said["paths"].values():
        for operation in operations.values():
            anywhere = problems(*_ANYWHERE)
            operation["responses"] |= {str(status): one for status, one in anywhere.items()}
            if with_tokens:
                operation.setdefault("security", [{way: []} for way in _WAYS])
    parts = said.setdefault("components", {})
    parts.setdefault("schemas", {}).update(
        {
            model.__name__: model.model_json_schema(ref_template=_REF, mode="serialization")
            for model in (Fault, ProblemBody)
        }
    )
    parts["schemas"]["ProblemBody"].pop("$defs", None)
    return said | ({"components": parts | {"securitySchemes": _WAYS}} if with_tokens else {})
