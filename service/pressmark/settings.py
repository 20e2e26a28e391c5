"""Settings: `PRESSMARK_*` in the environment or in a `.env` file; the environment wins.

Only the faces (command, function, page) read settings; everything below takes plain arguments.
OPENAI_API_KEY and OPENAI_BASE_URL are understood where the PRESSMARK names are not set.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError

from pressmark.calls import AnswerMode, ModelOptions, Prices
from pressmark.errors import ConfigError

PREFIX = "PRESSMARK_"
OPENAI = "https://api.openai.com/v1"
_ALSO = {"api_key": "OPENAI_API_KEY", "base_url": "OPENAI_BASE_URL"}

Reader = Literal["auto", "rules", "model"]


class Settings(BaseModel):
    """All settings with their defaults; each is `PRESSMARK_` and its name in capitals."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)

    reader: Reader = Field(default="auto", description="rules, model, or auto: a model if one is named")
    model: str | None = Field(default=None, description="the model to ask; without one the rule reader reads")
    base_url: str | None = Field(default=None, description=f"an OpenAI-compatible endpoint; {OPENAI} if unset")
    api_key: SecretStr | None = Field(default=None, description="the endpoint's key; local servers need none")
    answer_mode: AnswerMode = Field(default="auto", description="json_schema, tools, json_object, or auto")
    temperature: float | None = Field(default=0.0, ge=0, le=2, description="empty: not sent")
    max_output_tokens: int | None = Field(default=None, ge=1, description="empty: the endpoint's own limit")
    seed: int | None = Field(default=None, description="sent if set")
    timeout: float = Field(default=120.0, gt=0, description="seconds for one request")
    deadline: float = Field(default=300.0, gt=0, description="seconds for one article, waits included")
    attempts: int = Field(default=5, ge=1, description="requests for one article before giving up")
    price_input: float | None = Field(default=None, ge=0, description="money for a million input tokens")
    price_cached_input: float | None = Field(default=None, ge=0, description="the same, from a prompt cache")
    price_output: float | None = Field(default=None, ge=0, description="money for a million output tokens")
    offline: bool = Field(default=False, description="answer from the store alone")
    answers: Path | None = Field(default=None, description="folder of stored answers; in the user's cache if unset")
    prompts: Path | None = Field(default=None, description="folder of prompts; pressmark's own if unset")
    pack: str = Field(default="hmicfrs", description="name of a pack, or the path of a folder")
    max_bytes: int = Field(default=1_000_000, ge=1, description="the longest input that is read")

    @classmethod
    def load(cls, env: Mapping[str, str] | None = None, *, dotenv: Path | None = Path(".env"), **over: Any) -> Self:
        """Read settings from the environment and a `.env` file; `over` wins over both, unless None.

        Raises ConfigError that names the variable when a value makes no sense or a name is unknown.
        """
        found = {**_from_file(dotenv), **(os.environ if env is None else env)}
        values: dict[str, Any] = {}
        for name in cls.model_fields:
            value = found.get(PREFIX + name.upper()) or found.get(_ALSO.get(name, "")) or None
            if value is not None:
                values[name] = value
            elif found.get(PREFIX + name.upper()) == "" and name == "temperature":
                values[name] = None
        _refuse_unknown(found, cls.model_fields.keys())
        values |= {name: value for name, value in over.items() if value is not None}
        try:
            return cls.model_validate(values)
        except ValidationError as error:
            first = error.errors(include_input=False)[0]
            name = str(first["loc"][0]) if first["loc"] else "settings"
            raise ConfigError(f"{PREFIX}{name.upper()}: {first['msg']}; see .env.example") from None

    @property
    def asks_model(self) -> bool:
        """Whether a model is asked. Raises ConfigError if one should be and none is named."""
        if self.reader == "rules" or (self.reader == "auto" and self.model is None):
            return False
        if self.model is None:
            raise ConfigError("the model reader needs a model: set PRESSMARK_MODEL (and a key or PRESSMARK_BASE_URL)")
        return True

    @property
    def options(self) -> ModelOptions:
        """What is asked of which model. Raises ConfigError if none is named."""
        if self.model is None:
            raise ConfigError("no model is named: set PRESSMARK_MODEL")
        return ModelOptions(
            model=self.model,
            endpoint=self.base_url or OPENAI,
            mode=self.answer_mode,
            temperature=self.temperature,
            max_output_tokens=self.max_output_tokens,
            seed=self.seed,
        )

    @property
    def prices(self) -> Prices:
        """What tokens cost."""
        return Prices(self.price_input, self.price_cached_input, self.price_output)


def _from_file(path: Path | None) -> dict[str, str]:
    if path is None or not path.is_file():
        return {}
    from dotenv import dotenv_values  # noqa: PLC0415 - most runs have no such file

    return {name: value for name, value in dotenv_values(path, interpolate=False).items() if value is not None}


def _refuse_unknown(found: Mapping[str, str], known: Any) -> None:
    names = {PREFIX + name.upper() for name in known}
    unknown = sorted(name for name in found if name.startswith(PREFIX) and name not in names)
    if unknown:
        raise ConfigError(f"there is no setting {unknown[0]}; the settings are in .env.example")
