"""Is what a PDF draws told as what it is? Lists, links, languages, pictures; and what is no content, not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote

import pikepdf

from reportgen.document import tree
from reportgen.finding import Finding, error
from reportgen.verify.pdf_content import Content
from reportgen.verify.pdf_tags import Area, Element, area
from reportgen.verify.words import bare, spaced

_NUMBERINGS = {"decimal": {"Decimal"}, "letter": {"LowerAlpha"}, "roman": {"LowerRoman"}, "plain": {"None"}}
_OF_NOTES = re.compile(r"(?:Note|Call)\d+")
_BULLETED = {"Disc", "Circle", "Square"}


def check(pdf: pikepdf.Pdf, top: Element, contents: list[Content], document: tree.Document) -> Iterator[Finding]:
    """Each thing that is told as something else."""
    yield from untold(contents)
    yield from _ornaments(contents)
    yield from _lists(top, document)
    yield from _links(pdf, top, document)
    yield from _notes(top, document)
    yield from _languages(top, document)
    yield from _pictures(pdf, top, document)


def untold(contents: list[Content]) -> Iterator[Finding]:
    """What is drawn and not in the tag tree once, and is not said to be no content."""
    for number, page in enumerate(contents, start=1):
        if page.loose.paints:
            yield error("pdf-artifacts", f"page {number} draws something that is neither in the tag tree nor marked as no content")
        for mark in page.numbered.values():
            if mark.held != 1:
                times = "is not in the tag tree" if mark.held < 1 else "is in the tag tree twice"
                yield error("pdf-artifacts", f"what page {number} draws {times}: “{mark.words[:40]}”")


def _ornaments(contents: list[Content]) -> Iterator[Finding]:
    """Words that are no content belong to the page, not the text."""
    for number, page in enumerate(contents, start=1):
        for mark in page.others:
            if mark.words.strip() and b"/Pagination" not in mark.about:
                yield error("pdf-artifacts", f"“{mark.words[:40]}” on page {number} is said to be an ornament")


def _lists(top: Element, document: tree.Document) -> Iterator[Finding]:
    found = [element for element in top.walk() if element.type == "L"]
    wanted = [block for block in document.every if isinstance(block, tree.List)]
    if len(found) != len(wanted):
        yield error("pdf-lists", f"the PDF has {len(found)} lists, not {len(wanted)}")
        return
    for element, block in zip(found, wanted, strict=True):
        difference = _list_difference(element, block)
        if difference:
            yield error("pdf-lists", f"a list of the PDF is not as in the document: {difference}", block.place)
    for element in top.walk():
        if element.type != "LBody" and element.type in ("L", "LI") and any(kid.type == "L" for kid in element.inside()):
            yield error("pdf-lists", "a list within a list does not stand in the body of its item")


def _list_difference(element: Element, block: tree.List) -> str:
    numbering = str(element.attributes.get("ListNumbering", "/None"))[1:]
    if numbering not in _NUMBERINGS.get(block.style, _BULLETED):
        return f"its numbering is {numbering}"
    if len(element.kids) != len(block.items) or any(kid.type != "LI" for kid in element.inside()):
        return f"it has {len(element.kids)} items, not {len(block.items)}"
    for kid, item in zip(element.inside(), block.items, strict=True):
        wanted = ["LBody"] if block.style == "plain" else ["Lbl", "LBody"]
        if [inner.type for inner in kid.inside()] != wanted or len(kid.kids) != len(wanted):
            return f"the item “{kid.text()[:30]}” consists of {', '.join(inner.type for inner in kid.inside())}"
        if item.label and kid.inside()[0].text().strip() != item.label:
            return f"its item is labelled {kid.inside()[0].text().strip()}, not {item.label}"
    return ""


def _links(pdf: pikepdf.Pdf, top: Element, document: tree.Document) -> Iterator[Finding]:
    links = [element for element in top.walk() if element.type == "Link"]
    wanted = [
        (spaced(tree.plain(each.children)), _target(each.target)) for each in _inlines(document.blocks) if isinstance(each, tree.Link)
    ]
    every = [(spaced(link.text()), _target(link.areas[0].target) if link.areas else "nowhere") for link in links]
    found = [each for each in every if not _OF_NOTES.fullmatch(each[1])]
    if found != wanted:
        differing = next(((f, w) for f, w in zip(found, wanted, strict=False) if f != w), ((f"{len(found)} links",), (f"{len(wanted)}",)))
        yield error("pdf-links", f"a link of the PDF is “{' → '.join(differing[0])}”, not “{' → '.join(differing[1])}”")
    for link in links:
        for each in link.areas:
            of_note = _OF_NOTES.fullmatch(_target(each.target)) and spaced(link.text()) in each.contents.replace(":", "").split()
            if not of_note and spaced(each.contents) != spaced(link.text()):
                yield error("pdf-links", f"the link “{spaced(link.text())[:40]}” is described as “{each.contents[:40]}”")
            if not each.prints or each.target != link.areas[0].target:
                yield error("pdf-links", f"the link “{spaced(link.text())[:40]}” is not one on paper and screen")
    told = {each.number for link in links for each in link.areas}
    for lost in (each for page in pdf.pages for each in _areas(page) if each.number not in told):
        yield error("pdf-links", f"a link to {lost.target} is not in the tag tree")


def _notes(top: Element, document: tree.Document) -> Iterator[Finding]:
    """Each note has a name of its own, its call leads to it, and its number back to the call."""
    numbers = [note.number for _, note in tree.called(document.every)]
    calls = [_leads(element) for element in top.walk() if element.type == "Reference"]
    notes = [element for element in top.walk() if element.type == "Note"]
    backs = [_leads(label) for note in notes for label in note.inside() if label.type == "Lbl"]
    if calls != [(each, f"Note{each}") for each in numbers]:
        yield error("pdf-notes", f"the PDF calls the notes {', '.join(to for _, to in calls) or 'none'}, not 1 to {len(numbers)}")
    if sorted(backs) != sorted((each, f"Call{each}") for each in numbers):
        yield error("pdf-notes", "not each note of the PDF leads back to its call")
    if len({note.name for note in notes} - {b""}) != len(notes):
        yield error("pdf-notes", "a note of the PDF has no name of its own")


def _leads(element: Element) -> tuple[str, str]:
    areas = [area for inner in element.walk() for area in inner.areas]
    return spaced(element.text()), _target(areas[0].target) if areas else ""


def _areas(page: pikepdf.Page) -> Iterator[Area]:
    for annotation in page.get("/Annots", ()):
        if annotation.get("/Subtype") == "/Link":
            yield area(annotation)


def _target(address: str) -> str:
    return unquote(address).removeprefix("#")


def _languages(top: Element, document: tree.Document) -> Iterator[Finding]:
    inlines = list(_inlines(document.blocks))
    foreign = [(each.language, bare(tree.plain(each.children))) for each in inlines if isinstance(each, tree.Language)]
    # words in a language may hold others in it, and say so once
    spoken = [(each.language, bare(each.text())) for each in top.walk() if each.language]
    if spoken != [each for each in foreign if each[0] != document.language]:
        yield error("pdf-foreign-words", f"the PDF says {_pairs(spoken)} to be in other languages, not {_pairs(foreign)}")
    short = [(each.expansion, bare(tree.plain(each.children))) for each in inlines if isinstance(each, tree.Abbreviation)]
    told = [(each.expansion, bare(each.text())) for each in top.walk() if each.expansion]
    if told != short:
        yield error("pdf-abbreviations", f"the PDF says in full {_pairs(told)}, not {_pairs(short)}")


def _pairs(pairs: list[tuple[str, str]]) -> str:
    return ", ".join(f"“{words[:20]}” ({about})" for about, words in pairs[:5]) or "nothing"


def _pictures(pdf: pikepdf.Pdf, top: Element, document: tree.Document) -> Iterator[Finding]:
    figures = [element for element in top.walk() if element.type == "Figure"]
    for figure in figures:
        if not figure.alt:
            yield error("pdf-alt", "a picture of the PDF has no alternative text")
        elif not _is_where_it_says(pdf, figure):
            yield error("pdf-figures", f"the picture “{figure.alt[:40]}” does not stand where the PDF says")
    rest = iter(figures)
    for block in document.every:
        if isinstance(block, tree.Picture) and not block.decorative and block.alt:
            found = next((each for each in rest if bare(each.alt) == bare(block.alt)), None)  # the house has a mark of its own
            if found is None:
                yield error("pdf-figures", f"the picture “{block.alt[:40]}” is missing from the PDF, or stands elsewhere", block.place)
                return
            if [bare(kid.text()) for kid in found.inside()] != [bare(tree.plain(block.caption, calls=True))] * bool(block.caption):
                yield error("pdf-figures", f"the picture “{block.alt[:40]}” does not have its caption within it", block.place)


def _is_where_it_says(pdf: pikepdf.Pdf, figure: Element) -> bool:
    """Whether the box given is on the page, and round what shows of the picture."""
    box = [float(each) for each in figure.attributes.get("BBox", ())]
    if len(box) != 4 or not figure.drawn:
        return False
    number, mark = figure.drawn[0]
    left, bottom, right, top = (float(each) for each in pdf.pages[number].mediabox)
    inside = left - 1 <= box[0] < box[2] <= right + 1 and bottom - 1 <= box[1] < box[3] <= top + 1
    drawn = mark.box or box
    return inside and all(here - 1 <= there for here, there in zip([*box[:2], *drawn[2:]], [*drawn[:2], *box[2:]], strict=True))


def _inlines(blocks: tuple[tree.Block, ...], behind: list[tree.Note] | None = None) -> Iterator[tree.Inline]:
    """Every inline as it is told: those of a note behind its call, or `behind` the table or picture that calls it."""
    for block in blocks:
        notes = [] if isinstance(block, tree.Table | tree.Picture) and behind is None else behind
        for inline in (each for line in tree.lines(block) for each in tree.inlines(line)):
            yield inline
            if isinstance(inline, tree.Note) and notes is None:
                yield from tree.inlines(inline.words)
            elif isinstance(inline, tree.Note) and notes is not None:
                notes.append(inline)
        yield from _inlines(tree.children(block), notes)
        if behind is None:
            yield from (each for note in notes or () for each in tree.inlines(note.words))
