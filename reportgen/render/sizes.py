"""How large the type on the finished pages is, against the smallest that the house prints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportgen.document.large_print import POINTS
from reportgen.finding import Finding, error
from reportgen.style.house import Floors

_POINTS = 0.75  # to a CSS pixel
_NOT_RUNNING_TEXT = {"table", "caption", "figcaption", "figure"}
_SMALL_PARTS = {"key", "table-note", "call", "note"}


def small_type(pages: Any, floors: Floors, *, large_print: bool = False) -> Iterator[Finding]:
    """An error for running text, and one for tables and captions, set below their floors."""
    least, whose = (POINTS, POINTS), "large print has"
    if not large_print:
        least, whose = (floors.body, floors.table), "this house prints"
    smallest = {"running text": float("inf"), "text in tables, captions and running lines": float("inf")}
    for page in pages:
        _look(page._page_box, False, smallest)
    for (kind, size), floor in zip(smallest.items(), least, strict=True):
        if size < floor:
            message = f"{kind} is set at {size:g} pt; {whose} none under {floor} pt"
            yield error("small-type", message, floors.place, "raise it in the style sheets, or change   floors:")


def _look(box: Any, small: bool, smallest: dict[str, float]) -> None:
    box = getattr(box, "_box", box)
    element = getattr(box, "element", None)
    if element is not None:
        small = small or element.tag in _NOT_RUNNING_TEXT or not _SMALL_PARTS.isdisjoint(element.get("class", "").split())
    small = small or (bool(getattr(box, "at_keyword", "")) and not hasattr(box, "page_type"))
    if hasattr(box, "text"):
        kind = "text in tables, captions and running lines" if small else "running text"
        smallest[kind] = min(smallest[kind], round(box.style["font_size"] * _POINTS, 2))
    for child in getattr(box, "children", ()):
        _look(child, small, smallest)
