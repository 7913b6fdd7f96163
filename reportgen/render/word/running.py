"""Headers and footers of landscape pages: what stands at the right of an upright page stands at the right of these too."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from lxml import etree

from reportgen.render.word import xml
from reportgen.render.word.ooxml import Element, qn
from reportgen.render.word.template import Template


def turned(template: Template, references: list[Element], wider: float) -> list[Element]:
    """References to headers and footers as these, their tab stops so many times as far from the left margin. One
    without tabs is referred to as it is."""
    return [_turned(template, reference, wider) for reference in references]


def _turned(template: Template, reference: Element, wider: float) -> Element:
    reference, package = deepcopy(reference), template.document.part
    part = package.related_parts[reference.get(qn("r:id"))]
    root = deepcopy(part.element)
    tabs = (tab for tab in root.iter(qn("w:tab"), qn("w:ptab")) if tab.getparent().tag == qn("w:r"))  # others are stops
    tabbed = dict.fromkeys(next(tab.iterancestors(qn("w:p"))) for tab in tabs)
    stops = {paragraph: found for paragraph in tabbed if (found := _stops(template, paragraph)) is not None}
    if stops:
        for paragraph, found in stops.items():
            _restyle(template, paragraph, found, wider)
        for drawing in root.iter(qn("wp:docPr")):
            drawing.set("id", next(template.drawings))
        kind = "footer" if reference.tag == qn("w:footerReference") else "header"
        made = type(part)(part.package.next_partname(f"/word/{kind}%d.xml"), part.content_type, root, part.package)
        for relation in part.rels.values():
            made.rels.add_relationship(relation.reltype, relation._target, relation.rId, relation.is_external)
        reference.set(qn("r:id"), package.relate_to(made, f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"))
    return reference


def _stops(template: Template, paragraph: Element) -> Element | None:
    """The tab stops of a paragraph, its own or those of its style."""
    own = paragraph.find(f"{qn('w:pPr')}/{qn('w:tabs')}")
    return own if own is not None else template.find(_style(template, paragraph), "w:pPr", "w:tabs")


def _style(template: Template, paragraph: Element) -> str:
    named: Any = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return template.name(named.get(qn("w:val"))) if named is not None else ""


def _restyle(template: Template, paragraph: Element, stops: Element, wider: float) -> None:
    moved = _moved(stops, wider)
    if stops.getparent().getparent() is paragraph:
        stops.getparent().replace(stops, moved)
        return
    style = _style(template, paragraph)
    name = f"{style} landscape"
    template.add_style(name, f"<w:pPr>{xml.element(moved)}</w:pPr>", style)
    paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").set(qn("w:val"), template.id(name))


def _moved(stops: Element, wider: float) -> Element:
    """The stops further to the right; those of the style that it is based on are taken away."""
    moved = etree.Element(qn("w:tabs"), nsmap={"w": qn("w:tabs")[1:].partition("}")[0]})
    for stop in stops:
        cleared = etree.SubElement(moved, qn("w:tab"))
        cleared.set(qn("w:val"), "clear")
        cleared.set(qn("w:pos"), stop.get(qn("w:pos")))
    for stop in stops:
        further = deepcopy(stop)
        further.set(qn("w:pos"), str(round(int(stop.get(qn("w:pos"))) * wider)))
        moved.append(further)
    return moved
