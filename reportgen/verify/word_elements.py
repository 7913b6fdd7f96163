"""The elements of a Word file by their names in OOXML (ISO/IEC 29500), and what stands in them."""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_VAL = W + "val"
_P, _T = W + "p", W + "t"


@cache
def w(path: str) -> str:
    """A path such as "pPr/pStyle" as lxml spells it."""
    return "/".join(W + name for name in path.split("/"))


def paths(expression: str) -> etree.XPath:
    """What finds all that stands at a path of XPath: faster than Python in a table of ten thousand rows."""
    return etree.XPath(expression, namespaces={"w": W[1:-1]})


def val(element: Element, path: str = "") -> str:
    """The w:val of what stands at the path; empty where there is none."""
    found = element.find(w(path)) if path else element
    return "" if found is None else found.get(_VAL, "")


def number(element: Element, path: str, default: int) -> int:
    """The whole number that is the w:val of what stands at the path."""
    text = val(element, path)
    return int(text) if text.isdecimal() and len(text) < 10 else default


def is_on(element: Element, path: str = "") -> bool:
    """Whether a switch stands at the path, and is not turned off."""
    found = element.find(w(path)) if path else element
    return found is not None and found.get(_VAL, "1") not in ("0", "false", "off")


def is_said(element: Element | None, attribute: str) -> bool:
    """Whether an attribute stands there, and says yes."""
    return element is not None and element.get(W + attribute) in ("1", "true", "on")


def is_decorative(properties: Element) -> bool:
    """Whether a picture, by its wp:docPr, only adorns the page."""
    return any(each.get("val") in ("1", "true") for each in properties.iter(_DECORATIVE))


def text_of(element: Element) -> str:
    """All its words."""
    return "".join(element.itertext(_T, with_tail=False))


def paragraph_of(element: Element) -> Element | None:
    """The paragraph that an element stands in."""
    above = element.getparent()
    while above is not None and above.tag != _P:
        above = above.getparent()
    return above


def quoted(text: str) -> str:
    """The first words of a text, to find it by."""
    words = " ".join(text.split())
    return f"“{words[:39]}…”" if len(words) > 40 else f"“{words}”"
