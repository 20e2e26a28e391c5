"""Submitting: a text that is pasted or a file, on the same way as through the API, and how it stands with its job."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

from fastapi import Depends, Request
from pydantic import ValidationError
from starlette.datastructures import UploadFile
from starlette.responses import Response

from pressmark.articles import KINDS
from pressmark.errors import ReadError
from pressmark.jobs import Job, QueueFull
from pressmark.web.api.sent import Facts, Parsed, of_file, of_text
from pressmark.web.api.words import ArticleId
from pressmark.web.intake import FACTS
from pressmark.web.pages.routes import pages, see
from pressmark.web.pages.visit import Decider, Visit, Visitor, visitor
from pressmark.web.problems import Problem

if TYPE_CHECKING:
    from pressmark.ledger import Stored

router = pages()
_PATIENCE = 1.5
"""Seconds in which an article may be read before there is a page to wait on."""
_FIELDS = 10
_LABELS = {"title": "Title", "published": "Day of publication", "url": "Address", "outlet": "Outlet"}


class Upload(NamedTuple):
    """A file that came with a form."""

    name: str
    data: bytes


class _Refused(Exception):  # noqa: N818 - it is the form that is refused
    """A form that makes no article: the status, and what to do."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(said)
        self.status, self.said = status, said


async def upload(request: Request, _: Annotated[Visit, Depends(visitor)]) -> Upload | None:
    """Return the file that came with a form, None without one. It stands before `Decider`, which takes no files."""
    most = request.app.state.house.session.settings.max_bytes
    form = await request.form(max_files=1, max_fields=_FIELDS, max_part_size=2 * most)
    file = form.get("file")
    if not isinstance(file, UploadFile):
        return None
    data = await file.read()
    await form.close()
    return Upload(file.filename, data) if file.filename else None


@router.get("/submit")
def form(visit: Visitor) -> Response:
    """Show where an article is pasted or chosen."""
    return _form(visit)


@router.post("/submit")
async def submit(file: Annotated[Upload | None, Depends(upload)], visit: Decider) -> Response:
    """Take an article in, and go on to it, or to where it is waited for; what is wrong is told in the form."""
    try:
        made = _made(visit.form, file)
        taken = await visit.house.take_in(partial(_taken, visit, made))
    except _Refused as refused:
        return _form(visit, refused.status, refused.said, had_file=file is not None)
    if not isinstance(taken, Job):
        return see(f"/articles/{taken.article.id}")
    visit.house.staff.tell()
    job = await visit.house.watch.until_over(taken, _PATIENCE)
    return see(f"/articles/{job.id}" if job.state == "done" else f"/jobs/{job.id}")


@router.get("/jobs/{job}")
def waiting(visit: Visitor, job: ArticleId) -> Response:
    """Show how it stands with a job; one that is done leads to its article."""
    found = visit.house.jobs.find([job])
    if not found:
        raise Problem(404, "there is no job with this id; submit the article again")
    if found[0].state == "done":
        return _onward(visit.request, f"/articles/{job}")
    return visit.page("job.html", job=found[0], ahead=visit.house.jobs.ahead(found[0]))


@router.post("/jobs/{job}/again")
def again(visit: Decider, job: ArticleId) -> Response:
    """Let a job that failed be tried once more."""
    visit.house.jobs.again(job)
    visit.house.staff.tell()
    return see(f"/jobs/{job}")


def _onward(request: Request, place: str) -> Response:
    """Send a browser on to a page, and htmx, which would put it in place of a part of this one, as well."""
    return Response(headers={"HX-Redirect": place}) if "hx-request" in request.headers else see(place)


def _form(visit: Visit, status: int = 200, fault: str | None = None, *, had_file: bool = False) -> Response:
    known = {name: visit.form.get(name, "") for name in ("text", *FACTS)}
    return visit.page("submit.html", status, sent=known, fault=fault, had_file=had_file, kinds=", ".join(KINDS))


def _made(form: Mapping[str, str], file: Upload | None) -> Parsed:
    """Return what makes the article that a form holds."""
    text = form.get("text", "").replace("\r\n", "\n")  # browsers write the ends of lines so
    if bool(text.strip()) == (file is not None):
        raise _Refused(422, "Paste the text of an article, or choose a file: one of the two.")
    try:
        facts = Facts.model_validate({name: form[name] for name in FACTS if form.get(name)})
        return of_text(text, facts) if file is None else of_file(file.name, file.data, facts)
    except ValidationError as error:
        raise _Refused(422, "\n".join(map(_fault, error.errors()))) from None
    except Problem as problem:
        raise _Refused(problem.status, problem.detail) from None


def _taken(visit: Visit, made: Parsed) -> Job | Stored:
    """Return the job of an article, or what is known of it already."""
    try:
        return visit.house.intake.take(made(visit.house.session.settings.max_bytes))
    except ReadError as error:
        raise _Refused(422, str(error)) from None
    except Problem as problem:
        raise _Refused(problem.status, problem.detail) from None
    except QueueFull as error:
        raise _Refused(503, str(error)) from None


def _fault(error: Any) -> str:
    label = _LABELS.get(str(error["loc"][0]), "The form")
    why = str(error["msg"]).removeprefix("Value error, ")
    return f"{label}: {why[:1].lower()}{why[1:]}"
