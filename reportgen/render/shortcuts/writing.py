"""Numbers and objects of a PDF."""

from __future__ import annotations

import contextlib
import re
import sys
from collections.abc import Callable, Iterator
from typing import Any

from reportgen.render.shortcuts.names import everywhere

_TWO_POINTS = re.compile(r"(\.[0-9-]+)(?=\.)")


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
    from weasyprint.svg import utils

    size = utils.size

    def plain_size(string: Any, font_size: Any = None, percentage_reference: Any = None) -> Any:
        try:
            return float(string) if string else 0
        except ValueError:  # with a unit
            return size(string, font_size, percentage_reference)

    everywhere(size, plain_size)
    everywhere(utils.normalize, normalized)


def normalized(numbers: str | None) -> str:
    """Numbers as WeasyPrint parts them, by four patterns, from those that follow without a space: "1-2,.5.5" is "1 -2 .5 .5"."""
    numbers = (numbers or "").replace("E", "e").replace("-", " -").replace("+", " +").replace("e -", "e-").replace("e +", "e+")
    for gap in "\n\r\t,":
        numbers = numbers.replace(gap, " ")
    return _TWO_POINTS.sub(r"\1 ", " ".join([each for each in numbers.split(" ") if each])).strip()


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


@contextlib.contextmanager
def marks_drawn_once() -> Iterator[None]:
    """A mark in the background of twenty rows is drawn twenty times over, each time as a group of its own and from nothing. Where
    its drawing needs no words, no other group and no pattern, it is written down as it was before. This stays in place."""
    yield
    from weasyprint.images import SVGImage

    draw = SVGImage.draw

    def draw_again(image: Any, stream: Any, width: float, height: float, style: Any) -> None:
        resources = stream._resources
        others = [resources[kind] for kind in ("XObject", "Pattern", "Shading")]
        if len(stream.stream) != 1 or any(others) or resources["ExtGState"]:  # what moves a new group to its place stands in it
            draw(image, stream, width, height, style)
            return
        known = vars(image).setdefault("drawn", {})
        if (width, height) in known:
            operations, states = known[width, height]
            stream.stream += operations
            resources["ExtGState"].update(states)
            return
        draw(image, stream, width, height, style)
        if not any(others) and b"BT" not in stream.stream and len(stream._ctm_stack) == 1:
            known[width, height] = stream.stream[1:], dict(resources["ExtGState"])

    SVGImage.draw = draw_again
