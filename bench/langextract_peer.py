"""The peer of `against_langextract`, run by it with an interpreter that has langextract: URL, articles, width.

As documented, but for what is kinder to it: one call an article (its chunks are longer than any), and as many calls at
once as are in flight for the other. Prints seconds, of the clock and of CPU, and how much it extracted, as JSON.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from langextract import data, extract, factory  # pyright: ignore

TASK = "Extract every rating of a body with the words of the grade, and every quotation with its speaker."
TEXT = "Kent Police was rated good at investigating crime. “We are pleased,” said Nell Ashby."
EXAMPLE = data.ExampleData(
    text=TEXT,
    extractions=[
        data.Extraction("rating", "good", attributes={"body": "Kent Police", "area": "investigating crime"}),
        data.Extraction("quote", "We are pleased,", attributes={"speaker": "Nell Ashby"}),
    ],
)


def extracted(url: str, articles: list[dict[str, str]], width: int) -> list[Any]:
    """Return the annotated documents of articles."""
    provider = {"api_key": "none", "base_url": url, "max_workers": width}
    return extract(
        [data.Document(text=one["text"], document_id=one["id"]) for one in articles],
        prompt_description=TASK,
        examples=[EXAMPLE],
        config=factory.ModelConfig(model_id="scripted-1", provider="openai", provider_kwargs=provider),
        max_char_buffer=1_000_000,
        batch_length=width,
        max_workers=width,
        show_progress=False,
    )


def main() -> None:
    """Read the articles, once to warm up, and print what that took."""
    url, place, width = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    articles = json.loads(place.read_text("utf-8"))
    extracted(url, articles[:2], width)
    wall, cpu = time.perf_counter(), time.process_time()
    found = extracted(url, articles, width)
    taken = {"seconds": time.perf_counter() - wall, "cpu": time.process_time() - cpu}
    print(json.dumps(taken | {"extractions": sum(len(one.extractions or ()) for one in found)}))


if __name__ == "__main__":
    main()
