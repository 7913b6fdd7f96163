"""Loading WeasyPrint: what it needs of this machine, and what it need not do at each start."""

from __future__ import annotations

import contextlib
import ctypes.util
import hashlib
import importlib.util
import io
import os
import re
import sys
import types
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from reportgen.style.house import BASE

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
            raise _missing(str(fault)) from None
    from weasyprint.text import ffi

    if ffi.harfbuzz_subset is None:
        raise _missing("libharfbuzz-subset")
    from reportgen.render import tagging

    tagging.install()
    return sys.modules["weasyprint"]


def own_fonts() -> Any:
    """A font configuration that knows no font of this machine, so that none can change a page: those
    of the house are added by its style sheets."""
    from weasyprint.text.fonts import FontConfiguration

    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(BASE / "fonts" / "fonts.conf")
    try:
        with warnings.catch_warnings(action="ignore"):  # "No fonts configured": that is what is meant
            return FontConfiguration()
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


def _missing(what: str) -> EngineMissing:
    hint = f"sudo apt-get install {NEEDED}" if sys.platform == "linux" else "see the README, under Installing elsewhere"
    return EngineMissing(f"a library that makes PDFs is missing on this machine ({what}): {hint}")


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
    at_import = [_names_tried_at_once, _declarations_parsed_ahead, _modules_later, _unused_rules_left_out]
    return [*at_import, _selectors_compiled_later, _well_formed_pages_read_as_xml, _letters_measured_without_the_rest]


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
def _modules_later() -> Iterator[None]:
    """WeasyPrint imports fontTools, a tenth of the whole run, and calls it only where harfbuzz-subset is
    missing or a font is variable; and colour profiles, for pictures that are printed with inks. Stand-ins
    are imported; each imports its own when it is called."""
    later = ("fontTools.subset", "fontTools.ttLib", "fontTools.varLib.instancer", "PIL.ImageCms")
    names = [name for name in later if name not in sys.modules]
    sys.modules.update({name: _Later(name) for name in names})
    try:
        yield
    finally:
        for name in names:
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


@contextlib.contextmanager
def _selectors_compiled_later() -> Iterator[None]:
    """cssselect2 compiles each selector as it reads it, but asks only few of them about any element.
    This stays in place, for the style sheets of the house."""
    from cssselect2 import compiler

    def compile_later(source: str, *names: Any) -> Callable[[Any], Any]:
        test: Callable[[Any], Any] | None = None

        def ask(element: Any) -> Any:
            nonlocal test
            test = test or eval(source, *names)
            return test(element)

        return ask

    compiler.eval = compile_later
    yield


@contextlib.contextmanager
def _well_formed_pages_read_as_xml() -> Iterator[None]:
    """What Python's own XML reader takes a millisecond for, tinyhtml5 takes thirty. A page that is
    not well-formed, by the templates of another house, is left to tinyhtml5. This stays in place."""
    import tinyhtml5

    read_as_html = tinyhtml5.parse

    def read(file: Any, **options: Any) -> Any:
        text = file.read()
        with contextlib.suppress(ElementTree.ParseError):
            return ElementTree.fromstring(text)
        return read_as_html(type(file)(text), **options)

    tinyhtml5.parse = read
    yield


@contextlib.contextmanager
def _letters_measured_without_the_rest() -> Iterator[None]:
    """How narrow a cell can be whose words may break anywhere WeasyPrint finds letter by letter, and for each it lays
    out all the text that follows: minutes for a page of words. The next words are enough. This stays in place."""
    from weasyprint.layout import preferred

    split_first_line = preferred.split_first_line

    def split(text: str, style: Any, context: Any, max_width: Any, *args: Any, **kwargs: Any) -> Any:
        if max_width == 0 and style["overflow_wrap"] == "anywhere" and (end := text.find(" ", 64)) > 0:
            found = split_first_line(text[:end], style, context, max_width, *args, **kwargs)
            if found[2] is not None:  # the letter is not all of them
                return found
        return split_first_line(text, style, context, max_width, *args, **kwargs)

    preferred.split_first_line = split
    yield


class _Declared:
    """Stands in for cffi.FFI(): what it would be told to declare is declared already."""

    def __init__(self, ffi: Any) -> None:
        self._ffi = ffi

    def cdef(self, source: str) -> None:
        """Declares nothing anew."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ffi, name)


class _Later(types.ModuleType):
    """Stands in for a module, from which names are imported before the module is there."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        # What stands in an "except" must be a class; WeasyPrint logs what it catches there.
        return Exception if name.endswith("Error") else _Name(self.__name__, name)


class _Name:
    """Stands in for a function, a class or a module inside a module."""

    def __init__(self, module: str, name: str) -> None:
        self._where = module, name

    def _meant(self) -> Any:
        module, name = self._where
        with contextlib.suppress(ImportError):
            importlib.import_module(f"{module}.{name}")
        return getattr(importlib.import_module(module), name)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._meant()(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._meant(), name)
