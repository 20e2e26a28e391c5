"""Fails a run that leaves cassettes behind: orphaned (no test used them) or half used.

It judges only a run that is whole: no test chosen by name or left out, every test with a
cassette passed, nothing recorded. Otherwise it says why it does not judge. Workers of pytest-xdist
tell their controller what they saw, which judges. It does not see cassettes that a test opens
without pytest-recording.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

SUFFIX = ".yaml"
_TOLD = "pressmark_cassettes"
"""Under which name a worker of pytest-xdist tells what it saw."""


@dataclass
class _Use:
    """What all tests together did with one cassette (or one and the others it loads)."""

    interactions: int
    played: set[int] = field(default_factory=set[int])


class StrictCassettes:
    """The plugin that is registered when `pressmark_strict_cassettes` is on."""

    def __init__(self) -> None:
        self._folders: set[Path] = set()
        self._uses: dict[tuple[Path, ...], _Use] = {}
        self._unjudged: str | None = None
        self._verdict: list[str] = []

    def pytest_deselected(self, items: Sequence[pytest.Item]) -> None:
        """Note that a part of the tests is left out."""
        if items:
            self._unjudged = "some tests were left out"

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note that a part of the tests cannot be seen."""
        if not report.passed:
            self._unjudged = f"{report.nodeid or 'a module'} was not collected"

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Note what a test played, while its cassette can still be reached."""
        report = yield
        marked = item.get_closest_marker("vcr") is not None
        if marked and not report.passed:
            self._unjudged = f"{item.nodeid} was {report.outcome}"
        fixtures: dict[str, Any] = getattr(item, "funcargs", None) or {}
        if call.when == "teardown" and fixtures.get("vcr") is not None:
            self._note(item, fixtures["vcr"], Path(fixtures["vcr_cassette_dir"]))
        return report

    def _note(self, item: pytest.Item, cassette: Any, folder: Path) -> None:
        if str(getattr(cassette.record_mode, "value", cassette.record_mode)) != "none":
            self._unjudged = f"{item.nodeid} may have recorded"
        self._folders.add(folder)
        others = [folder / name for mark in item.iter_markers("vcr") for name in mark.args]
        paths = tuple(path.resolve() for path in (Path(cassette._path), *others))  # `path` is newer vcrpy's
        self._uses.setdefault(paths, _Use(len(cassette))).played.update(cassette.play_counts)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any, error: object) -> None:
        """Take in what a worker of pytest-xdist saw."""
        told: dict[str, Any] | None = getattr(node, "workeroutput", {}).get(_TOLD)
        if told is None or error:
            self._unjudged = "a worker ended before it could tell of its cassettes"
            return
        self._unjudged = self._unjudged or told["unjudged"]
        self._folders.update(map(Path, told["folders"]))
        for paths, interactions, played in told["uses"]:
            self._uses.setdefault(tuple(map(Path, paths)), _Use(interactions)).played.update(played)

    def _tell(self, output: dict[str, Any]) -> None:
        """Tell the controller what this worker saw, in types that can be sent."""
        uses = [(list(map(str, paths)), use.interactions, list(use.played)) for paths, use in self._uses.items()]
        output[_TOLD] = {"unjudged": self._unjudged, "folders": list(map(str, self._folders)), "uses": uses}

    @pytest.hookimpl(tryfirst=True)
    def pytest_sessionfinish(self, session: pytest.Session, exitstatus: int) -> None:
        """Judge, and fail a run that would have passed; a worker tells its controller instead."""
        output: dict[str, Any] | None = getattr(session.config, "workeroutput", None)
        if output is not None:
            self._tell(output)
            return
        self._unjudged = self._unjudged or _why_not_whole(session.config)
        if self._unjudged or exitstatus != pytest.ExitCode.OK:
            return
        self._verdict = [*self._half_used(session.config), *self._orphaned(session.config)]
        if self._verdict:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Say which cassettes and what to do, or why nothing is said."""
        if self._verdict:
            terminalreporter.section("cassettes left behind", red=True)
            for line in self._verdict:
                terminalreporter.line(line)
        elif self._unjudged:
            terminalreporter.line(f"cassettes not judged: {self._unjudged}")

    def _half_used(self, config: pytest.Config) -> Iterator[str]:
        for paths, use in sorted(self._uses.items()):
            left = use.interactions - len(use.played)
            if left and _is_covered(paths[0], config):
                yield (
                    f"half used: {paths[0]}: {left} of {use.interactions} interactions were played by "
                    "no test. Record it again (--record-mode=rewrite), or delete them."
                )

    def _orphaned(self, config: pytest.Config) -> Iterator[str]:
        used = {path for paths in self._uses for path in paths}
        roots = {_root(folder.resolve()) for folder in self._folders}
        for path in sorted({path for root in roots for path in root.rglob(f"*{SUFFIX}")} - used):
            if _is_covered(path, config):
                yield f"orphaned: {path}: no test used it. Delete it, or bring back the test."


def _root(folder: Path) -> Path:
    """Return the folder named `cassettes` that holds this one, so that what other tests left is found."""
    return next((parent for parent in (folder, *folder.parents) if parent.name == "cassettes"), folder)


def _asked_for(config: pytest.Config) -> list[Path]:
    return [(config.invocation_params.dir / arg).resolve() for arg in config.args]


def _why_not_whole(config: pytest.Config) -> str | None:
    chosen = next((path for path in _asked_for(config) if not path.is_dir()), None)
    return f"only {chosen.name} was asked for" if chosen else None


def _is_covered(path: Path, config: pytest.Config) -> bool:
    """Tell whether all tests that could use a cassette were asked for: without folders, or with its own."""
    if config.args_source != pytest.Config.ArgsSource.ARGS:
        return True
    return any(path.is_relative_to(folder) for folder in _asked_for(config))
