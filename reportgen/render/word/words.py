"""The words of a line as runs, links and fields."""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE

from reportgen.document import tree
from reportgen.render.word import styles, xml
from reportgen.render.word.notes import Notes
from reportgen.render.word.references import References
from reportgen.render.word.template import Template

_STRUCK = (
    '<w:style {0} w:type="character" w:customStyle="1" w:styleId="{1}"><w:name w:val="%s"/><w:basedOn w:val="%s"/>'
    "<w:rPr><w:strike/></w:rPr></w:style>"
)
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
                    style = self.template.id(styles.mark(inline.mark)) if inline.mark else ""
                    made += xml.run(tree.plain(inline.children), xml.look(style, language))
                case tree.Note():
                    made += self.notes.call(inline, self)
        return made

    def of_part(self, part: Any) -> Words:
        """What writes the lines of another part."""
        return Words(self.template, self.references, self.notes, part)

    def look(self, marks: frozenset[str], language: str = "") -> str:
        """The properties of runs with these marks."""
        style = styles.of_marks(marks)
        if "struck" in marks and style != styles.MARKS["struck"]:
            style = self._struck(style)
        look = self.looks[(marks, language)] = xml.look(self.template.id(style) if style else "", language)
        return look

    def _struck(self, style: str) -> str:
        """The style of words that are struck as well, which few documents have and no template need: Word cannot give a run two."""
        name = f"{style} {styles.MARKS['struck']}"
        self.template.add_style(name, _STRUCK % (name, xml.escape(self.template.id(style))))
        return name

    def link(self, target: str, runs: str) -> str:
        """Finished runs as a link to an address, or to a place in this document ("#id")."""
        if target.startswith("#"):
            return f'<w:hyperlink w:history="1" w:anchor="{self.references.name(target[1:])}">{runs}</w:hyperlink>'
        if target not in self.addresses:  # python-docx looks through all relationships for each new one
            self.addresses[target] = f"link{len(self.addresses) + 1}"
            self.part.rels.add_relationship(RELATIONSHIP_TYPE.HYPERLINK, target, self.addresses[target], is_external=True)
        return f'<w:hyperlink r:id="{self.addresses[target]}" w:history="1">{runs}</w:hyperlink>'
