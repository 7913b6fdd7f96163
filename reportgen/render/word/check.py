"""What a Word template lacks, and where it and style.yaml disagree, by the names of styles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from reportgen.finding import Finding, error, warning
from reportgen.render.word import styles
from reportgen.render.word.numbering import LINKED, SCHEMES, Numbering
from reportgen.render.word.ooxml import Element, complex_fields, qn
from reportgen.render.word.template import Template
from reportgen.style.house import Style

_OF_AN_OFFICE = {
    "Aptos", "Arial", "Calibri", "Cambria", "Candara", "Constantia", "Corbel", "Franklin Gothic Book", "Garamond", "Georgia",
    "Gill Sans MT", "Segoe UI", "Tahoma", "Times New Roman", "Trebuchet MS", "Verdana",
}  # fmt: skip
"""Fonts that come with Word or Windows."""

_IN_ACCENT = {"newsletter": [styles.HEADINGS[1]], "report": [*styles.HEADINGS[:2], styles.APPENDIX, styles.CONTENTS]}
_RUNNING = ("header", "footer")


def check_template(path: Path, style: Style) -> Iterator[Finding]:
    """The findings for one template of a house style, newsletter.docx or report.docx. Raises OSError
    and ValueError where the file is no Word document."""
    template = Template(path)
    yield from template.outside()
    yield from template.lacking(styles.needed(style.marks))
    yield from _lists(template)
    if path.stem == "report":
        yield from _numbers(template, style)
    for name, fill, text in style.mark_colours():
        yield from _differs(template, styles.mark(name), "ground", _ground(template, styles.mark(name)), fill)
        yield from _differs(template, styles.mark(name), "colour", _colour(template, styles.mark(name)), text)
    for name in _IN_ACCENT.get(path.stem, []):
        yield from _differs(template, name, "colour", _colour(template, name), style.declared.colours["accent"].text)
    yield from _language(template)
    yield from _fonts(template, style)
    yield from _running_lines(template)
    yield from _table_style(template)
    yield from _notes(template)


def _notes(template: Template) -> Iterator[Finding]:
    for name in (styles.NOTE, styles.NOTE_CALL):
        if name not in template.ids:
            hint = "in Word: References, Insert Footnote; then Modify Style"
            message = f'the Word template {template.path.name} has no style "{name}": notes look as they do in Word of itself'
            yield warning("word-note-style", message, None, hint)


def _lists(template: Template) -> Iterator[Finding]:
    for name in styles.list_styles():
        if name.casefold() in template.ids and name.casefold() not in template.numbering_of:
            hint = "in Word: Modify Style, Format, Numbering"
            yield error("word-list", f'the style "{name}" of {template.path.name} has lost its bullet or number', None, hint)


def _numbers(template: Template, style: Style) -> Iterator[Finding]:
    """Where the numbers of a template are not those that style.yaml asks for; a report is then linked anew when it is made."""
    numbering, scheme = Numbering(template), style.declared.numbering
    wanted = dict.fromkeys(LINKED, "") | dict((*SCHEMES[scheme], *SCHEMES["recommendations"], *SCHEMES["appendices"]))
    for name, text in wanted.items():
        found = numbering.linked_text(name) if name.casefold() in template.ids else text
        if found != text:
            has = f'is numbered "{_example(found)}"' if found else "has no number"
            asks = f'style.yaml, with "numbering: {scheme}", asks for "{_example(text)}"' if text else "style.yaml asks for none"
            yield warning("word-numbering", f'the style "{name}" of {template.path.name} {has}; {asks}', None, "change one of the two")
    lists = {template.numbering_of.get(name.casefold()) for name, _ in SCHEMES[scheme]} - {None}
    if len(lists) > 1:
        names = " and ".join(f'"{name}"' for name, _ in SCHEMES[scheme])
        hint = "in Word: link them to the levels of one multilevel list"
        yield warning("word-numbering", f"the styles {names} of {template.path.name} do not count in one list", None, hint)


def _example(text: str) -> str:
    return re.sub("%[1-9]", "1", text)


def _differs(template: Template, name: str, what: str, found: str, wanted: str) -> Iterator[Finding]:
    if name.casefold() in template.ids and found.casefold() != wanted.lstrip("#").casefold():
        is_set = f"#{found}" if found else "not set"
        message = f'the {what} of the style "{name}" in {template.path.name} is {is_set}; style.yaml says {wanted}'
        yield warning("word-colour", message, None, "change one of the two")


def _ground(template: Template, name: str) -> str:
    found = template.find(name, "w:rPr", "w:shd")
    return "" if found is None else found.get(qn("w:fill"), "")


def _colour(template: Template, name: str) -> str:
    found = template.find(name, "w:rPr", "w:color")
    return "" if found is None else found.get(qn("w:val"), "")


def _language(template: Template) -> Iterator[Finding]:
    root, name = template.document.styles.element, template.path.name
    language = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}")
    if language is None or language.get(qn("w:val")) != "en-GB":
        is_set = "not set" if language is None else language.get(qn("w:val"), "not set")
        yield warning("word-language", f"the language of {name} is {is_set}, not en-GB", None, "in Word: Review, Language, Set as Default")


def _fonts(template: Template, style: Style) -> Iterator[Finding]:
    """Those of the styles that are used: a template may hold others, as LibreOffice adds its own."""
    root, name = template.document.styles.element, template.path.name
    of_all = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:rFonts')}")
    used = [template.find(each, "w:rPr", "w:rFonts") for each in (*styles.needed(style.marks), *_RUNNING)]
    fonts = {font.get(qn("w:ascii")): font for font in (*used, of_all) if font is not None and font.get(qn("w:ascii"))}
    for font in sorted(set(fonts) - _OF_AN_OFFICE):
        owner = fonts[font].getparent().getparent().find(qn("w:name"))
        of = f'the style "{owner.get(qn("w:val"))}"' if owner is not None else "the text"
        yield warning("word-font", f"{of} of {name} is set in {font}, which many an office does not have", None, "choose Arial or another")


def _running_lines(template: Template) -> Iterator[Finding]:
    name, section = template.path.name, template.document.sections[0]
    pairs = [("every page", section.header, section.footer)]
    if section.different_first_page_header_footer:
        pairs.append(("the first page", section.first_page_header, section.first_page_footer))
    for page, *parts in pairs:
        codes = [code.split()[:1] for part in parts for code, _ in complex_fields(part._element)]
        simple = [f.get(qn("w:instr"), "").split()[:1] for part in parts for f in part._element.iter(qn("w:fldSimple"))]
        if ["PAGE"] not in codes + simple:
            hint = "in Word: Insert, Page Number"
            yield warning("word-page-number", f"neither the header nor the footer of {page} in {name} has a page number", None, hint)
        for part in parts:
            yield from _pictures(part._element, name)


def _pictures(root: Element, name: str) -> Iterator[Finding]:
    for properties in root.iter(qn("wp:docPr")):
        if not properties.get("descr", "").strip():
            hint = "in Word: right-click, View Alt Text"
            yield error("word-picture-alt", f"a picture in the header or footer of {name} has no alternative text", None, hint)


def _table_style(template: Template) -> Iterator[Finding]:
    style = template.elements.get(styles.TABLE.casefold())
    if style is not None and not any(part.get(qn("w:type")) == "firstRow" for part in style.findall(qn("w:tblStylePr"))):
        hint = "in Word: Modify Style, Apply formatting to: Header row"
        yield warning(
            "word-table-style", f'the style "{styles.TABLE}" of {template.path.name} does not set off the heading row', None, hint
        )
