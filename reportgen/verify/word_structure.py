"""Is the finished Word file whole? What it refers to exists, fields and bookmarks close, tables have a grid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.finding import Finding, error
from reportgen.verify.word_elements import Element, W, number, paths, quoted, text_of, val, w
from reportgen.verify.word_stories import Story, Word

_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_P, _T, _CHAR, _CODE, _SIMPLE, _KIND = map(w, ("p", "t", "fldChar", "instrText", "fldSimple", "fldCharType"))
_BOOKMARK = (w("bookmarkStart"), w("bookmarkEnd"))
_OTHERS = (w("basedOn"), w("next"), w("link"))
_STYLE_OF = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}


def missing_styles(word: Word) -> Iterator[Finding]:
    """Styles that are used and not there: Word falls back on Normal without a word."""
    known = {(word.styles.type(style), id) for id, style in word.styles.elements.items()}
    roots = [root for root in (word.numbering, word.style_root) if root is not None]
    for tag, kind in _STYLE_OF.items():
        values = [value for story in word.stories for value in story.values(tag)]
        for used in dict.fromkeys([*values, *(val(each) for root in roots for each in root.iter(w(tag)))]):
            if (kind, used) not in known:
                yield error("word-style-missing", f"the {kind} style “{used}” is used, but there is none")
    for id, style in word.styles.elements.items():
        for each in style.iterchildren(*_OTHERS):
            other = val(each)
            if other and other not in word.styles.elements:
                yield error("word-style-missing", f"the style “{word.styles.name(id)}” refers to the style “{other}”, but there is none")


def style_loops(word: Word) -> Iterator[Finding]:
    """Styles based on themselves: LibreOffice does not open such a file at all."""
    seen: set[str] = set()
    for start in word.styles.elements:
        trail: dict[str, None] = {}
        style = start
        while style in word.styles.elements and style not in seen:
            seen.add(style)
            trail[style] = None
            style = val(word.styles.elements[style], "basedOn")
        if style in trail:
            yield error("word-style-loop", f"the style “{word.styles.name(style)}” is based on itself")


def numbering(word: Word) -> Iterator[Finding]:
    """Lists that are used and not there, and a numbering part that Word repairs: each abstractNum stands before any num."""
    lists = list(word.numbering) if word.numbering is not None else []
    known = {each.get(W + "numId") for each in lists if each.tag == w("num")} | {"0"}  # 0: this paragraph has no number
    abstract = {each.get(W + "abstractNumId") for each in lists if each.tag == w("abstractNum")}
    by_style = word.style_root.iter(w("numId")) if word.style_root is not None else ()
    for used in dict.fromkeys([*(value for story in word.stories for value in story.values("numId")), *map(val, by_style)]):
        if used not in known:
            yield error("word-numbering-missing", f"the numbering {used} is used, but there is none")
    for each in lists:
        if each.tag == w("num") and val(each, "abstractNumId") not in abstract:
            yield error("word-numbering-missing", f"the numbering {each.get(W + 'numId')} says nowhere how it looks")
    order = [each.tag for each in lists if each.tag in (w("abstractNum"), w("num"))]
    if w("num") in order and w("abstractNum") in order[order.index(w("num")) :]:
        yield error("word-numbering-order", "in the numbering part an abstractNum stands after a num: Word does not read it")


def notes(word: Word) -> Iterator[Finding]:
    """Calls of footnotes, endnotes and comments that lead nowhere."""
    for kind in ("footnote", "endnote", "comment"):
        known = {each.get(W + "id") for story in word.stories for each in story.of(kind)}
        for story in word.stories:
            for call in story.of(kind + "Reference"):
                if call.get(W + "id") not in known:
                    yield error("word-note-missing", f"{_at(call)} calls the {kind} {call.get(W + 'id')}, but there is none")


def bookmarks(word: Word) -> Iterator[Finding]:
    """Bookmarks of one name (Word deletes all but one), and those that do not begin and end once."""
    seen: set[str] = set()
    for story in word.stories:
        begun: dict[str, str] = {}
        ended: set[str] = set()
        for mark in story.root.iter(*_BOOKMARK) if story.of("bookmarkStart", "bookmarkEnd") else ():
            id, name = mark.get(W + "id", ""), mark.get(W + "name", "")
            if mark.tag == w("bookmarkEnd"):
                if id not in begun or id in ended:
                    yield error("word-bookmark-pair", f"{_at(mark)} ends a bookmark that has not begun")
                ended.add(id)
                continue
            if id in begun:
                yield error("word-bookmark-pair", f"the bookmarks “{begun[id]}” and “{name}” have the same number")
            if name.casefold() in seen:
                yield error("word-bookmark-name", f"two bookmarks are called “{name}”")
            begun[id] = name
            seen.add(name.casefold())
        for id, name in begun.items():
            if id not in ended:
                yield error("word-bookmark-pair", f"the bookmark “{name}” does not end")


@dataclass(slots=True)
class Field:
    """A field: its code ("REF _Ref1 \\h"), the words it shows, and the paragraph that it begins in."""

    paragraph: Element
    code: str = ""
    result: str = ""
    separated: bool = False

    @property
    def kind(self) -> str:
        """The first word of its code."""
        return (self.code.split() or [""])[0].upper()

    @property
    def bookmark(self) -> str:
        """The bookmark that it refers to; empty where it does to none."""
        words = self.code.split()
        return words[1].strip('"') if len(words) > 1 and words[0].upper() in ("REF", "PAGEREF", "NOTEREF") else ""


_LONG = ("TOC", "INDEX", "TOA", "BIBLIOGRAPHY")  # Word spreads the result of these over paragraphs
_SHOWN = ("REF", "PAGEREF", "NOTEREF", "SEQ", "TOC")  # Word works these out only when asked to; those of a page, always


def fields(word: Word) -> Iterator[Finding]:
    """Fields that do not close (all after them is lost), and cross-references to nothing or without words."""
    names = {mark.get(W + "name", "").casefold() for story in word.stories for mark in story.of("bookmarkStart")}
    for story in word.stories:
        for found in _fields_once(story):
            if isinstance(found, Finding):
                yield found
            elif (bookmark := found.bookmark) and bookmark.casefold() not in names:
                yield _no_bookmark(bookmark, found.paragraph)
            elif not found.result.strip() and found.kind in _SHOWN:
                yield error("word-field-empty", f"the field “{found.code.strip()}” in {_at(found.paragraph)} shows nothing")
        for link in story.of("hyperlink"):
            anchor = link.get(W + "anchor", "")
            if anchor and anchor != "_top" and anchor.casefold() not in names:  # Word's own name for the start of a document
                yield _no_bookmark(anchor, link)


def _no_bookmark(name: str, element: Element) -> Finding:
    return error("word-bookmark-missing", f"{_at(element)} refers to the bookmark “{name}”, but there is none")


def fields_of(story: Story) -> Iterator[Field]:
    """Every field of a story that closes, as it does."""
    return (found for found in _fields_once(story) if isinstance(found, Field))


def _fields_once(story: Story) -> list[Field | Finding]:
    if story.fields is None:
        story.fields = list(_fields(story)) if story.of("fldChar", "fldSimple") else []
    return story.fields


def _fields(story: Story) -> Iterator[Field | Finding]:
    """Every field of a story, as it closes."""
    unclosed: list[Field] = []
    paragraph = story.root
    for element in story.flow:
        tag = element.tag
        if tag == _P:
            paragraph = element
            while unclosed and unclosed[-1].kind not in _LONG:
                yield _unclosed(unclosed.pop())
        elif tag == _T:
            for each in unclosed:
                each.result += element.text or "" if each.separated and len(each.result) < 40 else ""
        elif tag == _CHAR:
            yield from _mark(element.get(_KIND, ""), unclosed, paragraph)
        elif tag == _CODE:
            if unclosed and not unclosed[-1].separated:
                unclosed[-1].code += element.text or ""
        elif tag == _SIMPLE:
            yield Field(paragraph, element.get(W + "instr", ""), text_of(element), True)
    yield from map(_unclosed, unclosed)


def _mark(kind: str, unclosed: list[Field], paragraph: Element) -> Iterator[Field | Finding]:
    if kind == "begin":
        unclosed.append(Field(paragraph))
    elif not unclosed:
        yield error("word-field", f"a field ends in {_at(paragraph)} that has not begun")
    elif kind == "separate":
        if unclosed[-1].separated:
            yield error("word-field", f"the field “{unclosed[-1].code.strip()}” in {_at(paragraph)} has two results")
        unclosed[-1].separated = True
    else:
        closed = unclosed.pop()
        if closed.separated:
            yield closed
        else:
            yield error("word-field", f"the field “{closed.code.strip()}” in {_at(paragraph)} has no result")


def _unclosed(found: Field) -> Finding:
    return error("word-field", f"the field “{found.code.strip()}” in {_at(found.paragraph)} does not end")


def lost_spaces(word: Word) -> Iterator[Finding]:
    """Spaces at the start or end of a run that Word drops, since the run does not say that they are to be kept."""
    for story in word.stories:
        for text in story.of("t"):
            words = text.text or ""
            if words != words.strip(" \t\r\n") and text.get(_XML_SPACE) != "preserve":
                yield error("word-lost-space", f"a space at an end of {quoted(words)} in {_at(text)} is lost in Word")


_TABLE = w("tbl")
_OF_OTHER_WIDTH = paths("w:tr[count(w:tc) != $columns]")  # where no cell spans


def table_grids(word: Word) -> Iterator[Finding]:
    """Rows that do not fill the columns of their table, and cells that go on from above where nothing does."""
    for story in word.stories:
        spanned = {next(each.iterancestors(_TABLE), None) for each in story.of("gridSpan", "vMerge", "gridBefore", "gridAfter")}
        for table in story.of("tbl"):
            columns = len(table.findall(w("tblGrid/gridCol")))
            if table in spanned or _OF_OTHER_WIDTH(table, columns=columns):
                yield from _grid(table, columns)


def _grid(table: Element, columns: int) -> Iterator[Finding]:
    above: set[tuple[int, int]] = set()
    for place, row in enumerate(table.iterchildren(w("tr")), 1):
        spans = list(row_spans(row))
        width = (spans[-1][2] if spans else 0) + number(row, "trPr/gridAfter", 0)
        if width != columns:
            yield error("word-table-grid", f"row {place} of {table_name(table)} is {width} columns wide, not {columns}")
        for cell, start, end in spans:
            if continues(cell) and (start, end) not in above:
                yield error("word-table-grid", f"in row {place} of {table_name(table)} a cell goes on from above, where none does")
        above = {(start, end) for cell, start, end in spans if cell.find(w("tcPr/vMerge")) is not None}


def row_spans(row: Element) -> Iterator[tuple[Element, int, int]]:
    """Each cell of a row, with the columns where it starts and ends."""
    start = number(row, "trPr/gridBefore", 0)
    for cell in row.iterchildren(w("tc")):
        end = start + number(cell, "tcPr/gridSpan", 1)
        yield cell, start, end
        start = end


def continues(cell: Element) -> bool:
    """Whether a cell goes on from the one above it."""
    merge = cell.find(w("tcPr/vMerge"))
    return merge is not None and val(merge) != "restart"


def table_name(table: Element) -> str:
    """A table in words: by its title, or by the first words in it."""
    first = next((words for cell in table.iter(w("tc")) if (words := text_of(cell).strip())), "")
    return f"the table {quoted(val(table, 'tblPr/tblCaption') or first)}"


def _at(element: Element) -> str:
    paragraph = next((each for each in (element, *element.iterancestors()) if each.tag == w("p")), None)
    words = text_of(paragraph).strip() if paragraph is not None else ""
    return f"the paragraph {quoted(words)}" if words else "a paragraph without words"
