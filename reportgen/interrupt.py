"""Ctrl-C, and what else ends a run: "Aborted!" is all that is said, wherever it comes, and nothing is left behind.

It is imported before anything else, and imports nothing that Python has not loaded by itself."""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # signal itself makes four enumerations, for a two-hundredth of a newsletter
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from types import FrameType, TracebackType
    from typing import Any, NoReturn

folders: set[Path] = set()
"""Those that hold what is needed while a run lasts: see `reportgen.files.passing_folder`."""


def aborted_in_a_word() -> None:
    """From here on Ctrl-C shows no traceback, not even while Python loads what the run needs."""
    sys.excepthook = _told


def _told(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        os.write(2, b"Aborted!\n")
    else:
        sys.__excepthook__(kind, fault, trace)


def abort_where_it_can_be_told() -> None:
    """Ctrl-C raises KeyboardInterrupt, but where that would be lost: there it ends the run at once."""
    if _signal.getsignal(_signal.SIGINT) is _signal.default_int_handler:  # passed by behind "&" and nohup
        _signal.signal(_signal.SIGINT, _interrupted)
    sys.unraisablehook = _told_where_it_was_lost


def _interrupted(number: int, frame: FrameType | None) -> None:
    if would_be_lost(frame):
        os.write(2, b"Aborted!\n")
        end_at_once()
    raise KeyboardInterrupt


def _told_where_it_was_lost(lost: Any) -> None:
    if issubclass(lost.exc_type, KeyboardInterrupt):
        os.write(2, b"Aborted!\n")
        end_at_once()
    sys.__unraisablehook__(lost)


def end_at_once(code: int = 1) -> NoReturn:
    """Ends this process, without a word to what it is in the middle of."""
    if folders:
        from shutil import rmtree

        for folder in folders:
            rmtree(folder, ignore_errors=True)
    os._exit(code)


def would_be_lost(frame: FrameType | None) -> bool:
    """Whether what is raised there may not come through, where no file is being written either: a library
    in C that is interrupted while it loads ends the process with a fault of its own (nanobind, which
    pikepdf is built with), and WeasyPrint takes any exception for a fault of the picture it draws."""
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith("<frozen importlib") or f"{os.sep}weasyprint{os.sep}" in name:
            return True
        frame = frame.f_back
    return False
