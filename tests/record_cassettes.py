"""Record every cassette again: `python -m tests.record_cassettes [--base-url URL --model NAME]`.

Without a base URL the scripted endpoint answers, from the gold labels in `tests/gold`. With one,
a real endpoint is asked, with the key in OPENAI_API_KEY.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import vcr  # pyright: ignore[reportMissingTypeStubs]

from pressmark import Settings, submit
from pressmark.testing.rules import apply_rules
from pressmark_schemas.pack import load_pack
from tests.endpoint.answers import GoldAnswers
from tests.endpoint.gold import read_gold
from tests.endpoint.server import MODEL, ScriptedEndpoint
from tests.recorded import CASSETTES, GOLD, Recorded, asking, recorded_articles


def main() -> None:
    """Record all, then delete the files of articles and prompts that are no more."""
    parser = argparse.ArgumentParser(prog="python -m tests.record_cassettes", description=__doc__)
    parser.add_argument("--base-url", help="an OpenAI-compatible endpoint; the scripted one without")
    parser.add_argument("--model", default=MODEL, help="its model")
    args = parser.parse_args()
    with ExitStack() as stack:
        answers = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        url = args.base_url or stack.enter_context(ScriptedEndpoint(gold_answers())).url
        key = os.environ.get("OPENAI_API_KEY") if args.base_url else None
        settings = asking(args.model, url, answers, key)
        written = {record(recorded, settings, CASSETTES) for recorded in recorded_articles()}
    for stray in sorted(set(CASSETTES.glob("*.yaml")) - written):
        stray.unlink()
        sys.stdout.write(f"deleted  {stray.name}\n")


def gold_answers() -> GoldAnswers:
    """Return the oracle over the project's own gold."""
    return GoldAnswers(read_gold([GOLD]), load_pack())


def record(recorded: Recorded, settings: Settings, folder: Path) -> Path:
    """Ask about one article and write its cassette, in place of one that is there."""
    path = folder / f"{recorded.cassette}.yaml"
    path.unlink(missing_ok=True)
    recorder: Any = vcr.VCR()
    apply_rules(recorder)
    with recorder.use_cassette(path, record_mode="once"):
        made = submit(recorded.article, settings=settings)
    sys.stdout.write(f"recorded {path.name}: {len(made.ratings)} ratings, {len(made.quotes)} quotes\n")
    return path


if __name__ == "__main__":
    main()
