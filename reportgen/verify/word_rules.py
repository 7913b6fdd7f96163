"""Is the finished Word file sound, and can everyone read it? Its XML alone is judged, by what Word and
Microsoft's Accessibility Checker make of it; whether it says the words of the document is not asked here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from reportgen.document.tree import BULLETS, may_head
from reportgen.finding import Finding, Level, error
from reportgen.lint.links import VAGUE
from reportgen.verify import word_structure as structure
from reportgen.verify.word_contrast import contrast, small_text
from reportgen.verify.word_elements import WP, Element, W, is_decorative, is_on, is_said, paragraph_of, paths, quoted, text_of, val, w
from reportgen.verify.word_numbers import references
from reportgen.verify.word_package import open_package, package_faults
from reportgen.verify.word_stories import Paragraph, Word, main_part

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"


def open_word(data: bytes) -> tuple[Word | None, list[Finding]]:
    """The file, opened, with the faults of its package; None where it is no Word file."""
    package = open_package(data)
    if package is None:
        return None, [error("word-package", "this is no Word file, or it is damaged: it cannot be unpacked")]
    faults, main = list(package_faults(package)), main_part(package)
    if not main:
        return None, [*faults, error("word-package", "this is no Word file: it has no document in it")]
    return Word(package, main), faults


def judged(word: Word) -> Iterator[Finding]:
    """What the rules find in an opened file."""
    for rule in RULES:
        yield from rule(word)


def allowed_exceptions(data: bytes) -> Iterator[Finding]:
    """Cells that span columns or rows, empty cells, and tables without a header row. A table may need them; who hears it
    read should be thought of."""
    word, _ = open_word(data)
    for story in word.texts if word else ():
        for table in story.of("tbl"):
            if _names_its_rows(table):
                message = f"{structure.table_name(table)} has no header row; its first column names its rows"
                yield Finding("word-table-header", Level.INFO, message)
            for row in table.iterchildren(w("tr")):
                yield from _exceptions_in(row, structure.table_name(table))


def _exceptions_in(row: Element, table: str) -> Iterator[Finding]:
    for cell, start, end in structure.row_spans(row):
        words = text_of(cell).strip()
        if end - start > 1:
            yield Finding("word-spanning-cell", Level.INFO, f"the cell {quoted(words)} of {table} spans {end - start} columns")
        if val(cell, "tcPr/vMerge") == "restart":
            yield Finding("word-spanning-cell", Level.INFO, f"the cell {quoted(words)} of {table} spans rows")
        if not words and not structure.continues(cell) and next(cell.iter(w("drawing")), None) is None:
            yield Finding("word-empty-cell", Level.INFO, f"a cell of {table} is empty, in the row {quoted(text_of(row))}")


def metadata(word: Word) -> Iterator[Finding]:
    """Title (WCAG 2.4.2), language (WCAG 3.1.1), and the layout of Word 2013 and later instead of an older one's."""
    title = word.properties.findtext(_TITLE) if word.properties is not None else ""
    if not (title or "").strip():
        yield error("word-title", "the file has no title among its properties")
    if word.styles.defaults is None or not val(word.styles.defaults, "lang"):
        yield error("word-language", "the file does not say in which language it is written")
    settings = word.settings.iterfind(w("compat/compatSetting")) if word.settings is not None else ()
    if not any(each.get(W + "name") == "compatibilityMode" and val(each) == "15" for each in settings):
        yield error("word-compatibility", "Word opens this file in Compatibility Mode")


# Word writes webHidden into the lines of a table of contents that it updates.
_FORMAT = ("pStyle", "numPr", "sectPr", "keepNext", "rPr", "rStyle", "lang", "noProof", "webHidden")


def direct_formatting(word: Word) -> Iterator[Finding]:
    """Formats laid on by hand, where a style should say them: who changes the style would change nothing."""
    allowed, of = {w(tag) for tag in _FORMAT}, {w("p"), w("pPr"), w("r")}
    for story in word.texts:
        found: dict[Element | None, dict[str, None]] = {}
        for format in story.formats:
            for each in format:
                if each.tag not in allowed and format.getparent().tag in of:
                    found.setdefault(paragraph_of(format), {})[each.tag] = None
        for paragraph in story.paragraphs if found else ():
            if paragraph.element in found:
                names = ", ".join(tag.removeprefix(W) for tag in found[paragraph.element])
                yield error("word-direct-formatting", f"{_named(paragraph)} is formatted by hand ({names}), not by a style")


_FILE_NAME = re.compile(r"\.(png|jpe?g|gif|bmp|svg|emf|wmf|tiff?|webp)$|^(image|picture|img|graphic)[ _-]?\d*$", re.IGNORECASE)


def pictures(word: Word) -> Iterator[Finding]:
    """Pictures without alternative text (WCAG 1.1.1), and those that float: a screen reader meets them anywhere."""
    for story in word.stories:
        for properties in story.tagged(WP + "docPr"):
            name, alternative = properties.get("name", ""), properties.get("descr", "").strip()
            if not alternative and not is_decorative(properties):
                yield error("word-picture-alt", f"the picture “{name}” in {story.name} has no alternative text")
            elif _FILE_NAME.search(alternative):
                yield error(
                    "word-picture-name", f"the alternative text of a picture in {story.name} is a file's name: {quoted(alternative)}"
                )
            if properties.getparent().tag == WP + "anchor":
                yield error("word-floating", f"the picture “{name}” in {story.name} floats instead of standing in the line")


_ON = "[not(@w:val) or not(@w:val = '0' or @w:val = 'false' or @w:val = 'off')]"
_REPEATED, _SPLIT = paths(f"w:tr/w:trPr/w:tblHeader{_ON}/../.."), paths(f"w:tr[not(w:trPr/w:cantSplit{_ON})]")


def tables(word: Word) -> Iterator[Finding]:
    """Header rows, rows that stay whole, a title or description; no table within a table, and no two that touch."""
    for story in word.texts:
        for table in story.of("tbl"):
            name, repeated = structure.table_name(table), set(_REPEATED(table))
            headers = [row in repeated for row in table.iterchildren(w("tr"))]
            if not headers or not (headers[0] or _names_its_rows(table)):
                yield error("word-table-header", f"the first row of {name} is not marked as its header")
            elif headers != sorted(headers, reverse=True):  # Word repeats only header rows that follow each other from the first
                yield error("word-table-header", f"{name} has a header row below rows of data")
            if any(map(_is_low, _SPLIT(table))):
                yield error("word-table-split", f"rows of {name} may break over two pages")
            if not val(table, "tblPr/tblCaption").strip() and not val(table, "tblPr/tblDescription").strip():
                yield error("word-table-description", f"{name} has neither title nor description")
            if (above := table.getprevious()) is not None and above.tag == w("tbl"):
                yield error("word-tables-touch", f"{name} touches the table before it: Word makes one of the two")
            if next(table.iterancestors(w("tbl")), None) is not None:
                yield error("word-table-nested", f"{name} stands within another table")


def _names_its_rows(table: Element) -> bool:
    """Whether it says that its first column, not its first row, is a header, and each row is a name and what belongs to
    it (WCAG technique H63). Word's own checker asks for a header row all the same."""
    look = table.find(w("tblPr/tblLook"))
    rows = [list(structure.row_spans(row)) for row in table.iterchildren(w("tr"))]
    by_column = is_said(look, "firstColumn") and not is_said(look, "firstRow")
    return by_column and all(len(row) == 2 and text_of(row[0][0]).strip() for row in rows)


_FEW = 4  # lines


def _is_low(row: Element) -> bool:
    """Whether a row is certainly of few lines: only one that is very tall may break over two pages."""
    return all(sum(1 + len(text_of(each)) // 40 for each in cell.iter(w("p"))) < _FEW for cell in row.iterchildren(w("tc")))


def headings(word: Word) -> Iterator[Finding]:
    """Headings by level: the first is of level 1, or the title; none is skipped or empty (WCAG 1.3.1, 2.4.6)."""
    found = [paragraph for paragraph in word.stories[0].paragraphs if paragraph.level]
    if not found:
        yield error("word-no-heading", "the document has no headings")
    last = 0
    for each in found:
        if not each.text.strip() and not _holds_something(each.element):
            yield error("word-heading-empty", f"a heading of level {each.level} has no words")
        if each.level > last + 1:
            after = f"follows one of level {last}" if last else "is the first"
            yield error("word-heading-level", f"the heading {quoted(each.text)} of level {each.level} {after}")
        last = each.level


def bold_headings(word: Word) -> Iterator[Finding]:
    """Short paragraphs all in bold that play a heading: no list of headings shows them. A sentence may be bold."""
    for paragraph in _paragraphs(word):
        if paragraph.is_body and not paragraph.level and may_head(paragraph.text) and not paragraph.in_cell:
            runs = [run for run in paragraph.element.iter(w("r")) if text_of(run).strip()]
            if not word.is_listed(paragraph) and all(_is_bold(word, run) for run in runs):
                yield error("word-bold-heading", f"{_named(paragraph)} is a heading by its looks only")


def _is_bold(word: Word, run: Element) -> bool:
    if run.find(w("rPr/b")) is not None:
        return is_on(run, "rPr/b")
    bold = word.styles.find(val(run, "rPr/rStyle"), "rPr/b")
    return bold is not None and is_on(bold.getparent(), "b")


def empty_paragraphs(word: Word) -> Iterator[Finding]:
    """Empty paragraphs that make space, which a style should make. Cells may be empty; an empty heading has its own rule;
    the number of an item whose words are a list of their own stands on an empty line."""
    for story in word.texts:
        before = ""
        for paragraph in story.paragraphs:
            if paragraph.text.strip():
                before = paragraph.text
                continue
            may_be = paragraph.in_cell or paragraph.level or word.is_listed(paragraph)
            if not (may_be or _holds_something(paragraph.element) or _is_needed(paragraph.element)):
                after = quoted(before) if before else "the start"
                yield error("word-empty-paragraph", f"an empty paragraph stands after {after}")


_THINGS = ("drawing", "pict", "object", "sym", "fldChar", "fldSimple", "sectPr", "footnoteReference", "endnoteReference")
_MARKS = ("footnoteRef", "endnoteRef", "separator", "continuationSeparator")


def _holds_something(paragraph: Element) -> bool:
    """Whether it has something in it that is no text: a picture, a field, the end of a section or page."""
    if next(paragraph.iter(_MATH, *map(w, _THINGS + _MARKS)), None) is not None:
        return True
    return any(each.get(W + "type") in ("page", "column") for each in paragraph.iter(w("br")))


def _is_needed(paragraph: Element) -> bool:
    """Whether it is the last of the document, after a table or after columns, where Word puts one itself; or parts two
    tables, of which Word would make one."""
    before, after = paragraph.getprevious(), paragraph.getnext()
    if before is None:
        return False
    if before.tag == w("tbl"):
        return after is None or after.tag in (w("sectPr"), w("tbl"))
    ends_columns = before.find(w("pPr/sectPr")) is not None and after is not None and after.tag == w("sectPr")
    return ends_columns and val(after, "type") == "continuous"


def layout_tabs(word: Word) -> Iterator[Finding]:
    """Tabs that line up words as a table would: they are read in one go. Contents, front sheets, and numbers that the
    author typed in place of Word's need them."""
    for story in word.texts:
        tabbed = {paragraph_of(tab) for tab in story.of("tab", "ptab") if tab.getparent().tag == w("r")}  # others are stops
        for paragraph in story.paragraphs:
            has_tabs = paragraph.element in tabbed or "\t" in paragraph.text
            style = paragraph.style_name.removeprefix("panel ")
            if has_tabs and not (paragraph.is_contents or style.startswith(("front sheet", "given "))):
                yield error("word-tab", f"{_named(paragraph)} is laid out by tabs")


_BULLET = re.compile(rf"\s*([{BULLETS}]|-\s)\s*\S")


def typed_bullets(word: Word) -> Iterator[Finding]:
    """Bullets typed as letters: Word does not know that it is a list, and says neither its length nor its end."""
    for paragraph in _paragraphs(word):
        if _BULLET.match(paragraph.text) and not word.is_listed(paragraph):
            yield error("word-typed-bullet", f"{_named(paragraph)} begins with a typed bullet and is no list")


def links(word: Word) -> Iterator[Finding]:
    """Links whose words say nothing when heard alone (WCAG 2.4.4). The headings' own lead to them."""
    for story in word.texts:
        every = story.of("hyperlink")
        at: dict[Element | None, Paragraph] = {paragraph.element: paragraph for paragraph in story.paragraphs} if every else {}
        headings = {paragraph.text for paragraph in at.values() if paragraph.level}
        for link in every:
            words = text_of(link)
            if not words.strip() and next(link.iter(w("drawing")), None) is None:
                yield error("word-link-empty", f"a link in {_named(at[paragraph_of(link)])} has no words")
            elif " ".join(words.casefold().split()).strip(".…>» ") in VAGUE:
                leads_to_heading = at[paragraph_of(link)].is_contents or (link.get(W + "anchor") and words in headings)
                if not leads_to_heading:
                    yield error("word-link-text", f"the link {quoted(words)} does not say where it leads")


def _paragraphs(word: Word) -> Iterator[Paragraph]:
    return (paragraph for story in word.texts for paragraph in story.paragraphs)


def _named(paragraph: Paragraph) -> str:
    return f"the paragraph {quoted(paragraph.text)}" if paragraph.text.strip() else f"an empty paragraph of the style “{paragraph.style}”"


RULES: list[Callable[[Word], Iterator[Finding]]] = [
    structure.missing_styles,
    structure.style_loops,
    structure.numbering,
    structure.notes,
    structure.bookmarks,
    structure.fields,
    references,
    structure.lost_spaces,
    structure.table_grids,
    metadata,
    direct_formatting,
    pictures,
    tables,
    headings,
    bold_headings,
    empty_paragraphs,
    layout_tabs,
    typed_bullets,
    links,
    contrast,
    small_text,
]
"""Every rule, each with a good and a bad example among the tests."""
