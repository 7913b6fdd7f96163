"""Is the finished PDF what was to be said? Every word, in order; headings, pictures, language, title."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from os.path import commonprefix

import pikepdf

from reportgen.document import tree
from reportgen.finding import Finding, error
from reportgen.render import Rendered
from reportgen.verify.pdf_tags import Element, read_tags

_BULLETS = {"•", "◦", "▪", ""}


def verify_pdf(rendered: Rendered, document: tree.Document) -> Rendered:
    """The same file, with what is wrong with it among its findings."""
    with pikepdf.open(io.BytesIO(rendered.data)) as pdf:
        found = tuple(_check(pdf, document, rendered))
    return replace(rendered, findings=rendered.findings + found)


def _check(pdf: pikepdf.Pdf, document: tree.Document, rendered: Rendered) -> Iterator[Finding]:
    if str(pdf.Root.get("/Lang", "")) != document.language:
        yield error("pdf-language", f"the PDF does not say that it is in the language {document.language}")
    if not str(pdf.docinfo.get("/Title", "")).startswith(document.title):
        yield error("pdf-title", "the PDF does not bear the title of the document")
    top = read_tags(pdf)
    for element in top.walk():
        if element.type == "Figure" and not element.alt:
            yield error("pdf-alt", "a picture of the PDF has no alternative text")
    headings = [(int(e.type[1]), bare(e.text())) for e in top.walk() if e.type in ("H1", "H2", "H3", "H4", "H5", "H6")]
    wanted = [(b.level, heading_words(b)) for b in tree.walk(document.blocks) if isinstance(b, tree.Heading)]
    if headings != wanted:
        yield error("pdf-headings", f"the headings of the PDF are not those of the document: {first_difference(headings, wanted)}")
    difference = compare_words(spoken(top), bare("".join(said(document.blocks, rendered.page_of))))
    if difference:
        yield error("pdf-words", f"the PDF does not say the words of the document: {difference}")


def said(blocks: tuple[tree.Block, ...], page_of: dict[str, int], *, generated: bool = True) -> Iterator[str]:
    """Every word of the blocks in reading order; `generated` ones, the numbers of lists, headings,
    paragraphs, captions and pages, too. A number that the author typed is not generated."""
    for block in blocks:
        number = getattr(block, "number", None)
        if number is not None and (generated or number.scheme == "given"):
            yield number.text
        for line in tree.lines(block):
            for inline in tree.inlines(line):
                if isinstance(inline, tree.Text | tree.Reference):
                    yield inline.text
                elif isinstance(inline, tree.PageNumber) and generated:
                    yield str(page_of.get(inline.id, "?"))
                elif isinstance(inline, tree.Note):
                    yield 2 * inline.number + tree.plain(inline.words)
        if isinstance(block, tree.List):
            for item in block.items:
                if generated:
                    yield item.label
                yield from said(item.blocks, page_of, generated=generated)
        else:
            yield from said(tree.children(block), page_of, generated=generated)


def heading_words(block: tree.Heading) -> str:
    """The letters of a heading with its number."""
    return bare((block.number.text if block.number else "") + tree.plain(block.children))


def spoken(top: Element) -> Iterator[tuple[str, bool]]:
    """Every run of words of the tag tree without white space, and whether it is the head of a table,
    which is said again on each page that the table runs over."""
    for kid in top.kids:
        if isinstance(kid, str):
            yield bare(kid), False
        elif kid.type == "THead":
            yield bare(kid.text()), True
        elif kid.type != "Lbl" or bare(kid.text()) not in _BULLETS:
            yield from spoken(kid)


def compare_words(found: Iterator[tuple[str, bool]], wanted: str) -> str:
    """Where the words found leave those wanted, in words; empty where they are the same."""
    at = 0
    for text, may_repeat in found:
        if wanted.startswith(text, at):
            at += len(text)
        elif not may_repeat:
            same = at + len(commonprefix([text, wanted[at:]]))
            heard, expected = text[same - at :][:20], wanted[same : same + 20]
            return f"after “…{wanted[max(0, same - 20) : same]}” it says “{heard}”, not “{expected}”"
    return f"“{wanted[at : at + 40]}…” is missing at its end" if at < len(wanted) else ""


def bare(text: str) -> str:
    """The letters without the white space between them, which lines and columns change."""
    return unicodedata.normalize("NFC", "".join(text.split()))


def first_difference(found: list[tuple[int, str]], wanted: list[tuple[int, str]]) -> str:
    """Where two lists of headings part, in words."""
    for here, there in zip(found, wanted, strict=False):
        if here != there:
            return f"“{here[1]}” at level {here[0]}, not “{there[1]}” at level {there[0]}"
    return f"{len(found)} headings, not {len(wanted)}"
