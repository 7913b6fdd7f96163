"""Whether every word stands on its page: WeasyPrint draws what does not fit beyond the edge of the paper, where nobody sees it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

_FITS = 1.0  # CSS pixel


def words_off_the_page(pages: Any) -> Iterator[tuple[int, str, str]]:
    """Of each part whose words reach over the edge of their page: the page, counted from 1, the part's label, and the words."""
    told = set()
    for number, page in enumerate(pages, 1):
        for label, box in _texts(page._page_box, ""):
            right, bottom = box.position_x + box.width, box.position_y + box.height
            outside = box.position_x < -_FITS or right > page.width + _FITS or bottom > page.height + _FITS
            if outside and box.text.strip() and label not in told:
                told.add(label)
                yield number, label, box.text.strip()


def _texts(box: Any, label: str) -> Iterator[tuple[str, Any]]:
    box = getattr(box, "_box", box)
    if box.style["transform"]:  # the mark of a draft: where it comes to stand is not where it was laid out
        return
    element = getattr(box, "element", None)
    if element is not None:
        label = element.get("data-part", label)
    if hasattr(box, "text"):
        yield label, box
    for child in getattr(box, "children", ()):
        yield from _texts(child, label)
