"""Styles that a document needs besides those of its template, made from these: so they follow what an office changes there."""

from __future__ import annotations

from copy import deepcopy

from docx.oxml import parse_xml

from reportgen.render.word import styles, xml
from reportgen.render.word.numbering import Numbering
from reportgen.render.word.ooxml import qn
from reportgen.render.word.template import Template

_APART, _RULE, _HAIR = 64, 6, 2  # eighths of a point
_PADDING = 4  # points between the heading of a panel and its rules
_AFTER_BORDERS = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct", "w:topLinePunct", "w:autoSpaceDE",
    "w:autoSpaceDN", "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing",
)  # fmt: skip
"""What stands behind w:pBdr among the properties of a paragraph, by the schema."""

_ABOVE_TABLE = 120  # twips
_UNNUMBERED = '<w:numPr><w:numId w:val="0"/></w:numPr>'
"""LibreOffice 7.4 gives a style that takes this over from another the indent of that one, whatever its own is."""

_FURTHEST = 31  # points between words and a rule, in Word


def boxed(template: Template, numbering: Numbering, style: str) -> str:
    """The name of a style as this one, on the ground of a panel. A heading is as large as one of the third level, with a rule below."""
    name = f"Panel {style}"
    if style == styles.PANEL or name.casefold() in template.ids:
        return style if style == styles.PANEL else name
    size = ""
    if _is_heading(template, style):
        colour = template.find(styles.HEADINGS[1], "w:rPr", "w:color")
        size = f'{"" if colour is None else xml.element(colour)}<w:sz w:val="{template.size(styles.HEADINGS[2])}"/>'
    left, right = (_number(template, styles.PANEL, "w:ind", f"w:{side}") for side in ("left", "right"))
    look = f'{_ground(template, style)}<w:spacing w:before="0" w:after="0"/>'
    _add(template, numbering, name, style, left, right, look, size)
    return name


def _ground(template: Template, style: str) -> str:
    """The rules and the ground of a panel. The room above its words is within the ground, since the space between paragraphs that are
    not alike is white; above a heading, which begins it, a white rule keeps it apart."""
    shade, rules = (template.find(styles.PANEL, "w:pPr", part) for part in ("w:shd", "w:pBdr"))
    tint = "auto" if shade is None else shade.get(qn("w:fill"))
    made = {} if rules is None else {rule.tag: deepcopy(rule) for rule in rules}
    if (left := made.get(qn("w:left"))) is not None:
        further = _number(template, style, "w:ind", "w:left") - _number(template, style, "w:ind", "w:hanging")
        left.set(qn("w:space"), str(max(0, min(_FURTHEST, round(int(left.get(qn("w:space"), "0")) + further / 20)))))
    sides = {side: xml.element(made[qn(f"w:{side}")]) for side in ("left", "right") if qn(f"w:{side}") in made}
    room = round(_number(template, style, "w:spacing", "w:before") / 20)
    top, bottom, between = (_rule("top", _HAIR, room, tint), "", _rule("between", _HAIR, room, tint)) if room else ("", "", "")
    if _is_heading(template, style):
        colour = template.find(styles.HEADINGS[1], "w:rPr", "w:color")
        accent = "auto" if colour is None else colour.get(qn("w:val"))
        top, bottom = _rule("top", _APART, _PADDING, "FFFFFF"), _rule("bottom", _RULE, _PADDING // 2, accent)
    borders = f"<w:pBdr>{top}{sides.get('left', '')}{bottom}{sides.get('right', '')}{between}</w:pBdr>"
    return borders + ("" if shade is None else xml.element(shade))


def end_of_box(template: Template, style: str) -> str:
    """The name of the style of the last paragraph of a panel, as this one, with room below its words."""
    rules, shade = (template.find(style, "w:pPr", part) for part in ("w:pBdr", "w:shd"))
    if rules is None or shade is None or rules.find(qn("w:bottom")) is not None:
        return style
    name, sides = f"{style} End", {rule.tag: xml.element(rule) for rule in rules}
    sides[qn("w:bottom")] = _rule("bottom", _HAIR, _PADDING, shade.get(qn("w:fill")))
    borders = "".join(sides.get(qn(f"w:{side}"), "") for side in ("top", "left", "bottom", "right", "between"))
    template.add_style(name, f"<w:pPr><w:pBdr>{borders}</w:pBdr>{xml.element(shade)}</w:pPr>", style)
    return name


def above_table(template: Template, style: str) -> str:
    """The name of the style of a paragraph as this one, whose words, or their ground, a table below it does not touch."""
    if _is_heading(template, style) or _number(template, style, "w:spacing", "w:after") >= _ABOVE_TABLE:
        return style
    name = f"{style} Above Table"
    template.add_style(name, f'<w:pPr><w:spacing w:after="{_ABOVE_TABLE}"/></w:pPr>', style)
    return name


def _is_heading(template: Template, style: str) -> bool:
    return style == styles.HEADINGS[0] or template.find(style, "w:pPr", "w:outlineLvl") is not None


def even_out(template: Template) -> None:
    """Makes the space above headings a white rule so far above them. Of columns that hold a heading which has space before it and is kept
    with the next paragraph, LibreOffice 7.4 evens out few, and then leaves the rest of the page empty. With footnotes there it may then
    never end, so these columns are left to it."""
    for name in styles.HEADINGS[1:]:
        properties = template.element(name).get_or_add_pPr()
        spacing, room = properties.find(qn("w:spacing")), round(_number(template, name, "w:spacing", "w:before") / 20)
        if spacing is not None and properties.find(qn("w:pBdr")) is None and 0 < room <= _FURTHEST:
            spacing.set(qn("w:before"), "0")
            borders = parse_xml(f"<w:pBdr {xml.NAMESPACES}>{_rule('top', _HAIR, room, 'FFFFFF')}</w:pBdr>")
            properties.insert_element_before(borders, *_AFTER_BORDERS)


def _rule(side: str, size: int, space: int, colour: str) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


def at_margin(template: Template, numbering: Numbering, style: str) -> str:
    """The name of the style of a list as this one, that begins at the margin and not under the words of a numbered paragraph."""
    bullet, name = styles.LISTS["bullet"], f"Margin {style}"
    further = _number(template, bullet, "w:ind", "w:hanging") - _number(template, bullet, "w:ind", "w:left")
    if further >= 0:
        return style
    if name.casefold() not in template.ids:
        _add(template, numbering, name, style, further, 0)
    return name


def given_heading(template: Template, level: int) -> str:
    """The name of the style of a heading that bears a number which the author typed. Templates have those of two levels; a deeper one
    looks as the second."""
    name = styles.GIVEN_HEADING if level == 2 else f"{styles.GIVEN_HEADING} {level - 1}"
    template.add_style(name, f'<w:pPr><w:outlineLvl w:val="{level - 2}"/></w:pPr>', f"{styles.GIVEN_HEADING} 2")
    return name


def in_cell(template: Template, numbering: Numbering, style: str, depth: int) -> str:
    """The name of the style of a list in a cell at a depth. Templates have two levels; the third is as far from the second as that
    from the first, whose bullet it has."""
    name = styles.at_depth(style, depth)
    if name.casefold() not in template.ids:
        first, second = (_number(template, styles.at_depth(style, each), "w:ind", "w:left") for each in (1, 2))
        _add(template, numbering, name, style, 2 * (second - first), 0)
    return name


def _add(template: Template, numbering: Numbering, name: str, style: str, further: int, right: int, look: str = "", run: str = "") -> None:
    left, hanging = (_number(template, style, "w:ind", f"w:{side}") for side in ("left", "hanging"))
    indent = f'<w:ind w:left="{max(0, left + further)}" w:right="{right}" w:hanging="{hanging}"/>'
    spared = _UNNUMBERED if template.find(style, "w:pPr", "w:numPr") is not None else ""
    properties = (numbering.moved(style, name, further) or spared) + look + indent
    template.add_style(name, f"<w:pPr>{properties}</w:pPr><w:rPr>{run}</w:rPr>", style)


def _number(template: Template, style: str, part: str, attribute: str) -> int:
    """What a style says of its paragraphs, in twips; 0 where it says nothing."""
    found = template.find(style, "w:pPr", part)
    return 0 if found is None else int(found.get(qn(attribute), "0"))
