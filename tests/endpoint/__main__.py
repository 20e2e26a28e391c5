"""Start the endpoint by hand: `python -m tests.endpoint --port 8765 --gold FOLDER… [--fault SCRIPT]`.

Prints the base URL and serves until it is interrupted.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import threading
from pathlib import Path

from pressmark_schemas.pack import load_pack
from tests.endpoint.answers import GoldAnswers
from tests.endpoint.faults import BEHAVIOURS
from tests.endpoint.gold import read_gold
from tests.endpoint.server import MODEL, ScriptedEndpoint


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(prog="python -m tests.endpoint", description=__doc__)
    parser.add_argument("--port", type=int, default=8765, help="0 for any free one")
    parser.add_argument("--gold", type=Path, nargs="+", required=True, help="folders of gold documents")
    parser.add_argument("--fault", default="", metavar="SCRIPT", help=f"steps of: {', '.join(BEHAVIOURS)}")
    args = parser.parse_args()
    documents = read_gold(args.gold)
    with ScriptedEndpoint(GoldAnswers(documents, load_pack()), script=args.fault, port=args.port) as endpoint:
        sys.stdout.write(f"{endpoint.url} answers as {MODEL} for {len(documents)} texts\n")
        sys.stdout.flush()
        with contextlib.suppress(KeyboardInterrupt):
            threading.Event().wait()


if __name__ == "__main__":
    main()
