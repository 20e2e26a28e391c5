"""Settings: `PRESSMARK_*` in the environment or in a `.env` file; the environment wins.

Only the faces (command, function, page) read settings; everything below takes plain arguments.
OPENAI_API_KEY and OPENAI_BASE_URL are understood where the PRESSMARK names are not set; with
PRESSMARK_BASE_URL they are not, so that no key goes to an endpoint that it was not given for.
"""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, ValidationError

from pressmark.errors import ConfigError
from pressmark.readers import Choice
from pressmark_schemas.answer import AnswerMode

if TYPE_CHECKING:
    from pressmark.calls import ModelOptions, Prices

PREFIX = "PRESSMARK_"
OPENAI = "https://api.openai.com/v1"
_ALSO = {"api_key": "OPENAI_API_KEY", "base_url": "OPENAI_BASE_URL"}

_SECRET = frozenset({"api_key", "tokens"})
"""Settings whose value is shown to nobody."""

_EMPTY_MEANS_NONE = frozenset({"temperature"})
"""Settings with a default that can be switched off; elsewhere an empty value is no value."""

Place = Annotated[Path, AfterValidator(Path.expanduser)]
Price = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class Settings(BaseModel):
    """All settings with their defaults; each is `PRESSMARK_` and its name in capitals."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=True)

    reader: Choice = Field(default="auto", description="rules, model, or auto: a model if one is named")
    model: str | None = Field(default=None, description="the model to ask; without one the rule reader reads")
    base_url: str | None = Field(default=None, description=f"an OpenAI-compatible endpoint; {OPENAI} if unset")
    api_key: SecretStr | None = Field(default=None, description="the endpoint's key; local servers need none")
    answer_mode: AnswerMode = Field(
        default="auto",
        description="how answers are asked for: json_schema, tools, json_object, or auto",
    )
    temperature: float | None = Field(default=0.0, ge=0, le=2, description="sampling temperature; empty: not sent")
    max_output_tokens: int | None = Field(
        default=None, ge=1, description="the longest answer; empty: the endpoint's own limit"
    )
    seed: int | None = Field(default=None, description="sampling seed; sent if set")
    timeout: float = Field(default=120.0, gt=0, description="seconds for one request")
    deadline: float = Field(default=300.0, gt=0, description="seconds for one article, waits included")
    attempts: int = Field(default=5, ge=1, description="requests of one form for one article before giving up")
    requests_a_minute: int | None = Field(
        default=None, ge=1, description="requests that a backfill may begin in a minute; no such limit if unset"
    )
    tokens_a_minute: int | None = Field(
        default=None, ge=1, description="tokens, in and out, that they may come to in a minute; no such limit if unset"
    )
    price_file: Place | None = Field(
        default=None, description="CSV of prices by model; those below are for models that it does not name"
    )
    price_input: Price | None = Field(default=None, description="money for a million input tokens")
    price_cached_input: Price | None = Field(
        default=None, description="money for a million of them from a prompt cache"
    )
    price_output: Price | None = Field(default=None, description="money for a million output tokens")
    ask: Literal["always", "when-unsure", "never"] = Field(
        default="always", description="when a model is asked: always, never, or where the rules leave a doubt"
    )
    witness: bool = Field(default=True, description="compare a model's labels with the rule reader's")
    reask: bool = Field(default=True, description="ask a model once more about what its answer leaves in doubt")
    offline: bool = Field(default=False, description="use stored answers alone, never call a model")
    answers: Place | None = Field(default=None, description="folder of stored answers; in the user's cache if unset")
    prompts: Place | None = Field(default=None, description="folder of prompts; pressmark's own if unset")
    pack: str = Field(default="hmicfrs", description="name of a pack, or the path of a folder")
    register_file: str | None = Field(
        default=None, description="CSV or JSON of official grades to compare with, or known: the pack's own"
    )
    ledger: str | None = Field(default=None, description="a file or an SQLAlchemy URL where records are kept")
    max_bytes: int = Field(default=1_000_000, ge=1, description="the longest input that is read, in bytes")
    tokens: SecretStr | None = Field(
        default=None, description="who may use the server: name:role:token, divided by blanks; roles: reader, reviewer"
    )
    token_file: Place | None = Field(default=None, description="a file of such tokens, one a line")
    public_url: str | None = Field(default=None, description="where browsers find the server, if behind a proxy")
    workers: int | None = Field(
        default=None, ge=1, description="processes in which a server reads by the rules; all cores but one if unset"
    )
    queue: int = Field(default=1000, ge=1, description="articles that may wait in a server's queue")
    client_rate: float = Field(
        default=50.0, gt=0, description="requests a second that a server takes from one client or token"
    )

    @classmethod
    def load(cls, env: Mapping[str, str] | None = None, *, dotenv: Path | None = Path(".env"), **over: Any) -> Self:
        """Read settings from the environment and a `.env` file; `over` wins over both, unless None.

        An empty variable is as good as none. Raises ConfigError that names the variable when a
        value makes no sense or a name is unknown.
        """
        found = {**_from_file(dotenv), **(os.environ if env is None else env)}
        _refuse_unknown(found, [_variable(name) for name in cls.model_fields])
        values: dict[str, Any] = {}
        elsewhere = over.get("base_url") or found.get(_variable("base_url"))
        also = {} if elsewhere else _ALSO  # a key for OpenAI is not sent to an endpoint of pressmark's own settings
        for name in cls.model_fields:
            said = found.get(_variable(name))
            value = said or found.get(also.get(name, ""))
            if value:
                values[name] = value
            elif said is not None and name in _EMPTY_MEANS_NONE:
                values[name] = None
        values |= {name: value for name, value in over.items() if value is not None}
        try:
            return cls.model_validate(values)
        except ValidationError as error:
            first = error.errors(include_input=False)[0]
            name = str(first["loc"][0]) if first["loc"] else "settings"
            said = "" if name in _SECRET else f" (it is {str(values.get(name))!r})"
            raise ConfigError(f"{_variable(name)}: {_plain(first['msg'])}{said}; change or remove it") from None

    @property
    def asks_model(self) -> bool:
        """Whether a model is asked. Raises ConfigError if one should be and none is named."""
        if self.reader == "rules" or self.ask == "never" or (self.reader == "auto" and self.model is None):
            return False
        if self.model is None:
            raise ConfigError("the model reader needs a model: set PRESSMARK_MODEL (and a key or PRESSMARK_BASE_URL)")
        return True

    @property
    def options(self) -> "ModelOptions":
        """What is asked of which model. Raises ConfigError if none is named."""
        from pressmark.calls import ModelOptions  # noqa: PLC0415 - for a model alone

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
    def prices(self) -> "Prices":
        """What the model's tokens cost. Raises ConfigError for a price file that is broken or not there."""
        from pressmark.calls import Prices  # noqa: PLC0415 - for a model alone
        from pressmark.prices import load_prices  # noqa: PLC0415

        listed = load_prices(self.price_file) if self.price_file else {}
        return listed.get(self.model or "") or Prices(self.price_input, self.price_cached_input, self.price_output)


def _variable(name: str) -> str:
    return PREFIX + name.upper()


def _plain(message: str) -> str:
    return message[:1].lower() + message[1:]


def _from_file(path: Path | None) -> dict[str, str]:
    if path is None or not path.is_file():
        return {}
    from dotenv import dotenv_values  # noqa: PLC0415 - most runs have no such file

    try:
        values = dotenv_values(path, interpolate=False)
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read ({error}); it is NAME=value lines in UTF-8") from None
    return {name: value for name, value in values.items() if value is not None}


def _refuse_unknown(found: Mapping[str, str], names: Sequence[str]) -> None:
    unknown = sorted(name for name in found if name.startswith(PREFIX) and name not in names)
    if unknown:
        from difflib import get_close_matches  # noqa: PLC0415 - for a message

        near = get_close_matches(unknown[0].removeprefix(PREFIX), [name.removeprefix(PREFIX) for name in names], 1)
        hint = f"did you mean {PREFIX}{near[0]}?" if near else f"there are {', '.join(names)}"
        raise ConfigError(f"there is no setting {unknown[0]}; {hint}")
