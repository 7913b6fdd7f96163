"""The words of a line as runs, links and fields."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE

from reportgen.document import tree
from reportgen.render.word import styles, xml
from reportgen.render.word.notes import Notes
from reportgen.render.word.ooxml import qn
from reportgen.render.word.references import References
from reportgen.render.word.template import Template

_LOOKS = {"emphasis": "<w:i/>", "struck": "<w:strike/>", "link": '<w:u w:val="single"/>'}
_OFF = ("0", "false", "off")
NONE: frozenset[str] = frozenset()


class Words:
    """Writes lines in the character styles of a template, for the document or another `part` of the file."""

    def __init__(self, template: Template, references: References, notes: Notes, part: Any) -> None:
        self.template = template
        self.references = references
        self.notes = notes
        self.part = part
        self.addresses: dict[str, str] = {}
        self.looks: dict[tuple[frozenset[str], str], str] = {}
        self.shown: dict[str, tuple[frozenset[str], str]] = {}

    def line(self, line: tuple[tree.Inline, ...], marks: frozenset[str] = NONE, language: str = "") -> str:
        """The runs of a line. A page number is not known here: a list of contents writes its own."""
        look = self.looks.get((marks, language))
        if look is None:
            look = self.look(marks, language)
        if tree.is_words(line):
            return xml.run(line[0].text, look)
        made = ""
        for inline in line:
            match inline:
                case tree.Text():
                    made += xml.run(inline.text, look)
                case tree.Break():
                    made += xml.line_break(look)
                case tree.Marked():
                    made += self.line(inline.children, marks | {inline.mark}, language)
                case tree.Link():
                    made += self.link(inline.target, self.line(inline.children, marks | {"link"}, language))
                case tree.Reference():
                    made += self.references.field(inline, look)
                case tree.Language():
                    made += self.line(inline.children, marks, inline.language)
                case tree.Abbreviation():
                    made += self.line(inline.children, marks, language)
                case tree.Label():
                    made += self.line(inline.children, marks | {"label"}, language)
                case tree.Badge():
                    made += self.line(inline.children, marks | {inline.mark} if inline.mark else marks, language)
                case tree.Note():
                    made += self.notes.call(inline, self)
        return made

    def of_part(self, part: Any) -> Words:
        """What writes the lines of another part."""
        return Words(self.template, self.references, self.notes, part)

    def look(self, marks: frozenset[str], language: str = "") -> str:
        """The properties of runs with these marks."""
        look = self.looks[(marks, language)] = self._look(self._style(marks), language)
        return look

    def in_style(self, style: str, runs: str) -> str:
        """Finished runs as they are to stand in a paragraph of a style. Bold that the style and a character style both have, Word
        turns off (ECMA-376 Part 1, 17.7.3); and a link among white words on a dark ground is white."""
        shown, colour = self._of_paragraphs(style)
        for (marks, language), look in list(self.looks.items()) if shown or colour else ():
            if look and look in runs and (marks & shown or (colour and "link" in marks)):
                name = self._style(marks - shown)
                if colour and "link" in marks:
                    name = self._derived(name, "On Dark", colour)
                runs = runs.replace(look, self._look(name, language))
        return runs

    def _look(self, style: str, language: str) -> str:
        return xml.look(self.template.id(style) if style else "", language)

    def _style(self, marks: frozenset[str]) -> str:
        """The character style of these marks: one of the template, or that shows more, as few documents ask for."""
        style, further = styles.of_marks(marks)
        for mark, look in _LOOKS.items():
            if mark in further:
                style = self._derived(style, mark.title(), look)
        return style

    def _derived(self, style: str, more: str, look: str) -> str:
        name = f"{style} {more}"
        self.template.add_style(name, f"<w:rPr>{look}</w:rPr>", style, "character")
        return name

    def _of_paragraphs(self, style: str) -> tuple[frozenset[str], str]:
        """The marks that a style of paragraphs shows by itself, and its colour and ground where it is white on a dark one."""
        if style not in self.shown:
            found = ((mark, self.template.find(style, "w:rPr", tag)) for mark, tag in styles.SHOWN.items() if mark != "link")
            marks = frozenset(mark for mark, on in found if on is not None and on.get(qn("w:val"), "1") not in _OFF)
            colour, ground = self.template.find(style, "w:rPr", "w:color"), self.template.find(style, "w:pPr", "w:shd")
            is_light = None not in (colour, ground) and colour.get(qn("w:val"), "").upper() == "FFFFFF"
            self.shown[style] = marks, xml.element(colour) + xml.element(ground) if is_light else ""
        return self.shown[style]

    def link(self, target: str, runs: str) -> str:
        """Finished runs as a link to an address, or to a place in this document ("#id")."""
        if target.startswith("#"):
            return f'<w:hyperlink w:history="1" w:anchor="{self.references.name(target[1:])}">{runs}</w:hyperlink>'
        if target not in self.addresses:  # python-docx looks through all relationships for each new one
            self.addresses[target] = f"link{len(self.addresses) + 1}"
            self.part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, target, self.addresses[target], is_external=True)
        return f'<w:hyperlink r:id="{self.addresses[target]}" w:history="1">{runs}</w:hyperlink>'
