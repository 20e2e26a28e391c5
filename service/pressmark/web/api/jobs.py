"""Jobs: how it stands with an article that was sent."""

from __future__ import annotations

from fastapi import APIRouter, Response
from pydantic import BaseModel, Field

from pressmark.jobs import Job, JobState
from pressmark.web.api.words import ArticleId
from pressmark.web.house import InHouse
from pressmark.web.openapi import PREFIX, problems
from pressmark.web.problems import Problem
from pressmark.web.security import Reader

router = APIRouter(prefix=PREFIX, tags=["articles"])


class JobBody(BaseModel):
    """A job. Its id is the article's."""

    id: str
    state: JobState
    reason: str | None = Field(description="why it failed")
    accepted: str = Field(description="when it was accepted")
    begun: str | None = Field(description="when its reading began last")
    ended: str | None = Field(description="when it was done, or failed")
    record: str | None = Field(description="where its record is, when it is done")


def job_response(job: Job, status: int = 200) -> Response:
    """Return the answer that a job is; 202 says where to ask again."""
    record = f"{PREFIX}/records/{job.id}" if job.state == "done" else None
    body = JobBody(**job._asdict(), record=record).model_dump_json()
    location = {"Location": f"{PREFIX}/jobs/{job.id}"} if status == 202 else None
    return Response(body, status, location, media_type="application/json")


@router.get("/jobs/{job}", response_model=JobBody, responses=problems(404, 422, 503))
def job(job: ArticleId, house: InHouse, _: Reader) -> Response:
    """Return how a job stands."""
    found = house.jobs.find([job])
    if not found:
        raise Problem(404, "there is no job with this id")
    return job_response(found[0])
