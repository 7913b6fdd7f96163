"""Reading the tag tree of a PDF as a screen reader does: elements in order, each with its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

_CHARS = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(r"beginbfrange(.*?)endbfrange", re.DOTALL)
_PAIR = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_TRIPLE = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


@dataclass(slots=True)
class Element:
    """An element of the tag tree: its type ("H1", "P", "TD"…), attributes, words and elements inside."""

    type: str
    alt: str = ""
    kids: list[Element | str] = field(default_factory=list)

    def text(self) -> str:
        """All its words, in order."""
        return "".join(kid if isinstance(kid, str) else kid.text() for kid in self.kids)

    def walk(self) -> Iterator[Element]:
        """This element and all inside it, in order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


def read_tags(pdf: pikepdf.Pdf) -> Element:
    """The tag tree of an open PDF. Raises KeyError or AttributeError where it has none."""
    words: dict[tuple[int, int], str] = {}
    for number, page in enumerate(pdf.pages):
        for mcid, text in _marked_text(page).items():
            words[(number, mcid)] = text
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
    return _element(pdf.Root.StructTreeRoot.K, pages, words)


def _element(node: Any, pages: dict[Any, int], words: dict[tuple[int, int], str]) -> Element:
    if isinstance(node, Array):
        node = node[0]
    element = Element(str(node.S)[1:], str(node.get("/Alt", "")))
    page = pages[node.Pg.objgen] if "/Pg" in node else 0
    inside = node.get("/K", Array([]))
    for kid in inside if isinstance(inside, Array) else [inside]:
        if not isinstance(kid, Dictionary):
            element.kids.append(words.get((page, int(kid)), ""))
        elif "/S" in kid:
            element.kids.append(_element(kid, pages, words))
        elif kid.get("/Type") == Name.MCR:
            element.kids.append(words.get((pages[kid.Pg.objgen] if "/Pg" in kid else page, int(kid.MCID)), ""))
    return element


def _marked_text(page: pikepdf.Page) -> dict[int, str]:
    """The words of each marked-content sequence of a page, by its MCID."""
    fonts = {name: _to_unicode(font) for name, font in page.get("/Resources", Dictionary()).get("/Font", Dictionary()).items()}
    found: dict[int, str] = {}
    open_marks: list[int | None] = []
    font: dict[bytes, str] = {}
    for instruction in pikepdf.parse_content_stream(page, "BDC BMC EMC Tf Tj TJ"):
        operands: Any = instruction.operands
        operator = instruction.operator
        match str(operator):
            case "BDC" | "BMC":
                properties = operands[1] if len(operands) > 1 else None
                marked = isinstance(properties, Dictionary) and "/MCID" in properties
                open_marks.append(int(properties.MCID) if marked and properties is not None else None)
            case "EMC":
                open_marks.pop()
            case "Tf":
                font = fonts.get(str(operands[0]), {})
            case "Tj" | "TJ":
                mark = next((m for m in reversed(open_marks) if m is not None), None)
                if mark is not None:
                    strings = operands[0] if str(operator) == "TJ" else [operands[0]]
                    drawn = b"".join(bytes(s) for s in strings if isinstance(s, pikepdf.Object))  # the others are numbers
                    found[mark] = found.get(mark, "") + _decode(drawn, font)
    return found


def _decode(data: bytes, font: dict[bytes, str]) -> str:
    return "".join([font.get(data[i : i + 2], "\ufffd") for i in range(0, len(data), 2)])


def _to_unicode(font: Any) -> dict[bytes, str]:
    """The character or characters that each two-byte code of a font stands for."""
    if "/ToUnicode" not in font:
        return {}
    table = font.ToUnicode.read_bytes().decode("latin-1")
    codes: dict[bytes, str] = {}
    for block in _CHARS.findall(table):
        for code, text in _PAIR.findall(block):
            codes[bytes.fromhex(code)] = bytes.fromhex(text).decode("utf-16-be", "replace")
    for block in _RANGES.findall(table):
        for first, last, text in _TRIPLE.findall(block):
            start = int.from_bytes(bytes.fromhex(text), "big")
            for code in range(int(first, 16), int(last, 16) + 1):
                codes[code.to_bytes(2, "big")] = chr(start + code - int(first, 16))
    return codes
