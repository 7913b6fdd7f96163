"""Reading the tag tree of a PDF as a screen reader does: elements in order, each with its words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from reportgen.record import record
from reportgen.verify.pdf_content import Content, Font, Marked, read_content

_PARTS = ("THead", "TBody", "TFoot")


@record
class Area:
    """An area of a page that leads to `target`, a full address or the name of a place, and what is told of it."""

    target: str
    contents: str
    number: Any
    prints: bool


@dataclass(slots=True, eq=False, repr=False)
class Element:
    """An element of the tag tree: its type ("H1", "P", "TD"…), what is known of it, words and elements inside."""

    type: str
    alt: str = ""
    kids: list[Element | str] = field(default_factory=list)
    language: str = ""
    expansion: str = ""
    name: bytes = b""
    attributes: dict[str, Any] = field(default_factory=dict)
    areas: list[Area] = field(default_factory=list)
    drawn: list[tuple[int, Marked]] = field(default_factory=list)

    def text(self) -> str:
        """All its words, in order."""
        return "".join(kid if isinstance(kid, str) else kid.text() for kid in self.kids)

    def walk(self) -> Iterator[Element]:
        """This element and all inside it, in order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def inside(self) -> list[Element]:
        """The elements directly inside."""
        return [kid for kid in self.kids if isinstance(kid, Element)]

    def rows(self) -> list[Element]:
        """The rows of a table, whatever parts it is told in."""
        parts = self.inside()
        return [row for part in parts for row in ([part] if part.type == "TR" else part.rows() if part.type in _PARTS else [])]


def read_pages(pdf: pikepdf.Pdf) -> tuple[Element, list[Content]]:
    """The tag tree of an open PDF, and what its pages draw. Raises KeyError or AttributeError where it has none."""
    fonts: dict[Any, Font] = {}
    contents = [read_content(page, fonts) for page in pdf.pages]
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
    return _Tree(pages, contents).element(pdf.Root.StructTreeRoot.K), contents


class _Tree:
    def __init__(self, pages: dict[Any, int], contents: list[Content]) -> None:
        self.pages, self.contents = pages, contents

    def element(self, node: Any) -> Element:
        node = node[0] if isinstance(node, Array) else node
        element = Element(str(node.S)[1:])
        for key in ("/Alt", "/Lang", "/E", "/ID", "/A"):
            if key in node:
                self._tell(element, key, node[key])
        page = self.pages[node.Pg.objgen] if "/Pg" in node else 0
        inside = node.get("/K", Array([]))
        for kid in inside if isinstance(inside, Array) else [inside]:
            if not isinstance(kid, Dictionary):
                self._hold(element, page, int(kid))
            elif "/S" in kid:
                element.kids.append(self.element(kid))
            elif kid.get("/Type") == Name.MCR:
                self._hold(element, self.pages[kid.Pg.objgen] if "/Pg" in kid else page, int(kid.MCID))
            elif kid.get("/Type") == Name.OBJR:
                element.areas.append(area(kid.Obj))
        if "/ActualText" in node:
            element.kids = [str(node.ActualText)]
        return element

    def _tell(self, element: Element, key: str, value: Any) -> None:
        match key:
            case "/Alt":
                element.alt = str(value)
            case "/Lang":
                element.language = str(value)
            case "/E":
                element.expansion = str(value)
            case "/ID":
                element.name = bytes(value)
            case "/A":
                for each in value if isinstance(value, Array) else [value]:
                    element.attributes.update((name[1:], entry) for name, entry in each.items())

    def _hold(self, element: Element, page: int, number: int) -> None:
        mark = self.contents[page].numbered.get(number)
        if mark is not None:
            mark.held += 1
            element.drawn.append((page, mark))
            element.kids.append(mark.words)


def area(annotation: Any) -> Area:
    """An annotation of a page as an area that leads somewhere."""
    target = annotation.get("/Dest", "")
    if "/A" in annotation:
        target = annotation.A.get("/URI", annotation.A.get("/D", ""))
    prints = bool(int(annotation.get("/F", 0)) & 4)
    return Area(str(target), str(annotation.get("/Contents", "")), annotation.objgen, prints)
