"""Schemathesis against a real server: `python bench/fuzz.py [--examples N]`; its own report is printed.

All its phases and checks, N (200) requests an operation; but for `positive_data_acceptance`, as no description tells
which cursors were given out or which words are an article, and `negative_data_rejection`, as any bytes are a text.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.web.servers import API, Server

_LEFT_OUT = "positive_data_acceptance,negative_data_rejection"


def main() -> int:
    """Return what schemathesis returns: 0 where it finds no fault."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--examples", type=int, default=200)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, Server(Path(name) / "ledger.db") as server:
        for number in range(20):
            server.send(number, wait=30)
        command = Path(sys.executable).with_name("schemathesis")
        told = [f"{server.address}{API}/openapi.json", "--max-examples", str(args.examples)]
        return subprocess.run([command, "run", *told, "--exclude-checks", _LEFT_OUT], check=False, cwd=name).returncode  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
