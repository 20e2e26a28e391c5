"""The pytest plugin's door: two switches, and nothing else until one of them is on.

It is loaded by every pytest run where pressmark is installed, so it imports pytest alone and
does not know vcrpy; the rules are imported when they are asked for.
"""

from __future__ import annotations

import pytest

RECORDING = "pressmark_recording"
STRICT = "pressmark_strict_cassettes"

_SWITCHES = {
    RECORDING: "Record and replay by pressmark's rules: match method, path, query and body; keep no "
    "credentials; write readable cassettes.",
    STRICT: "Fail the run when a cassette is used by no test or holds an interaction that no test played "
    "(judged when the run is whole and green).",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer each switch as a flag and as a setting of the pytest configuration."""
    group = parser.getgroup("pressmark")
    for name, text in _SWITCHES.items():
        group.addoption(f"--{name.replace('_', '-')}", dest=name, action="store_true", help=text)
        parser.addini(name, text, type="bool", default=False)


def switched_on(config: pytest.Config, switch: str) -> bool:
    """Tell whether a switch is on, by its flag or in the configuration file."""
    return bool(config.getoption(switch) or config.getini(switch))


def pytest_configure(config: pytest.Config) -> None:
    """Load the rules that are asked for; `pytest.UsageError` when pytest-recording is not there."""
    wanted = [switch for switch in _SWITCHES if switched_on(config, switch)]
    if not wanted:
        return
    if not config.pluginmanager.has_plugin("recording"):
        raise pytest.UsageError(
            f"{wanted[0]} is on, but pytest-recording is not installed or is switched off. "
            "Install it with: pip install 'pressmark[testing]'"
        )
    if RECORDING in wanted:
        from pressmark.testing.rules import RecordingRules  # noqa: PLC0415 - vcrpy only when asked for

        config.pluginmanager.register(RecordingRules(), "pressmark-recording")
    if STRICT in wanted:
        from pressmark.testing.strict import StrictCassettes  # noqa: PLC0415

        config.pluginmanager.register(StrictCassettes(), "pressmark-strict-cassettes")
