"""What loading WeasyPrint can do without, each shortcut safe by itself: the page is the same to the byte with them
and without. None is taken with REPORTGEN_PLAIN=1, or where WeasyPrint is not the version they were made for."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import re
import sys
import types
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from reportgen.later import imported_later, is_known

Shortcut = Callable[[], contextlib.AbstractContextManager[None]]


@contextlib.contextmanager
def taken() -> Iterator[None]:
    """While this lasts, WeasyPrint can be imported by way of the shortcuts; some stay in place."""
    with contextlib.ExitStack() as stack:
        for shortcut in known():
            stack.enter_context(shortcut())
        yield


def known() -> list[Shortcut]:
    """Those that can be taken here."""
    from reportgen.render import weasyprint_ffi

    if not is_known("weasyprint"):
        return []
    spec = importlib.util.find_spec("weasyprint")
    assert spec is not None and spec.origin is not None
    declared = Path(spec.origin).with_name("text").joinpath("ffi.py").read_bytes()
    if hashlib.sha256(declared).hexdigest() != weasyprint_ffi.MADE_FROM:
        return []
    at_import = [_declarations_parsed_ahead, _modules_later, _nothing_fetched, _unused_rules_left_out]
    staying = [_selectors_compiled_later, _numbers_read_and_written_at_once, _objects_written_out_once]
    return [*at_import, _well_formed_pages_read_as_xml, *staying]


@contextlib.contextmanager
def _declarations_parsed_ahead() -> Iterator[None]:
    """WeasyPrint parses its C declarations at each start, and again for each type it names: a
    quarter of the whole run; and for each library that cffi does not find by its bare name it runs ldconfig, gcc
    and ld, 54 processes in all. The declarations that we parsed ahead stand in."""
    from reportgen.render import weasyprint_ffi

    cffi = types.ModuleType("cffi")
    cffi.FFI = lambda: _Declared(weasyprint_ffi.ffi)  # type: ignore[attr-defined]
    with _standing_in(cffi):
        yield


@contextlib.contextmanager
def _modules_later() -> Iterator[None]:
    """WeasyPrint imports fontTools, a tenth of the whole run, and calls it only where harfbuzz-subset is
    missing or a font is variable; and Pillow, for pictures that are no drawings."""
    fonts = ("fontTools", "fontTools.subset", "fontTools.ttLib", "fontTools.varLib.instancer")
    pictures = [f"PIL.{name}" for name in ("EpsImagePlugin", "Image", "ImageCms", "ImageFile", "ImageOps")]
    with imported_later("weasyprint", [*fonts, *pictures, "email.message", "traceback", "uuid"]):
        yield


@contextlib.contextmanager
def _nothing_fetched() -> Iterator[None]:
    """WeasyPrint imports Python's clients for the web, a fortieth of the whole run, and lists the kinds of files that may
    be attached. Nothing is fetched from the web: what its own fetcher is made of is nothing that could."""
    request = types.ModuleType("urllib.request")
    request.__getattr__ = lambda name: _Unreachable  # type: ignore[method-assign]
    kinds = types.ModuleType("mimetypes")
    kinds.MimeTypes = _Kinds  # type: ignore[attr-defined]
    with _standing_in(request), _standing_in(kinds):
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


_UNUSED_COUNTER = re.compile(r"@counter-style (?!disc |circle |square |decimal|tibetan |[a-z]*-(?:alpha|roman|latin) )")
_ALTERNATIVE = re.compile(r"(?:[^,()]|\((?:[^()]|\([^()]*\))*\))+")
_ANY_OF = re.compile(r":is\(([^()]*)\)")
_INSIDE = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
_ATTRIBUTE = re.compile(r"\[([a-z]+)[^]]*\]")
_ELEMENT = re.compile(r"(?:^|[ >])([a-z][a-z1-6]*)")


@contextlib.contextmanager
def _unused_rules_left_out() -> Iterator[None]:
    """WeasyPrint parses its own style sheets at each start, a sixth of the whole run; most of them
    are for elements and attributes that a page does not have, and counters in other scripts. Those for elements are
    parsed when the page is there, and again only where a later one has others."""
    read_text = Path.read_text
    rules: list[str] = []

    def shortened(path: Path, *args: Any, **kwargs: Any) -> str:
        text = read_text(path, *args, **kwargs)
        if path.name in ("html5_ua_form.css", "html5_ph.css"):
            return ""
        if path.name == "html5_ua.css":
            lines = text.split("\n")
            rules.extend(line for line in lines if not line.startswith("@counter-style"))
            return "\n".join(line for line in lines if line.startswith("@counter-style") and not _UNUSED_COUNTER.match(line))
        return text

    Path.read_text = shortened  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        Path.read_text = read_text  # type: ignore[method-assign]
    import weasyprint

    known: set[str] = set()
    sheets: list[Any] = []

    def of_page(page: Any, forms: bool = False) -> list[Any]:
        elements = [element for element in page.etree_element.iter() if isinstance(element.tag, str)]
        names = {name.lower() for element in elements for name in (element.tag, *element.attrib)}
        if not sheets or not known.issuperset(names):
            known.update(names)
            sheets[:] = [weasyprint.CSS(string="\n".join(_for_names(line, known) for line in rules))]
        return sheets

    weasyprint.HTML._ua_stylesheets = of_page


def _for_names(line: str, names: set[str]) -> str:
    """A line of a style sheet without those of its selectors that need an element or an attribute of another name."""
    selectors, brace, rest = line.partition("{")
    if not rest.endswith("}") or line[0] in " @":
        return line
    kept = [each for each in _ALTERNATIVE.findall(selectors) if _can_match(each.strip(), names)]
    return f"{','.join(kept)}{brace}{rest}" if kept else ""


def _can_match(selector: str, names: set[str]) -> bool:
    if selector in names:
        return True
    if selector.isalnum():
        return False
    outside = _INSIDE.sub("", selector)
    needed = {*_ATTRIBUTE.findall(outside), *_ELEMENT.findall(_ATTRIBUTE.sub("", outside))}
    any_of = [group.split(",") for group in _ANY_OF.findall(selector)]
    return needed <= names and all(any(_can_match(each.strip(), names) for each in group) for group in any_of)


_SIMPLE = re.compile(r"lambda el: (?:el\.local_name == '([\w-]+)'|'([\w-]+)' in el\.classes)")


@contextlib.contextmanager
def _selectors_compiled_later() -> Iterator[None]:
    """cssselect2 compiles each selector as it reads it, but asks only few of them about any element; and most that
    it asks, for a tag or a class. This stays in place, for the style sheets of the house."""
    from cssselect2 import compiler

    def compile_later(source: str, *names: Any) -> Callable[[Any], Any]:
        simple = _SIMPLE.fullmatch(source)
        if simple:
            tag, name = simple.groups()
            return (lambda element: element.local_name == tag) if tag else (lambda element: name in element.classes)
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
def _numbers_read_and_written_at_once() -> Iterator[None]:
    """A logo has a thousand numbers; WeasyPrint reads each by way of a regular expression and a context manager, and
    pydyf asks each of six classes whether a number is one of it. Both stay in place."""
    import pydyf

    write = pydyf._to_bytes

    def to_bytes(item: Any) -> Any:
        kind = type(item)
        if kind is bytes:
            return item
        if kind is float and not item.is_integer():
            return f"{item:f}".rstrip("0").encode()
        return write(item)

    pydyf._to_bytes = to_bytes
    yield
    paths: Any = sys.modules["weasyprint.svg.path"]  # a function of that name hides it
    read = paths.point

    def point(svg: Any, string: str, font_size: float) -> Any:
        x, _, rest = string.partition(" ")
        y, _, rest = rest.partition(" ")
        try:
            return float(x), float(y), rest
        except ValueError:  # a unit, or not a point
            return read(svg, string, font_size)

    paths.point = point


@contextlib.contextmanager
def _objects_written_out_once() -> Iterator[None]:
    """pydyf works out what each object is written as twice over, to write it and to give the file a number, and so
    compresses each page twice. This stays in place."""
    import pydyf

    write = pydyf.PDF.write

    def write_once(*args: Any, **options: Any) -> None:
        kinds = pydyf.Dictionary, pydyf.Stream
        before = [kind.data for kind in kinds]
        for kind, data in zip(kinds, before, strict=True):
            kind.data = property(_remembered(data.fget))
        try:
            write(*args, **options)
        finally:
            for kind, data in zip(kinds, before, strict=True):
                kind.data = data

    pydyf.PDF.write = write_once
    yield


def _remembered(data: Callable[[Any], bytes]) -> Callable[[Any], bytes]:
    known: dict[int, bytes] = {}

    def remembered(item: Any) -> bytes:
        if item.number is None:  # it stands within another
            return data(item)
        if item.number not in known:
            known[item.number] = data(item)
        return known[item.number]

    return remembered


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
