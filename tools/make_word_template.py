"""Writes the first Word template of a house style: templates/HOUSE/newsletter.docx.

    .venv/bin/python tools/make_word_template.py worcestershire

After that the template is the office's, to be changed in Word; run again, this would undo their work,
so it refuses to unless the file is removed first.
"""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import resvg_py

from reportgen.render.word.styles import mark
from reportgen.style import Style, find, load

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
FONT = "Arial"
MARGIN = 1134  # twips: 20 mm
TEXT = 11906 - 2 * MARGIN


def spacing(before: float = 0, after: float = 0, line: float = 1.15) -> str:
    """Space in points before and after, and the height of a line as a multiple."""
    return f'<w:spacing w:before="{before * 20:.0f}" w:after="{after * 20:.0f}" w:line="{line * 240:.0f}" w:lineRule="auto"/>'


def indent(left: float, hanging: float = 0) -> str:
    """An indent in millimetres."""
    return f'<w:ind w:left="{left * 56.7:.0f}" w:hanging="{hanging * 56.7:.0f}"/>'


def font(size: float = 0, colour: str = "", *, bold: bool = False, italic: bool = False, other: str = "") -> str:
    """The properties of a run; `size` in points."""
    return (
        ("<w:b/>" if bold else "")
        + ("<w:i/>" if italic else "")
        + (f'<w:color w:val="{colour.lstrip("#")}"/>' if colour else "")
        + (f'<w:sz w:val="{size * 2:.0f}"/><w:szCs w:val="{size * 2:.0f}"/>' if size else "")
        + other
    )


def shade(colour: str) -> str:
    """A ground behind the words."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour.lstrip("#")}"/>'


def paragraph(name: str, properties: str = "", run: str = "", based: str = "Normal", following: str = "") -> str:
    """A paragraph style."""
    known = 'w:customStyle="1" ' if name not in BUILT_IN else ""
    return (
        f'<w:style w:type="paragraph" {known}w:styleId="{ident(name)}"><w:name w:val={quoteattr(name)}/>'
        + (f'<w:basedOn w:val="{ident(based)}"/>' if based else "")
        + (f'<w:next w:val="{ident(following)}"/>' if following else "")
        + f"<w:qFormat/><w:pPr>{properties}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def character(name: str, run: str) -> str:
    """A character style."""
    known = 'w:customStyle="1" ' if name not in BUILT_IN else ""
    return f'<w:style w:type="character" {known}w:styleId="{ident(name)}"><w:name w:val={quoteattr(name)}/><w:qFormat/><w:rPr>{run}</w:rPr></w:style>'


def ident(name: str) -> str:
    """The id of a style: its name without spaces."""
    return "".join(part[:1].upper() + part[1:] for part in name.split())


BUILT_IN = {
    "Normal", "Body Text", "Title", "Subtitle", "heading 1", "heading 2", "heading 3", "heading 4", "heading 5", "List Bullet", "List Bullet 2",
    "List Bullet 3", "List Number", "List Number 2", "List Number 3", "List Continue", "List Continue 2", "List Continue 3", "caption", "Quote",
    "header", "footer", "Strong", "Emphasis", "Hyperlink",
}  # fmt: skip

LISTS = {
    "List Bullet": ("bullet", "•", "–", "•"),
    "List Number": ("decimal", "%1.", "%1.", "%1."),
    "List Letter": ("lowerLetter", "%1)", "%1)", "%1)"),
    "List Roman": ("lowerRoman", "%1)", "%1)", "%1)"),
}


def numbering() -> str:
    """One list for each list style, linked to it; every abstractNum stands before every num."""
    abstract, numbers = "", ""
    for number, (style, form, label, depth) in enumerate(list_styles(), start=1):
        abstract += (
            f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
            f'<w:numFmt w:val="{form}"/><w:pStyle w:val="{ident(style)}"/><w:lvlText w:val="{label}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr>{indent(6 * depth, 6)}</w:pPr><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}" w:hint="default"/></w:rPr>'
            "</w:lvl></w:abstractNum>"
        )
        numbers += f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    return f"{HEAD}<w:numbering {W}>{abstract}{numbers}</w:numbering>"


def list_styles() -> list[tuple[str, str, str, int]]:
    """Each list style with its number form, its label and its depth."""
    return [
        (name if depth == 1 else f"{name} {depth}", form, labels[depth - 1], depth)
        for name, (form, *labels) in LISTS.items()
        for depth in (1, 2, 3)
    ]


def styles(house: Style) -> str:
    """Every style of the template."""
    colour = {name: value.text for name, value in house.declared.colours.items()}
    accent, ink, slate, tint = colour["accent"], colour["ink"], colour["slate"], colour["tint"]
    rim = "".join(f'<w:{side} w:val="single" w:sz="48" w:space="2" w:color="{accent[1:]}"/>' for side in ("top", "left", "bottom", "right"))
    band = f"<w:pBdr>{rim}</w:pBdr>{shade(accent)}"
    box = f'<w:pBdr><w:left w:val="single" w:sz="24" w:space="6" w:color="{accent[1:]}"/></w:pBdr>' + shade(tint)
    keep = "<w:keepNext/><w:keepLines/>"
    made = [
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        f'<w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{spacing()}</w:pPr></w:pPrDefault></w:docDefaults>",
        f'<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl/>{spacing()}</w:pPr><w:rPr><w:color w:val="{ink[1:]}"/></w:rPr></w:style>',
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>',
        paragraph("Title", keep + band + spacing(0, 0, 1.2), font(32, "FFFFFF", bold=True), following="Body Text"),
        paragraph("Issue Date", keep + band + spacing(0, 0, 1.3), font(15, "FFFFFF")),
        paragraph("Subtitle", keep + band + spacing(0, 0, 1.5), font(11.5, "FFFFFF")),
        paragraph("Issue Name", keep + band + spacing(0, 0, 1.5), font(11.5, "FFFFFF", bold=True)),
        paragraph("Body Text", spacing(7)),
        paragraph("Lead Text", spacing(10, 0, 1.25), font(12.5), "Body Text"),
        paragraph("Stand First", keep + spacing(6), font(bold=True), "Body Text", "Body Text"),
        paragraph("Contact Name", "<w:keepNext/>" + spacing(9), font(bold=True), following="Contact Line"),
        paragraph("Contact Line", spacing()),
        paragraph("Panel Text", box + spacing(3) + '<w:ind w:left="170"/>', based="Body Text"),
        paragraph("Key", "<w:keepNext/>" + spacing(8), font(10, bold=True)),
        paragraph("Table Text", spacing(2, 2, 1.08), font(9.5)),
        paragraph("Table Figure", '<w:jc w:val="right"/>', based="Table Text"),
        paragraph("Table Centre", '<w:jc w:val="center"/>', based="Table Text"),
        paragraph("Table Heading", "<w:keepNext/>", font(colour=accent, bold=True), "Table Text"),
        paragraph("Row Heading", "", font(bold=True), "Table Text"),
        paragraph("Table Total", '<w:jc w:val="right"/>', font(bold=True), "Table Text"),
        paragraph("Table Note", spacing(3), font(9, slate)),
        paragraph("caption", spacing(4, 2), font(9.5, slate)),
        paragraph("Picture", spacing(10), following="caption"),
        paragraph(
            "Quote",
            f'{keep}<w:pBdr><w:top w:val="single" w:sz="28" w:space="6" w:color="{colour["warm"][1:]}"/></w:pBdr>' + spacing(16, 6),
            font(18, accent, bold=True),
        ),
        paragraph("Quote Source", spacing(2), font(10, slate)),
        paragraph("Section End", '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>', font(9)),
        paragraph("header", f'<w:tabs><w:tab w:val="right" w:pos="{TEXT}"/></w:tabs>' + spacing(), font(9, slate)),
        paragraph("footer", f'<w:tabs><w:tab w:val="right" w:pos="{TEXT}"/></w:tabs>' + spacing(), font(9, slate)),
        character("Strong", "<w:b/>"),
        character("Emphasis", "<w:i/>"),
        character("Bold Italic", "<w:b/><w:i/>"),
        character("Struck", "<w:strike/>"),
    ]
    for level, (size, before, tone) in enumerate([(17, 16, accent), (12.5, 11, ink), (11, 9, ink), (11, 8, ink), (11, 8, ink)], start=1):
        outline = f'{keep}{spacing(before, 2, 1.1)}<w:outlineLvl w:val="{level - 1}"/>'
        made.append(paragraph(f"heading {level}", outline, font(size, tone, bold=True), following="Body Text"))
    for number, (name, _, _, depth) in enumerate(list_styles(), start=1):
        link = f'<w:numPr><w:numId w:val="{number}"/></w:numPr>'
        made.append(paragraph(name, link + spacing(3.5) + indent(6 * depth, 6), based="Body Text"))
    for depth in (1, 2, 3):
        suffix = "" if depth == 1 else f" {depth}"
        made.append(paragraph(f"List Continue{suffix}", spacing(3.5) + indent(6 * depth), based="Body Text"))
        made.append(paragraph(f"Plain List{suffix}", spacing(2) + indent(6 * (depth - 1)), based="Body Text"))
    for name, marks in (("Hyperlink", ""), ("Strong Hyperlink", "<w:b/>"), ("Emphasis Hyperlink", "<w:i/>")):
        made.append(character(name, marks + font(colour=colour["link"]) + '<w:u w:val="single"/>'))
    for number, category in enumerate(house.declared.categories, start=1):
        made.append(character(mark(f"category-{number}"), font(colour=category.text.text, bold=True) + shade(category.fill.text)))
    for scale, grades in house.declared.scales.items():
        for number, grade in enumerate(grades, start=1):
            made.append(character(mark(f"{scale}-{number}"), font(colour=grade.text.text, bold=True) + shade(grade.fill.text)))
    return f"{HEAD}<w:styles {W}>{''.join(made)}{table_style(accent, colour['hairline'])}</w:styles>"


def table_style(accent: str, hairline: str) -> str:
    """The house's table: a rule above and below the heading row, hairlines between rows, none upright."""

    def edge(name: str, size: int, colour: str) -> str:
        return f'<w:{name} w:val="single" w:sz="{size}" w:space="0" w:color="{colour[1:]}"/>'

    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="HouseTable"><w:name w:val="House Table"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{edge('top', 12, accent)}{edge('bottom', 6, accent)}{edge('insideH', 4, hairline)}</w:tblBorders>"
        '<w:tblCellMar><w:top w:w="20" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="20" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>{edge("bottom", 6, accent)}</w:tcBorders></w:tcPr></w:tblStylePr></w:style>'
    )


def field(code: str, result: str) -> str:
    """A field with a result."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{escape(result)}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def header() -> str:
    """The running head of all pages but the first: the title."""
    return f'{HEAD}<w:hdr {W}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{field("TITLE", "Title")}</w:p></w:hdr>'


def first_header(alt: str, width: int, height: int) -> str:
    """The head of the first page: the council's mark."""
    spaces = (
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    )
    size = f'cx="{width}" cy="{height}"'
    return (
        f'{HEAD}<w:hdr {W} {R} {spaces}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="900" name="Mark" descr={quoteattr(alt)}/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="900" name="mark.png"/><pic:cNvPicPr/>'
        '</pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p></w:hdr>'
    )


def footer(page_of: str) -> str:
    """The foot of every page: who publishes it, and the page."""
    before, between, after = page_of.replace("{pages}", "{page}").split("{page}")
    words = [f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else "" for text in (before, between, after)]
    page = words[0] + field("PAGE", "1") + words[1] + field("NUMPAGES", "1") + words[2]
    return (
        f'{HEAD}<w:ftr {W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{field("AUTHOR", "Author")}<w:r><w:tab/></w:r>{page}</w:p></w:ftr>'
    )


SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId5"/>'
    '<w:footerReference w:type="default" r:id="rId6"/><w:footerReference w:type="first" r:id="rId7"/><w:pgSz w:w="11906" w:h="16838"/>'
    f'<w:pgMar w:top="{MARGIN}" w:right="{MARGIN}" w:bottom="{MARGIN}" w:left="{MARGIN}" w:header="567" w:footer="567" w:gutter="0"/>'
    '<w:cols w:space="397"/><w:titlePg/></w:sectPr>'
)
SETTINGS = (
    f'{HEAD}<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)


def theme(colours: dict[str, str]) -> str:
    """The theme that Word asks for; the styles do not use it."""
    names = ("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")
    ink, accent, warm, tint, link = (colours[name] for name in ("ink", "accent", "warm", "tint", "link"))
    values = (ink, "#FFFFFF", accent, tint, accent, warm, link, ink, accent, warm, link, link)
    scheme = "".join(f'<a:{name}><a:srgbClr val="{value[1:]}"/></a:{name}>' for name, value in zip(names, values, strict=True))
    face = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    line = f'<a:ln w="6350">{fill[: len(fill) // 3]}</a:ln>' * 3
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="House"><a:themeElements><a:clrScheme name="House">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="House"><a:majorFont>{face}</a:majorFont><a:minorFont>{face}</a:minorFont></a:fontScheme><a:fmtScheme name="House">'
        f"<a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst>{line}</a:lnStyleLst><a:effectStyleLst>{effect}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


FONTS = (
    f'{HEAD}<w:fonts {W}><w:font w:name="{FONT}"><w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
    '<w:pitch w:val="variable"/></w:font></w:fonts>'
)


def parts(house: Style) -> dict[str, str | bytes]:
    """Every part of the package by its name."""
    logo = house.declared.logo
    across, down = logo.file.width + 12, logo.file.height + 10
    accent = house.declared.colours["accent"].text
    inner = logo.file.data.decode().replace("<svg ", f'<svg x="6" y="5" width="{logo.file.width}" height="{logo.file.height}" ', 1)
    ground = f'<rect width="{across}" height="{down}" fill="{accent}"/>'
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {down}">{ground}{inner}</svg>'
    mark_png = resvg_py.svg_to_bytes(svg_string=drawn, width=600)
    height = 450_000
    width = round(height * across / down)
    foot = footer(house.words["page-of"])
    names = ["styles", "numbering", "settings", "header1", "header2", "footer1", "footer2", "fontTable"]
    kinds = ["styles", "numbering", "settings", "header", "header", "footer", "footer", "fontTable"]
    overrides = "".join(f'<Override PartName="/word/{n}.xml" ContentType="{TYPES}{k}+xml"/>' for n, k in zip(names, kinds, strict=True))
    relations = "".join(
        f'<Relationship Id="rId{i}" Type="{RELS}{k}" Target="{n}.xml"/>' for i, (n, k) in enumerate(zip(names, kinds, strict=True), 1)
    )
    relations += f'<Relationship Id="rId9" Type="{RELS}theme" Target="theme/theme1.xml"/>'
    overrides += '<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
    rels = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="{TYPES}document.main+xml"/>'
        f'{overrides}<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>',
        "_rels/.rels": f'{HEAD}<Relationships {rels}><Relationship Id="rId1" Type="{RELS}officeDocument" Target="word/document.xml"/><Relationship Id="rId2" '
        'Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": f'{HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Newsletter</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>',
        "word/document.xml": f'{HEAD}<w:document {W} {R}><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Newsletter</w:t></w:r></w:p>{SECTION}</w:body></w:document>',
        "word/_rels/document.xml.rels": f"{HEAD}<Relationships {rels}>{relations}</Relationships>",
        "word/styles.xml": styles(house),
        "word/numbering.xml": numbering(),
        "word/settings.xml": SETTINGS,
        "word/fontTable.xml": FONTS,
        "word/theme/theme1.xml": theme({name: colour.text for name, colour in house.declared.colours.items()}),
        "word/header1.xml": header(),
        "word/header2.xml": first_header(logo.alt.text, width, height),
        "word/_rels/header2.xml.rels": f'{HEAD}<Relationships {rels}><Relationship Id="rId1" Type="{RELS}image" Target="media/mark.png"/></Relationships>',
        "word/footer1.xml": foot,
        "word/footer2.xml": foot,
        "word/media/mark.png": bytes(mark_png),
    }


def main() -> None:
    """Writes the template, unless there is one."""
    folder = find(sys.argv[1])
    style, findings = load(folder) if folder else (None, [])
    if folder is None or style is None:
        sys.exit("\n".join(map(str, findings)) or f"there is no house style {sys.argv[1]}")
    target = Path(folder, "newsletter.docx")
    if target.exists():
        sys.exit(f"{target} is there already; an office may have changed it, so it is not written again")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts(style).items():
            package.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    main()
