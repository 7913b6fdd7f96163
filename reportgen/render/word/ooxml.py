"""Building WordprocessingML: elements by their prefixed names, in the order the standard asks for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import nsmap
from lxml import etree

Element = Any  # lxml's elements carry no useful type

_NAMES: dict[str, str] = {}


def qn(name: str) -> str:
    """The full name of a prefixed one: "w:p"."""
    if name not in _NAMES:
        prefix, _, local = name.partition(":")
        _NAMES[name] = f"{{{nsmap[prefix]}}}{local}"
    return _NAMES[name]


def sub(parent: Element, name: str, /, **attributes: str | int) -> Element:
    """A new element at the end of `parent`; attributes are in the namespace w."""
    child = etree.SubElement(parent, qn(name))
    for key, value in attributes.items():
        child.set(qn(f"w:{key}"), str(value))
    return child


def keep_together(elements: list[Element]) -> None:
    """Holds each paragraph but the last on the page of the next one."""
    for element in elements[:-1]:
        style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is not None and style.getnext() is None:
            sub(style.getparent(), "w:keepNext")


def text_run(parent: Element, text: str, style: str = "", language: str = "") -> Element:
    """A run of words in a character style (its id) and a language, spaces kept."""
    run = sub(parent, "w:r")
    if style or language:
        properties = sub(run, "w:rPr")
        if style:
            sub(properties, "w:rStyle", val=style)
        if language:
            sub(properties, "w:lang", val=language)
    words = sub(run, "w:t")
    words.text = text
    if text != text.strip() or "  " in text:
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run


def field(parent: Element, instruction: str, result: str, style: str = "") -> None:
    """A field with its result as Word shows it until it is updated."""
    for kind in ("begin", "separate", "end"):
        if kind == "end":
            text_run(parent, result, style)
        run = sub(parent, "w:r")
        if style:
            sub(sub(run, "w:rPr"), "w:rStyle", val=style)
        sub(run, "w:fldChar", fldCharType=kind)
        if kind == "begin":
            code = sub(sub(parent, "w:r"), "w:instrText")
            code.text = f" {instruction} "
            code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


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
