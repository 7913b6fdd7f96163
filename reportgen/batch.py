"""Many documents at once: on all cores, and only what changed."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import connection, parent_process
from types import FrameType
from typing import Any

from reportgen import interrupt
from reportgen.build import Request, Result, build
from reportgen.record import record


@record
class Outcome:
    """What came of a request: its result, or else the fault that kept it from having one, which is
    CannotReach where this machine failed and anything else where reportgen did."""

    request: Request
    result: Result | None
    fault: BaseException | None = None


def build_all(requests: Iterable[Request], executor: Executor | None = None) -> Iterator[Outcome]:
    """Makes all that is requested and yields what came of each, as soon as it is known.

    `executor` is any of concurrent.futures whose workers are processes that see the same files; without
    one, each core of this machine has a worker, which loads what it needs once. A document that fails
    fails alone. Where the caller stops early, what is being made is dropped, and no worker stays behind."""
    waiting = list(requests)
    if executor is not None:
        futures = {executor.submit(_attempt, request): request for request in waiting}
        try:
            yield from _as_known(futures)
        finally:
            for future in futures:
                future.cancel()
    elif len(waiting) < 2 or _cores() < 2:
        yield from map(_attempt, waiting)
    else:
        yield from _on_all_cores(waiting)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _attempt(request: Request) -> Outcome:
    try:
        return Outcome(request, build(request))
    except Exception as fault:  # noqa: BLE001 - a document that fails fails alone
        return Outcome(request, None, fault)


def _as_known(futures: dict[Future[Outcome], Request]) -> Iterator[Outcome]:
    for future in as_completed(futures):
        fault = future.exception()
        yield Outcome(futures[future], None, fault) if fault else future.result()


# ---- workers of our own --------------------------------------------------------------------------------


def _on_all_cores(requests: list[Request]) -> Iterator[Outcome]:
    """Where a worker dies, all that waited is given to a single one, so that it is seen which document
    it dies of; the next takes up what is left."""
    waiting, workers = requests, _cores()
    while waiting:
        left = []
        with Workers(min(workers, len(waiting))) as pool:
            futures = {pool.submit(attempt_in_worker, request): request for request in waiting}
            for outcome in _as_known(futures):
                if isinstance(outcome.fault, BrokenProcessPool):
                    left.append(outcome.request)
                else:
                    yield outcome
        waiting = [request for request in waiting if request in left]
        if waiting and workers == 1:
            yield Outcome(waiting.pop(0), None, RuntimeError("the process that made it has ended"))
        workers = 1


class Workers:
    """Processes that end with this one, whichever way it ends. What they were given must not be cancelled:
    Python 3.11 prints a traceback where a process then ends."""

    def __init__(self, count: int) -> None:
        self.executor = ProcessPoolExecutor(count, initializer=_begin)

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            for process in list((self.executor._processes or {}).values()):
                process.terminate()
        self.executor.shutdown()

    def submit(self, work: Callable[..., Any], *given: Any) -> Future[Any]:
        """Gives them work; the first begins them."""
        with _held_back():  # until a process knows what to do at a signal, it would do what this one does
            return self.executor.submit(work, *given)


_ENDS = {getattr(signal, name) for name in ("SIGINT", "SIGHUP", "SIGTERM") if hasattr(signal, name)}  # Windows has no SIGHUP


@contextmanager
def _held_back() -> Iterator[None]:
    if not hasattr(signal, "pthread_sigmask"):  # Windows again
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


_at_work = _stopping = False


class _Stop(BaseException):
    """Unwinds what a worker is doing, so that no file is left half written."""


def _begin() -> None:
    for number in _ENDS:  # Ctrl-C, and the end of the terminal, reach each process; the first one decides
        signal.signal(number, _stop if number == signal.SIGTERM else signal.SIG_IGN)
    interrupt.folders.clear()
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDS)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _stop(number: int, frame: FrameType | None) -> None:
    global _stopping
    if not _at_work or interrupt.would_be_lost(frame):
        interrupt.end_at_once()
    if not _stopping:
        _stopping = True
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # where _Stop is lost, Python tells of it
        raise _Stop


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        while True:  # a signal that comes just before the process begins to wait does not wake it
            os.kill(os.getpid(), signal.SIGTERM)
            time.sleep(1)


def attempt_in_worker(request: Request) -> Outcome:
    """What comes of a request, for `Workers` to be given."""
    global _at_work
    try:
        try:
            _at_work = True
            return _attempt(request)
        finally:
            _at_work = False
    finally:
        if _stopping:  # not only where _Stop comes this far: what is raised in a callback from C is lost
            interrupt.end_at_once()
