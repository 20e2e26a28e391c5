"""The plugin's door: free of cost for everybody who does not ask for it."""

from __future__ import annotations

import subprocess
import sys

import pytest


def test_the_door_imports_no_recorder_and_no_client() -> None:
    """A pytest run that does not use the rules pays for neither vcrpy nor a model's client."""
    heavy = "{'vcr', 'pytest_recording', 'openai', 'instructor'} & set(sys.modules)"
    code = f"import sys, pressmark.testing.plugin; sys.exit(str({heavy}) if {heavy} else 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr


def test_without_pytest_recording_nothing_happens(pytester: pytest.Pytester) -> None:
    """Where the extra is not installed, tests run as ever."""
    pytester.makepyfile("def test_it(): pass")
    pytester.runpytest_inprocess("-p", "no:recording").assert_outcomes(passed=1)


@pytest.mark.parametrize("flag", ["--pressmark-recording", "--pressmark-strict-cassettes"])
def test_asking_for_it_without_pytest_recording_says_what_to_install(pytester: pytest.Pytester, flag: str) -> None:
    """A switch that cannot work is an error that names the extra."""
    result = pytester.runpytest_inprocess("-p", "no:recording", flag)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*pip install 'pressmark?testing?'*"])


def test_switches_off_leave_the_recorder_alone(pytester: pytest.Pytester) -> None:
    """Other people's cassettes keep their own rules until a switch is on."""
    pytester.makepyfile(
        """
        def test_it(pytestconfig):
            loaded = [name for name, _ in pytestconfig.pluginmanager.list_name_plugin()]
            assert "pressmark" in loaded
            assert not [name for name in loaded if name.startswith("pressmark-")]
        """
    )
    pytester.runpytest_inprocess().assert_outcomes(passed=1)
