"""What is imported when: nobody waits for what they do not use."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.faces.conftest import ARTICLE, EXAMPLES

MODEL = ["openai", "instructor", "diskcache", "tenacity", "pressmark.readers.model", "pressmark.prompting"]
HEAVY = [
    *MODEL,
    "pressmark.register",
    "asyncio",
    "sqlite3",
    "platformdirs",
    "dotenv",
    "trafilatura",
    "rich",
    "pytest",
    "vcr",
]


def imported(arguments: list[str]) -> set[str]:
    """Return the modules that a process has imported when the command ends."""
    code = f"""
import sys
from pressmark.cli import main
sys.argv = ["pressmark", *{arguments!r}]
try:
    main()
finally:
    print("\\n".join(sys.modules), file=sys.stderr)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    return set(done.stderr.split())


@pytest.mark.parametrize(
    ("arguments", "never"),
    [
        (["--help"], [*HEAVY, "pydantic", "yaml", "importlib.metadata"]),
        (["--version"], [*HEAVY, "pydantic", "yaml"]),
        (["extract", "--help"], [*HEAVY, "yaml"]),
        (["extract", "--reader", "rules", str(ARTICLE)], [*HEAVY, "yaml"]),
        (["extract", "--json", str(ARTICLE)], [*HEAVY, "yaml", "pressmark.show"]),
        (["scan", str(ARTICLE)], [*HEAVY, "yaml"]),
        (["extract", str(EXAMPLES / "lincolnshire.md")], HEAVY),
        (["checks"], HEAVY),
    ],
)
def test_nothing_is_imported_in_vain(arguments: list[str], never: list[str]) -> None:
    """Help and the rule reader import no model library, and nothing else that they do not use."""
    assert not imported(arguments) & set(never)


def test_the_pytest_plugin_costs_nothing() -> None:
    """The plugin that every pytest run of a user loads imports pytest and of pressmark only itself."""
    code = (
        "import sys, pytest; before = set(sys.modules); import pressmark.testing.plugin;"
        "print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own words
    assert set(done.stdout.split()) == {"pressmark", "pressmark.testing", "pressmark.testing.plugin"}
