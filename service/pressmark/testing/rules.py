"""The recording rules, put on every cassette that pytest-recording opens.

Requests match on route and body; of headers only those on a short list are kept; bodies are
stored uncompressed, in the format of `cassette`; a cassette with a secret in it is not written.
What a test says itself (`vcr_config`, arguments of the `vcr` mark) still wins, as always in
pytest-recording.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from pressmark.testing import cassette
from pressmark.testing.matching import body_bytes, plain_uri, same_body, same_route
from pressmark.testing.secrets import SecretFound, SecretWatch

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping

    from pressmark.testing.matching import HttpRequest

    Refuse = Callable[[SecretFound], None]

REQUEST_HEADERS = frozenset({"content-type"})
RESPONSE_HEADERS = frozenset({"content-type", "content-encoding", "retry-after"})
"""`content-encoding` is gone already from every body that could be decompressed."""


class RecordingRules:
    """The plugin that is registered when `pressmark_recording` is on."""

    def __init__(self) -> None:
        self._refused: list[SecretFound] = []

    def pytest_recording_configure(self, vcr: Any) -> None:
        """Put the rules on the recorder of one cassette."""
        apply_rules(vcr, self._refused.append)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_teardown(self) -> Generator[None, None, None]:
        """Fail a test whose cassette was refused, once vcrpy has taken its patches away.

        An error while vcrpy saves would leave the HTTP clients patched for the tests to come.
        """
        yield
        refused, self._refused[:] = self._refused[:], []
        if refused:
            raise refused[0]


def _raise(problem: SecretFound) -> None:
    raise problem


def apply_rules(vcr: Any, refuse: Refuse = _raise) -> None:
    """Put the rules on a `vcr.VCR`; `refuse` is told of a cassette that was not written."""
    watch = SecretWatch()
    vcr.register_matcher("pressmark_route", same_route)
    vcr.register_matcher("pressmark_body", same_body)
    vcr.match_on = ("pressmark_route", "pressmark_body")
    vcr.register_serializer("yaml", cassette)
    vcr.serializer = "yaml"
    vcr.register_persister(_Guard(vcr.persister, watch, refuse))
    vcr.decode_compressed_response = True
    vcr.before_record_request = _request_filter(watch)
    vcr.before_record_response = _filtered_response


class _Guard:
    """A persister that looks for secrets before another one writes."""

    def __init__(self, inner: Any, watch: SecretWatch, refuse: Refuse) -> None:
        self._inner = inner
        self._watch = watch
        self._refuse = refuse

    def load_cassette(self, cassette_path: Any, serializer: Any) -> Any:
        return self._inner.load_cassette(cassette_path, serializer)

    def save_cassette(self, cassette_path: Any, cassette_dict: dict[str, Any], serializer: Any) -> None:
        try:
            self._watch.check(_contents(cassette_dict))
        except SecretFound as problem:
            self._refuse(problem)
        else:
            self._inner.save_cassette(cassette_path, cassette_dict, serializer)


def _contents(recorded: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield every text of what vcrpy is about to save, and where it stands."""
    for number, request in enumerate(recorded["requests"], start=1):
        where = f"interaction {number}, request"
        yield f"{where}, uri", request.uri
        yield from cassette.texts(dict(request.headers), f"{where}, headers")
        yield from cassette.texts(body_bytes(request.body), f"{where}, body")
    for number, response in enumerate(recorded["responses"], start=1):
        yield from cassette.texts(response, f"interaction {number}, response")


def _request_filter(watch: SecretWatch) -> Callable[[HttpRequest], HttpRequest]:
    def filtered(request: Any) -> HttpRequest:
        watch.note_environment()
        watch.note_headers(request.headers)
        request.headers = _kept(request.headers, REQUEST_HEADERS)
        request.uri = plain_uri(request.uri)
        request.body = body_bytes(request.body)
        return request

    return filtered


def _filtered_response(response: dict[str, Any]) -> dict[str, Any]:
    return {**response, "headers": _kept(response["headers"], RESPONSE_HEADERS)}


def _kept(headers: Mapping[str, Any], names: frozenset[str]) -> dict[str, Any]:
    return {name.lower(): value for name, value in headers.items() if name.lower() in names}
