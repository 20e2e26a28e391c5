"""What all tests share: the scripted endpoint, pytester, and the recording rules that users get."""

import sys
from pathlib import Path

import pytest
from hypothesis import settings

# `tests` is importable by name, for `tests.endpoint`, also where pytest is not started by `python -m`.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

# A busy machine must not fail a test; what is slow is found by bench/.
settings.register_profile("pressmark", deadline=None)
settings.load_profile("pressmark")

pytest_plugins = ["pytester", "tests.endpoint.fixtures"]


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Switch the recording rules on, as a user would in the pytest configuration."""
    config.option.pressmark_recording = True
    config.option.pressmark_strict_cassettes = True
