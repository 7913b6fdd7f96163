"""Files: read only where they are ordinary ones of a bearable size, replaced only by whole ones."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import time
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from reportgen import interrupt
from reportgen.later import imported_later

with imported_later("python", ["bz2", "lzma"]):
    import shutil
    import tempfile

_SECONDS = 10  # that another run may take to put its files down


class CannotReach(Exception):
    """Something on this machine cannot be read, written or loaded; the text says what."""


class NotAFile(OSError):
    """A folder, a device or a pipe."""


class TooLarge(OSError):
    """A file larger than any that is wanted here."""


def read_file(path: Path, largest: int) -> bytes:
    """What stands in an ordinary file of `largest` bytes at most. Raises NotAFile, TooLarge and other OSErrors."""
    _ordinary(path.stat(), path)
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        _ordinary(os.fstat(descriptor), path)
        data = file.read(largest + 1)
    if len(data) > largest:
        raise TooLarge(errno.EFBIG, f"it is larger than {largest // 1_000_000} MB", str(path))
    return data


def files_below(path: Path, pattern: str = "*") -> Iterator[Path]:
    """The files in a folder and in those inside it, but for hidden ones and what Python keeps; or the file."""
    if not path.is_dir():
        yield path
        return
    for inner in sorted(path.iterdir()):
        if inner.name.startswith((".", "__pycache__", "~$")):
            continue
        if inner.is_dir() or inner.match(pattern):
            yield from files_below(inner, pattern)


@contextlib.contextmanager
def passing_folder() -> Iterator[Path]:
    """A folder for what is needed while this lasts. All that is in it goes, also where Ctrl-C ends the run at once."""
    folder = Path(tempfile.gettempdir(), f"reportgen-{os.urandom(8).hex()}")
    interrupt.folders.add(folder)
    try:
        folder.mkdir(0o700)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        interrupt.folders.discard(folder)


def _ordinary(status: os.stat_result, path: Path) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NotAFile(errno.EINVAL, "it is not an ordinary file", str(path))


def reason(fault: OSError) -> str:
    """Why a file could not be read or written, in a few words."""
    if isinstance(fault, FileExistsError | NotADirectoryError) and fault.filename:
        path = Path(fault.filename)
        if file := next((each for each in (path, *path.parents) if each.is_file()), None):
            return f"{file} is a file, and no folder"
    return fault.strerror or str(fault) or type(fault).__name__


def write_whole(files: dict[Path, bytes]) -> None:
    """Writes each file beside its place and, once all are on the disk, puts them there one after the other.
    No other run does so in the same folders meanwhile. Raises CannotReach; what stood there before then stays.

    Where only some could be put there, the others keep waiting: see `cut_short`."""
    waiting: dict[Path, Path] = {}
    placed: list[Path] = []
    path, is_placing = Path(), False
    try:
        for path in files:
            path.parent.mkdir(parents=True, exist_ok=True)
        with _alone_in({path.parent for path in files}):
            left = [part for path in files for part in _waiting_for(path)]
            for path, data in files.items():
                waiting[path] = path.with_name(f"{_mark(path)}{os.urandom(4).hex()}.part")  # before it is there: Ctrl-C may come between
                _fill(waiting[path], data, path)
            is_placing = True
            for path in files:
                waiting[path].replace(path)
                placed.append(path)
                del waiting[path]
            for path in files:
                _flush_folder(path.parent)
            for part in left:
                part.unlink(missing_ok=True)
    except OSError as fault:
        is_placing = bool(placed)
        raise CannotReach(_not_written(path, fault, placed, waiting)) from None
    finally:
        for part in waiting.values() if not is_placing else ():
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)


def cut_short(paths: Iterable[Path]) -> list[Path]:
    """Those of the files that an earlier run had begun to write and never put in their place."""
    return [path for path in paths if path.parent.is_dir() and _left(path)]


def _left(path: Path) -> bool:
    with contextlib.suppress(OSError), _alone_in({path.parent}):
        return bool(_waiting_for(path))
    return False


def _waiting_for(path: Path) -> list[Path]:
    mark = _mark(path)
    return [each for each in path.parent.iterdir() if each.name.startswith(mark) and each.suffix == ".part"]


def _mark(path: Path) -> str:
    """The beginning of the name of a file that is to become this one: short, as a name has 255 bytes at most."""
    return f".{path.name[:20]}.{zlib.crc32(os.fsencode(path.name)):08x}."


def _fill(part: Path, data: bytes, path: Path) -> None:
    """Writes what is to become the file at `path`, with the rights of the one that is there."""
    rights = path.stat().st_mode & 0o777 if path.exists() else None
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(part, flags, 0o666 if rights is None else 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if rights is not None:
        part.chmod(rights)


def _flush_folder(folder: Path) -> None:
    """The new names too are on the disk; not every file system can be asked to do so, nor Windows."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as fault:
        if fault.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def _alone_in(folders: set[Path]) -> Iterator[None]:
    """Holds off other runs that put files into these folders. On Windows, and on shares that know no locks,
    nothing is held off: there each file is whole, but of two runs at once one may make the PDF and the other the page."""
    with contextlib.ExitStack() as held:
        for folder in sorted(folders):
            if os.name == "posix":
                descriptor = os.open(folder, os.O_RDONLY)
                held.callback(os.close, descriptor)
                _lock(descriptor)
        yield


def _lock(descriptor: int) -> None:
    import fcntl

    for _ in range(_SECONDS * 20):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(0.05)
        except OSError:
            return
        else:
            return


def _not_written(path: Path, fault: OSError, placed: list[Path], waiting: dict[Path, Path]) -> str:
    if isinstance(fault, PermissionError) and path in waiting:
        why = f"{reason(fault)}; if it is open in another program, close it there"
    else:
        why = reason(fault)
    if not placed or not waiting:
        return f"{path} cannot be written: {why}"
    done = ", ".join(map(str, placed))
    return f"{path} cannot be written: {why}; {done} {'are' if len(placed) > 1 else 'is'} new already, and the next run makes the rest"
