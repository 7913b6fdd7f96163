"""Footnotes as Word has them: a call in the text, and the words in a part of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from lxml import etree

from reportgen.document import tree
from reportgen.render.word import styles, xml
from reportgen.render.word.ooxml import Element, qn

if TYPE_CHECKING:
    from reportgen.render.word.template import Template
    from reportgen.render.word.words import Words

_LINES = (("separator", "-1"), ("continuationSeparator", "0"))
"""What stands between the text and the notes, and between the text and a note that goes on from the page before:
Word repairs a file that has notes without them."""

_AFTER = (
    "w:endnotePr", "w:compat", "w:docVars", "w:rsids", "m:mathPr", "w:attachedSchema", "w:themeFontLang", "w:clrSchemeMapping",
    "w:doNotIncludeSubdocsInStats", "w:doNotAutoCompressPictures", "w:forceUpgrade", "w:captions", "w:readModeInkLockDown",
    "w:smartTagType", "sl:schemaLibrary", "w:shapeDefaults", "w:doNotEmbedSmartTags", "w:decimalSymbol", "w:listSeparator",
)  # fmt: skip
"""What stands behind w:footnotePr among the settings, by the schema."""

_STYLE = '<w:uiPriority w:val="99"/><w:rPr>%s</w:rPr>'


def add_styles(template: Template) -> None:
    """Gives a template the two styles that Word has built in, and that it bears only once it has had a note."""
    template.add_style(styles.NOTE, _STYLE % '<w:sz w:val="20"/><w:szCs w:val="20"/>')
    template.add_style(styles.NOTE_CALL, _STYLE % '<w:vertAlign w:val="superscript"/>', kind="character")


class Notes:
    """The notes of a document, in the part of the template or one that is added to it."""

    def __init__(self, template: Template) -> None:
        self.template = template
        self.count = 0
        self.part: Any = None

    def call(self, note: tree.Note, words: Words) -> str:
        """The run that calls a note, whose words are added to the others. `words` writes those of the text."""
        if self.part is None:
            self._begin()
            self.words = words.of_part(self.part)
        self.count += 1
        call = self.template.id(styles.NOTE_CALL)
        number = f"<w:r>{xml.look(call)}<w:footnoteRef/></w:r>{xml.run(' ')}"
        style = f'<w:pStyle w:val="{xml.escape(self.template.id(styles.NOTE))}"/>'
        paragraph = xml.paragraph(style, number + self.words.line(note.words))
        self.root.append(parse_xml(f'<w:footnote {xml.NAMESPACES} w:id="{self.count}">{paragraph}</w:footnote>'))
        return f'<w:r>{xml.look(call)}<w:footnoteReference w:id="{self.count}"/></w:r>'

    def finish(self) -> None:
        """Puts the notes into the file."""
        if self.part is not None:
            self.part._blob = etree.tostring(self.root, encoding="UTF-8", standalone=True)

    def _begin(self) -> None:
        document = self.template.document.part
        related = (each.target_part for each in document.rels.values() if each.reltype == RELATIONSHIP_TYPE.FOOTNOTES)
        self.part = next(related, None)
        if self.part is None:
            empty = f"<w:footnotes {xml.NAMESPACES}/>".encode()
            self.part = Part(PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, empty, document.package)
            document.relate_to(self.part, RELATIONSHIP_TYPE.FOOTNOTES)
        self.root: Element = parse_xml(self.part.blob)
        for note in list(self.root):  # those of the text that the template had
            if note.get(qn("w:type"), "normal") == "normal":
                self.root.remove(note)
        if not len(self.root):
            self._draw_lines()

    def _draw_lines(self) -> None:
        told = OxmlElement("w:footnotePr")
        for kind, id in _LINES:
            paragraph = f"<w:p><w:r><w:{kind}/></w:r></w:p>"
            self.root.append(parse_xml(f'<w:footnote {xml.NAMESPACES} w:type="{kind}" w:id="{id}">{paragraph}</w:footnote>'))
            told.append(OxmlElement("w:footnote", {qn("w:id"): id}))
        settings = self.template.document.settings.element
        settings.insert_element_before(told, *_AFTER)
