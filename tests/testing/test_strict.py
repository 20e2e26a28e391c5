"""Cassettes that are left behind fail the run."""

from __future__ import annotations

import pytest

INTERACTION = """
- request: {{method: GET, uri: "http://endpoint.invalid/v1/{name}", body: null, headers: {{}}}}
  response: {{status: {{code: 200, message: OK}}, headers: {{}}, body: hello}}
"""
TESTS = """
import httpx2
import pytest

@pytest.mark.vcr
@pytest.mark.parametrize("name", ["a", "b"])
def test_get(name):
    assert httpx2.get(f"http://endpoint.invalid/v1/{name}").text == "hello"

@pytest.mark.vcr
@pytest.mark.default_cassette("shared")
@pytest.mark.parametrize("name", ["c", "d"])
def test_shared(name):
    assert httpx2.get(f"http://endpoint.invalid/v1/{name}").text == "hello"
"""
STRICT = ("--pressmark-recording", "--pressmark-strict-cassettes", "-p", "no:cacheprovider")


def write_cassette(pytester: pytest.Pytester, name: str, *paths: str) -> None:
    """Write a cassette with an answer to a GET of each of the paths."""
    folder = pytester.path / "cassettes" / "test_it"
    folder.mkdir(parents=True, exist_ok=True)
    interactions = "".join(INTERACTION.format(name=path) for path in paths)
    (folder / f"{name}.yaml").write_text(f"version: 1\ninteractions:{interactions}", "utf-8")


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """Return a project whose tests use every cassette and play every interaction."""
    pytester.makepyfile(test_it=TESTS)
    write_cassette(pytester, "test_get[a]", "a")
    write_cassette(pytester, "test_get[b]", "b")
    write_cassette(pytester, "shared", "c", "d")
    return pytester


def test_a_tidy_project_passes(project: pytest.Pytester) -> None:
    """A cassette that two tests play by halves is a whole one."""
    result = project.runpytest_inprocess(*STRICT)
    assert result.ret == pytest.ExitCode.OK
    result.stdout.no_fnmatch_line("*cassettes*")


def test_an_orphaned_cassette_fails_the_run(project: pytest.Pytester) -> None:
    """A cassette that no test uses is named, also one of a module that is gone; the tests themselves pass."""
    write_cassette(project, "test_gone", "a")
    gone = project.path / "cassettes" / "test_gone" / "test_old.yaml"
    gone.parent.mkdir()
    gone.write_text("version: 1\ninteractions: []\n", "utf-8")
    result = project.runpytest_inprocess(*STRICT)
    result.assert_outcomes(passed=4)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(
        ["*cassettes left behind*", "orphaned: *test_old.yaml: *", "orphaned: *test_it/test_gone.yaml: *"]
    )


def test_a_half_used_cassette_fails_the_run(project: pytest.Pytester) -> None:
    """Interactions that no test played are counted."""
    write_cassette(project, "test_get[a]", "a", "never", "ever")
    result = project.runpytest_inprocess(*STRICT)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["half used: *test_get[[]a].yaml: 2 of 3 interactions *=rewrite*"])


def test_without_the_switch_nobody_is_failed(project: pytest.Pytester) -> None:
    """Leftovers are no matter of those who did not ask."""
    write_cassette(project, "test_gone", "a")
    assert project.runpytest_inprocess("--pressmark-recording").ret == pytest.ExitCode.OK


PARTS = {
    "by name": (("-k", "test_shared"), "some tests were left out"),
    "by file": (("test_it.py",), "only test_it.py was asked for"),
    "by test": (("test_it.py::test_shared",), "only test_it.py::test_shared was asked for"),
}


@pytest.mark.parametrize(("chosen", "reason"), PARTS.values(), ids=PARTS)
def test_a_part_of_the_tests_is_not_judged(project: pytest.Pytester, chosen: tuple[str, ...], reason: str) -> None:
    """Running a few tests does not call the cassettes of the others orphans, and says so."""
    write_cassette(project, "test_gone", "a")
    result = project.runpytest_inprocess(*STRICT, *chosen)
    assert result.ret == pytest.ExitCode.OK
    result.stdout.fnmatch_lines([f"cassettes not judged: {reason}"])


def test_a_skipped_test_may_own_a_cassette(project: pytest.Pytester) -> None:
    """A cassette whose test was skipped is no orphan; a skipped test without one does not matter."""
    project.makepyfile(test_other="import pytest\ndef test_skipped(): pytest.skip('not today')")
    assert project.runpytest_inprocess(*STRICT).ret == pytest.ExitCode.OK
    write_cassette(project, "test_later", "a")
    project.makepyfile(test_later="import pytest\n@pytest.mark.vcr\n@pytest.mark.skip\ndef test_later(): pass")
    result = project.runpytest_inprocess(*STRICT)
    result.stdout.fnmatch_lines(["cassettes not judged: test_later.py::test_later was skipped"])


def test_a_folder_of_tests_is_judged_by_its_own_cassettes(project: pytest.Pytester) -> None:
    """Asking for a folder judges the cassettes in it, and no others."""
    write_cassette(project, "test_gone", "a")
    project.mkdir("elsewhere")
    assert project.runpytest_inprocess(*STRICT, str(project.path)).ret == pytest.ExitCode.TESTS_FAILED
    inner = project.path / "elsewhere" / "test_inner.py"
    inner.write_text(TESTS.replace('"c", "d"', '"c"').replace('"a", "b"', '"a"'), "utf-8")
    conftest = f"""
import pytest
@pytest.fixture(scope="module")
def vcr_cassette_dir():
    return {str(project.path / "cassettes" / "test_it")!r}
"""
    (project.path / "elsewhere" / "conftest.py").write_text(conftest, "utf-8")
    assert project.runpytest_inprocess(*STRICT, "elsewhere").ret == pytest.ExitCode.OK


SPLIT = ("-n", "2", "-p", "xdist")


def test_workers_of_xdist_use_all_cassettes_together(project: pytest.Pytester) -> None:
    """A run that pytest-xdist splits is judged as a whole: what one worker did not play another one did."""
    result = project.runpytest_subprocess(*STRICT, *SPLIT)
    result.assert_outcomes(passed=4)
    result.stdout.no_fnmatch_line("cassettes *")
    result.stdout.no_fnmatch_line("*left behind*")
    assert result.ret == pytest.ExitCode.OK


def test_what_no_worker_of_xdist_used_fails_the_run(project: pytest.Pytester) -> None:
    """Orphaned and half used cassettes are named though no worker saw all tests."""
    write_cassette(project, "test_gone", "a")
    write_cassette(project, "shared", "c", "d", "never")
    result = project.runpytest_subprocess(*STRICT, *SPLIT)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["half used: *shared.yaml: 1 of 3 *", "orphaned: *test_it/test_gone.yaml: *"])


def test_a_worker_of_xdist_that_is_gone_leaves_the_run_unjudged(project: pytest.Pytester) -> None:
    """A worker that dies told nothing: no cassette is called an orphan for that."""
    project.makepyfile(test_dies="import os\ndef test_dies(): os._exit(1)")
    result = project.runpytest_subprocess(*STRICT, *SPLIT)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.no_fnmatch_line("*left behind*")
