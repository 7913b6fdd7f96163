"""Numbers and objects of a PDF."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from typing import Any


@contextlib.contextmanager
def numbers_read_and_written_at_once() -> Iterator[None]:
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
def objects_written_out_once() -> Iterator[None]:
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
