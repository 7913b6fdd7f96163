"""Is the finished PDF what was to be said? Every word, in order, and what each of them is."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pikepdf

from reportgen.document import tree
from reportgen.finding import Finding, error
from reportgen.render import Rendered
from reportgen.verify import pdf_claims, pdf_structure, pdf_tables
from reportgen.verify.pdf_tags import Element, read_pages
from reportgen.verify.words import around, bare, compare_words, first_difference, spaced

_BULLETS = {"•", "◦", "▪", ""}
_HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
_IN_LINE = ("Span", "Link", "Reference")

Line = tuple[str, str]
"""A run of words that belong together, and the type of the element that holds it: "P", "Lbl"…; empty for any."""


def verify_pdf(rendered: Rendered, document: tree.Document) -> Rendered:
    """The same file, with what is wrong with it among its findings."""
    with pikepdf.open(io.BytesIO(rendered.data)) as pdf:
        found = tuple(_check(pdf, document, rendered))
    return replace(rendered, findings=rendered.findings + found)


def _check(pdf: pikepdf.Pdf, document: tree.Document, rendered: Rendered) -> Iterator[Finding]:
    yield from pdf_claims.check(pdf, document)
    top, contents = read_pages(pdf)
    headings = [(int(e.type[1]), bare(e.text())) for e in top.walk() if e.type in _HEADINGS]
    wanted = [(b.level, heading_words(b)) for b in document.every if isinstance(b, tree.Heading)]
    if headings != wanted:
        yield error("pdf-headings", f"the headings of the PDF are not those of the document: {first_difference(headings, wanted)}")
    elif [words for _, words in wanted] != list(_bookmarks(pdf.Root.get("/Outlines"))):
        yield error("pdf-headings", "the bookmarks of the PDF are not its headings")
    yield from _words(top, document, rendered.page_of)
    yield from pdf_structure.check(pdf, top, contents, document)
    yield from pdf_tables.check(top, document)


def _words(top: Element, document: tree.Document, page_of: dict[str, int]) -> Iterator[Finding]:
    found, wanted = list(spoken(top)), list(said_lines(document.blocks, page_of))
    difference = compare_words("".join(bare(words) for _, words in found), "".join(bare(words) for _, words in wanted))
    if difference:
        yield error("pdf-words", f"the PDF does not say the words of the document: {difference}")
        return
    for (type, words), (wanted_type, wanted_words) in zip(found, wanted, strict=False):
        if words != wanted_words:
            yield error("pdf-paragraphs", f"the PDF says “{around(words, wanted_words)}”, not “{around(wanted_words, words)}”")
            return
        if wanted_type and type != wanted_type and wanted_type not in _HEADINGS:
            yield error("pdf-paragraphs", f"“{words[:40]}” is of the type {type} in the PDF, not {wanted_type}")
            return


def _bookmarks(node: Any) -> Iterator[str]:
    """The titles of the bookmarks below one, in order."""
    kid = node.get("/First") if node is not None else None
    while kid is not None:
        yield bare(str(kid.Title))
        yield from _bookmarks(kid)
        kid = kid.get("/Next")


def said_lines(
    blocks: tuple[tree.Block, ...], page_of: dict[str, int], alone: bool = False, behind: list[tree.Note] | None = None
) -> Iterator[Line]:
    """Each run of words of the blocks that belongs together; that of a single paragraph in an item or
    a cell (`alone`) needs no element of its own. The words of a note stand behind its call, or `behind` the
    table or the picture that calls it."""
    for block in blocks:
        notes = [] if isinstance(block, tree.Table | tree.Picture) and behind is None else behind
        for line in tree.lines(block):
            type = f"H{block.level}" if isinstance(block, tree.Heading) else "P" if isinstance(block, tree.Paragraph) else "Caption"
            yield from _runs(block, line, "" if alone and type == "P" else type, page_of, notes)
        match block:
            case tree.List():
                for item in block.items:
                    if item.label:
                        yield "Lbl", spaced(item.label)
                    yield from said_lines(item.blocks, page_of, len(item.blocks) == 1, notes)
            case tree.Table():
                for row in (*block.head, *block.body):
                    for cell in row.cells:
                        yield from said_lines(cell.blocks, page_of, len(cell.blocks) == 1, notes)
            case _:
                yield from said_lines(tree.children(block), page_of, behind=notes)
        if behind is None:
            yield from (run for note in notes or () for run in _note(note))


def _runs(
    block: tree.Block, line: tuple[tree.Inline, ...], type: str, page_of: dict[str, int], behind: list[tree.Note] | None
) -> Iterator[Line]:
    number = getattr(block, "number", None)
    words = f"{number.text} " if number else ""
    for inline in tree.inlines(line):
        if isinstance(inline, tree.WORDS):
            words += inline.text
        elif isinstance(inline, tree.PageNumber):
            words += str(page_of.get(inline.id, "?"))
        elif isinstance(inline, tree.Note):
            words += inline.number
            if behind is not None:
                behind.append(inline)
                continue
            yield type, spaced(words)
            yield from _note(inline)
            words = ""
    if spaced(words):
        yield type, spaced(words)


def _note(note: tree.Note) -> Iterator[Line]:
    yield "Lbl", note.number
    yield "Note", spaced(tree.plain(note.words))


def heading_words(block: tree.Heading) -> str:
    """The letters of a heading with its number."""
    return bare((block.number.text if block.number else "") + tree.plain(block.children))


def spoken(element: Element) -> Iterator[Line]:
    """Each run of words of the tag tree that belongs together; bullets are no words."""
    if element.type == "Lbl" and bare(element.text()) in _BULLETS:
        return
    words = ""
    for kid in _in_line(element):
        if isinstance(kid, str):
            words += kid
        else:
            if spaced(words):
                yield element.type, spaced(words)
            words = ""
            yield from spoken(kid)
    if spaced(words):
        yield element.type, spaced(words)


def _in_line(element: Element) -> Iterator[Element | str]:
    """What stands in an element, without the elements that only mark words in a line."""
    for kid in element.kids:
        if isinstance(kid, Element) and kid.type in _IN_LINE:
            yield from _in_line(kid)
        else:
            yield kid
