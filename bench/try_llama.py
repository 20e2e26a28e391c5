"""Tries the model reader on a server that this project did not write: llama-cpp-python's.

It installs the server into a virtual environment of its own (it compiles for some minutes, once),
makes a tiny model of random weights, serves it on 127.0.0.1 and lets `pressmark extract` read the
examples with it. The model's labels are noise: every item must be in review, none verified.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
import venv
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs

if TYPE_CHECKING:
    from collections.abc import Generator

HERE = Path(__file__).resolve().parent
NEEDS = ("llama-cpp-python[server]==0.3.36", "gguf==0.19.0", "numpy")
CONTEXT = "49152"
START_SECONDS = 60
ITEMS = ("ratings", "quotes", "concerns")


def main() -> int:
    """Run the trial; return 0 when nothing came out verified."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, help="articles; default: examples/")
    default = platformdirs.user_cache_path("pressmark") / "try-llama"
    parser.add_argument("--folder", type=Path, default=default, help="where server and model are kept")
    parser.add_argument("--seed", default="0", help="seed of the model's weights")
    wanted = parser.parse_args()
    files = wanted.files or sorted(path for path in (HERE.parent / "examples").iterdir() if path.name != "README.md")
    python = installed(wanted.folder / "venv")
    model = wanted.folder / f"noise-{wanted.seed}.gguf"
    subprocess.run([python, HERE / "tiny_model.py", model, wanted.seed], check=True)  # noqa: S603
    with served(python, model) as url:
        records = read([path.resolve() for path in files], url, wanted.folder)
    return judged(records, len(files))


def installed(folder: Path) -> Path:
    """Return the Python of a virtual environment that holds the server, made when it is not there."""
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    ready = folder / "ready"
    if not ready.is_file() or ready.read_text() != " ".join(NEEDS):
        print(f"installing {NEEDS[0]} into {folder}; it compiles for some minutes", file=sys.stderr)
        venv.create(folder, with_pip=True, clear=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *NEEDS], check=True)  # noqa: S603
        ready.write_text(" ".join(NEEDS))
    return python


@contextmanager
def served(python: Path, model: Path) -> Generator[str]:
    """Run the server and yield its base URL; its output goes beside the model."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = [python, "-m", "llama_cpp.server", "--model", model, "--n_ctx", CONTEXT, "--port", port]
    with (
        model.with_suffix(".log").open("w") as log,
        subprocess.Popen([*command, "--host", "127.0.0.1"], stdout=log, stderr=log) as server,  # noqa: S603
    ):
        try:
            url = f"http://127.0.0.1:{port}/v1"
            wait_for(url, server, Path(log.name))
            yield url
        finally:
            server.terminate()


def wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Return when the server answers; end the trial when it does not in time."""
    until = time.monotonic() + START_SECONDS
    while server.poll() is None and time.monotonic() < until:
        try:
            urllib.request.urlopen(f"{url}/models", timeout=2).close()  # noqa: S310 - our own address
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
        else:
            return
    raise SystemExit(f"the server did not start in {START_SECONDS} s; see {log}")


def read(files: list[Path], url: str, folder: Path) -> list[dict[str, Any]]:
    """Return the records that the command prints, run where no stored answer and no .env is found."""
    settings = {
        "PRESSMARK_BASE_URL": url,
        "PRESSMARK_MODEL": "noise",
        "PRESSMARK_API_KEY": "none",
        "PRESSMARK_TEMPERATURE": "1.0",
        "PRESSMARK_MAX_OUTPUT_TOKENS": "6000",
        "PRESSMARK_TIMEOUT": "300",
        "PRESSMARK_DEADLINE": "600",
    }
    others = {name: value for name, value in os.environ.items() if not name.startswith("PRESSMARK_")}
    command = [Path(sys.executable).with_name("pressmark"), "extract", "--reader", "model", "--json", *files]
    with tempfile.TemporaryDirectory(dir=folder) as empty:
        settings["PRESSMARK_ANSWERS"] = f"{empty}/answers"
        done = subprocess.run(  # noqa: S603
            command, env={**others, **settings}, cwd=empty, stdout=subprocess.PIPE, check=False
        )
    return [json.loads(line) for line in done.stdout.splitlines()]


def judged(records: list[dict[str, Any]], files: int) -> int:
    """Print what each record holds; return 0 unless an item is verified or no article was read."""
    verified = 0
    for record in records:
        items = [item for kind in ITEMS for item in record[kind]]
        bad = [item for item in items if item["status"] != "review"]
        verified += len(bad)
        mode = record["provenance"]["answer_mode"]
        print(f"{record['article']['source']}: {len(items)} items, {len(bad)} verified, {mode or 'not asked'}")
    asked = sum(record["provenance"]["answer_mode"] is not None for record in records)
    print(f"{files} articles, {len(records)} records, {asked} answered by the model, {verified} items verified")
    return 0 if asked and not verified else 1


if __name__ == "__main__":
    raise SystemExit(main())
