"""Whether the notes at the foot of the pages have room there: WeasyPrint draws a note as it is, over the text or
beyond the page where it must."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportgen.document import tree
from reportgen.finding import Finding, error

_FITS = 1.0  # CSS pixel


def crowded_notes(pages: Any, document: tree.Document) -> Iterator[Finding]:
    """An error for the notes of each page that reach above it, or into its text."""
    notes = {f"Note{note.number}": note for _, note in tree.called(document.every)}
    for page in pages if notes else ():
        root, *others = page._page_box.children
        for area in others:
            if type(area).__name__ == "FootnoteAreaBox" and area.border_box_y() + _FITS < max(
                _bottom(root), page._page_box.content_box_y()
            ):
                longest = notes[max(area.children, key=lambda box: float(box.height)).element.get("id")]
                message = f"note {longest.number} is too long for the foot of a page"
                yield error("long-note", message, longest.place, "shorten it, or say it in the text or an appendix")


def _bottom(box: Any) -> float:
    """How far down the words of a box reach."""
    box = getattr(box, "_box", box)
    if hasattr(box, "text"):
        return float(box.position_y + box.height)
    return max(map(_bottom, getattr(box, "children", ())), default=0.0)
