"""What WeasyPrint loads and need not, and what a library reads and need not."""

from __future__ import annotations

import contextlib
import os
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from reportgen.later import imported_later


@contextlib.contextmanager
def declarations_parsed_ahead() -> Iterator[None]:
    """WeasyPrint parses its C declarations at each start, and again for each type it names: a
    quarter of the whole run; and for each library that cffi does not find by its bare name it runs ldconfig, gcc
    and ld, 54 processes in all. The declarations that we parsed ahead stand in."""
    from reportgen.render import weasyprint_ffi

    cffi = types.ModuleType("cffi")
    cffi.FFI = lambda: _Declared(weasyprint_ffi.ffi)  # type: ignore[attr-defined]
    with _standing_in(cffi):
        yield


@contextlib.contextmanager
def modules_later() -> Iterator[None]:
    """WeasyPrint imports fontTools, a tenth of the whole run, and calls it only where harfbuzz-subset is
    missing or a font is variable; Pillow, for pictures that are no drawings; and boxes and drawings of kinds that few pages have."""
    fonts = ("fontTools", "fontTools.subset", "fontTools.ttLib", "fontTools.varLib.instancer")
    pictures = [f"PIL.{name}" for name in ("EpsImagePlugin", "Image", "ImageCms", "ImageFile", "ImageOps")]
    parts = ("weasyprint.layout.column", "weasyprint.pdf.tags", "weasyprint.svg.defs")
    python = ("base64", "colorsys", "email.message", "traceback", "uuid", "zipfile")
    later = imported_later("weasyprint", [*fonts, *pictures, *parts, *python])
    with later, imported_later("weasyprint", ("weasyprint.layout.flex", "weasyprint.layout.grid"), stay=True):
        yield


@contextlib.contextmanager
def nothing_fetched() -> Iterator[None]:
    """WeasyPrint imports Python's clients for the web, a fortieth of the whole run, and lists the kinds of files that may
    be attached. Nothing is fetched from the web: what its own fetcher is made of is nothing that could."""
    request = types.ModuleType("urllib.request")
    request.__getattr__ = lambda name: _Unreachable  # type: ignore[method-assign]
    kinds = types.ModuleType("mimetypes")
    kinds.MimeTypes = _Kinds  # type: ignore[attr-defined]
    with _standing_in(request), _standing_in(kinds):
        yield


@contextlib.contextmanager
def well_formed_pages_read_as_xml() -> Iterator[None]:
    """What Python's own XML reader takes a millisecond for, tinyhtml5 takes thirty. A page that is
    not well-formed, by the templates of another house, is left to tinyhtml5."""

    def read(file: Any, **options: Any) -> Any:
        text = file.read()
        with contextlib.suppress(ElementTree.ParseError):
            return ElementTree.fromstring(text)
        import tinyhtml5

        return tinyhtml5.parse(type(file)(text), **options)

    tinyhtml5 = types.ModuleType("tinyhtml5")
    tinyhtml5.parse = read  # type: ignore[attr-defined]
    with _standing_in(tinyhtml5):
        yield


@contextlib.contextmanager
def _standing_in(module: types.ModuleType) -> Iterator[None]:
    before = sys.modules.get(module.__name__)
    sys.modules[module.__name__] = module
    try:
        yield
    finally:
        del sys.modules[module.__name__]
        if before is not None:
            sys.modules[module.__name__] = before


class _Declared:
    """Stands in for cffi.FFI(): what it would be told to declare is declared already."""

    def __init__(self, ffi: Any) -> None:
        vars(self).update({name: getattr(ffi, name) for name in dir(ffi) if not name.startswith("_")})
        self.dlopen = lambda name, flags: _Fontconfig(ffi.dlopen(name, flags)) if "fontconfig" in name else ffi.dlopen(name, flags)

    def cdef(self, source: str) -> None:
        """Declares nothing anew."""


class _Fontconfig:
    """Stands in for the library fontconfig. It reads fifty files of settings that this machine offers but does not use, and
    reads them three times: where WeasyPrint is imported, where Pango is, and for the page. Ours names none of them."""

    def __init__(self, library: Any) -> None:
        self.library = library
        library.FcConfigSetCurrent(self.FcInitLoadConfigAndFonts())

    def FcInitLoadConfigAndFonts(self) -> Any:  # noqa: N802 - as the library names it
        """A configuration with what stands in the file that is named to fontconfig, and nothing else."""
        config = self.library.FcConfigCreate()
        self.library.FcConfigParseAndLoadFromMemory(config, Path(os.environ["FONTCONFIG_FILE"]).read_bytes(), True)
        self.library.FcConfigBuildFonts(config)
        return config

    def __getattr__(self, name: str) -> Any:
        return getattr(self.library, name)


class _Kinds:
    """Stands in for a list of the kinds of files, and makes it when it is asked."""

    def __getattr__(self, name: str) -> Any:
        import mimetypes

        return getattr(mimetypes.MimeTypes(), name)


class _Unreachable:
    """Stands in for all that opens an address."""

    def __init__(self, *_: Any, **__: Any) -> None:
        """Needs nothing."""

    def add_handler(self, handler: object) -> None:
        """Handles nothing."""

    def open(self, url: object, **_: object) -> Any:
        """Raises OSError."""
        raise OSError(f"{url} is not fetched")
