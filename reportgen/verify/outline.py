"""The outline of a finished file, and of a document, in a form that can be compared: what is a
heading, a table, a link, a picture, in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from reportgen.document import tree
from reportgen.verify import pdf_tags

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TAGGED_HEADINGS = tuple(heading.upper() for heading in _HEADINGS)
_OF_NOTE = ("Reference", "Note")
_UNSAID = ("Lbl", "Figure", *_OF_NOTE)
_IN_LINE = ("Span", "Link", "Reference", "Note")
_SCOPES = {"row": "row", "rowgroup": "row", "col": "column", "colgroup": "column"}
_BLOCKS = {*_HEADINGS, "p", "li", "div", "tr", "th", "td", "caption", "figcaption"}
_OF_NOTES = ("doc-noteref", "doc-backlink")
_SILENT = {"head", "style", "script", "template"}


def html_outline(data: bytes) -> dict[str, Any]:
    """What a page says it is made of, each part in reading order:

    - "headings": [level, text]
    - "tables": {"rows": [[{"text", "header": "column", "row" or "", "across", "down"}]]}
    - "links": [text, target]; a target "#id" is a place on the page, named as `_place` does
    - "pictures": the alternative text of each; None where it has none

    Runs of white space are one space. What leads past the masthead, to a note or back from it, is no link of the
    document, and the number of a note no word."""
    page = read(data)
    every = [each for each in walk(page) if each.get("class") != "skip"]
    return {
        "headings": [[int(each.tag[1]), words(each)] for each in every if each.tag in _HEADINGS],
        "tables": [{"rows": [_row(row) for row in each.iter("tr")]} for each in every if each.tag == "table"],
        "links": [[words(each), _place(each.get("href", ""))] for each in every if each.tag == "a" and each.get("role") not in _OF_NOTES],
        "pictures": [each.get("alt") for each in every if each.tag == "img"],
    }


def document_outline(document: tree.Document) -> dict[str, Any]:
    """The same of a document, before it is drawn; the mark of the house is not in it."""
    blocks = document.every
    lines = tree.all_lines(document.blocks)
    lines += [note.words for line in lines for note in tree.notes(line)]  # at the end of the page
    tables = [each.head + each.body for each in blocks if isinstance(each, tree.Table)]
    return {
        "headings": [[each.level, _heading(each)] for each in blocks if isinstance(each, tree.Heading)],
        "tables": [{"rows": [[_cell(cell) for cell in row.cells] for row in rows]} for rows in tables],
        "links": [
            [_folded(tree.plain(inline.children)), _place(inline.target)]
            for line in lines
            for inline in tree.inlines(line)
            if isinstance(inline, tree.Link)
        ],
        "pictures": [each.alt for each in blocks if isinstance(each, tree.Picture) and not each.decorative],
    }


def tag_outline(top: pdf_tags.Element) -> dict[str, Any]:
    """The same of a tag tree, that of a PDF or the one that `word_tags` reads from a Word file."""
    every = list(top.walk())
    return {
        "headings": [[int(each.type[1]), tagged_words(each, silent=_OF_NOTE)] for each in every if each.type in _TAGGED_HEADINGS],
        "tables": [{"rows": [_tagged_row(row) for row in each.rows()]} for each in every if each.type == "Table"],
        "links": [[_folded(each.text()), _place(each.areas[0].target)] for each in _tagged_links(top) if each.areas],
        "pictures": [each.alt or None for each in every if each.type == "Figure"],
    }


def read(data: bytes) -> Element:
    """The elements of a page as a browser reads it."""
    from tinyhtml5.parser import HTMLParser  # not its parse(), which is quicker but other where a PDF is made too

    page: Element = HTMLParser(namespace_html_elements=False).parse(data, transport_encoding="utf-8")
    return page


def walk(element: Element) -> Iterator[Element]:
    """This element and all inside it that is shown, in order."""
    if element.tag not in _SILENT:
        yield element
        for child in element:
            yield from walk(child)


def spoken(element: Element, *, calls: bool = True) -> Iterator[str]:
    """Every run of words of an element, in order; the numbers that call notes too, where asked for `calls`."""
    if element.tag not in _SILENT and (calls or element.get("role") not in _OF_NOTES):
        yield element.text or ""
        for child in element:
            yield " " * (child.tag in _BLOCKS)
            yield from spoken(child, calls=calls)
            yield child.tail or ""


def words(element: Element) -> str:
    """All words of an element, without the numbers of notes."""
    return _folded("".join(spoken(element, calls=False)))


def _row(row: Element) -> list[dict[str, Any]]:
    return [
        {
            "text": words(cell),
            "header": _SCOPES.get(cell.get("scope", ""), "") if cell.tag == "th" else "",
            "across": int(cell.get("colspan", "1")),
            "down": int(cell.get("rowspan", "1")),
        }
        for cell in row
    ]


def _tagged_row(row: pdf_tags.Element) -> list[dict[str, Any]]:
    return [
        {
            "text": tagged_words(cell),
            "header": str(cell.attributes.get("Scope", ""))[1:].lower() if cell.type == "TH" else "",
            "across": int(cell.attributes.get("ColSpan", 1)),
            "down": int(cell.attributes.get("RowSpan", 1)),
        }
        for cell in row.inside()
    ]


def tagged_words(element: pdf_tags.Element, silent: tuple[str, ...] = _UNSAID) -> str:
    """The words of an element of a tag tree, but for those of the types `silent`; what stands in blocks of its own is
    parted by a space."""
    return _folded("".join(_tagged_words(element, silent)))


def _tagged_words(element: pdf_tags.Element, silent: tuple[str, ...]) -> Iterator[str]:
    for kid in element.kids:
        if isinstance(kid, str):
            yield kid
        elif kid.type not in silent:
            yield " " * (kid.type not in _IN_LINE)
            yield from _tagged_words(kid, silent)
            yield " " * (kid.type not in _IN_LINE)


def _tagged_links(element: pdf_tags.Element) -> Iterator[pdf_tags.Element]:
    """The links, but for those to a note and back from it."""
    for kid in element.inside():
        if kid.type == "Link":
            yield kid
        elif kid.type not in ("Reference", "Lbl"):
            yield from _tagged_links(kid)


def _place(target: str) -> str:
    """A target; a place in the document by the letters and figures that the name of a bookmark in Word may hold."""
    if not target or ":" in target:
        return target
    return "#" + "".join(letter if letter.isascii() and letter.isalnum() else "_" for letter in target.removeprefix("#"))[:39]


def _cell(cell: tree.Cell) -> dict[str, Any]:
    text = _folded(" ".join(map(tree.plain, tree.all_lines(cell.blocks))))
    return {"text": text, "header": cell.header if cell.blocks else "", "across": cell.across, "down": cell.down}


def _heading(heading: tree.Heading) -> str:
    return _folded(f"{heading.number.text if heading.number else ''} {tree.plain(heading.children)}")


def _folded(text: str) -> str:
    return " ".join(text.split())
