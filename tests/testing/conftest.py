"""Keeps the sample project out of this suite's own run, and its imports out of each inner run."""

import importlib

import pytest

collect_ignore = ["sample"]


@pytest.fixture(scope="session", autouse=True)
def heavy_imports() -> None:
    """Import once what every run of a small project would import again: pytester forgets new modules."""
    for name in (
        "openai",
        "aiohttp",
        "httpx2",
        "vcr.patch",
        "vcr.stubs.aiohttp_stubs",
        "vcr.stubs.httpx_stubs",
    ):
        importlib.import_module(name)
