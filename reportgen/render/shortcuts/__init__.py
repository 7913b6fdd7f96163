"""What WeasyPrint can do without: the page is the same to the byte with these shortcuts and without. All are taken or none:
none with REPORTGEN_PLAIN=1, or where WeasyPrint is not the version they were made for."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
from collections.abc import Callable, Iterator
from pathlib import Path

from reportgen.later import is_known
from reportgen.render.shortcuts import layout, loading, sheets, writing

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
    return [
        loading.declarations_parsed_ahead,
        loading.modules_later,
        loading.nothing_fetched,
        loading.well_formed_pages_read_as_xml,
        sheets.unused_rules_left_out,
        sheets.selectors_compiled_later,
        layout.plain_values_found_at_once,
        layout.lines_shaped_once,
        layout.fonts_described_once,
        writing.numbers_read_and_written_at_once,
        writing.objects_written_out_once,
        writing.marks_drawn_once,
    ]
