"""Jobs in processes of their own: one that dies, hangs or eats memory harms no other, and none outlives its parent."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from queue import Empty, Queue
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from threading import Thread
from time import monotonic
from typing import Any, BinaryIO, Generic, TypeVar

from msgspec import Struct

from qicao.errors import MEMORY, fault_of
from qicao.source.patterns import keep_patterns

__all__ = ["Crew", "Lost", "serve"]

MOST = 61
"""The greatest number of processes at a time, however many processors there are."""
LINGER = 5.0
"""The seconds that a process may take to end, or to notice by itself that it is late."""
START = (
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); from qicao.builds.workers import serve; serve()"
)
"""The program of a worker process; it does not run the main module of its parent, which may not allow that."""
Job = TypeVar("Job")
Result = TypeVar("Result")


class Lost(Struct, frozen=True):
    """The answer for a job that gave no result."""

    reason: str
    """The fact and the remedy, as Chinese sentences on one line."""


class Crew(Generic[Job, Result]):
    """Processes that do *work*, at most one for each processor; they wait for further jobs until `close`."""

    def __init__(self, work: Callable[[Job], Result], patience: Callable[[Job], float]) -> None:
        """Start no process yet.

        The function *work* must be importable by its name; *patience* gives the seconds that a job may take.
        """
        self.work, self.patience = work, patience
        self.news: Queue[tuple[_Worker[Job, Result], Result | Lost | None]] = Queue()
        self.idle: list[_Worker[Job, Result]] = []
        self.busy: list[_Worker[Job, Result]] = []

    def __enter__(self) -> Crew[Job, Result]:
        """Return the crew itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """End its processes."""
        self.close()

    def close(self) -> None:
        """End the processes, whatever they do."""
        for worker in (*self.idle, *self.busy):
            worker.end()
        self.idle, self.busy = [], []

    def run(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, Result | Lost]]:
        """Do the jobs and yield each with its result, as soon as it is done."""
        waiting = deque(jobs)
        try:
            while waiting or self.busy:
                while waiting and len(self.busy) < min(os.cpu_count() or 1, MOST):
                    self._begin(waiting.popleft())
                yield from self._next()
        finally:
            for worker in self.busy:
                worker.end()
            self.busy = []

    def _begin(self, job: Job) -> None:
        self.idle = [worker for worker in self.idle if worker.lives()]
        worker = self.idle.pop() if self.idle else _Worker[Job, Result](self.work, self.news)
        self.busy.append(worker)
        worker.begin(job, self.patience(job))

    def _next(self) -> Iterator[tuple[Job, Result | Lost]]:
        """Wait for the next message, or until a worker is late, and yield the job that this ends."""
        first = min(self.busy, key=lambda worker: worker.deadline)
        try:
            worker, result = self.news.get(timeout=max(first.deadline - monotonic(), 0))
        except Empty:
            worker, result = first, first.late()
        if worker not in self.busy:  # its process was ended before, this is only the last message from it
            self.idle = [other for other in self.idle if other is not worker]
            return
        self.busy.remove(worker)
        if result is None or isinstance(result, Lost):
            result = result or worker.death()
            worker.end()
        else:
            self.idle.append(worker)
        yield worker.job, result


class _Worker(Generic[Job, Result]):
    """A process and the job that it does."""

    job: Job

    def __init__(
        self, work: Callable[[Job], Result], news: Queue[tuple[_Worker[Job, Result], Result | Lost | None]]
    ) -> None:
        self.patience = self.deadline = 0.0
        self.process = Popen(
            [sys.executable, "-c", START],
            stdin=PIPE,
            stdout=PIPE,
            stderr=None if os.environ.get("QICAO_DEBUG") else DEVNULL,
            start_new_session=True,
        )
        self._send(sys.path)
        self._send(work)
        self.listener = Thread(target=self._listen, args=(news,), daemon=True)
        self.listener.start()

    def _listen(self, news: Queue[tuple[_Worker[Job, Result], Result | Lost | None]]) -> None:
        """Pass on the messages of the process, and None when it has ended."""
        with suppress(EOFError, OSError, ValueError, pickle.UnpicklingError):
            while self.process.stdout:
                news.put((self, pickle.load(self.process.stdout)))  # noqa: S301 -- from our own process
        if self.process.stdout:
            self.process.stdout.close()
        news.put((self, None))

    def lives(self) -> bool:
        """Return whether the process still waits for a job; if something has ended it, clean up."""
        if self.process.poll() is None:
            return True
        self.end()
        return False

    def begin(self, job: Job, patience: float) -> None:
        """Send the job to the process."""
        self.job, self.patience, self.deadline = job, patience, monotonic() + patience
        self._send((job, patience))

    def _send(self, thing: object) -> None:
        with suppress(OSError):  # the process has died, which `_listen` reports
            if self.process.stdin:
                pickle.dump(thing, self.process.stdin)
                self.process.stdin.flush()

    def late(self) -> Lost:
        """Return the answer for a job that has taken too long."""
        return Lost(f"做了 {self.patience:.0f} 秒还没有做完，已经停下。请看其中有没有很大或嵌套很深的内容。")

    def death(self) -> Lost:
        """Return the answer for a job whose process has died, with the reason that its exit code tells."""
        with suppress(TimeoutExpired):
            self.process.wait(LINGER)
        code = self.process.returncode
        if code in {-9, -signal.SIGTERM}:
            return Lost(
                f"它的进程被系统或别的程序结束（信号 {-code}），也许是内存不足。请再试一次，或简化很大的图和表。"
            )
        how = f"信号 {-code}" if code and code < 0 else f"退出码 {code}"
        return Lost(f"它的进程异常终止（{how}）。请看其中有没有特别的图形或公式；这是工具的缺陷，请反馈。")

    def end(self) -> None:
        """End the process and all processes that it has started."""
        _kill_group(self.process.pid)
        self.process.kill()
        with suppress(TimeoutExpired):
            self.process.wait(LINGER)
        self.listener.join(LINGER)
        with suppress(OSError):
            if self.process.stdin:
                self.process.stdin.close()


def _kill_group(leader: int) -> None:
    """End the processes of the group, on systems that have groups."""
    if sys.platform != "win32":
        with suppress(OSError):
            os.killpg(leader, signal.SIGKILL)


def serve() -> None:
    """Do the jobs that arrive on standard input until it is closed; this runs in the process of a worker."""
    work: Callable[[Any], object] = pickle.load(sys.stdin.buffer)  # noqa: S301 -- from our own parent
    out, jobs = _settle(), Queue[tuple[Any, float]]()
    Thread(target=_hear, args=(jobs,), daemon=True).start()
    while True:
        pickle.dump(_attempt(work, *jobs.get()), out)
        out.flush()


def _hear(jobs: Queue[tuple[Any, float]]) -> None:
    """Receive jobs, and end the process as soon as its parent has ended, even in the middle of a job."""
    with suppress(EOFError, OSError, pickle.UnpicklingError):
        while True:
            jobs.put(pickle.load(sys.stdin.buffer))  # noqa: S301 -- as above
    _kill_group(os.getpid())
    os._exit(1)


def _attempt(work: Callable[[Any], object], job: object, patience: float) -> object:
    import faulthandler

    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 -- nothing is read from it
        faulthandler.dump_traceback_later(patience + LINGER, exit=True, file=nowhere)
        try:
            return work(job)
        except BaseException as error:  # noqa: BLE001 -- panics of compiled libraries are no `Exception`
            return Lost(fault_of(error))
        finally:
            faulthandler.cancel_dump_traceback_later()
            keep_patterns()


def _settle() -> BinaryIO:
    """Prepare the process: ignore Ctrl+C, limit the memory.

    Return the stream to the parent, which nothing else may use.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        _limit_memory()
    out = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return out


def _limit_memory() -> None:
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
