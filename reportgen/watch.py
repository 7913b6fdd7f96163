"""Noticing that a file was saved, however an editor saves: in place, by renaming, or by deleting first."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

from reportgen.files import files_below

PAUSE = 0.02
"""Seconds between two looks. A look asks the system for the dates of some forty files, which takes it less
than a millisecond, on a network drive too, where notices of changes do not arrive."""

_Stamp = tuple[int, int, int]


class Watch:
    """Looks at documents, and at all that are in folders, by their dates, sizes and numbers on the disk."""

    def __init__(self, documents: Iterable[Path]) -> None:
        self.paths = dict.fromkeys(documents, "*.y*ml")  # what is made may be in the same folder
        self.seen = _look(self.paths)

    def add(self, inputs: Iterable[Path]) -> None:
        """Looks at these too from now on, and at whatever is in them. What was seen before stays as it was then: it may
        have been saved since."""
        fresh = dict.fromkeys((path for path in inputs if path not in self.paths), "*")
        self.paths |= fresh
        self.seen = _look(fresh) | self.seen

    def changed(self) -> bool:
        """Whether anything was saved since this was last asked. What is being written at this moment, or was
        deleted to be written anew, is waited for."""
        now = _look(self.paths)
        if now == self.seen:
            return False
        for _ in range(25):
            before, now = now, _look_after_a_pause(self.paths)
            if now == before and all(file in now and (now[file][1] or not size) for file, (_, size, _) in self.seen.items()):
                break
        self.seen = now
        return True

    def wait(self) -> None:
        """Returns when something was saved."""
        while not self.changed():
            time.sleep(PAUSE)


def _look_after_a_pause(paths: dict[Path, str]) -> dict[Path, _Stamp]:
    time.sleep(PAUSE)
    return _look(paths)


def _look(paths: dict[Path, str]) -> dict[Path, _Stamp]:
    stamps = {}
    for path, pattern in paths.items():
        for file in files_below(path, pattern):
            try:
                about = file.stat()
            except OSError:
                continue
            stamps[file] = about.st_mtime_ns, about.st_size, about.st_ino
    return stamps
