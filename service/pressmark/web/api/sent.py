"""What callers send as an article, in each form that is taken, and the Article that it is.

An address or a file's name is a word about the article: nothing is opened.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from pathlib import PurePosixPath
from typing import Any, NamedTuple, TypeVar

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError
from starlette.datastructures import FormData, UploadFile

from pressmark.articles import KINDS, read_bytes, read_text
from pressmark.web.api.words import Address, Day, Words
from pressmark.web.intake import FACTS
from pressmark.web.problems import Problem
from pressmark_schemas.article import Article


class Facts(BaseModel):
    """What the sender says of an article; it goes before what the article says itself."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    title: Words | None = None
    published: Day | None = Field(default=None, description="the day of publication")
    url: Address | None = Field(default=None, description="where it was published; it is not opened")
    outlet: Words | None = Field(default=None, description="who published it")


class TextSent(Facts):
    """An article as text."""

    text: str = Field(min_length=1)


class PageSent(Facts):
    """An article as the HTML of its page."""

    html: str = Field(min_length=1)


SENT: TypeAdapter[TextSent | PageSent] = TypeAdapter(TextSent | PageSent)
Parsed = Callable[[int], Article]
"""Makes the article, of at most so many bytes. It may take a while, and raises ReadError or Problem."""

_Data = TypeVar("_Data", str, bytes)
_NAME = re.compile(r"[^\w.() -]")


class Form(NamedTuple):
    """A form in which articles come: how it is read, and what the description of the API says of it."""

    read: Callable[[Request], Awaitable[Parsed]]
    schema: Mapping[str, Any]


async def _json(request: Request) -> Parsed:
    sent = SENT.validate_json(await request.body())
    facts = Facts(**{name: getattr(sent, name) for name in FACTS})
    if isinstance(sent, PageSent):
        data = sent.html.encode()
        return lambda most: _with(facts, read_bytes(_fitting(data, most), kind="html", max_bytes=most, **_said(facts)))
    return of_text(sent.text, facts)


async def _text(request: Request) -> Parsed:
    data = await request.body()
    return lambda most: read_bytes(_fitting(data, most), kind="text", max_bytes=most)


async def _html(request: Request) -> Parsed:
    data = await request.body()
    return lambda most: read_bytes(_fitting(data, most), kind="html", max_bytes=most)


async def _upload(request: Request) -> Parsed:
    async with request.form(max_files=1, max_fields=len(FACTS)) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise Problem(422, "body.file: missing; send one file, named `file`, and what you know of it")
        facts = Facts.model_validate(_filled(form))
        return of_file(file.filename or "", await file.read(), facts)


def of_text(text: str, facts: Facts) -> Parsed:
    """Return what makes the article of a text, and what its sender says of it."""
    return lambda most: _with(facts, read_text(_fitting(text, most), max_bytes=most, **_said(facts)))


def of_file(name: str, data: bytes, facts: Facts) -> Parsed:
    """Return what makes the article of a file. Raises Problem 415 for a name that is none of an article."""
    name = _NAME.sub("_", PurePosixPath(name).name)[-200:]
    if PurePosixPath(name.lower()).suffix not in KINDS:
        raise Problem(415, f"the file is none of {', '.join(KINDS)}; save the article as text or as a page")
    source = f"upload:{name}"
    return lambda most: _with(facts, read_bytes(_fitting(data, most), source=source, max_bytes=most, **_said(facts)))


def _filled(form: FormData) -> dict[str, Any]:
    """Return the fields of a form that say anything, but for the file."""
    return {name: value for name, value in form.multi_items() if name != "file" and value != ""}


def _fitting(data: _Data, most: int) -> _Data:
    """Return a text or its bytes if they are not too long. Raises Problem 413."""
    size = len(data.encode() if isinstance(data, str) else data)
    if size > most:
        raise Problem(413, f"the article has {size:,} bytes, more than {most:,}; send one article at a time")
    return data


def _said(facts: Facts) -> dict[str, Any]:
    return {"published": facts.published, "url": facts.url}


def _with(facts: Facts, article: Article) -> Article:
    names = [name for name in ("title", "outlet") if getattr(facts, name) is not None]
    said = {name: getattr(facts, name) for name in names} | {f"{name}_from": "argument" for name in names}
    return article.model_copy(update=said)


_STRING = {"type": "string", "minLength": 1}
FORMS: dict[str, Form] = {
    "application/json": Form(_json, {"anyOf": [model.model_json_schema() for model in (TextSent, PageSent)]}),
    "text/plain": Form(_text, _STRING),
    "text/html": Form(_html, _STRING),
    "multipart/form-data": Form(
        _upload,
        {
            "type": "object",
            "required": ["file"],
            "properties": {"file": {"type": "string", "format": "binary"}}
            | {name: {"type": "string"} for name in FACTS},
        },
    ),
}
"""By their content type."""


async def parsed(request: Request) -> Parsed:
    """Return what makes the article of a request. Raises Problem 413, 415 or 422, or RequestValidationError."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    form = FORMS.get(kind)
    if form is None:
        raise Problem(415, f"an article comes as one of {', '.join(FORMS)}")
    try:
        return await form.read(request)
    except ValidationError as error:
        raise RequestValidationError([one | {"loc": ("body", *one["loc"])} for one in error.errors()]) from None
