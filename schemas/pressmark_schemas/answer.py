"""Answer: what a reader says of the marks. This is the schema that a model fills.

It is lean on purpose: labels point at marks by number and copy nothing, so a misquote cannot
occur. Only what no mark covers is added as an unmarked item with its words, which must then
stand in the article. Every property is required and none has a default, as OpenAI's strict
mode demands.
"""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

AnswerMode = Literal["auto", "json_schema", "tools", "json_object"]
"""How an answer of the schema is asked for; `auto` begins with json_schema and falls back."""

Basis = Literal["stated", "implied", "earlier"]
Reason = Literal[
    "not_a_rating",
    "negated",
    "hoped_for",
    "area_name",
    "other_inspectorate",
    "no_body",
    "unclear",
    "not_speech",
    "not_about_inspection",
]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RatingLabel(_Strict):
    """A grade word that rates: one rating for each pair of its bodies and areas."""

    mark: str = Field(description="g-number of the grade word, or c-number for an implied rating")
    bodies: list[str] = Field(description="official names of the bodies rated")
    areas: list[str] = Field(
        description="area keys; 'overall' for the whole body; 'unspecified' where the area is not named"
    )
    grade: str = Field(description="canonical grade; for a g-mark its own")
    basis: Basis = Field(description="stated now, implied without a grade word, or of an earlier inspection")
    count: int | None = Field(description="how many unnamed areas got the grade, else null")


class QuoteLabel(_Strict):
    """A quotation that is somebody's words."""

    mark: str = Field(description="q-number")
    kind: Literal["person", "document"]
    speaker: str | None = Field(description="full name without title, null if not named")
    role: str | None = Field(description="as printed")
    organisation: str | None = Field(description="official name, null if the text does not tell")


class ConcernLabel(_Strict):
    """A concern phrase that says something about a body."""

    mark: str = Field(description="c-number")
    body: str
    areas: list[str]


class Dismissal(_Strict):
    """A mark that is none of the above, and why."""

    mark: str
    reason: Reason


class UnmarkedRating(_Strict):
    """A rating that no grade word marks; `words` are copied from the article, exactly."""

    words: str
    body: str
    area: str
    grade: str
    basis: Basis


class UnmarkedQuote(_Strict):
    """Somebody's exact words that no quotation marks enclose; `words` are copied, exactly."""

    words: str
    kind: Literal["person", "document"]
    speaker: str | None
    role: str | None
    organisation: str | None


class Answer(_Strict):
    """Labels by mark number, dismissals, unmarked items: only what the reader said, no offsets."""

    ratings: list[RatingLabel]
    quotes: list[QuoteLabel]
    concerns: list[ConcernLabel]
    dismissed: list[Dismissal]
    unmarked_ratings: list[UnmarkedRating]
    unmarked_quotes: list[UnmarkedQuote]


def canonical(value: object) -> bytes:
    """Return JSON bytes that are equal for equal values: keys sorted, no spaces, UTF-8."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass")


def digest_of(value: object) -> str:
    """Return the sha256 of a value's canonical JSON, as 64 hex digits."""
    return hashlib.sha256(canonical(value)).hexdigest()


@cache
def answer_schema() -> dict[str, Any]:
    """Return the JSON Schema of `Answer` as strict mode wants it. Shared: do not change it.

    It is read as `export` wrote it, since to build it takes longer than to read an article.
    """
    return json.loads((_exported() / "answer.json").read_text("utf-8"))


def _exported() -> Path:
    """Return the folder of JSON Schemas in the installed package, or in the checkout that it was installed from."""
    installed = Path(__file__).parent / "json"
    return installed if installed.is_dir() else Path(__file__).parents[1] / "json"


@cache
def answer_schema_digest() -> str:
    """Return the digest of `answer_schema()`."""
    return digest_of(answer_schema())
