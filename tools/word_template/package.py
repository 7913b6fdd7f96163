"""The package of a template: its header, its footer, its settings, and every part by its name."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

import resvg_py

from reportgen.style import Style
from word_template.lists import numbering
from word_template.looks import MARGINS, has_page_in_middle, styles
from word_template.spelling import FONT, HEAD, R, W, mm

TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_TAB = '<w:r><w:ptab w:relativeTo="margin" w:alignment="{}" w:leader="none"/></w:r>'
AT_RIGHT, IN_MIDDLE = _TAB.format("right"), _TAB.format("center")
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


def field(code: str, result: str) -> str:
    """A field with a result."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{escape(result)}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def header(words: str) -> str:
    """The running head of all pages but the first."""
    return f'{HEAD}<w:hdr {W}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{words}</w:p></w:hdr>'


def first_header(alt: str, width: int, height: int, after: int) -> str:
    """The head of the first page: the council's mark, and so many twips of room below it."""
    spaces = (
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    )
    size = f'cx="{width}" cy="{height}"'
    return (
        f'{HEAD}<w:hdr {W} {R} {spaces}><w:p><w:pPr><w:pStyle w:val="Header"/><w:spacing w:after="{after}"/></w:pPr><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="900" name="Mark" descr={quoteattr(alt)}/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="900" name="mark.png"/><pic:cNvPicPr/>'
        '</pic:nvPicPr><pic:blipFill><a:blip r:embed="rId1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p></w:hdr>'
    )


def footer(page_of: str, tab: str) -> str:
    """The foot of every page: the organisation, a tab, and the page."""
    before, between, after = (
        page_of.replace("{pages}", "{page}").split("{page}") if "{pages}" in page_of else (*page_of.split("{page}"), None)
    )
    page = words(before) + field("PAGE", "1") + words(between) + (field("NUMPAGES", "1") + words(after) if after is not None else "")
    page = field("AUTHOR", "Author") + tab + page
    return f'{HEAD}<w:ftr {W}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{page}</w:p></w:ftr>'


def words(text: str) -> str:
    """A run of words."""
    return f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""


def section(kind: str) -> str:
    """A4, upright, with the margins of this kind of document."""
    side = mm(MARGINS[kind])
    top, bottom = (side, side) if kind == "newsletter" else (mm(24), mm(22))
    running = mm(7.5) if kind == "newsletter" else 567
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/><w:headerReference w:type="first" r:id="rId5"/>'
        '<w:footerReference w:type="default" r:id="rId6"/><w:footerReference w:type="first" r:id="rId7"/><w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="{top}" w:right="{side}" w:bottom="{bottom}" w:left="{side}" w:header="{running}" w:footer="{running}" w:gutter="0"/>'
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


def _mark(house: Style) -> tuple[bytes, int, int]:
    """The mark of the house on a ground of its colour, as PNG, with its width and height in English Metric Units."""
    logo, accent = house.declared.logo.file, house.declared.colours["accent"].text
    across, down = logo.width + 12, logo.height + 10
    inner = logo.data.decode().replace("<svg ", f'<svg x="6" y="5" width="{logo.width}" height="{logo.height}" ', 1)
    ground = f'<rect width="{across}" height="{down}" fill="{accent}"/>'
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {across} {down}">{ground}{inner}</svg>'
    height = 420_000
    return bytes(resvg_py.svg_to_bytes(svg_string=drawn, width=600)), round(height * across / down), height


def parts(house: Style, kind: str) -> dict[str, str | bytes]:
    """Every part of the package by its name."""
    lists, links = numbering(kind, house.declared.numbering if kind == "report" else "none")
    mark, width, height = _mark(house)
    head = field("TITLE", "Title") + (AT_RIGHT + field("SUBJECT", "Date") if kind == "report" else "")
    foot = footer(house.words["page-of"], IN_MIDDLE if has_page_in_middle(house, kind) else AT_RIGHT)
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
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{kind.title()}</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>',
        "word/document.xml": f'{HEAD}<w:document {W} {R}><w:body><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>{kind.title()}</w:t></w:r></w:p>{section(kind)}</w:body></w:document>',
        "word/_rels/document.xml.rels": f"{HEAD}<Relationships {rels}>{relations}</Relationships>",
        "word/styles.xml": styles(house, kind, links),
        "word/numbering.xml": lists,
        "word/settings.xml": SETTINGS,
        "word/fontTable.xml": FONTS,
        "word/theme/theme1.xml": theme({name: colour.text for name, colour in house.declared.colours.items()}),
        "word/header1.xml": header(head),
        "word/header2.xml": first_header(house.declared.logo.alt.text, width, height, mm(10) if kind == "report" else 160),
        "word/_rels/header2.xml.rels": f'{HEAD}<Relationships {rels}><Relationship Id="rId1" Type="{RELS}image" Target="media/mark.png"/></Relationships>',
        "word/footer1.xml": foot,
        "word/footer2.xml": foot,
        "word/media/mark.png": mark,
    }
