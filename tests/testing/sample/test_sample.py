"""A user's test module: it asks a model through openai, sync and async, and keeps what came.

It asks at an address that does not exist, unless `SAMPLE_URL` names an endpoint to record from.
"""

import asyncio
import os
from pathlib import Path
from typing import Any

import pytest
from openai import AsyncOpenAI, OpenAI

WORDS = "The force was rated ‘good’, said “Ada Example”.\nNothing in this line is true.\n"
OPTIONS: dict[str, Any] = {
    "base_url": os.environ.get("SAMPLE_URL", "http://endpoint.invalid/v1"),
    "api_key": os.environ.get("SAMPLE_API_KEY", "unused"),
    "max_retries": 0,
}
REQUEST: dict[str, Any] = {
    "model": "scripted-1",
    "messages": [{"role": "user", "content": os.environ.get("SAMPLE_WORDS", WORDS)}],
}


def keep(name: str, content: bytes) -> None:
    """Store the bytes that the client got."""
    folder = Path("kept")
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)


@pytest.mark.vcr
@pytest.mark.default_cassette("one")
def test_sync() -> None:
    """A sync client gets the recorded answer."""
    with OpenAI(**OPTIONS) as client:
        raw: Any = client.chat.completions.with_raw_response
        keep("sync", raw.create(**REQUEST).content)


@pytest.mark.vcr
@pytest.mark.default_cassette("one")
def test_async() -> None:
    """An async client gets the same from the same cassette."""

    async def ask() -> bytes:
        async with AsyncOpenAI(**OPTIONS) as client:
            raw: Any = client.chat.completions.with_raw_response
            return (await raw.create(**REQUEST)).content

    keep("async", asyncio.run(ask()))
