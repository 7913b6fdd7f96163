"""What a finished web page says it is made of, in the elements of the tag tree of a PDF, so that both can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element as Node

from reportgen.document.numbering import ROMAN
from reportgen.verify.pdf_tags import Area, Element

_TYPES = {
    "p": "P", "ul": "L", "ol": "L", "li": "LI", "table": "Table", "tr": "TR", "th": "TH", "td": "TD", "thead": "THead", "tbody": "TBody",
    "caption": "Caption", "figcaption": "Caption", "a": "Link", "blockquote": "BlockQuote",
} | {f"h{level}": f"H{level}" for level in range(1, 7)}  # fmt: skip
_SPANS = {"span", "strong", "em", "b", "i", "s", "del", "abbr", "sup", "time"}
_SILENT = {"head", "style", "script", "template"}
_SCOPES = {"row": "/Row", "rowgroup": "/Row"}


def read_html(page: Node) -> Element:
    """The tree of a page; what leads past the masthead, and what is drawn and not spoken, are not in it."""
    return Element("Document", language=page.get("lang", ""), kids=list(_kids(page)))


def _kids(node: Node) -> Iterator[Element | str]:
    if node.text:
        yield node.text
    for each in node:
        if isinstance(each.tag, str) and each.tag not in _SILENT and each.get("aria-hidden") != "true" and each.get("class") != "skip":
            yield from _element(each)
        if each.tail:
            yield each.tail


def _element(node: Node) -> Iterator[Element | str]:
    if node.tag == "img":
        if node.get("alt"):
            yield Element("Figure", alt=node.get("alt", ""))
        return
    if node.tag == "br":
        yield " "
        return
    if node.get("role") == "doc-noteref":
        yield Element("Reference", kids=["".join(node.itertext())])
        return
    made = Element(_TYPES.get(node.tag, "Span" if node.tag in _SPANS else "Div"), language=node.get("lang", ""))
    made.expansion = node.get("title", "") if node.tag == "abbr" else ""
    made.kids = list(_kids(node))
    if made.type in ("L", "Table", "TR", "THead", "TBody"):  # what stands between their parts is the layout of the source
        made.kids = [kid for kid in made.kids if not isinstance(kid, str)]
    if node.tag == "ol":
        _number(made, node.get("class", ""), node.get("start", "1"))
    if made.type == "LI":
        made.kids = [Element("LBody", kids=made.kids)]
    if made.type == "Link":
        made.areas = [Area(node.get("href", ""), made.text(), None, True)]
    if made.type in ("TH", "TD"):
        made.attributes = {key: int(node.get(name, "1")) for key, name in (("ColSpan", "colspan"), ("RowSpan", "rowspan"))}
        if made.type == "TH":
            made.attributes["Scope"] = _SCOPES.get(node.get("scope", ""), "/Column")
    yield made


def _number(made: Element, kind: str, start: str) -> None:
    """The numbers that the style sheet draws before the items of a list."""
    for number, item in enumerate(made.inside(), start=int(start) if start.isdecimal() and len(start) < 6 else 1):
        if "letter" in kind.split():
            label = f"{chr(ord('a') + (number - 1) % 26)})"
        elif "roman" in kind.split():
            label = f"{ROMAN[(number - 1) % len(ROMAN)]})"
        else:
            label = f"{number}."
        item.kids.insert(0, Element("Lbl", kids=[label]))
