"""What a tagged PDF says, whoever wrote it: its headings, items, cells and paragraphs in order, with their letters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

_HEX = re.compile(r"<([0-9A-Fa-f\s]*)>")
_BLOCK = re.compile(r"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_RANGE = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])")


@dataclass
class Node:
    """An element: its standard type, its attributes, and what it holds in order."""

    type: str
    across: int = 1
    down: int = 1
    kids: list[Node | str] = field(default_factory=list)

    def text(self) -> str:
        """Its letters, without spaces."""
        return "".join("".join(kid.split()) if isinstance(kid, str) else kid.text() for kid in self.kids)

    def walk(self) -> Iterator[Node]:
        """This element and all in it."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def of(self, *types: str) -> Iterator[Node]:
        """All elements of these types."""
        return (node for node in self.walk() if node.type in types)


def read(path: Path) -> Node:
    """The tag tree of a PDF."""
    with pikepdf.open(path) as pdf:
        pages = {page.objgen: _words(page) for page in pdf.pages}
        roles = {str(key): str(value) for key, value in pdf.Root.StructTreeRoot.get("/RoleMap", Dictionary()).items()}
        root = Node("Root")
        _fill(root, pdf.Root.StructTreeRoot, None, pages, roles)
        return root


def _fill(node: Node, element: Any, page: Any, pages: dict[Any, dict[int, str]], roles: dict[str, str]) -> None:
    page = element.Pg.objgen if "/Pg" in element else page
    inside = element.get("/K", Array([]))
    for kid in inside if isinstance(inside, Array) else [inside]:
        if not isinstance(kid, Dictionary):
            node.kids.append(pages[page].get(int(kid), ""))
        elif "/S" in kid:
            made = Node(_standard(str(kid.S), roles), *_spans(kid))
            _fill(made, kid, page, pages, roles)
            node.kids.append(made)
        elif kid.get("/Type") == Name.MCR:
            node.kids.append(pages[kid.Pg.objgen if "/Pg" in kid else page].get(int(kid.MCID), ""))


def _standard(name: str, roles: dict[str, str]) -> str:
    for _ in range(9):
        name = roles.get(name, name)
    return name[1:]


def _spans(element: Any) -> tuple[int, int]:
    given = element.get("/A", Array([]))
    attributes = given if isinstance(given, Array) else [given]
    of_tables = [each for each in attributes if isinstance(each, Dictionary)]
    return tuple(max((int(each.get(key, 1)) for each in of_tables), default=1) for key in ("/ColSpan", "/RowSpan"))  # type: ignore[return-value]


def _words(page: pikepdf.Page) -> dict[int, str]:
    fonts = {str(name): _codes(font) for name, font in page.get("/Resources", Dictionary()).get("/Font", Dictionary()).items()}
    found: dict[int, str] = {}
    marks: list[int | None] = []
    width, font = 1, {}
    for instruction in pikepdf.parse_content_stream(page, "BDC BMC EMC Tf Tj TJ"):
        operands: Any = instruction.operands
        match str(instruction.operator):
            case "BDC" | "BMC":
                properties = operands[1] if len(operands) > 1 else None
                marks.append(int(properties.MCID) if isinstance(properties, Dictionary) and "/MCID" in properties else None)
            case "EMC":
                marks.pop()
            case "Tf":
                width, font = fonts[str(operands[0])]
            case _:
                mark = next((each for each in reversed(marks) if each is not None), None)
                strings = operands[0] if str(instruction.operator) == "TJ" else [operands[0]]
                for data in (bytes(each) for each in strings if isinstance(each, pikepdf.String)):
                    if mark is not None:
                        text = "".join(
                            font.get(int.from_bytes(data[at : at + width], "big"), "\ufffd") for at in range(0, len(data), width)
                        )
                        found[mark] = found.get(mark, "") + text
    return found


def _codes(font: Any) -> tuple[int, dict[int, str]]:
    """The bytes of a code of a font, and the letters that each stands for."""
    width = 2 if font.Subtype == Name.Type0 else 1
    found: dict[int, str] = {}
    table = font.ToUnicode.read_bytes().decode("latin-1") if "/ToUnicode" in font else ""
    for kind, block in _BLOCK.findall(table):
        if kind == "bfchar":
            given = _HEX.findall(block)
            found.update((int(code, 16), _text(text)) for code, text in zip(given[::2], given[1::2], strict=True))
            continue
        for first, last, start, each in _RANGE.findall(block):
            texts = _HEX.findall(each)
            for at, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                found[code] = _text(texts[at]) if texts else _text(start)[:-1] + chr(ord(_text(start)[-1]) + at)
    return width, found


def _text(code: str) -> str:
    return bytes.fromhex("".join(code.split())).decode("utf-16-be", "replace")
