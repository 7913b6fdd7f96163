"""The sections of a Word document: columns, landscape pages, and where each begins."""

from __future__ import annotations

import re
from collections.abc import Callable
from copy import deepcopy
from html import unescape

from lxml import etree

from reportgen.record import record
from reportgen.render.word import xml
from reportgen.render.word.ooxml import Element, qn

_GAP = 397  # twips between two columns: 7 mm

_RUNNING = (qn("w:headerReference"), qn("w:footerReference"))
_BEGIN = '<w:p><w:pPr><w:pStyle w:val="'
_OF_STYLE = re.compile(_BEGIN + '([^"]*)"/>(<w:keepNext/>)?')
_OF_FIRST_SECTION = {*_RUNNING, qn("w:titlePg")}
"""What later sections take over from the first where they do not say otherwise."""
_BEFORE_COLUMNS = [qn(f"w:{name}") for name in ("pgMar", "paperSrc", "pgBorders", "lnNumType", "pgNumType")]  # by the schema


@record
class Layout:
    """How a section begins ("continuous", "nextPage"), its columns, and whether its pages lie on their side."""

    start: str = "continuous"
    columns: int = 1
    landscape: bool = False


class Sections:
    """Ends sections where the layout changes. `body` is the text of the blocks so far, each a whole one."""

    def __init__(self, last: Element, ending_style: str, turned: Callable[[list[Element], float], list[Element]]) -> None:
        """`turned` gives the headers and footers of landscape pages from those of upright ones, and how much wider they are."""
        self.last = last
        self.turned = turned
        self.running = [child for child in last if child.tag in _RUNNING]
        self.running_landscape: list[Element] = []
        self.is_turned = False
        self.ending = ending_style
        self.body: list[str] = []
        self.here = Layout()
        self.wanted = Layout()

    @property
    def width(self) -> int:
        """The width of the text where the next block will stand, in twips."""
        width = self._width(landscape=self.wanted.landscape)
        return width if self.wanted.columns == 1 else (width - _GAP) // 2

    def _width(self, *, landscape: bool) -> int:
        page, margins = self.last.find(qn("w:pgSz")), self.last.find(qn("w:pgMar"))
        across = int(page.get(qn("w:h" if landscape else "w:w")))
        return across - sum(int(margins.get(qn(f"w:{side}"))) for side in ("left", "right"))

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

    def add(self, *block: str) -> None:
        """A finished block at the end of the document, in one piece or several."""
        if self.wanted is not self.here:
            self._end()
        self.body += block

    def part_table(self, above: Callable[[str], str]) -> None:
        """Keeps the table that comes next apart from one that has just ended: Word makes one table of two that touch. A paragraph
        that has just ended is set in the style `above` gives for its own, by their ids."""
        if self.wanted is self.here and self.body and self.body[-1].endswith("</w:tbl>"):
            self.body.append(self._nothing())
        else:
            self._change(len(self.body) - 1, above)

    def end_box(self, ended: Callable[[str], str]) -> None:
        """Sets the paragraph that has just ended in the style `ended` gives for its own, by their ids."""
        self._change(len(self.body) - 1, ended)

    def keep(self, begins: int = -1) -> None:
        """Keeps the paragraph that has just ended on the page of what comes next; or all from a place in the body but that."""
        for at in range(begins, len(self.body) - 1) if begins >= 0 else (len(self.body) - 1,):
            self._change(at, keep="<w:keepNext/>")

    def _change(self, at: int, style: Callable[[str], str] = str, keep: str = "") -> None:
        if self.wanted is self.here and self.body and "<w:sectPr" not in self.body[at] and (found := _OF_STYLE.match(self.body[at])):
            id = xml.escape(style(unescape(found[1])))
            self.body[at] = f'{_BEGIN}{id}"/>{found[2] or keep}{self.body[at][found.end() :]}'

    def finish(self) -> str:
        """The whole document: all blocks, and the properties of the last section. Columns that it ends with are closed, so that they
        are of one length; a section without a paragraph is given a full line by Word, which may need a page of its own."""
        if self.wanted is not self.here and self.wanted.start == "continuous":
            self._end()
            # LibreOffice 7.4 evens out no columns whose last page a kept heading begins; it then prints this on a page by itself.
            self.body.append(self._nothing())
        if self.body and self.body[-1].endswith("</w:tbl>"):  # LibreOffice 7.4 turns no page that only a table stands on
            self.body.append(self._nothing())
        self._describe(self.last)
        return "".join([xml.START, *self.body, _text(self.last), xml.END])

    def _end(self) -> None:
        if self.here.columns > 1 and self.wanted.start != "continuous":  # before a new page, columns are not evened out
            self.wanted, next_page = Layout(), self.wanted
            self._end()
            self.body.append(self._nothing())
            self.wanted = next_page
        if self.body:
            section = deepcopy(self.last)
            self._describe(section)
            for child in list(self.last):
                if child.tag in _OF_FIRST_SECTION:
                    self.last.remove(child)
                elif child.tag == qn("w:pgNumType"):  # where pages begin to count
                    child.attrib.pop(qn("w:start"), None)
            before = self.body[-1]
            if not before.startswith("<w:p>") or "<w:sectPr" in before:
                before = ""
                self.body.append(self._nothing())
            self.body[-1] = self.body[-1].replace("</w:pPr>", f"{_text(section)}</w:pPr>", 1)
        self.here = self.wanted

    def _nothing(self) -> str:
        """A paragraph that nobody sees."""
        return xml.paragraph(f'<w:pStyle w:val="{xml.escape(self.ending)}"/>', "")

    def _describe(self, section: Element) -> None:
        if self.here.landscape is not self.is_turned:
            self._turn(section)
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
        [*section.iterchildren(*_BEFORE_COLUMNS)][-1].addnext(columns)

    def _turn(self, section: Element) -> None:
        """Gives a section headers and footers of the width of its pages; those that follow take them over."""
        self.is_turned = self.here.landscape
        if self.is_turned and not self.running_landscape:
            self.running_landscape = self.turned(self.running, self._width(landscape=True) / self._width(landscape=False))
        for old in section.findall(_RUNNING[0]) + section.findall(_RUNNING[1]):
            section.remove(old)
        section[:0] = [deepcopy(reference) for reference in (self.running_landscape if self.is_turned else self.running)]


def _text(section: Element) -> str:
    return str(etree.tostring(section, encoding="unicode", with_tail=False))
