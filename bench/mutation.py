"""Whether a test misses each check: `python bench/mutation.py`.

Each check in turn finds nothing, and the tests of the checks are run until one fails. Prints the
checks that no test misses; exit 1 if there are any.
"""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pressmark import checks
from pressmark.checks import Case, Check
from pressmark.extraction import Finding

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests" / "checks"
IMPORTED = "ignore::pytest.PytestAssertRewriteWarning"  # pressmark is imported before pytest looks at it
OPTIONS = ("-x", "-q", "-p", "no:cacheprovider", "-W", IMPORTED, f"--rootdir={ROOT}")


def main() -> int:
    """Print the survivors; return 1 if there are any, or if the tests fail with all checks in place."""
    whole = checks.CHECKS
    if not _passes(whole):
        sys.exit(f"the tests in {TESTS} fail already; see them pass first")
    survivors = [
        _id(one) for number, one in enumerate(whole) if _passes((*whole[:number], _silent(one), *whole[number + 1 :]))
    ]
    print(f"{len(whole) - len(survivors)} of {len(whole)} checks are missed by a test when they find nothing")
    for name in survivors:
        print(f"    {name} is not")
    return int(bool(survivors))


def _passes(mutated: tuple[Check, ...]) -> bool:
    """Whether the tests pass with these checks; they are imported anew, since they look at the checks then."""
    checks.CHECKS = mutated
    for name in [name for name in sys.modules if name.startswith("tests.checks")]:
        del sys.modules[name]
    with contextlib.redirect_stdout(io.StringIO()):
        return pytest.main([*OPTIONS, str(TESTS)]) == pytest.ExitCode.OK


def _silent(one: Check) -> Check:
    """Return a check that is called as another one and finds nothing."""

    def silent(_: Case) -> Iterator[Finding]:
        return iter(())

    silent.__doc__ = one.__doc__
    return silent


def _id(one: Check) -> str:
    return (one.__doc__ or "").split(":")[0]


if __name__ == "__main__":
    sys.exit(main())
