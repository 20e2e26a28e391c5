"""Prompts: read from Markdown files, filled with a pack's tables, joined with one marked article.

The fixed part comes first and is the same for every article, so that providers can cache it. It
is filled by plain replacement of three named slots; article text passes through no template.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pressmark.calls import Message, ModelCall, ModelOptions
from pressmark.errors import ConfigError
from pressmark.markup import marked, marked_passages, numbered, unmarked_passages
from pressmark_schemas.answer import answer_schema_digest

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from pressmark_schemas.article import Article
    from pressmark_schemas.marks import Marks
    from pressmark_schemas.pack import Pack, Programme

_SLOTS = ("{inspectorate}", "{bodies}", "{programmes}")
_FRONT = re.compile(r"\A---\r?\n(?P<front>.*?)^---\r?\n(?P<text>.*)\Z", re.DOTALL | re.MULTILINE)
_ENCLOSED = re.compile(r"^<article (?P<id>[0-9a-f]{16})>\n(?P<text>.*)\n</article (?P=id)>$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt as its file gives it; `text` is the fixed part with its slots unfilled."""

    name: str
    version: int
    changed: str
    text: str

    @property
    def id(self) -> str:
        """Name and version, as records and the answer store call it: `label/1`."""
        return f"{self.name}/{self.version}"


@dataclass(frozen=True, slots=True)
class About:
    """What a second question is about: ids of marks, and the bodies and rounds that its tables name."""

    marks: frozenset[str]
    bodies: frozenset[str]
    programmes: frozenset[str]


class _Front(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    version: int = Field(ge=1)
    changed: str


def load_prompt(name: str, folder: Path | None = None) -> Prompt:
    """Read `name`.md from a folder, or from the prompts that come with pressmark.

    Raises ConfigError that names the file when it is missing or broken.
    """
    place = (folder or _own_prompts()) / f"{name}.md"
    try:
        found = _FRONT.match(place.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"the prompt {place} cannot be read: {error}; name a folder that has it") from None
    if found is None:
        raise ConfigError(f"the prompt {place} does not begin with front matter between two lines of ---")
    front = _front(found["front"], place)
    missing = [slot for slot in _SLOTS if found["text"].count(slot) != 1]
    if front.name != name or missing:
        wrong = f"has no single {missing[0]}" if missing else f"says in its front matter that it is {front.name!r}"
        raise ConfigError(f"the prompt {place} {wrong}; compare it with the one that comes with pressmark")
    return Prompt(front.name, front.version, front.changed, found["text"].strip())


def _front(text: str, place: Traversable) -> _Front:
    import yaml  # noqa: PLC0415 - only who asks a model pays for it

    try:
        return _Front.model_validate(yaml.safe_load(text))
    except yaml.YAMLError as error:
        raise ConfigError(f"the front matter of the prompt {place} is not YAML: {error}") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "front matter"
        raise ConfigError(f"the front matter of the prompt {place} is wrong: {where}: {first['msg']}") from None


def _own_prompts() -> Traversable:
    """Return the prompts of the installed package, or of the checkout that it was installed from."""
    installed = resources.files("pressmark") / "prompts"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "prompts"


_WHOLE: dict[tuple[str, str], str] = {}
"""Fixed parts with all of a pack's tables, by the prompt's text and the pack's digest."""


def fixed_part(prompt: Prompt, pack: Pack, about: About | None = None) -> str:
    """Return the system message: the prompt's text with the pack's tables, or what is `about`, in its slots."""
    if about is not None:
        return _filled(prompt, pack, about)
    key = prompt.text, pack.digest
    if key not in _WHOLE:
        _WHOLE[key] = _filled(prompt, pack, None)
    return _WHOLE[key]


def _filled(prompt: Prompt, pack: Pack, about: About | None) -> str:
    filled = {"{inspectorate}": pack.title, "{bodies}": _bodies(pack, about), "{programmes}": _programmes(pack, about)}
    return re.sub("|".join(map(re.escape, _SLOTS)), lambda slot: filled[slot[0]], prompt.text)


def _bodies(pack: Pack, about: About | None) -> str:
    """Return one line a sector, official names in the order of the table."""
    rows = [row for row in pack.bodies if about is None or row.body in about.bodies]
    names = {sector: [row.body for row in rows if row.sector == sector] for sector in pack.sectors}
    return "\n".join(f"- {sector}: {'; '.join(bodies)}" for sector, bodies in names.items() if bodies)


def _programmes(pack: Pack, about: About | None) -> str:
    """Return one line a round. An area's words are given where they are new."""
    said: set[tuple[str, str]] = set()
    lines: list[str] = []
    for programme in pack.programmes:
        if about is not None and programme.programme not in about.programmes:
            continue
        areas: list[str] = []
        for row in pack.areas_of[programme.programme].values():
            words = "" if (row.area, row.official) in said else f" = {row.official}"
            said.add((row.area, row.official))
            areas.append(f"{row.area}{words}{'' if row.graded else ' (u)'}")
        lines.append(f"- {_heading(programme)}: {' | '.join(areas)}")
    return "\n".join(lines)


def _heading(programme: Programme) -> str:
    until = f" to {programme.until}" if programme.until else " on"
    overall = "" if programme.overall else "; no overall grade"
    return (
        f"{programme.programme} ({programme.sector}, reports from {programme.since}{until};"
        f" {', '.join(programme.grades)}{overall})"
    )


def render(
    prompt: Prompt, pack: Pack, article: Article, marks: Marks, about: About | None = None
) -> tuple[Message, ...]:
    """Return the messages of a call: the fixed part, then the article with its marks.

    A second question is `about` some marks: it holds the passages round them and no other mark.
    """
    places = numbered(marks)
    if about is None:
        text = marked(article.text, article.start, len(article.text), places)
    else:
        text = marked_passages(article.text, marks.passages, places, about.marks)
    number = article.id[:16]
    head = (f"{name.capitalize()}: {value}" for name, value in _told(article, marks, about))
    enclosed = f"<article {number}>\n{text}\n</article {number}>"
    return Message("system", fixed_part(prompt, pack, about)), Message("user", "\n".join((*head, enclosed)))


def _told(article: Article, marks: Marks, about: About | None) -> tuple[tuple[str, str], ...]:
    """Return what a model is told of an article beside its text, by name."""
    ids = [mark.id for mark in numbered(marks) if about is None or mark.id in about.marks]
    told = (("marks", f"{', '.join(ids) or 'none'}."), ("published", f"{article.published or 'not stated'}."))
    if not article.title or article.title in article.text[article.start :]:
        return told
    return (*told, ("title", json.dumps(article.title, ensure_ascii=False)))


def article_passages(user_message: str) -> tuple[str, ...]:
    """Return the article's own text as a rendered user message holds it, without marks.

    One piece, `article.text[article.start:]`, or several where the message shows passages only;
    each stands in the article. What stands behind the article, as in a re-ask, is ignored. Raises
    ValueError for a message that holds no rendered article.
    """
    found = _ENCLOSED.search(user_message)
    if found is None:
        raise ValueError("the message holds no article between its delimiters")
    return unmarked_passages(found["text"])


def build_call(
    prompt: Prompt,
    pack: Pack,
    article: Article,
    marks: Marks,
    options: ModelOptions,
    about: About | None = None,
) -> ModelCall:
    """Return the call that asks a model for labels of an article's marks, or of some of them."""
    messages = render(prompt, pack, article, marks, about)
    return ModelCall(
        article=article.id,
        messages=messages,
        prompt=prompt.id,
        prompt_digest=_sha256(messages[0].content),
        schema_digest=answer_schema_digest(),
        options=options,
        told=_told(article, marks, about),
    )


@lru_cache(maxsize=16)
def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
