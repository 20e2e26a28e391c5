"""One run on Ray: finders go through the files, workers read what is new and write parts.

Ray Data moves the items from the ones to the others in small blocks, and begins anew what was killed. Its own
readers would end a run for one broken line, and know no line's number: so files are read as everywhere here.
"""

from __future__ import annotations

import json
import logging
import os
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from pressmark.backfill import Ended
from pressmark.backfill.tally import Tally
from pressmark.cluster.desk import Desk, Orders
from pressmark.cluster.door import Door
from pressmark.cluster.finding import Search, find
from pressmark.cluster.parts import Parts
from pressmark.errors import ConfigError, PressmarkError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping, Sequence

    from pressmark.backfill.progress import Lines
    from pressmark.cluster.door import Found, Item

_BLOCK = 1 << 20
"""Bytes of items that go from a finder to a worker at once; some hundred articles."""
_PART = 128
"""Articles of a part: what a killed worker has to read again, times those that it has under way."""
_UNDER_WAY = 4
"""Lists of so many that a worker reads at once."""
_FINDERS, _TASKS = 8, 1000
"""Files that are gone through at once, and tasks that do so one after another, at most."""


class Work(NamedTuple):
    """What a run is to do: go through files, and read what is new there as ordered; with `retry`, also what failed."""

    files: Sequence[str]
    search: Search
    orders: Orders
    retry: bool


class Crew(NamedTuple):
    """A cluster, connected to: how many workers read on it, and on how many machines."""

    workers: int
    machines: int


@contextmanager
def connected(address: str | None, workers: int | None) -> Generator[Crew]:
    """Connect to a cluster, or begin one on this machine where no address is given.

    Raises ConfigError where Ray is not there, or no cluster at the address.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # or Ray sends word of each run to its makers
    try:
        ray: Any = import_module("ray")
        data: Any = import_module("ray.data")
    except ImportError:
        raise ConfigError("a cluster needs ray; install pressmark[cluster]") from None
    own = {"address": "local", "include_dashboard": False, "num_cpus": max(workers or 1, os.cpu_count() or 1)}
    try:
        ray.init(log_to_driver=False, logging_level="error", **({"address": address} if address else own))
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise ConfigError(f"no cluster at {address}: {error}; check --address") from None
    try:
        context = data.DataContext.get_current()
        context.enable_progress_bars, context.target_max_block_size = False, _BLOCK
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        machines = sum(node["Alive"] for node in ray.nodes())
        yield Crew(workers or max(1, int(ray.cluster_resources().get("CPU", 1))), machines)
    finally:
        ray.shutdown()


def run(work: Work, crew: Crew, progress: Lines) -> Ended:
    """Read what is new in files, and write it as parts; on the cluster that is connected to.

    Raises ConfigError for parts that do not fit, PressmarkError where the cluster gave up.
    """
    ray: Any = import_module("ray")
    mark = Parts(work.orders.out).claim()
    work = work._replace(orders=work.orders._replace(run=mark))
    try:
        door = ray.remote(num_cpus=0)(Door).remote(work.orders.asked, retry=work.retry)
        ray.get(door.look.remote(work.orders.out))
        return _ended(_flow(work, crew, door), lambda: ray.get(door.found.remote()), progress)
    except ray.exceptions.RayTaskError as error:
        cause = error.cause
        raise cause if isinstance(cause, PressmarkError) else _given_up(cause) from None
    except ray.exceptions.RayError as error:
        raise _given_up(error) from None


def _given_up(error: Exception) -> PressmarkError:
    said = str(error).strip().splitlines() or [type(error).__name__]
    return PressmarkError(f"the cluster gave up: {said[-1]}; run the same again: what is written is not read again")


def _flow(work: Work, crew: Crew, door: Any) -> Any:
    """Return the data set of what workers tell; nothing is done before that is asked for."""
    data: Any = import_module("ray.data")
    number = len(work.files)
    files = data.from_items([{"file": one} for one in work.files], override_num_blocks=min(number, _TASKS))
    items = files.map_batches(
        _find,
        fn_args=(door, work.search),
        batch_size=None,
        batch_format="pyarrow",
        num_cpus=0,  # it waits for files; were it more, workers could take all there is
        compute=data.TaskPoolStrategy(size=min(number, _FINDERS)),
    )
    return items.map_batches(
        Worker,
        fn_constructor_args=(work.orders,),
        batch_size=_PART,
        batch_format="pyarrow",
        num_cpus=1,
        compute=data.ActorPoolStrategy(
            size=crew.workers,
            max_concurrent_calls_per_actor=_UNDER_WAY,
            max_tasks_in_flight_per_actor=2 * _UNDER_WAY,
        ),
    )


def _ended(flow: Any, found: Callable[[], Found], progress: Lines) -> Ended:
    """Add up what workers tell."""
    tally, ended_by = Tally(), None
    with progress:
        for row in flow.iter_rows():
            told = json.loads(row["told"])
            tally.join(Tally(**told["tally"]))
            ended_by = ended_by or told["ended_by"]
            for words in told["said"]:
                progress.say(words)
            tally.found, tally.known, tally.set_aside, _ = found()
            progress.look(tally)
    tally.found, tally.known, tally.set_aside, passed = found()
    return Ended(tally, passed, PressmarkError(ended_by) if ended_by else None, stopped=False)


class _FarDoor(NamedTuple):
    """The door, which another process keeps."""

    actor: Any

    def admit(self, file: str, lot: int, items: Sequence[Item]) -> Sequence[bool]:
        """Return which items of a file go in."""
        return import_module("ray").get(self.actor.admit.remote(file, lot, items))

    def ended(self, file: str, passed: Mapping[str, int]) -> None:
        """Take in what a file held beside items."""
        import_module("ray").get(self.actor.ended.remote(file, passed))


def _find(files: Any, door: Any, search: Search) -> Iterator[Any]:
    """Yield the items of files, in blocks of Arrow."""
    arrow: Any = import_module("pyarrow")
    for lot in find(files.column("file").to_pylist(), _FarDoor(door), search):
        yield arrow.table({"item": arrow.array(lot, arrow.binary())})


class Worker:
    """An actor of Ray's: a desk, many of whose lists are under way at once on one event loop."""

    def __init__(self, orders: Orders) -> None:
        self._desk = Desk(orders)

    async def __call__(self, block: Any) -> Any:
        """Read a block of items; return a row of what came of it."""
        tally, said, ended_by = await self._desk.read(block.column("item").to_pylist())
        told = json.dumps({"tally": tally.as_dict(), "said": said, "ended_by": ended_by})
        return import_module("pyarrow").table({"told": [told]})
