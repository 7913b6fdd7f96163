"""The sections of a Word document: columns, landscape pages, and where each begins."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from reportgen.record import record
from reportgen.render.word import xml
from reportgen.render.word.ooxml import Element, qn

_GAP = 397  # twips between two columns: 7 mm

_OF_FIRST_SECTION = {qn("w:headerReference"), qn("w:footerReference"), qn("w:titlePg")}
"""What later sections take over from the first where they do not say otherwise."""


@record
class Layout:
    """How a section begins ("continuous", "nextPage"), its columns, and whether its pages lie on their side."""

    start: str = "continuous"
    columns: int = 1
    landscape: bool = False


class Sections:
    """Ends sections where the layout changes. `body` is the text of the blocks so far, each a whole one."""

    def __init__(self, last: Element, ending_style: str) -> None:
        self.last = last
        self.ending = ending_style
        self.body: list[str] = []
        self.here = Layout()
        self.wanted = Layout()

    @property
    def width(self) -> int:
        """The width of the text where the next block will stand, in twips."""
        page, margins = self.last.find(qn("w:pgSz")), self.last.find(qn("w:pgMar"))
        across = int(page.get(qn("w:h" if self.wanted.landscape else "w:w")))
        width = across - sum(int(margins.get(qn(f"w:{side}"))) for side in ("left", "right"))
        return width if self.wanted.columns == 1 else (width - _GAP) // 2

    @property
    def height(self) -> int:
        """The height of the text of a page where the next block will stand, in twips."""
        page, margins = self.last.find(qn("w:pgSz")), self.last.find(qn("w:pgMar"))
        high = int(page.get(qn("w:w" if self.wanted.landscape else "w:h")))
        return high - sum(int(margins.get(qn(f"w:{side}"))) for side in ("top", "bottom"))

    def begin(self, layout: Layout) -> None:
        """What follows stands in this layout. A page that nothing would stand on is not begun."""
        if self.wanted is not self.here and self.wanted.start != "continuous" and layout.start == "continuous":
            layout = Layout(self.wanted.start, layout.columns, layout.landscape)
        self.wanted = layout

    def add(self, block: str) -> None:
        """A finished block at the end of the document."""
        if self.wanted is not self.here:
            self._end()
        self.body.append(block)

    def part_tables(self) -> None:
        """Keeps the table that comes next apart from one that has just ended: Word makes one table of two that touch."""
        if self.wanted is self.here and self.body and self.body[-1].endswith("</w:tbl>"):
            self.body.append(xml.paragraph(f'<w:pStyle w:val="{xml.escape(self.ending)}"/>', ""))

    def finish(self) -> str:
        """All blocks, and the properties of the last section. Columns that the document ends with are closed, so that they
        are of one length."""
        if self.wanted is not self.here and self.wanted.start == "continuous":
            self._end()
        self._describe(self.last)
        return "".join(self.body) + _text(self.last)

    def _end(self) -> None:
        if self.body:
            section = deepcopy(self.last)
            self._describe(section)
            for child in list(self.last):
                if child.tag in _OF_FIRST_SECTION:
                    self.last.remove(child)
            before = self.body[-1]
            if not before.startswith("<w:p>") or "<w:sectPr" in before:
                before = ""
                self.body.append(xml.paragraph(f'<w:pStyle w:val="{xml.escape(self.ending)}"/>', ""))
            self.body[-1] = self.body[-1].replace("</w:pPr>", f"{_text(section)}</w:pPr>", 1)
        self.here = self.wanted

    def _describe(self, section: Element) -> None:
        for name in ("w:type", "w:cols"):
            for old in section.findall(qn(name)):
                section.remove(old)
        page = section.find(qn("w:pgSz"))
        kind = etree.Element(qn("w:type"))
        kind.set(qn("w:val"), self.here.start)
        page.addprevious(kind)
        if self.here.landscape:
            wide, high = page.get(qn("w:h")), page.get(qn("w:w"))
            page.set(qn("w:w"), wide)
            page.set(qn("w:h"), high)
            page.set(qn("w:orient"), "landscape")
        columns = etree.Element(qn("w:cols"))
        columns.set(qn("w:space"), str(_GAP))
        if self.here.columns > 1:
            columns.set(qn("w:num"), str(self.here.columns))
        section.find(qn("w:pgMar")).addnext(columns)


def _text(section: Element) -> str:
    return str(etree.tostring(section, encoding="unicode", with_tail=False))
