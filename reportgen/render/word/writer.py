"""The blocks of a document as WordprocessingML, in the styles of a template and no other formatting."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from reportgen.document import tree
from reportgen.render.word import styles, xml
from reportgen.render.word.contents import write_contents
from reportgen.render.word.derived import at_margin, boxed, end_of_box, given_heading
from reportgen.render.word.keys import BETWEEN, write_key
from reportgen.render.word.lines import Line
from reportgen.render.word.notes import Notes
from reportgen.render.word.numbering import Numbering
from reportgen.render.word.ooxml import qn
from reportgen.render.word.pictures import Pictures
from reportgen.render.word.references import References
from reportgen.render.word.running import turned
from reportgen.render.word.sections import Layout, Sections
from reportgen.render.word.tables import write_table
from reportgen.render.word.template import Template
from reportgen.render.word.words import Words

_LINES_OF_A_BOX = 12  # or fewer: it stands on one page
_PARTED = 4  # lines of the first of several people in columns: fewer stay together


class Writer:
    """Writes blocks one after the other."""

    def __init__(self, template: Template, document: tree.Document) -> None:
        self.template = template
        self.kind, self.is_large = document.kind, document.large_print
        self.references = References(document)
        self.numbering = Numbering(template)
        self.numbering.follow(document)
        self.notes = Notes(template)
        self.words = Words(template, self.references, self.notes, template.document.part)
        self.pictures = Pictures(template)
        ending = template.id(styles.SECTION_END)
        self.sections = Sections(template.document.element.body.find(qn("w:sectPr")), ending, partial(turned, template))
        self.table_size = template.size(styles.CELLS["left"])
        self.heading = ""
        self.waiting = ""
        self.is_boxed, self.is_at_margin = False, False
        self.properties: dict[tuple[str, bool], str] = {}

    def write(self, blocks: tuple[tree.Block, ...]) -> str:
        """The main part of the file, of which these blocks are the body."""
        self.blocks(blocks)
        self.notes.finish()
        return self.sections.finish()

    def blocks(self, blocks: tuple[tree.Block, ...], within: str = "", depth: int = 0) -> None:
        """The blocks at the end of the document; `within` is the role of the group they stand in, `depth`
        that of the list."""
        for block, after in zip(blocks, (*blocks, None)[1:], strict=True):
            match block:
                case tree.Paragraph():
                    self.sections.add(self._paragraph(block, within, depth))
                case tree.Heading():
                    self.sections.add(self._heading(block, within))
                case tree.List():
                    self._list(block, depth + 1)
                case tree.Table():
                    around, self.is_boxed, self.is_at_margin = (self.is_boxed, self.is_at_margin), False, False
                    is_kept = (within == "audit-trail" and after is not None) or (isinstance(after, tree.Group) and after.role == "key")
                    write_table(self, block, keep=is_kept)
                    self.is_boxed, self.is_at_margin = around
                case tree.Picture():
                    self._picture(block)
                case tree.Quote():
                    self.blocks(block.blocks, "quote")
                case tree.Group(role="key"):
                    write_key(self, block, before=after is not None and self._is_rows(after))
                case tree.Group():
                    self._group(block, within)
                case tree.PageBreak():
                    # Not an even page for the back: Word leaves a blank one where the text before it is longer.
                    self.sections.begin(Layout("nextPage", self.sections.wanted.columns, self.sections.wanted.landscape))

    def paragraph(self, style: str, words: str, *, number: str = "", keep: bool = False) -> str:
        """A paragraph of finished runs in a style; `keep` holds it on the page of the next one, `number` is its place
        in a list where its style does not say it."""
        style = self.placed(style)
        properties = self.properties.get((style, keep))
        if properties is None:
            properties = f'<w:pStyle w:val="{xml.escape(self.template.id(style))}"/>{"<w:keepNext/>" if keep else ""}'
            self.properties[(style, keep)] = properties
        if "<w:rStyle" in words:
            words = self.words.in_style(style, words)
        if self.waiting:
            words, self.waiting = self.waiting + words, ""
        return f"<w:p><w:pPr>{properties}{number}</w:pPr>{words}</w:p>"

    def placed(self, style: str) -> str:
        """What a style is in a panel, or in a list that stands under no numbered paragraph."""
        if self.is_at_margin and style.startswith("List "):
            style = at_margin(self.template, self.numbering, style)
        return boxed(self.template, self.numbering, style) if self.is_boxed else style

    # ---- kinds -----------------------------------------------------------------------------------

    def heading_style(self, block: tree.Heading) -> str:
        """The style of a heading by its level and its number."""
        style, number = styles.HEADINGS[block.level - 1], block.number
        if number is None:
            return styles.UNNUMBERED if self.numbering.is_linked(style) else style
        if number.scheme == "given" and block.id in self.references.appendices:
            return styles.GIVEN_APPENDIX
        if number.scheme == "given":
            return given_heading(self.template, block.level)
        if number.scheme == "appendices":
            return styles.APPENDIX
        return styles.NUMBERED_HEADING if style == styles.HEADINGS[2] else style

    def gap(self, number: tree.Number, style: str) -> str:
        """What parts a number from the words of its heading, also in a list of contents: a tab; a space behind one that reaches
        beyond where these begin, since the tab stop that follows there is that of the page numbers."""
        indent = self.template.find(style, "w:pPr", "w:ind")
        room = 0 if indent is None else int(indent.get(qn("w:hanging"), "0"))
        line = Line(number.text, bold=True, depth=0, is_grade=False)
        is_long = number.scheme == "given" and line.ems(number.text) * self.template.size(style) * 10 > room
        return xml.run(" ") if is_long else xml.tab()

    def _heading(self, block: tree.Heading, within: str) -> str:
        style, number = self.heading_style(block), block.number
        self.heading = tree.plain(block.children)
        words, listed = self.words.line(block.children), ""
        if within == "contents":
            style = styles.CONTENTS
        elif number and number.scheme == "given":
            return self.paragraph(style, self.references.typed(block.id, number) + self.gap(number, style) + words)
        elif number:
            listed = self.numbering.of(number, style)
        return self.paragraph(style, self.references.bookmark(block.id, words), number=listed)

    def _paragraph(self, block: tree.Paragraph, within: str, depth: int) -> str:
        number, line = block.number, block.children
        leads = bool(line) and isinstance(line[-1], tree.Text) and line[-1].text.endswith(":")  # it stays with what it leads to
        if number and number.scheme == "given":
            typed = self.references.typed(block.id, number)
            return self.paragraph(styles.GIVEN, typed + xml.tab() + self.words.line(line), keep=leads)
        keep = leads or block.role == "rows-caption"
        words = self._labelled(line) if block.role == "front-line" else self.words.line(line)
        words = self.references.bookmark(block.id, words)
        if not number:
            return self.paragraph(self._style(block.role, within, depth), words, keep=keep)
        style = _numbered(number)
        return self.paragraph(style, words, number=self.numbering.of(number, style), keep=leads)

    def _labelled(self, line: tuple[tree.Inline, ...]) -> str:
        """A line of a front sheet: the label, and the value at its tab stop."""
        if not line or not isinstance(line[0], tree.Label):
            return self.words.line(line)
        value = line[1:]
        if value and isinstance(value[0], tree.Text):
            value = (tree.Text(value[0].text.lstrip(), value[0].place), *value[1:])
        return self.words.line(line[:1]) + xml.tab() + self.words.line(value)

    @staticmethod
    def _style(role: str, within: str, depth: int) -> str:
        if within == "quote" and not role:
            return styles.QUOTE
        if depth:
            return styles.at_depth(styles.CONTINUE, depth)
        if within == "signatory" and role == "name":
            return styles.SIGNATURE
        style = styles.PARAGRAPHS.get(role, styles.PARAGRAPHS[""])
        return style if role else styles.WITHIN.get(within, style)

    def _list(self, block: tree.List, depth: int) -> None:
        around = self.is_at_margin
        if depth == 1:
            self.is_at_margin = block.role != "continued"
        if block.role == "rows":
            for item in block.items:
                self._together(item.blocks, depth=depth)
        else:
            for words, rest in self.items(block, styles.at_depth(styles.LISTS[block.style], depth)):
                self.sections.add(words)
                self.blocks(rest, depth=depth)
        self.is_at_margin = around

    def items(self, block: tree.List, style: str, *, keep: bool = False) -> list[tuple[str, tuple[tree.Block, ...]]]:
        """Each item of a list as its first paragraph, and the blocks that follow in it."""
        numbered = block.style in ("decimal", "letter", "roman")
        number = xml.numbered_by(self.numbering.fresh_list(self.placed(style), block.start)) if numbered else ""
        made = []
        for item in block.items:
            first, rest = item.blocks[:1], item.blocks[1:]
            line: tuple[tree.Inline, ...] = ()
            if first and isinstance(first[0], tree.Paragraph):
                line = first[0].children
                line = line[:-2] if line and isinstance(line[-1], tree.PageNumber) else line
            else:
                rest = item.blocks
            words = self.references.bookmark(first[0].id if line and isinstance(first[0], tree.Paragraph) else "", self.words.line(line))
            made.append((self.paragraph(style, words, number=number, keep=keep), rest))
        return made

    def _together(self, blocks: tuple[tree.Block, ...], within: str = "", depth: int = 0, parted: int = 0) -> None:
        """The blocks, each paragraph but the last kept on the page of the next; and but that before the one at `parted`."""
        for at, block in enumerate(blocks, start=1):
            if isinstance(block, tree.Paragraph):
                style = self._style(block.role, within, 0 if block.role else depth)
                self.sections.add(self.paragraph(style, self.words.line(block.children), keep=at not in (parted, len(blocks))))
            else:
                self.blocks((block,), within, depth)

    @staticmethod
    def _is_rows(block: tree.Block) -> bool:
        return isinstance(block, tree.Table) or (isinstance(block, tree.Group) and block.role == "rows-of-table")

    def _kept_whole(self, block: tree.Group) -> None:
        """Those who sign, on one page."""
        lines = list(self._lines(block.blocks, block.role))
        for number, (style, line) in enumerate(lines, start=1):
            self.sections.add(self.paragraph(style, self.words.line(line.children), keep=number < len(lines)))

    def _lines(self, blocks: tuple[tree.Block, ...], within: str) -> Iterator[tuple[str, tree.Paragraph]]:
        """Each paragraph with its style, also those of lists and groups."""
        for block in blocks:
            match block:
                case tree.Paragraph():
                    yield self._style(block.role, within, 0), block
                case tree.List():
                    yield from (
                        (styles.LISTS[block.style], line)
                        for item in block.items
                        for line in item.blocks
                        if isinstance(line, tree.Paragraph)
                    )
                case tree.Group():
                    yield from self._lines(block.blocks, block.role)

    def _picture(self, block: tree.Picture) -> None:
        drawn = self.pictures.drawn(block, self.sections.width)
        self.sections.add(self.paragraph(styles.PICTURE, drawn, keep=bool(block.caption)))
        if block.caption:
            self.sections.add(self.paragraph(styles.PICTURE_CAPTION, self.words.line(block.caption)))

    def _group(self, block: tree.Group, within: str) -> None:
        if block.id and self.references.place(block.id) is None:
            self.waiting += self.references.bookmark(block.id, "")
        if block.role == "people":
            for at, who in enumerate(block.blocks):
                lines = tree.children(who)
                # LibreOffice 7.4 evens out no columns whose last page holds a heading and more than it can part.
                is_parted = at == 0 and self.sections.wanted.columns > 1 and len(lines) >= _PARTED
                self._together(lines, within, parted=2 if is_parted else 0)
        elif block.role in ("signed", "author"):
            self._kept_whole(block)
        elif block.role in styles.BOXES and not self.is_boxed:
            begins = len(self.sections.body)
            self.is_boxed = True
            self.blocks(block.blocks, block.role)
            self.is_boxed = False
            self.sections.end_box(lambda id: self.template.id(end_of_box(self.template, self.template.name(id))))
            if self.sections.wanted.columns == 1 and len(tree.all_lines(block.blocks)) <= _LINES_OF_A_BOX:
                self.sections.keep(begins)
        elif block.role == "contents":
            write_contents(self, block)
        elif block.role == "logos":
            marks = [self.pictures.drawn(each, self.sections.width) for each in block.blocks if isinstance(each, tree.Picture)]
            self.sections.add(self.paragraph(styles.PICTURE, xml.run(BETWEEN).join(marks)))
        elif block.role == "columns" and not within and not self.sections.wanted.landscape:
            self.sections.begin(Layout("continuous", 2))
            self.blocks(block.blocks)
            self.sections.begin(Layout("continuous", 1))
        elif block.role == "landscape":
            self.sections.begin(Layout("nextPage", landscape=True))
            self.blocks(block.blocks)
            self.sections.begin(Layout("nextPage"))
        else:
            if block.role == "appendix" and not self._breaks_page(block):
                self.sections.begin(Layout("nextPage"))
            self.blocks(block.blocks, within if block.role == "section" else block.role)

    @staticmethod
    def _breaks_page(appendix: tree.Group) -> bool:
        """Whether the heading of an appendix begins the page by its style."""
        first = appendix.blocks[0] if appendix.blocks else None
        return isinstance(first, tree.Heading) and first.number is not None


def _numbered(number: tree.Number) -> str:
    """The style of a paragraph that bears this automatic number."""
    if number.scheme == "recommendations":
        return styles.RECOMMENDATION
    return styles.NUMBERED_2 if number.level >= (1 if number.scheme == "paragraphs" else 2) else styles.NUMBERED
