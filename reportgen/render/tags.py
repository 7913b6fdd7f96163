"""Mends what WeasyPrint 70 says to a screen reader. Its private function is wrapped, so its version
is pinned, and a test fails where its signature changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf
from weasyprint.pdf import tags

_build_box_tree = tags._build_box_tree


def install() -> None:
    """Puts the wrapper in place; doing so again changes nothing."""
    tags._build_box_tree = _mended


def _mended(box: Any, parent: Any, *rest: Any) -> Iterator[Any]:
    source: Any = getattr(box, "element", None)
    tag, classes = getattr(box, "element_tag", None), source.get("class", "").split() if source is not None else []
    for element in _build_box_tree(box, parent, *rest):
        if parent["S"] == "/LI" and element["S"] == "/Div":
            # PDF 1.7, 14.8.4.3.3: a list item holds a label and a body, and nothing else.
            element["S"] = "/LBody"
        if tag == "a" and "call" in classes:
            yield _added("/Reference", element, parent, rest[0])
            yield _note(source.get("href"), parent, rest[0])
        elif tag == "a" and "back" in classes:
            yield _added("/Lbl", element, parent, rest[0])
        elif tag in ("span", "p") and "note" in classes:
            # The words of a note are read where it is called, not where they stand.
            note = rest[0].notes["#" + source.get("id")]
            element["P"] = note.reference
            note["K"].append(element.reference)
        else:
            yield element


def _added(type: str, link: Any, parent: Any, pdf: Any) -> Any:
    """An element round a link: the number of a note is a reference where it is called, a label before its words."""
    element = pydyf.Dictionary({"Type": "/StructElem", "S": type, "K": pydyf.Array([link.reference]), "P": parent.reference})
    pdf.add_object(element)
    link["P"] = element.reference
    return element


def _note(address: str, parent: Any, pdf: Any) -> Any:
    """A note behind its call; its words come later."""
    element = pydyf.Dictionary({"Type": "/StructElem", "S": "/Note", "ID": pydyf.String(address[1:]), "K": pydyf.Array()})
    pdf.add_object(element)
    element["P"] = parent.reference
    pdf.notes = getattr(pdf, "notes", {}) | {address: element}
    return element
