"""Finding elements of WordprocessingML by their prefixed names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import nsmap

Element = Any  # lxml's elements carry no useful type

_NAMES: dict[str, str] = {}


def qn(name: str) -> str:
    """The full name of a prefixed one: "w:p"."""
    if name not in _NAMES:
        prefix, _, local = name.partition(":")
        _NAMES[name] = f"{{{nsmap[prefix]}}}{local}"
    return _NAMES[name]


def complex_fields(root: Element) -> Iterator[tuple[str, list[Element]]]:
    """Each field of a part: its instruction, and the w:t elements of its result."""
    instruction, inside = "", ""
    result: list[Element] = []
    for element in root.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:t")):
        kind = element.get(qn("w:fldCharType"))
        if kind == "begin":
            instruction, result, inside = "", [], "code"
        elif kind == "separate":
            inside = "result"
        elif kind == "end":
            yield instruction.strip(), result
            inside = ""
        elif inside == "code":
            instruction += element.text or ""
        elif inside == "result":
            result.append(element)
