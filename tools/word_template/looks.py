"""How each style looks, in a newsletter and in a report."""

from __future__ import annotations

from reportgen.render.word.styles import mark
from reportgen.style import Style
from word_template.lists import APPENDIX, NUMBER, list_styles, steps
from word_template.spelling import (
    FONT,
    HEAD,
    W,
    borders,
    character,
    edge,
    font,
    frame,
    ident,
    indent,
    linked,
    mm,
    outline,
    paragraph,
    shade,
    spacing,
    tabs,
)  # fmt: skip

KEEP = "<w:keepNext/><w:keepLines/>"
MARGINS = {"newsletter": 15, "report": 25}
"""Millimetres at the sides of the text."""

TOC = ((1, 6, 12.5, 12.5), (2, 3, 25, 12.5), (3, 6, 28, 28), (4, 6, 0, 0), (5, 3, 12.5, 0))
"""The levels of a list of contents: numbered sections and sub-sections, appendices, sections and sub-sections without a number; of
each the space before it in points, and the indent and the hanging of its words in millimetres."""

Links = dict[str, tuple[int, int]]


def text_width(kind: str) -> int:
    """The width of the text in twips."""
    return 11906 - 2 * mm(MARGINS[kind])


def has_page_in_middle(house: Style, kind: str) -> bool:
    """Whether the number of the page, alone, stands in the middle of the foot."""
    return kind == "report" and house.words["page-of"] == "{page}"


def styles(house: Style, kind: str, links: Links) -> str:
    """Every style of the template; `links` gives the list and the level of those that have a number."""
    colour = {name: value.text for name, value in house.declared.colours.items()}
    made = defaults(colour["ink"], 12 if kind == "report" else 10)
    made += report(house, colour, links) if kind == "report" else newsletter(colour)
    foot = ("center", text_width(kind) // 2) if has_page_in_middle(house, kind) else ("right", text_width(kind))
    made += shared(colour, kind, links, foot)
    made += [character(mark(name), font(colour=text, bold=True) + frame(fill) + shade(fill)) for name, fill, text in house.mark_colours()]
    return f"{HEAD}<w:styles {W}>{''.join(made)}{table_style(colour, kind)}</w:styles>"


def defaults(ink: str, size: float) -> list[str]:
    """What all styles take over."""
    face = f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
    language = '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
    return [
        f"<w:docDefaults><w:rPrDefault><w:rPr>{face}{font(size)}{language}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{spacing()}</w:pPr></w:pPrDefault></w:docDefaults>",
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr><w:widowControl/>{spacing()}</w:pPr><w:rPr>{font(colour=ink)}</w:rPr></w:style>",
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>',
    ]


def newsletter(colour: dict[str, str]) -> list[str]:
    """The styles that look otherwise in a newsletter than in a report."""
    accent, ink, slate = colour["accent"], colour["ink"], colour["slate"]
    top, left, right = (edge(side, 4, accent, 8) for side in ("top", "left", "right"))
    band = borders(top, left, edge("bottom", 28, colour["warm"], 8), right) + shade(accent)
    inside = indent(3, 0, 3)  # the band is as wide as the text below it
    made = [
        paragraph("Title", KEEP + band + spacing(0, 0, 1.1) + inside, font(28, "FFFFFF", bold=True), following="Body Text"),
        paragraph("Issue Date", KEEP + band + spacing(0, 0, 1.3) + inside, font(15, "FFFFFF")),
        paragraph("Subtitle", KEEP + band + spacing(0, 0, 1.3) + inside, font(11.5, "FFFFFF")),
        paragraph("Issue Name", KEEP + band + spacing(0, 0, 1.3) + inside, font(11.5, "FFFFFF", bold=True)),
        paragraph("Body Text", spacing(6, 0, 1.1)),
        paragraph("Lead Text", spacing(7, 0, 1.1), font(11), "Body Text"),
        paragraph("Table Text", spacing(1, 1, 1.05), font(9)),
        paragraph("Table Note", spacing(3), font(9, slate)),
        paragraph("Key", "<w:keepLines/>" + spacing(6, 4, 1.3), font(9)),
        paragraph("caption", spacing(10, 3), font(11.5, accent, bold=True)),
        paragraph("Quote", KEEP + borders(edge("top", 28, colour["warm"], 6)) + spacing(16, 6), font(18, accent, bold=True)),
        paragraph("Quote Source", spacing(2), font(10, slate)),
    ]
    for level, (size, before, tone) in enumerate([(16, 10, accent), (11.5, 10, ink), (10, 8, ink), (10, 7, ink), (10, 7, ink)], start=1):
        look = font(size, tone, bold=True)
        made.append(paragraph(f"heading {level}", KEEP + spacing(before, 2, 1.1) + outline(level), look, following="Body Text"))
    return made


def report(house: Style, colour: dict[str, str], links: Links) -> list[str]:
    """The styles that look otherwise in a report than in a newsletter. A table has no space of its own, so paragraphs have some
    after them too: of two spaces that meet, Word takes the larger."""
    accent, ink, slate = colour["accent"], colour["ink"], colour["slate"]
    title = 16 if house.declared.front_sheet else 18
    made = [
        paragraph(
            "Title", KEEP + spacing(12, 6 if house.declared.front_sheet else 0, 1.1), font(title, accent, bold=True), following="Body Text"
        ),
        paragraph("Issue Date", spacing(3)),
        paragraph("Subtitle", spacing(3), font(12, slate)),
        paragraph("Issue Name", spacing(3), font(12, bold=True)),
        paragraph("Body Text", spacing(8, 6)),
        paragraph("Lead Text", "", "", "Body Text"),
        paragraph("Table Text", spacing(2, 2), font(11)),
        paragraph("Table Note", spacing(4), font(10)),
        paragraph("Key", "<w:keepLines/>" + spacing(6, 6, 1.3), font(10)),
        paragraph("caption", spacing(12, 4), font(11, bold=True)),
        paragraph("Quote", borders(edge("left", 18, accent, 8)) + spacing(8, 6) + indent(19, 0, 12.5)),
        paragraph("Quote Source", spacing(4) + indent(19, 0, 12.5), font(11, slate)),
    ]
    number, level = links.get("heading 1", (0, 0))
    hanging = linked(number, level) if number else ""
    at = indent(*NUMBER) if number else ""
    made.append(
        paragraph(
            "heading 1", KEEP + hanging + spacing(18, 4, 1.1) + at + outline(1), font(13, accent, bold=True), following="Numbered Paragraph"
        )
    )
    for level, (size, before, italic) in enumerate([(12, 12, False), (12, 9, True), (12, 9, False), (12, 9, False)], start=2):
        look = font(size, ink, bold=level < 4, italic=italic)
        made.append(paragraph(f"heading {level}", KEEP + spacing(before, 4, 1.1) + outline(level), look, following="Numbered Paragraph"))
    return made


def shared(colour: dict[str, str], kind: str, links: Links, foot: tuple[str, int]) -> list[str]:
    """The styles that look alike in both, but for the sizes that they take over."""
    accent, slate, hairline = colour["accent"], colour["slate"], colour["hairline"]
    wide = text_width(kind)
    tint = colour["tint"]
    room = [edge(side, 4, tint, 6) for side in ("left", "right")]  # beside the words; the ground is as wide as the text around it
    box = borders(edge("top", 2, tint, 3), *room, edge("between", 2, tint, 3)) + shade(tint)
    first, step = steps(kind)
    made = [
        paragraph("Stand First", KEEP + spacing(6), font(bold=True), "Body Text", "Body Text"),
        paragraph("Body Text Indent", indent(NUMBER[0]), based="Body Text"),
        paragraph("Contact Name", "<w:keepNext/>" + spacing(9), font(bold=True), following="Contact Line"),
        paragraph("Contact Line", spacing()),
        paragraph("Signature Name", "<w:keepNext/>" + spacing(36 if kind == "report" else 9), font(bold=True), following="Contact Line"),
        paragraph("Author Label", "<w:keepNext/>" + spacing(18), font(bold=True), following="Contact Name"),
        paragraph("Panel Text", box + spacing() + indent(2.3, 0, 2.3), based="Body Text"),
        paragraph("Table Figure", '<w:jc w:val="right"/>', based="Table Text"),
        paragraph("Table Centre", '<w:jc w:val="center"/>', based="Table Text"),
        paragraph("Table Heading", "<w:keepNext/>", font(colour=accent, bold=True), "Table Text"),
        paragraph("Figure Heading", '<w:jc w:val="right"/>', "", "Table Heading"),
        paragraph("Centre Heading", '<w:jc w:val="center"/>', "", "Table Heading"),
        paragraph("Row Heading", "", font(bold=kind == "newsletter"), "Table Text"),
        paragraph("Group Row", "<w:keepNext/>", font(bold=True), "Table Text"),
        paragraph("Indented Row", indent(5), "", "Table Text"),
        paragraph("Table Total", '<w:jc w:val="right"/>', font(bold=True), "Table Text"),
        paragraph("Total Heading", "", font(bold=True), "Table Text"),
        paragraph("Picture", spacing(8), following="Picture Caption"),
        paragraph("Picture Caption", spacing(4, 2), '<w:b w:val="0"/>' + font(10 if kind == "report" else 9, slate), "caption"),
        paragraph("Section End", '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>', font(9)),
        paragraph("header", tabs(("right", wide)) + spacing(0, 8), font(9, slate)),
        paragraph("footer", tabs(foot) + spacing(8), font(9, slate)),
        paragraph("Council Line", KEEP + spacing(), font(14, bold=True), following="Meeting Line"),
        paragraph("Meeting Line", KEEP + spacing(3), font(12, bold=True), following="Title"),
        paragraph("From Line", spacing(6), font(bold=True), following="heading 1"),
        paragraph("Front Sheet Line", borders(*(edge(side, 4, hairline, 3) for side in ("bottom", "between"))) + spacing(3) + indent(60, 60)),
        paragraph("Front Sheet Label", KEEP + spacing(12), font(bold=True), following="Title"),
        paragraph("TOC Heading", KEEP + spacing(18, 0, 1.1), font(13, accent, bold=True), following="toc 1"),
        *(paragraph(f"toc {level}", tabs(("right", wide), leader="dot") + spacing(before) + indent(left, hanging)) for level, before, left, hanging in TOC),
    ]  # fmt: skip
    made += numbered(accent, links) + lists(kind, links, first, step)
    made += [character("Strong", "<w:b/>"), character("Emphasis", "<w:i/>"), character("Bold Italic", "<w:b/><w:i/>")]
    made += [character("Struck", "<w:strike/>"), character("Label", "<w:b/>")]
    made.append(paragraph("footnote text", spacing(3, 0, 1.1), font(10 if kind == "report" else 9)))
    made.append(character("footnote reference", '<w:b/><w:vertAlign w:val="superscript"/>'))
    for name, marks in (("Hyperlink", ""), ("Strong Hyperlink", "<w:b/>"), ("Emphasis Hyperlink", "<w:i/>")):
        made.append(character(name, marks + font(colour=colour["link"]) + '<w:u w:val="single"/>'))
    return made


def numbered(accent: str, links: Links) -> list[str]:
    """Paragraphs and headings with a number, automatic or typed, and headings that are spared theirs."""

    def link(name: str) -> str:
        return linked(*links[name]) if name in links else ""

    none = linked(0)
    return [
        paragraph("Numbered Paragraph", link("Numbered Paragraph") + indent(*NUMBER), based="Body Text"),
        paragraph("Numbered Paragraph 2", link("Numbered Paragraph 2") + indent(*NUMBER), based="Body Text"),
        paragraph("Recommendation", link("Recommendation") + indent(*NUMBER), based="Body Text"),
        paragraph("Numbered Heading 2", indent(*NUMBER), based="heading 2", following="Numbered Paragraph 2"),
        paragraph("Given Number", indent(*NUMBER), based="Body Text", following="Numbered Paragraph"),
        paragraph("Unnumbered Heading", none + indent(0), based="heading 1", following="Body Text"),
        paragraph("Given Number Heading", none + indent(*NUMBER), based="heading 1", following="Numbered Paragraph"),
        paragraph("Given Number Heading 2", indent(*NUMBER), based="heading 2", following="Numbered Paragraph"),
        paragraph("Given Appendix Heading", none, based="Appendix Heading", following="Body Text"),
        paragraph(
            "Appendix Heading",
            f"{KEEP}<w:pageBreakBefore/>{link('Appendix Heading')}{spacing(0, 0, 1.1)}{indent(*APPENDIX)}{outline(1)}",
            font(14, accent, bold=True),
            following="Body Text",
        ),
    ]


def lists(kind: str, links: Links, first: float, step: float) -> list[str]:
    """The styles of lists, in the text and in tables."""
    made, gap = [], spacing(4, 4) if kind == "report" else spacing(3, 0, 1.1)
    for name, _, _, left, hanging in list_styles(kind):
        in_table = name.startswith("Table")
        between = "" if in_table else gap
        made.append(
            paragraph(name, linked(*links[name]) + between + indent(left, hanging), based="Table Text" if in_table else "Body Text")
        )
    for depth, suffix in enumerate(("", " 2", " 3"), start=1):
        made.append(paragraph(f"List Continue{suffix}", gap + indent(first + step * depth), based="Body Text"))
        made.append(
            paragraph(
                f"Plain List{suffix}", (spacing(3, 5) if kind == "report" else spacing(2)) + indent(step * (depth - 1)), based="Body Text"
            )
        )
    made += [
        paragraph(f"Table Continue{suffix}", indent(5 * depth), based="Table Text") for depth, suffix in enumerate(("", " 2"), start=1)
    ]
    return made


def table_style(colour: dict[str, str], kind: str) -> str:
    """The house's table: a rule above and below the heading row, hairlines between rows, none upright. All by
    conditional formatting, so that a row added in Word follows; but not the bold of headings, which their own style has too: of two
    that say bold, Word takes neither."""
    accent, hairline = colour["accent"], colour["hairline"]
    high, side = (20, 113) if kind == "report" else (20, 85)
    margins = "".join(
        f'<w:{name} w:w="{width}" w:type="dxa"/>' for name, width in (("top", high), ("left", side), ("bottom", high), ("right", side))
    )
    tint = shade(colour["tint"]) if kind == "report" else ""
    first = f'<w:tcBorders>{edge("bottom", 6, accent)}</w:tcBorders>{tint}<w:vAlign w:val="bottom"/>'
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{ident("House Table")}"><w:name w:val="House Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{edge('top', 12, accent)}{edge('bottom', 6, accent)}{edge('insideH', 4, hairline)}</w:tblBorders>"
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        f'<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr>{first}</w:tcPr></w:tblStylePr></w:style>'
    )
