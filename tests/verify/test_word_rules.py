"""What the judge of finished Word files catches: a failing example of each rule, and its passing twin."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx as python_docx
import pytest
from word_judges import judge

from reportgen.finding import Finding, Level
from reportgen.verify.word_rules import allowed_exceptions, judged, open_word

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    f' xmlns:r="{OFFICE}/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"'
)


def style(id: str, inside: str = "", kind: str = "paragraph", name: str = "") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="{name or id}"/>{inside}</w:style>'


TYPES, RELS, CORE = "[Content_Types].xml", "_rels/.rels", "docProps/core.xml"
DOCUMENT, LINKS, STYLES = "word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml"
NUMBERING, SETTINGS, FOOTNOTES, HEADER = "word/numbering.xml", "word/settings.xml", "word/footnotes.xml", "word/header1.xml"

PARTS = {
    TYPES: f"""<Types xmlns="{PACKAGE}/content-types">
        <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
        <Default Extension="png" ContentType="image/png"/>
        <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
        <Override PartName="/word/document.xml" ContentType="{WML}.document.main+xml"/>
        <Override PartName="/word/styles.xml" ContentType="{WML}.styles+xml"/>
        <Override PartName="/word/numbering.xml" ContentType="{WML}.numbering+xml"/>
        <Override PartName="/word/settings.xml" ContentType="{WML}.settings+xml"/>
        <Override PartName="/word/footnotes.xml" ContentType="{WML}.footnotes+xml"/>
        <Override PartName="/word/header1.xml" ContentType="{WML}.header+xml"/></Types>""",
    RELS: f"""<Relationships xmlns="{PACKAGE}/relationships">
        <Relationship Id="r1" Type="{OFFICE}/relationships/officeDocument" Target="/word/document.xml"/>
        <Relationship Id="r2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>""",
    CORE: f"""<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"
        ><dc:title>Report</dc:title></cp:coreProperties>""",
    DOCUMENT: f"""<w:document {SPACES}><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Start</w:t></w:r></w:p>
        +<w:sectPr><w:headerReference w:type="default" r:id="rHeader"/></w:sectPr></w:body></w:document>""",
    LINKS: f"""<Relationships xmlns="{PACKAGE}/relationships">
        <Relationship Id="rStyles" Type="{OFFICE}/relationships/styles" Target="styles.xml"/>
        <Relationship Id="rNumbering" Type="{OFFICE}/relationships/numbering" Target="numbering.xml"/>
        <Relationship Id="rSettings" Type="{OFFICE}/relationships/settings" Target="settings.xml"/>
        <Relationship Id="rFootnotes" Type="{OFFICE}/relationships/footnotes" Target="footnotes.xml"/>
        <Relationship Id="rHeader" Type="{OFFICE}/relationships/header" Target="header1.xml"/>
        <Relationship Id="rLink" Type="{OFFICE}/relationships/hyperlink" Target="mailto:a@b.example" TargetMode="External"/>
        +</Relationships>""",
    STYLES: f"""<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="24"/><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault>
        </w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
        {style("Heading1", '<w:pPr><w:outlineLvl w:val="0"/></w:pPr>', name="heading 1")}
        {style("Heading2", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>', name="heading 2")}
        {style("Heading3", '<w:basedOn w:val="Heading2"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr>', name="heading 3")}
        {style("Title")}{style("TOC1", name="toc 1")}{style("Line", name="Front Sheet Line")}
        {style("Bullet", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', name="List Bullet")}
        {style("Numbered", '<w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>')}{style("Given", name="Given Number")}
        {style("Strong", "<w:rPr><w:b/></w:rPr>", "character")}
        {style("Pale", '<w:semiHidden/><w:rPr><w:color w:val="999999"/></w:rPr>', "character")}
        {style("Small", '<w:rPr><w:sz w:val="16"/></w:rPr>', "character")}
        +</w:styles>""",
    NUMBERING: f"""<w:numbering {SPACES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>+</w:numbering>""",
    SETTINGS: f"""<w:settings {SPACES}><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"
        w:val="15"/></w:compat></w:settings>""",
    FOOTNOTES: f"""<w:footnotes {SPACES}><w:footnote w:id="1"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>""",
    HEADER: f"<w:hdr {SPACES}>+<w:p/></w:hdr>",
}


def docx(body: str = "", part: str = DOCUMENT, swap: tuple[str, str] = ("", ""), more: dict[str, str] | None = None) -> bytes:
    """A good file, with something more at the + of a part, or other words in it; `more` are further files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        for name, content in PARTS.items():
            if name == part:
                assert swap[0] in content
                content = content.replace(*swap).replace("+<", body + "<")
            file.writestr(name, content.replace("+<", "<"))
        for name, content in (more or {}).items():
            file.writestr(name, content)
    return target.getvalue()


def check_word(data: bytes) -> list[Finding]:
    word, faults = open_word(data)
    return [*faults, *(judged(word) if word else ())]


def codes(data: bytes) -> list[str]:
    found = check_word(data)
    assert all(finding.level is Level.ERROR and finding.place is None for finding in found)
    return [finding.code for finding in found]


SECTION = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"
"""A paragraph that ends a section."""


def p(inside: str = "", style: str = "") -> str:
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}{inside}</w:p>"


def r(text: str, style: str = "") -> str:
    return f'<w:r>{f"""<w:rPr><w:rStyle w:val="{style}"/></w:rPr>""" if style else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def listed(number: str) -> str:
    return f'<w:p><w:pPr><w:numPr><w:numId w:val="{number}"/></w:numPr></w:pPr>{r("x")}</w:p>'


def counted() -> str:
    """Two paragraphs numbered by their style; the second is marked."""
    return p(r("x"), "Numbered") + p(mark("Two"), "Numbered")


def char(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def code(text: str) -> str:
    return f"<w:r><w:instrText> {text} </w:instrText></w:r>"


def field(text: str, result: str) -> str:
    return char("begin") + code(text) + char("separate") + r(result) + char("end")


def mark(name: str, start: int = 1, end: int | None = None) -> str:
    end = start if end is None else end
    return f'<w:bookmarkStart w:id="{start}" w:name="{name}"/>{r("Words")}<w:bookmarkEnd w:id="{end}"/>'


def c(text: str = "x", properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(r(text)) if text else p()}</w:tc>"


HEAD = "<w:cantSplit/><w:tblHeader/>"
SPAN, RESTART, GO_ON = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def row(*cells: str, properties: str = "<w:cantSplit/>") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str, properties: str = '<w:tblCaption w:val="Dates"/>', columns: int = 2) -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{'<w:gridCol/>' * columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


TOP = row(c("Date"), c("Event"), properties=HEAD)


NAMED = '<w:tblLook w:firstRow="0" w:firstColumn="1"/><w:tblCaption w:val="Reports"/>'
"""The properties of a table whose first column names its rows."""


def picture(properties: str, kind: str = "inline", inside: str = "") -> str:
    return p(f'<w:r><w:drawing><wp:{kind}><wp:docPr id="1" name="P" {properties}>{inside}</wp:docPr></wp:{kind}></w:drawing></w:r>')


DECORATIVE = '<a:extLst><a:ext uri="d"><adec:decorative val="{}"/></a:ext></a:extLst>'


PLACE = p('<w:bookmarkStart w:id="7" w:name="place"/>' + r("Details") + '<w:bookmarkEnd w:id="7"/>', "Heading2")
"""A heading that a link can lead to."""

ANCHOR = p('<w:bookmarkStart w:id="8" w:name="x"/>' + r("x") + '<w:bookmarkEnd w:id="8"/>')


def link(text: str, target: str = 'r:id="rLink"') -> str:
    return p(f"{r('See ')}<w:hyperlink {target}>{r(text) if text else ''}</w:hyperlink>")


def test_the_good_file_has_no_finding() -> None:
    assert codes(docx()) == []


BODY = {
    "word-relationship": [(link("Write to us", 'r:id="rNone"'), link("Write to us"))],
    "word-style-missing": [
        (p(r("x"), "Heading9"), p(r("x"), "Bullet")),
        (p(r("x"), "Strong"), p(r("x", "Strong") + r("y"))),
        (tbl(TOP, properties='<w:tblStyle w:val="Grid"/><w:tblCaption w:val="x"/>'), tbl(TOP)),
    ],
    "word-numbering-missing": [
        (listed("7"), listed("0")),
    ],
    "word-note-missing": [
        (p(r("x") + '<w:r><w:footnoteReference w:id="2"/></w:r>'), p(r("x") + '<w:r><w:footnoteReference w:id="1"/></w:r>')),
        (p(r("x") + '<w:r><w:commentReference w:id="0"/></w:r>'), p(r("x"))),
    ],
    "word-bookmark-name": [(p(mark("One", 1) + mark("one", 2)), p(mark("One", 1) + mark("Two", 2)))],
    "word-bookmark-pair": [
        (p(r("x") + '<w:bookmarkStart w:id="1" w:name="One"/>'), p(mark("One"))),
        (p('<w:bookmarkEnd w:id="1"/>' + r("x")), p(mark("One"))),
        (
            p('<w:bookmarkStart w:id="1" w:name="Two"/>' + mark("One")),
            p('<w:bookmarkStart w:id="2" w:name="Two"/>' + mark("One") + '<w:bookmarkEnd w:id="2"/>'),
        ),
    ],
    "word-bookmark-missing": [
        (p(mark("One") + field("REF Two \\r \\h", "5.2")), p(mark("One") + field("REF One \\h", "Words"))),
        (p(field("PAGEREF Two", "3")), p(mark("Two") + field('pageref "two"', "3"))),
        (
            p(f'<w:fldSimple w:instr="REF Two">{r("Words")}</w:fldSimple>'),
            p(f'{mark("Two")}<w:fldSimple w:instr="REF Two">{r("Words")}</w:fldSimple>'),
        ),
        (link("To the end", 'w:anchor="Two"'), p(mark("Two")) + link("To the end", 'w:anchor="Two"')),
    ],
    "word-field": [
        (p(char("begin") + code("PAGE") + char("separate") + r("1")), p(field("PAGE", "1"))),
        (p(char("begin") + code("PAGE") + char("end")), p(field("PAGE", "1"))),
        (p(r("x") + char("end")), p(r("x"))),
        (p(char("begin") + code("PAGE") + char("separate") + char("separate") + char("end")), p(field("PAGE", ""))),
        (p(char("begin") + code("PAGE") + char("separate")) + p(r("1")), p(field("PAGE", "1"))),
        (
            p(char("begin") + code("TOC") + char("separate") + r("x")),
            p(char("begin") + code("TOC") + char("separate") + field("SEQ A", "1")) + p(char("end")),
        ),
    ],
    "word-field-empty": [
        (p(mark("One") + field("REF One", " ")), p(mark("One") + field("REF One", "Words"))),
        (p(field("SEQ Table", "")), p(field("NUMPAGES", ""))),
    ],
    "word-reference": [
        (counted() + p(field("REF Two \\n \\h", "3")), counted() + p(field("REF Two \\n \\h", "2"))),
        (counted() + p(field("REF Two \\h", "words")), counted() + p(field("REF Two \\h", "Words"))),
        (p(field("SEQ Table", "1")) + p(field("SEQ Table", "1")), p(field("SEQ Table", "1")) + p(field("SEQ Chart", "1"))),
    ],
    "word-lost-space": [("<w:p><w:r><w:t>x </w:t></w:r></w:p>", p(r("x ") + r("  y")))],
    "word-table-grid": [
        (tbl(TOP, row(c())), tbl(TOP, row(c(), c()))),
        (tbl(TOP, row(c(), c("x", SPAN))), tbl(TOP, row(c("x", SPAN)))),
        (
            tbl(TOP, row(c(), properties='<w:cantSplit/><w:gridAfter w:val="2"/>')),
            tbl(TOP, row(c(), properties='<w:gridBefore w:val="1"/><w:cantSplit/>')),
        ),
        (tbl(TOP, row(c(), c("x", GO_ON))), tbl(TOP, row(c(), c("x", RESTART)), row(c(), c("", GO_ON)), row(c(), c("", GO_ON)))),
        (tbl(TOP, row(c("x", SPAN + RESTART)), row(c("", GO_ON), c())), tbl(TOP, row(c("x", SPAN + RESTART)), row(c("", SPAN + GO_ON)))),
    ],
    "word-direct-formatting": [
        (f'<w:p><w:pPr><w:jc w:val="both"/><w:ind w:left="9"/></w:pPr>{r("x")}</w:p>', f"<w:p><w:pPr><w:keepNext/></w:pPr>{r('x')}</w:p>"),
        (
            p(r("x") + "<w:r><w:rPr><w:i/></w:rPr><w:t>y</w:t></w:r>"),
            p(r("x") + '<w:r><w:rPr><w:noProof/><w:webHidden/><w:lang w:val="cy"/></w:rPr><w:t>y</w:t></w:r>'),
        ),
        (
            f"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{r('x')}</w:p>",
            f'<w:p><w:pPr><w:rPr><w:lang w:val="cy"/></w:rPr></w:pPr>{r("x")}</w:p>',
        ),
    ],
    "word-picture-alt": [
        (picture(""), picture('descr="Children at play"')),
        (picture('descr=" "', inside=DECORATIVE.format(0)), picture("", inside=DECORATIVE.format(1))),
    ],
    "word-picture-name": [
        (picture('descr="logo.PNG"'), picture('descr="The file logo.png as an icon"')),
        (picture('descr="Picture 3"'), picture('descr="Picture of 3 children"')),
    ],
    "word-floating": [(picture('descr="A child"', "anchor"), picture('descr="A child"'))],
    "word-table-header": [
        (tbl(row(c(), c())), tbl(TOP, row(c(), c()))),
        (tbl(TOP, row(c(), c()), TOP), tbl(TOP, TOP, row(c(), c()))),
        (tbl(row(c(""), c()), properties=NAMED), tbl(row(c(), c()), properties=NAMED)),
        (tbl(row(c(), c(), c()), properties=NAMED, columns=3), tbl(row(c(), c("")), properties=NAMED)),
        (
            tbl(row(c(), c(), properties='<w:cantSplit/><w:tblHeader w:val="0"/>')),
            tbl(row(c(), c(), properties='<w:cantSplit/><w:tblHeader w:val="1"/>')),
        ),
    ],
    "word-table-split": [
        (tbl(TOP, row(c(), c(), properties="")), tbl(TOP, row(c(), c()))),
        (tbl(TOP, row(c("x" * 119), c(), properties="")), tbl(TOP, row(c(), c("x" * 120), properties=""))),
    ],
    "word-tables-touch": [(tbl(TOP) + tbl(TOP), tbl(TOP) + p() + tbl(TOP))],
    "word-table-description": [(tbl(TOP, properties=""), tbl(TOP, properties='<w:tblDescription w:val="When and what"/>'))],
    "word-table-nested": [(tbl(TOP, row(f"<w:tc>{tbl(TOP)}{p()}</w:tc>", c())), tbl(TOP) + p(r("x")) + tbl(TOP))],
    "word-heading-level": [
        (p(r("x"), "Heading3"), p(r("x"), "Heading2") + p(r("y"), "Heading3") + p(r("z"), "Heading1")),
        (p(r("x"), "Title") + p(r("y"), "Heading3"), p(r("x"), "Title") + p(r("y"), "Heading2")),
    ],
    "word-heading-empty": [(p("", "Heading2"), p(r("x"), "Heading2")), (p(r(" "), "Title"), p(r("x"), "Title"))],
    "word-bold-heading": [
        (p(r("What we do", "Strong")), p(r("What we do.", "Strong"))),
        (p(r("What ", "Strong") + r("we do", "Strong")), p(r("What ", "Strong") + r("we do"))),
        (p(r("What we do", "Strong")), tbl(TOP, row(f"<w:tc>{p(r('What we do', 'Strong'))}</w:tc>", c()))),
        (p(r("What we do", "Strong")), p(r("What we do", "Strong"), "Bullet")),
    ],
    "word-empty-paragraph": [
        (p() + p(r("x")), tbl(TOP) + p()),
        (p(r("  ")), p('<w:r><w:br w:type="page"/></w:r>')),
        (p(), p("", "Bullet")),
        (p("<w:r><w:br/></w:r>"), SECTION),
        (tbl(TOP) + p() + p(r("x")), tbl(TOP, row(c(""), c()))),
        (SECTION + p(), SECTION + p() + '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'),
    ],
    "word-tab": [
        (p(r("Date") + "<w:r><w:tab/></w:r>" + r("9 May")), p(r("Date") + "<w:r><w:tab/></w:r>" + r("9 May"), "Line")),
        (p(r("a\tb")), p(r("a\tb"), "TOC1")),
        (p(r("5A") + "<w:r><w:tab/></w:r>" + r("x")), p(r("5A") + "<w:r><w:tab/></w:r>" + r("x"), "Given")),
    ],
    "word-typed-bullet": [
        (p(r("• milk")), p(r("milk"), "Bullet")),
        (p(r("- ") + r("milk")), p(r("-5 degrees"))),
        (p(r(" \uf0b7milk")), p(r("— A. Poet"))),
    ],
    "word-link-empty": [(link(""), link("Write to us"))],
    "word-link-text": [
        (link("Click  here."), link("The plan")),
        (link("More »"), link("More about the plan")),
        (p(r("Details"), "Heading2") + link("Details"), PLACE + link("Details", 'w:anchor="place"')),
        (PLACE + link("Here", 'w:anchor="place"'), p(f'<w:hyperlink w:anchor="x">{r("Here")}</w:hyperlink>', "TOC1") + ANCHOR),
    ],
    "word-contrast": [
        (p(r("x") + r("y", "Pale")), p(r("x"))),
        (
            tbl(TOP, row(c("x", '<w:shd w:val="clear" w:fill="505050"/>'), c())),
            tbl(TOP, row(c("x", '<w:shd w:val="clear" w:fill="202020"/>'), c())),
        ),
    ],
    "word-small-text": [(p(r("x") + r("y", "Small")), p(r("x") + r("y", "Strong")))],
}


@pytest.mark.parametrize(("code", "bad", "good"), [(code, *pair) for code, pairs in BODY.items() for pair in pairs])
def test_a_rule_of_the_text(code: str, bad: str, good: str) -> None:
    assert codes(docx(bad)) == [code]
    assert codes(docx(good)) == []


def colours(colour: str, fill: str, kind: str = "paragraph") -> str:
    ground = f'<w:shd w:val="clear" w:fill="{fill}"/>'
    shading = f"<w:pPr>{ground}</w:pPr>" if kind == "paragraph" else ""
    return f'{shading}<w:rPr><w:color w:val="{colour}"/>{"" if shading else ground}</w:rPr>'


def first_row(colour: str, fill: str) -> str:
    inside = f'<w:rPr><w:color w:val="{colour}"/></w:rPr><w:tcPr><w:shd w:val="clear" w:fill="{fill}"/></w:tcPr>'
    return style("T", f'<w:tblStylePr w:type="firstRow">{inside}</w:tblStylePr>', "table")


ADDED = [
    ("word-style-missing", STYLES, style("A", '<w:basedOn w:val="Z"/>'), style("A", '<w:basedOn w:val="Normal"/>')),
    (
        "word-style-loop",
        STYLES,
        style("A", '<w:basedOn w:val="B"/>') + style("B", '<w:basedOn w:val="A"/>') + style("C", '<w:basedOn w:val="A"/>'),
        style("A", '<w:basedOn w:val="B"/>') + style("B", ""),
    ),
    ("word-contrast", STYLES, style("A", colours("FFFFFF", "auto")), style("A", colours("FFFFFF", "1F4E79"))),
    ("word-contrast", STYLES, style("A", colours("777777", "FFFFFF")), style("A", colours("767676", "FFFFFF"))),
    ("word-contrast", STYLES, style("A", colours("auto", "1F4E79")), style("A", colours("auto", "101010"))),
    (
        "word-contrast",
        STYLES,
        style("A", colours("C00000", "F06060", "character"), "character"),
        style("A", colours("C00000", "FFE0E0", "character"), "character"),
    ),
    ("word-contrast", STYLES, first_row("FFFFFF", "DDDDDD"), first_row("FFFFFF", "1F4E79")),
    (
        "word-numbering-missing",
        NUMBERING,
        '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>',
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>',
    ),
    ("word-numbering-order", NUMBERING, '<w:abstractNum w:abstractNumId="1"/>', ""),
    ("word-picture-alt", HEADER, picture(""), picture("", inside=DECORATIVE.format(1))),
    ("word-field", HEADER, p(char("begin") + code("PAGE")), p(field("PAGE", "1"))),
    (
        "word-missing-part",
        LINKS,
        f'<Relationship Id="rX" Type="{OFFICE}/relationships/image" Target="media/x.png"/>',
        f'<Relationship Id="rX" Type="{OFFICE}/relationships/image" Target="../word/header1.xml"/>',
    ),
]


@pytest.mark.parametrize(("code", "part", "bad", "good"), ADDED)
def test_a_rule_of_another_part(code: str, part: str, bad: str, good: str) -> None:
    assert codes(docx(bad, part)) == [code]
    assert codes(docx(good, part)) == []


CHANGED = [
    ("word-title", CORE, ("Report", " "), ("Report", "Plan")),
    ("word-language", STYLES, ('<w:lang w:val="en-GB"/>', ""), ("en-GB", "cy-GB")),
    ("word-compatibility", SETTINGS, ('"15"', '"14"'), ("", "")),
    ("word-compatibility", SETTINGS, ("compatibilityMode", "other"), ("", "")),
    ("word-no-heading", DOCUMENT, ("Heading1", "Bullet"), ("Heading1", "Title")),
    ("word-heading-level", DOCUMENT, ("Heading1", "Heading2"), ("Heading1", "Title")),
    ("word-content-type", TYPES, ("/word/header1.xml", "/word/header2.xml"), ("/word/header1.xml", "/Word/Header1.xml")),
    ("word-missing-part", RELS, ("docProps/core.xml", "docProps/none.xml"), ("docProps", "/docProps")),
]


@pytest.mark.parametrize(("code", "part", "bad", "good"), CHANGED)
def test_a_rule_of_what_must_be_there(code: str, part: str, bad: tuple[str, str], good: tuple[str, str]) -> None:
    wanted = [code, "word-title"] if part == RELS else [code]
    assert codes(docx(part=part, swap=bad)) == wanted
    assert codes(docx(part=part, swap=good)) == []


@pytest.mark.parametrize("size", ["17", "16"])
def test_text_smaller_than_nine_points_by_default(size: str) -> None:
    assert set(codes(docx(part=STYLES, swap=('w:val="24"', f'w:val="{size}"')))) == {"word-small-text"}
    assert codes(docx(part=STYLES, swap=('w:val="24"', 'w:val="18"'))) == []


FILES = [
    ("word-xml", {"customXml/a.rels": "<a>"}, {"customXml/a.rels": "<a/>"}),
    ("word-duplicate-part", {"word/Media/x.png": "", "word/media/X.png": ""}, {"word/media/x.png": "", "word/media/y.png": ""}),
    ("word-content-type", {"word/media/x.webp": ""}, {"word/media/x.PNG": ""}),
]


@pytest.mark.parametrize(("code", "bad", "good"), FILES)
def test_a_rule_of_what_else_is_in_the_file(code: str, bad: dict[str, str], good: dict[str, str]) -> None:
    assert codes(docx(more=bad)) == [code]
    assert codes(docx(more=good)) == []


def test_a_document_type_is_refused_and_its_entities_are_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the secret", encoding="utf-8")
    bomb = f'<!DOCTYPE a [<!ENTITY b SYSTEM "{secret.as_uri()}">]><a>&b;</a>'
    found = check_word(docx(more={"customXml/a.rels": bomb}))
    assert [finding.code for finding in found] == ["word-xml"]
    assert "the secret" not in found[0].message


PACKAGES = [("word-package", data) for data in (b"", b"no zip", docx()[:-200], docx(part=RELS, swap=("officeDocument", "other")))]


@pytest.mark.parametrize(("code", "data"), PACKAGES)
def test_what_is_no_word_file(code: str, data: bytes) -> None:
    assert codes(data) == [code]
    assert codes(docx()) == []


def test_a_damaged_file() -> None:
    data = docx()
    at = data.index(b"Start")
    assert codes(data[:at] + b"Stark" + data[at + 5 :]) == ["word-package"]


def test_a_message_names_the_words_of_the_paragraph() -> None:
    [finding] = check_word(
        docx(p(r("The plan is late by ") + "<w:r><w:rPr><w:b/><w:i/></w:rPr><w:t>two weeks</w:t></w:r>" + r(" and some days.")))
    )
    assert finding.message == "the paragraph “The plan is late by two weeks and some …” is formatted by hand (b, i), not by a style"


ALLOWED = [
    (
        "word-spanning-cell",
        tbl(TOP, row(c("Spring", SPAN))),
        tbl(TOP, row(c("Spring"), c())),
        "the cell “Spring” of the table “Dates” spans 2 columns",
    ),
    (
        "word-spanning-cell",
        tbl(TOP, row(c("May", RESTART), c()), row(c("", GO_ON), c())),
        tbl(TOP, row(c("May"), c())),
        "the cell “May” of the table “Dates” spans rows",
    ),
    (
        "word-empty-cell",
        tbl(TOP, row(c("May"), c(""))),
        tbl(TOP, row(c("May"), c("–"))),
        "a cell of the table “Dates” is empty, in the row “May”",
    ),
    (
        "word-table-header",
        tbl(row(c(), c()), properties=NAMED),
        tbl(TOP, row(c(), c())),
        "the table “Reports” has no header row; its first column names its rows",
    ),
]


@pytest.mark.parametrize(("code", "bad", "good", "message"), ALLOWED)
def test_what_a_table_may_need_is_listed_and_allowed(code: str, bad: str, good: str, message: str) -> None:
    assert codes(docx(bad)) == []
    assert [(found.level, found.code, found.message) for found in allowed_exceptions(docx(bad))] == [(Level.INFO, code, message)]
    assert list(allowed_exceptions(docx(good))) == []
    assert list(allowed_exceptions(b"")) == []


def whole(path: Path, body: str = "") -> Path:
    """The good file at the path, with the parts and the call of its note that the other judges ask for besides."""
    related = "".join(
        f'<Relationship Id="r{kind}" Type="{OFFICE}/relationships/{kind}" Target="{kind}.xml"/>' for kind in ("theme", "fontTable")
    )
    types = f"""<Override PartName="/word/theme.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>
        <Override PartName="/word/fontTable.xml" ContentType="{WML}.fontTable+xml"/></Types>"""
    with zipfile.ZipFile(Path(python_docx.__file__).parent / "templates" / "default.docx") as template:
        theme = template.read("word/theme/theme1.xml").decode()
    target = io.BytesIO()
    more = {"word/theme.xml": theme, "word/fontTable.xml": f"<w:fonts {SPACES}/>"}
    called = p(r("x") + '<w:r><w:footnoteReference w:id="1"/></w:r>')
    with zipfile.ZipFile(io.BytesIO(docx(called + body, more=more))) as good, zipfile.ZipFile(target, "w") as file:
        for name in good.namelist():
            content = good.read(name).decode()
            content = content.replace("</Types>", types) if name == TYPES else content
            file.writestr(name, content.replace("</Relationships>", f"{related}</Relationships>") if name == LINKS else content)
    path.write_bytes(target.getvalue())
    return path


def test_the_other_judges_find_nothing_in_the_good_file(tmp_path: Path) -> None:
    good = whole(tmp_path / "good.docx", tbl(TOP, row(c("x", SPAN))) + link("Write to us") + p(mark("One") + field("REF One", "Words")))
    assert judge(good) == []
    assert codes(good.read_bytes()) == []


@pytest.mark.parametrize(
    ("bad", "judges"),
    [
        (p(r("x"), "None"), {"openxml-audit", "ooxml-integrity"}),
        ("<w:p><w:wrong/></w:p>", {"openxml-audit"}),
        ("<w:p><w:r><w:t>x </w:t></w:r></w:p>", {"ooxml-integrity"}),
    ],
)
def test_the_other_judges_find_what_they_know(bad: str, judges: set[str], tmp_path: Path) -> None:
    assert {finding.split(":")[0] for finding in judge(whole(tmp_path / "bad.docx", bad))} == judges


def test_comments_in_the_xml_do_not_matter() -> None:
    assert codes(docx("<w:p><w:pPr><!-- c --></w:pPr><w:r><w:rPr><!-- c --></w:rPr><w:t>x</w:t></w:r></w:p>")) == []


@pytest.mark.parametrize(("shown", "found"), [("2", []), ("3", ["word-reference"])])
def test_a_number_that_a_footnote_refers_to_is_looked_at_too(shown: str, found: list[str]) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx(counted()))) as good, zipfile.ZipFile(target, "w") as file:
        for name in good.namelist():
            content = good.read(name).decode()
            file.writestr(name, content.replace("<w:r><w:t>A note.", field("REF Two \\n \\h", shown) + "<w:r><w:t>A note."))
    assert codes(target.getvalue()) == found
