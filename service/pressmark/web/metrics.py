"""Metrics for Prometheus: requests as they are answered, and what the ledger says of jobs and models.

Labels are routes, methods, statuses and states; no article's words and no person's name.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

if TYPE_CHECKING:
    from prometheus_client.metrics_core import Metric
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from pressmark.jobs import JobBook
    from pressmark.web.standing import Standing

CONTENT_TYPE = CONTENT_TYPE_LATEST
_METHODS = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """The metrics of one server; `jobs` and `standing` are asked when somebody looks."""

    def __init__(self, jobs: JobBook, standing: Standing) -> None:
        self._registry = CollectorRegistry()
        self._registry.register(_OfLedger(jobs, standing))
        self.requests = Counter(
            "pressmark_http_requests", "Requests answered.", ("method", "route", "status"), registry=self._registry
        )
        self.seconds = Histogram(
            "pressmark_http_request_seconds",
            "Time until a request was answered.",
            ("method", "route"),
            registry=self._registry,
            buckets=_BUCKETS,
        )

    def shown(self) -> bytes:
        """Return all of them as Prometheus reads them. Raises LedgerError."""
        return generate_latest(self._registry)


class _OfLedger(Collector):
    """What the ledger knows, of whatever process."""

    def __init__(self, jobs: JobBook, standing: Standing) -> None:
        self._jobs, self._standing = jobs, standing

    def describe(self) -> list[Metric]:
        """Return nothing: the names are known when somebody looks."""
        return []

    def collect(self) -> Iterator[Metric]:
        jobs = GaugeMetricFamily("pressmark_jobs", "Jobs by state.", labels=["state"])
        counts = self._jobs.counts()
        for state in ("waiting", "running", "done", "failed"):
            jobs.add_metric([state], counts.get(state, 0))
        yield jobs
        for name, (meaning, value) in self._standing.sums().items():
            yield CounterMetricFamily(f"pressmark_{name}", meaning, value)


class Measured:
    """Counts requests and takes their time."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics) -> None:
        self._app, self._metrics = app, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, begun = "500", time.perf_counter()

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = str(message["status"])
            await send(message)

        try:
            await self._app(scope, receive, sent)
        finally:
            method = scope["method"] if scope["method"] in _METHODS else "other"
            route = getattr(scope.get("route"), "path", "none")
            self._metrics.requests.labels(method, route, status).inc()
            self._metrics.seconds.labels(method, route).observe(time.perf_counter() - begun)
