"""A Word template in large print: its styles enlarged, and nothing else changed."""

from __future__ import annotations

from typing import Any

from lxml import etree

from reportgen.document.large_print import POINTS
from reportgen.render.word.ooxml import Element, qn

_TIMES = 1.4
_MOST = 30  # points: the title of the visual specification
_LEADING = 1.3
_RAISED = 12  # half points


def enlarge(document: Any) -> None:
    """Makes each style 1.4 times as large, with 18 points at least and 30 at most, on a leading of 1.3
    or more. The indents of lists grow with their numbers; the name and the number of a page, which no
    longer fit beside each other, stand on two lines."""
    styles = document.styles.element
    for size in styles.iter(qn("w:sz"), qn("w:szCs")):
        size.set(qn("w:val"), str(_larger(int(size.get(qn("w:val"))))))
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None and defaults.find(qn("w:sz")) is None:
        etree.SubElement(defaults, qn("w:sz")).set(qn("w:val"), str(2 * POINTS))
    for raised in styles.findall(f".//{qn('w:vertAlign')}"):  # of words that are raised, Word makes the letters smaller
        size = raised.getparent().find(qn("w:sz"))
        at = raised if size is None else size
        at.addprevious(etree.Element(qn("w:position"), {qn("w:val"): str(_RAISED)}))
        raised.getparent().remove(raised)
    for spacing in styles.iter(qn("w:spacing")):
        _lead(spacing)
    for part in (styles, document.part.numbering_part.element):
        for indent in part.iter(qn("w:ind")):
            for side in ("left", "hanging"):
                value = indent.get(qn(f"w:{side}"))
                if value is not None:
                    indent.set(qn(f"w:{side}"), str(round(int(value) * _TIMES)))

    for section in document.sections:
        for line in (section.header, section.footer, section.first_page_footer):
            for tab in list(line._element.iter(qn("w:tab"), qn("w:ptab"))):
                if tab.getparent().tag == qn("w:r"):  # a tab, not the place of one
                    tab.getparent().replace(tab, etree.Element(qn("w:br")))


def _larger(half_points: int) -> int:
    return max(2 * POINTS, min(2 * _MOST, round(half_points * _TIMES)))


def _lead(spacing: Element) -> None:
    """A leading in points would be that of the smaller type: lines are as far apart as theirs asks."""
    if spacing.get(qn("w:line")) is not None:
        spacing.set(qn("w:line"), str(round(240 * _LEADING)))
        spacing.set(qn("w:lineRule"), "auto")
