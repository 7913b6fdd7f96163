"""Loading WeasyPrint: what it needs of this machine, and what it need not do at each start."""

from __future__ import annotations

import contextlib
import ctypes.util
import hashlib
import importlib
import importlib.util
import io
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NEEDED = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
"""The Debian packages that WeasyPrint opens; without the last, making a PDF takes twice as long."""


class EngineMissing(Exception):
    """WeasyPrint cannot be loaded on this machine; the text says what to install."""


def load() -> Any:
    """The weasyprint module, with its tags mended. Raises EngineMissing."""
    try:
        # Where a library is missing, WeasyPrint prints five lines of its own.
        with contextlib.redirect_stdout(io.StringIO()), _names_tried_at_once(), _declarations_parsed_ahead(), _font_tools_later():
            import weasyprint
    except OSError as fault:
        hint = f"sudo apt-get install {NEEDED}" if sys.platform == "linux" else "see the README, under Installing"
        raise EngineMissing(f"a library that makes PDFs is missing on this machine ({fault}): {hint}") from None
    from reportgen.render import tags

    tags.install()
    return weasyprint


@contextlib.contextmanager
def _names_tried_at_once() -> Iterator[None]:
    """For each library that cffi does not find by its bare name it runs ldconfig, gcc and ld, 54
    processes in all; on Linux the versioned names that WeasyPrint tries next open at once."""
    find_library = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = find_library


@contextlib.contextmanager
def _declarations_parsed_ahead() -> Iterator[None]:
    """WeasyPrint parses its C declarations at each start, and again for each type it names: a
    quarter of the whole run. Where they are those we parsed ahead, ours stand in."""
    import cffi

    original, ahead = cffi.FFI, _declarations()
    if ahead is not None:
        cffi.FFI = lambda: ahead
    try:
        yield
    finally:
        cffi.FFI = original


def _declarations() -> Any:
    spec = importlib.util.find_spec("weasyprint")
    if spec is None or spec.origin is None:
        return None
    try:
        from reportgen.render import weasyprint_ffi

        source = Path(spec.origin).with_name("text") / "ffi.py"
        if hashlib.sha256(source.read_bytes()).hexdigest() != weasyprint_ffi.MADE_FROM:
            return None
    except (ImportError, OSError):
        return None
    return _Declared(weasyprint_ffi.ffi)


@contextlib.contextmanager
def _font_tools_later() -> Iterator[None]:
    """WeasyPrint imports fontTools' subsetter, a tenth of the whole run, and calls it only where
    harfbuzz-subset is missing or a font is variable; it is loaded when it is called."""
    later = {name: _Later(name) for name in ("fontTools.subset", "fontTools.varLib.instancer") if name not in sys.modules}
    sys.modules.update(later)
    try:
        yield
    finally:
        for name in later:
            del sys.modules[name]


class _Later(types.ModuleType):
    """Stands in for a module, whose functions and classes are looked up when they are called."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *args, **kwargs: getattr(importlib.import_module(self.__name__), name)(*args, **kwargs)


class _Declared:
    """Stands in for cffi.FFI(): what it would be told to declare is declared already."""

    def __init__(self, ffi: Any) -> None:
        self._ffi = ffi

    def cdef(self, source: str) -> None:
        """Declares nothing anew."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ffi, name)
