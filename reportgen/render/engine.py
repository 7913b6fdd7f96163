"""Loading WeasyPrint: what it needs of this machine, and what it need not do at each start."""

from __future__ import annotations

import contextlib
import ctypes.util
import hashlib
import importlib
import importlib.util
import io
import os
import re
import sys
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

NEEDED = "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
"""The Debian packages that WeasyPrint opens; without the last, making a PDF takes twice as long."""


class EngineMissing(Exception):
    """WeasyPrint cannot be loaded on this machine; the text says what to install."""


def load() -> Any:
    """The weasyprint module, with its tags mended. Raises EngineMissing."""
    if "weasyprint" not in sys.modules:
        try:
            with contextlib.ExitStack() as shortcuts:
                # Where a library is missing, WeasyPrint prints five lines of its own.
                shortcuts.enter_context(contextlib.redirect_stdout(io.StringIO()))
                for shortcut in _shortcuts():
                    shortcuts.enter_context(shortcut())
                import weasyprint  # noqa: F401
        except OSError as fault:
            hint = f"sudo apt-get install {NEEDED}" if sys.platform == "linux" else "see the README, under Installing"
            raise EngineMissing(f"a library that makes PDFs is missing on this machine ({fault}): {hint}") from None
    from reportgen.render import tags

    tags.install()
    return sys.modules["weasyprint"]


def _shortcuts() -> list[Callable[[], contextlib.AbstractContextManager[None]]]:
    """What start-up can do without, each safe by itself; none where WeasyPrint is not the version they
    were made for, or with REPORTGEN_PLAIN=1. The page is the same to the byte with them and without."""
    spec = importlib.util.find_spec("weasyprint")
    if spec is None or spec.origin is None or os.environ.get("REPORTGEN_PLAIN") == "1":
        return []
    try:
        known = hashlib.sha256(Path(spec.origin).with_name("text").joinpath("ffi.py").read_bytes()).hexdigest()
    except OSError:
        return []
    from reportgen.render import weasyprint_ffi

    if known != weasyprint_ffi.MADE_FROM:
        return []
    return [_names_tried_at_once, _declarations_parsed_ahead, _font_tools_later, _unused_rules_left_out]


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

    from reportgen.render import weasyprint_ffi

    original = cffi.FFI
    cffi.FFI = lambda: _Declared(weasyprint_ffi.ffi)
    try:
        yield
    finally:
        cffi.FFI = original


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


_UNUSED_RULE = re.compile(
    r"@counter-style (?!disc |circle |square |decimal|tibetan |[a-z]*-(?:alpha|roman|latin) )"
    r"|(?!\[hidden\]|address).*(?:\[dir|\binput\b|\bselect\b|\btextarea\b|\[rules\])"
)


@contextlib.contextmanager
def _unused_rules_left_out() -> Iterator[None]:
    """WeasyPrint parses its own style sheets at each start, a sixth of the whole run; most of them
    are for forms, writing from right to left, and counters in other scripts, which no page of ours has."""
    read_text = Path.read_text

    def shortened(path: Path, *args: Any, **kwargs: Any) -> str:
        text = read_text(path, *args, **kwargs)
        if path.name in ("html5_ua_form.css", "html5_ph.css"):
            return ""
        if path.name == "html5_ua.css":
            return "\n".join(line for line in text.split("\n") if not _UNUSED_RULE.match(line))
        return text

    Path.read_text = shortened  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        Path.read_text = read_text  # type: ignore[method-assign]


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
