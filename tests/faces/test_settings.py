"""Settings: where they come from, what is refused, and the file that lists them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import pytest

from pressmark.errors import ConfigError
from pressmark.readers import Choice
from pressmark.settings import OPENAI, Settings
from tests.faces.conftest import ROOT


def load(env: dict[str, str] | None = None, dotenv: Path | None = None, **over: Any) -> Settings:
    """Return settings from these places alone."""
    return Settings.load(env or {}, dotenv=dotenv, **over)


def test_the_example_file_is_the_settings() -> None:
    """.env.example lists every setting, in order, with its default and its description."""
    text = (ROOT / ".env.example").read_text("utf-8")
    listed = re.findall(r"\n\n# (.+)\n#(\w+)=(.*)(?=\n)", text)
    assert listed == [
        (field.description, f"PRESSMARK_{name.upper()}", as_written(field.default))
        for name, field in Settings.model_fields.items()
    ]
    uncommented = dict(line[1:].split("=", 1) for line in text.splitlines() if re.match(r"#\w+=", line))
    assert Settings.load(uncommented, dotenv=None) == Settings.load({}, dotenv=None)


def as_written(default: object) -> str:
    """Return a default as a variable holds it."""
    if default is None:
        return ""
    return str(default).lower() if isinstance(default, bool) else str(default)


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    """What the environment says goes before the file, what the caller says before both."""
    file = tmp_path / ".env"
    file.write_text("PRESSMARK_MODEL=from-file\nPRESSMARK_SEED=1\nOTHER=x\n", "utf-8")
    settings = load({"PRESSMARK_MODEL": "from-environment"}, file)
    assert (settings.model, settings.seed) == ("from-environment", 1)
    assert load({"PRESSMARK_MODEL": "from-environment"}, file, model="said").model == "said"
    assert load({"PRESSMARK_MODEL": ""}, file).model is None
    assert load(dotenv=tmp_path / "no such file") == load()


@pytest.mark.parametrize(
    ("env", "key", "url"),
    [
        ({"OPENAI_API_KEY": "k", "OPENAI_BASE_URL": "http://o/v1"}, "k", "http://o/v1"),
        ({"OPENAI_API_KEY": "k", "PRESSMARK_API_KEY": "p"}, "p", OPENAI),
        ({"OPENAI_API_KEY": "k", "PRESSMARK_BASE_URL": "http://p/v1"}, None, "http://p/v1"),
        ({}, None, OPENAI),
    ],
)
def test_openai_names_are_understood(env: dict[str, str], key: str | None, url: str) -> None:
    """OPENAI_API_KEY and OPENAI_BASE_URL count where PRESSMARK's own are not set."""
    settings = load({**env, "PRESSMARK_MODEL": "m"})
    assert (settings.api_key.get_secret_value() if settings.api_key else None) == key
    assert settings.options.endpoint == url


@pytest.mark.parametrize(
    ("env", "asks"),
    [
        ({}, False),
        ({"PRESSMARK_MODEL": "m"}, True),
        ({"PRESSMARK_MODEL": "m", "PRESSMARK_READER": "rules"}, False),
        ({"PRESSMARK_MODEL": "m", "PRESSMARK_READER": "model"}, True),
        ({"OPENAI_API_KEY": "k"}, False),
    ],
)
def test_a_model_is_asked_when_one_is_named(env: dict[str, str], asks: bool) -> None:  # noqa: FBT001 - a table
    """`auto` asks a model if one is named; a key alone names none."""
    assert load(env).asks_model is asks


def test_no_model_to_ask_is_told() -> None:
    """The model reader without a model is refused with the setting's name."""
    settings = load(reader="model")
    with pytest.raises(ConfigError, match="PRESSMARK_MODEL"):
        _ = settings.asks_model
    with pytest.raises(ConfigError, match="PRESSMARK_MODEL"):
        _ = settings.options


@pytest.mark.parametrize(
    ("env", "said"),
    [
        ({"PRESSMARK_TIMEOUT": "0"}, r"PRESSMARK_TIMEOUT: .*greater than 0.*'0'"),
        ({"PRESSMARK_ATTEMPTS": "many"}, "PRESSMARK_ATTEMPTS: .*'many'"),
        ({"PRESSMARK_READER": "psychic"}, "PRESSMARK_READER: .*'auto', 'rules' or 'model'"),
        ({"PRESSMARK_ANSWER_MODE": "xml"}, "PRESSMARK_ANSWER_MODE"),
        ({"PRESSMARK_MODLE": "m"}, "no setting PRESSMARK_MODLE; did you mean PRESSMARK_MODEL?"),
        ({"PRESSMARK_ZZZ": "m"}, "no setting PRESSMARK_ZZZ; there are PRESSMARK_READER"),
    ],
)
def test_what_makes_no_sense_is_refused(env: dict[str, str], said: str) -> None:
    """A wrong value or an unknown name is refused with the variable's name and what it holds."""
    with pytest.raises(ConfigError, match=said.replace("?", r"\?")):
        load(env)


def test_a_file_that_is_no_text_is_refused(tmp_path: Path) -> None:
    """A .env that is not UTF-8 is refused with its name."""
    file = tmp_path / ".env"
    file.write_bytes(b"PRESSMARK_MODEL=\xff\xfe\n")
    with pytest.raises(ConfigError, match=r"\.env: cannot be read"):
        load(dotenv=file)


def test_an_empty_temperature_is_not_sent() -> None:
    """An empty PRESSMARK_TEMPERATURE switches it off, for models that refuse any."""
    assert load().temperature == 0.0
    assert load({"PRESSMARK_TEMPERATURE": ""}).temperature is None


def test_the_key_is_never_shown() -> None:
    """A key stands in no representation of the settings and in no message."""
    settings = load({"PRESSMARK_API_KEY": "sk-very-secret"})
    assert "very-secret" not in f"{settings!r} {settings} {settings.model_dump_json()}"
    with pytest.raises(ConfigError) as error:
        Settings.load({}, dotenv=None, api_key=["sk-very-secret"])
    assert "very-secret" not in str(error.value)


def test_a_home_folder_is_expanded() -> None:
    """`~` in a folder means the home folder, as in a shell."""
    assert load({"PRESSMARK_ANSWERS": "~/answers"}).answers == Path.home() / "answers"


def test_the_command_and_the_settings_know_the_same_readers() -> None:
    """What --reader takes is what PRESSMARK_READER takes."""
    assert Settings.model_fields["reader"].annotation == Choice
    assert get_args(Choice) == ("auto", "rules", "model")
