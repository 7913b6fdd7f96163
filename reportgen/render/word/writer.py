"""The blocks of a document as WordprocessingML, in the styles of a template and no other formatting."""

from __future__ import annotations

from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from reportgen.document import tree
from reportgen.render.word import styles
from reportgen.render.word.ooxml import Element, keep_together, qn, sub, text_run
from reportgen.render.word.pictures import Pictures
from reportgen.render.word.tables import write_table
from reportgen.render.word.template import Template

_GAP = 397  # twips between two columns: 7 mm


_OF_FIRST_SECTION = {qn("w:headerReference"), qn("w:footerReference"), qn("w:titlePg")}
"""What later sections take over from the first where they do not say otherwise."""


class Writer:
    """Writes blocks one after the other; `width` is that of the text where it now stands, in twips."""

    def __init__(self, template: Template) -> None:
        self.template = template
        self.part = template.document.part
        self.last = template.document.element.body.find(qn("w:sectPr"))
        page, margins = self.last.find(qn("w:pgSz")), self.last.find(qn("w:pgMar"))
        self.page_width = int(page.get(qn("w:w"))) - sum(int(margins.get(qn(f"w:{side}"))) for side in ("left", "right"))
        self.width = self.page_width
        self.pictures = Pictures(self.part)
        self.bookmarks = 0
        self.heading = ""

    def write(self, blocks: tuple[tree.Block, ...]) -> None:
        """Puts the blocks into the body of the template's document."""
        body = self.last.getparent()
        for child in list(body):
            if child is not self.last:
                body.remove(child)
        holder = etree.SubElement(body, qn("w:body"))
        self.start, self.columns = "continuous", 1
        self.blocks(holder, blocks)
        self._describe(self.last)
        for child in list(holder):
            self.last.addprevious(child)
        body.remove(holder)

    def blocks(self, parent: Element, blocks: tuple[tree.Block, ...], within: str = "", depth: int = 0) -> None:
        """The blocks at the end of `parent`; `within` is the role of the group they stand in, `depth`
        that of the list."""
        for block in blocks:
            match block:
                case tree.Heading():
                    self._heading(parent, block)
                case tree.Paragraph():
                    self._paragraph(parent, block, within, depth)
                case tree.List():
                    self._list(parent, block, depth + 1)
                case tree.Table():
                    write_table(self, parent, block)
                case tree.Picture():
                    self._picture(parent, block)
                case tree.Quote():
                    self.blocks(parent, block.blocks, "quote")
                case tree.Group():
                    self._group(parent, block, within)
                case tree.PageBreak():
                    self._new_section(parent, "evenPage" if block.to == "back" else "nextPage", self.columns)

    def paragraph(self, parent: Element, style: str, *, list_id: str = "", keep: bool = False) -> Element:
        """An empty paragraph in a style; `keep` holds it on the page of the next one."""
        paragraph = sub(parent, "w:p")
        properties = sub(paragraph, "w:pPr")
        sub(properties, "w:pStyle", val=self.template.id(style))
        if keep:
            sub(properties, "w:keepNext")
        if list_id:
            number = sub(properties, "w:numPr")
            sub(number, "w:ilvl", val=0)
            sub(number, "w:numId", val=list_id)
        return paragraph

    def words(self, parent: Element, line: tuple[tree.Inline, ...], marks: frozenset[str] = frozenset(), language: str = "") -> None:
        """The words of a line as runs."""
        for inline in line:
            match inline:
                case tree.Text():
                    style = styles.of_marks(marks)
                    text_run(parent, inline.text, self.template.id(style) if style else "", language)
                case tree.Marked():
                    self.words(parent, inline.children, marks | {inline.mark}, language)
                case tree.Language():
                    self.words(parent, inline.children, marks, inline.language)
                case tree.Badge():
                    style = self.template.id(styles.mark(inline.mark)) if inline.mark else ""
                    text_run(parent, tree.plain(inline.children), style, language)
                case tree.Link():
                    self.words(self._hyperlink(parent, inline.target), inline.children, marks | {"link"}, language)
                case tree.PageNumber():
                    pass  # without Word's own layout no page number would be true

    # ---- kinds -----------------------------------------------------------------------------------

    def _heading(self, parent: Element, block: tree.Heading) -> None:
        paragraph = self.paragraph(parent, styles.HEADINGS[block.level - 1])
        self.bookmarks += 1
        sub(paragraph, "w:bookmarkStart", id=self.bookmarks, name=bookmark(block.id))
        self.words(paragraph, block.children)
        sub(paragraph, "w:bookmarkEnd", id=self.bookmarks)
        self.heading = tree.plain(block.children)

    def _paragraph(self, parent: Element, block: tree.Paragraph, within: str, depth: int) -> None:
        style = styles.PARAGRAPHS.get(block.role, styles.PARAGRAPHS[""])
        if within == "quote" and not block.role:
            style = styles.QUOTE
        elif depth:
            style = styles.at_depth(styles.CONTINUE, depth)
        elif not block.role:
            style = styles.WITHIN.get(within, style)
        line = block.children
        if line and isinstance(line[-1], tree.PageNumber):
            line = line[:-2]
        self.words(self.paragraph(parent, style), line)

    def _list(self, parent: Element, block: tree.List, depth: int) -> None:
        style = styles.at_depth(styles.LISTS[block.style], depth)
        numbered = block.style in ("decimal", "letter", "roman")
        list_id = self.template.fresh_list(style, block.start) if numbered else ""
        for item in block.items:
            first, rest = item.blocks[:1], item.blocks[1:]
            start = len(parent)
            named = first and isinstance(first[0], tree.Paragraph) and first[0].role == "row-title"
            paragraph = self.paragraph(parent, styles.PARAGRAPHS["row-title"] if named else style, list_id=list_id)
            if first and isinstance(first[0], tree.Paragraph):
                line = first[0].children
                self.words(paragraph, line[:-2] if line and isinstance(line[-1], tree.PageNumber) else line)
            else:
                rest = item.blocks
            self.blocks(parent, rest, depth=depth)
            if block.role == "rows":
                keep_together(parent[start:])

    def _picture(self, parent: Element, block: tree.Picture) -> None:
        paragraph = self.paragraph(parent, styles.PICTURE, keep=bool(block.caption))
        self.pictures.add(paragraph, block, self.width)
        if block.caption:
            self.words(self.paragraph(parent, styles.CAPTION), block.caption)

    def _group(self, parent: Element, block: tree.Group, within: str) -> None:
        if block.role == "columns" and parent.getparent() is self.last.getparent():
            self._new_section(parent, "continuous", 2)
            self.blocks(parent, block.blocks)
            self._new_section(parent, "continuous", 1)
        else:
            inherited = within if block.role in ("people", "contact") else block.role
            start = len(parent)
            self.blocks(parent, block.blocks, inherited)
            if block.role in ("contact", "key"):
                keep_together(parent[start:])

    def _hyperlink(self, parent: Element, target: str) -> Element:
        link = sub(parent, "w:hyperlink", history=1)
        if target.startswith("#"):
            link.set(qn("w:anchor"), bookmark(target[1:]))
        else:
            link.set(qn("r:id"), self.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        return link

    # ---- sections --------------------------------------------------------------------------------

    def _new_section(self, parent: Element, start: str, columns: int) -> None:
        """Ends the section here; the next begins as `start` says, in so many columns."""
        if len(parent):
            last = parent[-1]
            if last.tag != qn("w:p") or last.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
                last = self.paragraph(parent, styles.SECTION_END)
            section = sub(last.find(qn("w:pPr")), "w:sectPr")
            for child in list(self.last):
                section.append(etree.fromstring(etree.tostring(child)))
                if child.tag in _OF_FIRST_SECTION:
                    self.last.remove(child)
            self._describe(section)
        self.start, self.columns = start, columns
        self.width = self.page_width if columns == 1 else (self.page_width - _GAP) // 2

    def _describe(self, section: Element) -> None:
        for name in ("w:type", "w:cols"):
            for old in section.findall(qn(name)):
                section.remove(old)
        kind = etree.Element(qn("w:type"))
        kind.set(qn("w:val"), self.start)
        section.find(qn("w:pgSz")).addprevious(kind)
        columns = etree.Element(qn("w:cols"))
        columns.set(qn("w:space"), str(_GAP))
        if self.columns > 1:
            columns.set(qn("w:num"), str(self.columns))
        section.find(qn("w:pgMar")).addnext(columns)


def bookmark(name: str) -> str:
    """The bookmark of an id. Word allows forty letters, figures and underscores; a name that begins
    with an underscore is hidden from its list."""
    return "_" + name.replace("-", "_")[:39]
