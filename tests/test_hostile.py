"""Nothing is read but the document's own folder, its house style and the fonts; what asks for more is told at its line."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen import build as building
from reportgen.build import CannotReach, Request, build
from reportgen.document import tree
from reportgen.files import TooLarge, read_file
from reportgen.finding import Finding
from reportgen.render import limits
from reportgen.source import Mapping, Node, Scalar, Sequence, read

ROOT = Path(__file__).parents[1]
HEAD = "document: newsletter\ntitle: JAR newsletter\ndate: March 2008\n"
GOOD = HEAD + "content:\n  - Hello\n"
PICTURE = HEAD + "content:\n  - picture:\n      file: x.svg\n      alt: A drawing\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 30 20">\n%s\n</svg>'
PLAIN = '<rect width="30" height="20" fill="#00534A"/>'
GRADIENT = '<linearGradient id="s"><stop offset="0" stop-color="#00534A"/><stop offset="1"/></linearGradient>'
LAUGHS = "".join(f'<g id="g{n + 1}">' + f'<use href="#g{n}"/>' * 10 + "</g>" for n in range(9)) + '<use href="#g9"/>'
MANY = "draws more than 20,000 parts (save it simpler, or as a .png)"
PLAINLY, OUTLINES = "(save it as a plain SVG, or as a .png)", "(turn its words into outlines, or save it as a .png)"

Documents = Callable[[str], Path]


def made(source: Path, *formats: str) -> list[Finding]:
    return build(Request(source, {name: source.with_suffix(f".{name}") for name in formats or ("html",)})).findings


# ---- drawings --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("drawing", "told"),
    [
        ('<image href="http://localhost/x.png" width="9" height="9"/>', "http://localhost/x.png"),
        ('<image xlink:href="https://localhost/x.png" width="9" height="9"/>', "https://localhost/x.png"),
        ('<image href="//localhost/x.png" width="9" height="9"/>', "//localhost/x.png"),
        ('<image href="file:///etc/passwd" width="9" height="9"/>', "file:///etc/passwd"),
        ('<image href="/etc/passwd" width="9" height="9"/>', "/etc/passwd"),
        ('<image href="../x.png" width="9" height="9"/>', "../x.png"),
        ('<image href="beside.png" width="9" height="9"/>', "beside.png"),
        (f'<image href="data:image/png;base64,{"A" * 300}" width="9" height="9"/>', f'"data:image/png;base64,{"A" * 38}…"'),
        (f'<image href="{"a" * 60}" width="9" height="9"/>', f'"{"a" * 60}"'),
        ('<image src="beside.png" width="9" height="9"/>', "beside.png"),
        ('<use href="other.svg#a"/>', "other.svg#a"),
        ('<use xlink:href=" http://localhost/#a"/>', "http://localhost/#a"),
        ('<use href="&#104;ttp://localhost/#a"/>', "http://localhost/#a"),
        ('<style>@import "http://localhost/x.css";</style>', "http://localhost/x.css"),
        ('<style>a { fill: red }</style><style>@import "http://localhost/x.css";</style>', "http://localhost/x.css"),
        ("<style>@import url(http://localhost/x.css);</style>", "http://localhost/x.css"),
        ("<style><![CDATA[rect { fill: url('http://localhost/#a') }]]></style>", "http://localhost/#a"),
        (r"<style>rect { fill: \75 rl(http://localhost/#a) }</style>", "http://localhost/#a"),
        ('<style>rect { fill: u/**/rl(x) } circle { cursor: image-set("http://localhost/c" 1x) }</style>', "http://localhost/c"),
        ('<rect fill="url(http://localhost/#a)" width="9" height="9"/>', "http://localhost/#a"),
        ('<rect style="mask: url(other.svg#a)" width="9" height="9"/>', "other.svg#a"),
        ('<rect filter="url(file:///etc/passwd#a)" width="9" height="9"/>', "file:///etc/passwd#a"),
        ('<font-face-uri xlink:href="http://localhost/f.ttf"/>', "http://localhost/f.ttf"),
        ('<g xml:base="http://localhost/"/>', "http://localhost/"),
        ('<rect onload="fetch(1)" width="9" height="9"/>', "fetch(1)"),
        ('<?xml-stylesheet href="http://localhost/x.css"?>', "http://localhost/x.css"),
    ],
)
def test_a_drawing_may_use_only_what_is_in_it(document: Documents, drawing: str, told: str) -> None:
    source = document(PICTURE)
    (source.parent / "x.svg").write_text(SVG % drawing)
    found = made(source, "html", "docx")
    assert [(f.code, f.place.line if f.place else 0) for f in found] == [("picture", 6)]
    assert told in found[0].message
    assert found[0].hint == "a drawing may use only what is in it; save it as a plain SVG, or as a .png"
    assert "at its line 2" in found[0].message or "xml-stylesheet" in drawing
    assert sorted(path.name for path in source.parent.iterdir()) == ["issue.yaml", "x.svg"]


@pytest.mark.parametrize(
    ("drawing", "told"),
    [
        ("<script>alert(1)</script>", f"holds more than a drawing (script), at its line 2 {PLAINLY}"),
        (
            "<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>",
            f"holds more than a drawing (foreignObject), at its line 2 {PLAINLY}",
        ),
        ("<iframe xmlns='http://www.w3.org/1999/xhtml' src='x'/>", f"holds more than a drawing (iframe), at its line 2 {PLAINLY}"),
        (
            '<filter id="f"><feTurbulence numOctaves="999999"/></filter>',
            f"holds an effect that cannot be printed (feTurbulence), at its line 2 {PLAINLY}",
        ),
        (f"<defs><g id='g0'>{PLAIN}</g></defs>{LAUGHS}", MANY),
        (f'<style>rect {{ mask: url(#m) }}</style><mask id="m">{PLAIN * 150}</mask>{PLAIN * 150}', MANY),
        (PLAIN * 20_000, MANY),
        ('<use id="a" href="#b"/><use id="b" href="#a"/>', "refer to one another without an end (save it as a plain SVG)"),
        (
            '<pattern id="p"><rect fill="url(#p)" width="9" height="9"/></pattern>',
            "refer to one another without an end (save it as a plain SVG)",
        ),
        ("<g>" * 60 + "</g>" * 60, "has more than 60 levels inside one another (save it simpler)"),
        (f'<marker id="m">{PLAIN * 90}</marker><path marker-mid="url(#m)" d="M0 0{" L1 1" * 900}"/>', MANY),
        (f'<path d="M0 0{" L9 1 L1 9" * 40_000}"/>', MANY),
        ("<text>A <title>b</title><tspan>\n 2008 </tspan></text>", f"holds words (“A”) without their font, at its line 2 {OUTLINES}"),
        (
            "<switch><text><a href='https://example.org'> Words </a></text></switch>",
            f"holds words (“Words”) without their font, at its line 2 {OUTLINES}",
        ),
        (f'<g d="M0 0{" L9 1 L1 9" * 400}">{"<path/>" * 200}</g>', MANY),
        ("<g " + " ".join(f'a{n}=""' for n in range(5000)) + f">{PLAIN * 200}</g>", MANY),
        (f"<g style='{'a:b;' * 5000}'>{PLAIN * 200}</g>", MANY),
        (f"<style>{'*{a:b}' * 5000}</style>{PLAIN * 200}", MANY),
        (f"<style>path {{ d: M0 0{' L9 1 L1 9' * 4000} }}</style>{PLAIN * 900}", MANY),
        (f"{GRADIENT}<g fill='url(#s)' style='x: y; stroke: url(#s)'>{PLAIN * 3000}</g>", MANY),
        (GRADIENT + "<style>.a, .b { fill: url(#s) }</style>" + '<path class="b"/>' * 6000, MANY),
        ("".join(f'<path id="a{n}" mask="url(#b{n})"/>' for n in range(4500)), MANY),
        (" " * 2_000_001, "is larger than 2 MB (save it simpler, or as a .png)"),
    ],
)
def test_a_drawing_that_cannot_be_printed_or_borne_is_refused(document: Documents, drawing: str, told: str) -> None:
    source = document(PICTURE)
    (source.parent / "x.svg").write_text(SVG % drawing)
    assert [(f.code, f"{f.message} ({f.hint})".endswith(told)) for f in made(source)] == [("picture", True)], told


@pytest.mark.parametrize("size", ['viewBox="0 0 1 100000"', 'viewBox="0 0 30 20" width="1" height="100000"'])
def test_a_drawing_without_an_end_in_one_direction_is_refused(document: Documents, size: str) -> None:
    source = document(PICTURE)
    (source.parent / "x.svg").write_text(SVG.replace('viewBox="0 0 30 20"', size) % PLAIN)
    found = made(source, "docx")[0]
    assert (found.message, found.hint) == ('the drawing "x.svg" is more than 50 times as long as it is wide', "give it another viewBox")


def test_the_drawings_of_a_pdf_are_weighed_together(document: Documents) -> None:
    source = document(PICTURE + "  - picture:\n      file: y.svg\n      alt: Another drawing\n")
    for name, count in (("x.svg", 15_000), ("y.svg", 6_000)):
        (source.parent / name).write_text(SVG % ("<g/>" * count))
    assert [(f.code, f.message) for f in made(source, "pdf")] == [
        ("too-large", "this document has 42,015 parts and lines; one file for pdf can hold 40,000")
    ]
    assert made(source, "docx", "html") == []


def test_a_drawing_that_refers_to_its_own_parts_is_drawn_in_every_format(document: Documents) -> None:
    drawing = (
        '<style>.a { fill: url(#s) }</style><linearGradient id="s"><stop offset="0" stop-color="#00534A"/></linearGradient>'
        f'<linearGradient id="t" xlink:href="#s"/><g id="g">{PLAIN}</g><use xlink:href="#g"/><rect class="a" fill="url(#t)" width="9" height="9"/>'
        '<a href="https://example.org"><rect width="1" height="1"/></a><title>Ŵ</title><text> <desc>Words</desc></text>'
    )
    source = document(PICTURE)
    (source.parent / "x.svg").write_text(SVG % drawing)
    assert made(source, "pdf", "docx", "html") == []


@pytest.mark.parametrize(
    "drawing",
    ['<rect x="28" width="99" height="9"/>', '<line x2="9" y1="3" y2="3" stroke="red"/>', '<path d="M25 2C40 60 80 90-60 15z"/>', ""],
)
def test_a_drawing_may_reach_beyond_its_frame_or_fill_little_of_it(document: Documents, drawing: str) -> None:
    source = document(PICTURE)
    (source.parent / "x.svg").write_text(SVG % drawing)
    assert made(source, "pdf") == []


@pytest.mark.parametrize(
    "drawing",
    [
        '<polygon points="1*2 3,4" opacity=".5"/>',
        '<g transform="scale()"><rect width="1" height="3"/></g>',
        "<style>a:none(x) { fill: red }</style>",
    ],
)
def test_a_drawing_that_the_engine_cannot_draw_is_told_where_it_stands(document: Documents, drawing: str) -> None:
    source = document(PICTURE)
    (source.parent / "x.svg").write_text(SVG % drawing)
    message = 'the picture "x.svg" holds what cannot be drawn in a PDF'
    assert [(f.code, f.message, f.place.line if f.place else 0) for f in made(source, "pdf")] == [("picture", message, 5)]


@pytest.mark.parametrize("count", [1, 500])
def test_a_drawing_that_cannot_be_drawn_for_word_is_told_where_it_stands(
    document: Documents, count: int, capfd: pytest.CaptureFixture[str]
) -> None:
    source = document(PICTURE)
    stroke = '<path d="M0 0h300v200h-300z" stroke="red" stroke-width="1e9"/>'
    (source.parent / "x.svg").write_text(SVG % (stroke * count))
    assert [(f.code, "cannot be drawn for Word" in f.message, f.place.line if f.place else 0) for f in made(source, "docx")] == [
        ("picture", True, 5)
    ]
    assert capfd.readouterr() == ("", "")
    os.write(2, b"shown again")
    assert capfd.readouterr().err == "shown again"


def test_a_drawing_that_takes_too_long_for_word_is_told(document: Documents, monkeypatch: pytest.MonkeyPatch) -> None:
    from reportgen.render.word import pictures

    monkeypatch.setattr(pictures, "_LONGEST", 1)
    source = document(PICTURE)
    (source.parent / "x.svg").write_text(SVG % ('<rect width="30" height="20" opacity=".5"/>' * 2000))
    assert [f.code for f in made(source, "docx")] == ["picture"]


@pytest.mark.parametrize("path", ['d="M0 0h9v9z5 h2z,7"', 'style="d: M0 0h9v9z 5"'])
def test_a_path_that_goes_on_behind_its_end_is_not_read_for_ever(document: Documents, path: str) -> None:
    source = document(PICTURE)
    (source.parent / "x.svg").write_text(SVG % f'<path {path} opacity=".5"/>')
    command = [sys.executable, "-c", LIMITED, str(source)]
    assert subprocess.run(command, check=False, capture_output=True, text=True, timeout=100).stdout == "[]\n"


LIMITED = """
import resource, sys
from pathlib import Path
from reportgen.build import Request, build
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
resource.setrlimit(resource.RLIMIT_AS, (2_000_000_000, 2_000_000_000))
source = Path(sys.argv[1])
print(build(Request(source, {"pdf": source.with_suffix(".pdf")})).findings)
"""


@pytest.mark.parametrize(
    "size", ['width="30" height="40" viewBox="0 0 30 20"', 'width="30" height="100%%" viewBox="0 0 30 40"', 'width="30" height="40"']
)
def test_a_drawing_is_drawn_for_word_in_the_shape_in_which_it_is_placed(document: Documents, size: str) -> None:
    source = document(PICTURE)
    (source.parent / "x.svg").write_text(SVG.replace('viewBox="0 0 30 20"', size) % PLAIN)
    assert made(source, "docx") == []
    with zipfile.ZipFile(source.with_suffix(".docx")) as package:
        drawn = [package.read(name) for name in package.namelist() if name.endswith(".png")]
    sides = [(int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")) for png in drawn]
    assert any(height / width == pytest.approx(4 / 3, abs=0.01) for width, height in sides), sides


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1", "windows-1252", "us-ascii"])
def test_a_drawing_may_be_saved_in_any_encoding_that_it_names(document: Documents, encoding: str) -> None:
    source = document(PICTURE)
    declared = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>'
    (source.parent / "x.svg").write_text(declared + SVG % f"<desc>Gr\u00fcn</desc>{PLAIN}", encoding, "xmlcharrefreplace")
    assert made(source, "pdf", "docx", "html") == []


# ---- documents -------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/null", "pipe", "folder"])
def test_a_document_is_an_ordinary_file(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    with pytest.raises(CannotReach, match="cannot be read: it is not an ordinary file"):
        made(tmp_path / name)


def test_a_file_is_not_read_beyond_what_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "large.yaml").write_bytes(b"#" * 4_000_001)
    with pytest.raises(CannotReach, match="cannot be read: it is larger than 4 MB"):
        made(tmp_path / "large.yaml")
    with pytest.raises(TooLarge):
        read_file(tmp_path / "large.yaml", 4_000_000)


@pytest.mark.parametrize("house", ["../house", "/tmp/house", "house/../../house", "..\\house", "C:\\house", "elsewhere/"])
def test_a_document_brings_no_house_style_from_outside_its_folder(tmp_path: Path, house: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    shutil.copytree(ROOT / "templates" / "worcestershire", tmp_path / "house")
    (folder / "elsewhere").symlink_to(tmp_path / "house")
    (folder / "issue.yaml").write_text(f"{HEAD}house: '{house}'\ncontent:\n  - Hello\n")
    told = made(folder / "issue.yaml")
    assert [(f.code, f.place.line if f.place else 0) for f in told] == [("unknown-house", 4)]
    assert told[0].message == f'the house style "{house}" is not below the folder of this document'


@pytest.mark.parametrize("house", [".", "./", "./."])
def test_a_document_may_stand_in_its_house_style(tmp_path: Path, house: str) -> None:
    shutil.copytree(ROOT / "templates" / "worcestershire", tmp_path / "house")
    issue = tmp_path / "house" / "issue.yaml"
    issue.write_text(f"{HEAD}house: '{house}'\ncontent:\n  - Hello\n")
    assert made(issue) == []


PROGRAM = "{% macro paragraph(block) %}{{ %s }}{% endmacro %}"


@pytest.mark.parametrize(
    "code", ["''.__class__.__mro__", "cycler.__init__.__globals__", "range(999999999)|list", "style.folder.joinpath('x').write_text('x')"]
)
def test_templates_that_did_not_come_with_reportgen_may_only_draw(document: Documents, code: str) -> None:
    source = document(HEAD + "house: ./house\ncontent:\n  - Hello\n")
    shutil.copytree(ROOT / "templates" / "worcestershire", source.parent / "house")
    assert made(source) == []
    (source.parent / "house" / "blocks.html.j2").write_text(PROGRAM.replace("%s", code))
    told = made(source)
    assert [f.code for f in told] == ["house-template"]
    assert not (source.parent / "house" / "x").exists()


def test_no_text_is_ever_taken_for_a_template(tmp_path: Path) -> None:
    """Every text of a sample that can hold an expression holds one, and it is printed as typed in every format:
    the gate compares each word of the finished files."""
    shutil.copytree(ROOT / "inputs", tmp_path / "inputs")
    source = tmp_path / "inputs" / "march.yaml"
    text, count = with_expressions(source)
    source.write_text(text, encoding="utf-8")
    assert count > 60
    outputs = {name: tmp_path / f"march.{name}" for name in ("pdf", "docx", "html")}
    result = build(Request(source, outputs))
    assert [str(f) for f in result.findings if f.is_error] == []
    page = outputs["html"].read_text("utf-8")
    assert page.count("{{ 7*7 }}{% set x = 7 %}") >= count
    with zipfile.ZipFile(outputs["docx"]) as package:
        assert package.read("word/document.xml").decode().count("{{ 7*7 }}") >= count


def with_expressions(source: Path) -> tuple[str, int]:
    """The text of a document with an expression at the end of each of its texts that may be any, and how many there are."""
    text, expression = source.read_text("utf-8"), " {{ 7*7 }}{% set x = 7 %}"
    node, _ = read(source, text.encode())
    assert node is not None
    before = printed(source)
    count = 0
    for scalar in sorted(values(node), key=lambda each: -each.start):
        changed = text[: scalar.start] + json.dumps(scalar.text.strip() + expression, ensure_ascii=False) + text[scalar.end :]
        if scalar.style in ("|", ">") or scalar.text.startswith(("-", "1.")) or "\n" in text[scalar.start : scalar.end]:
            continue
        source.write_text(changed, encoding="utf-8")
        found = printed(source)
        if found is not None and before is not None and found.count(expression.strip()) > before.count(expression.strip()):
            text, count, before = changed, count + 1, found
    return text, count


def values(node: Node) -> list[Scalar]:
    match node:
        case Scalar():
            return [node]
        case Sequence():
            return [each for item in node.items for each in values(item)]
        case Mapping():
            return [each for pair in node.pairs for each in values(pair.value)]


def printed(source: Path) -> str | None:
    document, _, found = building.compose(Request(source, {}))
    if document is None or any(f.is_error for f in found):
        return None
    return "\n".join(tree.plain(line) for block in tree.walk(document.blocks) for line in tree.lines(block))


# ---- house styles ----------------------------------------------------------------------------------


@pytest.fixture
def house(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "templates" / "worcestershire", tmp_path / "house")
    return tmp_path / "house"


def with_house(house: Path, *formats: str) -> list[Finding]:
    source = house.parent / "issue.yaml"
    source.write_text(GOOD)
    return build(Request(source, {name: source.with_suffix(f".{name}") for name in formats}, house=f"{house}/")).findings


@pytest.mark.parametrize(
    ("css", "asked"),
    [
        ("@import 'http://localhost/x.css';", "http://localhost/x.css"),
        ("p { background: url(http://localhost/x.png) }", "http://localhost/x.png"),
        ("p { background: url(file:///etc/passwd) }", "file:///etc/passwd"),
        ("p { background: url('../x.png') }", "../x.png"),
        ("@font-face { font-family: x; src: url(/etc/x.ttf) }", "/etc/x.ttf"),
        ("p { background: \\75\\72\\6c(//localhost/x) }", "//localhost/x"),
    ],
)
def test_a_style_sheet_fetches_nothing(house: Path, css: str, asked: str) -> None:
    (house / "newsletter.css").write_text(f"p {{ color: black }}\n{css}\n")
    told = with_house(house, "pdf", "html")
    assert [(f.code, f.place.line if f.place else 0) for f in told] == [("refused-address", 2)]
    assert asked in told[0].message


@pytest.mark.parametrize(
    ("code", "format", "told"),
    [
        ('<img src="http://localhost/x.png" alt="x"/>', "pdf", "refused-address"),
        ('<link rel="attachment" href="file:///etc/passwd"/>', "pdf", "refused-address"),
        ('<object data="file:///etc/passwd"></object>', "pdf", "refused-address"),
        ('<p style="background: url(file:///etc/passwd)">x</p>', "pdf", "refused-address"),
        ('<img src="http://localhost/x.png" alt="x"/>', "html", "html-outside"),
        ('<link rel="stylesheet" href="//localhost/x.css"/>', "html", "html-outside"),
        ("<script>fetch('http://localhost/')</script>", "html", "html-outside"),
        ('<p style="background: url(http://localhost/x)">x</p>', "html", "html-outside"),
    ],
)
def test_what_a_template_asks_for_is_refused_in_the_finished_file_too(house: Path, code: str, format: str, told: str) -> None:
    (house / "blocks.html.j2").write_text(f"{{% macro paragraph(block) %}}{code}{{% endmacro %}}")
    assert told in {f.code for f in with_house(house, format)}
    assert not (house.parent / f"issue.{format}").exists()


def test_a_template_that_draws_itself_for_ever_is_told(house: Path) -> None:
    (house / "blocks.html.j2").write_text("{% macro paragraph(block) %}{{ draw((block,)) }}{% endmacro %}")
    assert [f.code for f in with_house(house, "html")] == ["house-template"]


def test_a_house_style_holds_its_files_itself(house: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.css").write_text("p { color: black }")
    (house / "newsletter.css").symlink_to(tmp_path / "elsewhere.css")
    assert [f.code for f in with_house(house, "html")] == ["house-outside"]


def test_nor_does_a_folder_within_it_lead_out(house: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("a secret")
    (house / "parts").mkdir()
    (house / "parts" / "x").symlink_to(tmp_path / "secret.txt")
    (house / "blocks.html.j2").write_text(
        "{% macro paragraph(block) %}<p title=\"{% include 'parts/x' %}\">{{ words(block.children) }}</p>{% endmacro %}"
    )
    assert [f.code for f in with_house(house, "html")] == ["house-outside"]


ATTACHED = '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s" TargetMode="External"/></Relationships>'
FIELD = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>%s</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'


@pytest.mark.parametrize(
    ("part", "end", "change", "told"),
    [
        (
            "word/_rels/document.xml.rels",
            "</Relationships>",
            ATTACHED % ("image", "http://localhost/x.png"),
            '"http://localhost/x.png" from outside (image)',
        ),
        ("word/_rels/document.xml.rels", "</Relationships>", ATTACHED % ("attachedTemplate", "file:///x.dotm"), "(attachedTemplate)"),
        ("word/_rels/document.xml.rels", "</Relationships>", ATTACHED % ("oleObject", "\\\\host\\x"), "(oleObject)"),
        ("word/document.xml", "<w:sectPr", FIELD % ' INCLUDEPICTURE "http://localhost/x.png"' + "<w:sectPr", "(INCLUDEPICTURE)"),
        ("word/document.xml", "<w:sectPr", FIELD % " DDEAUTO c:\\\\x.exe" + "<w:sectPr", "(DDEAUTO)"),
    ],
)
def test_a_word_template_fetches_nothing(house: Path, part: str, end: str, change: str, told: str) -> None:
    rewritten(house / "newsletter.docx", part, end, change)
    found = with_house(house, "docx")
    assert [(f.code, told in f.message) for f in found] == [("word-outside", True)]
    assert [f.code for f in building.check_house(f"{house}/").findings if f.code == "word-outside"] == ["word-outside"]


def rewritten(path: Path, part: str, end: str, change: str) -> None:
    with zipfile.ZipFile(path) as package:
        members = {name: package.read(name) for name in package.namelist()}
    assert end.encode() in members[part]
    members[part] = change.encode().join(members[part].rsplit(end.encode(), 1))
    with zipfile.ZipFile(path, "w") as package:
        for name, data in members.items():
            package.writestr(name, data)


@pytest.mark.parametrize("damage", [b"", b"This is no Word document.", b"PK\x05\x06" + bytes(18), "half", "bomb", "entity"])
def test_a_word_template_that_is_none_is_told(house: Path, damage: bytes | str) -> None:
    path = house / "newsletter.docx"
    if damage == "bomb":
        with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package:
            package.writestr("word/media/x.bin", bytes(201_000_000))
    elif damage == "entity":
        rewritten(path, "word/document.xml", "<w:document ", '<!DOCTYPE x [<!ENTITY a "b">]><w:document ')
        rewritten(path, "word/document.xml", "<w:body>", "<w:body>&undefined;")
    else:
        path.write_bytes(path.read_bytes()[:9000] if isinstance(damage, str) else damage)
    assert [f.code for f in with_house(house, "docx")] == ["word-template"]


# ---- limits ----------------------------------------------------------------------------------------


def test_each_format_has_a_limit_that_is_told_before_anything_is_drawn(document: Documents, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LIMITS", {name: limits.Limit(60, 2000) for name in limits.LIMITS})
    source = document(HEAD + "content:\n" + "  - Hello\n" * 40)
    told = made(source, "pdf", "docx", "html")
    assert [f.code for f in told] == ["too-large"] * 3
    assert "parts and lines; one file for pdf can hold 60" in told[0].message
    source = document(PICTURE)
    (source.parent / "x.svg").write_text(SVG % PLAIN + " " * 2000)
    assert "the pictures come to 0 MB" in made(source, "pdf")[0].message


def test_a_word_that_no_line_holds_is_told_at_its_place(document: Documents) -> None:
    told = made(document(HEAD + "content:\n  - Hello\n  - " + "a" * 2001 + "\n"))
    assert [(f.code, f.place.line if f.place else 0) for f in told] == [("too-long", 6)]
    assert made(document(HEAD + "content:\n  - Hello\n  - " + "a" * 2000 + "\n"), "pdf", "docx", "html") == []


# ---- nothing else ----------------------------------------------------------------------------------

WATCH = """
import sys
seen = []
sys.addaudithook(lambda event, arguments: seen.append((event, arguments)) if event == "open" or event.startswith(("socket.", "urllib")) else None)
from pathlib import Path
from reportgen.build import Request, build
source, out = Path(sys.argv[1]), Path(sys.argv[2])
result = build(Request(source, {name: out / f"x.{name}" for name in ("pdf", "html", "docx")}))
assert result.written, [str(f) for f in result.findings]
for event, arguments in seen:
    if event != "open":
        print(event, arguments)
    elif isinstance(arguments[0], (str, bytes)):
        print("open", Path(arguments[0] if isinstance(arguments[0], str) else arguments[0].decode()).resolve())
"""


def test_no_file_is_opened_but_the_documents_own_and_those_of_the_program_and_nothing_is_fetched(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "inputs", tmp_path / "inputs")
    done = subprocess.run(
        [sys.executable, "-c", WATCH, str(tmp_path / "inputs" / "march.yaml"), str(tmp_path)],
        cwd=ROOT, env={**os.environ, "TMPDIR": str(tmp_path)}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    allowed = tuple(
        str(Path(place).resolve())
        for place in (tmp_path, ROOT, sys.prefix, sys.base_prefix, "/usr/lib", "/lib", "/etc/mime.types", "/dev/null")
    )
    opened = done.stdout.splitlines()
    assert len(opened) > 20
    assert [line for line in opened if not line.startswith("open ") or not line.removeprefix("open ").startswith(allowed)] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- " * 13 + "x", "more than 12 lists inside one another"),
        ("- " * 900 + "x", "more than 12 lists inside one another"),
        ("\n    ".join("  " * depth + "- x" for depth in range(400)), "more than 12 lists inside one another"),
        ("**a *b " * 500 + "x" + "* c**" * 500, "more than 12 marks inside one another"),
    ],
)
def test_lists_and_marks_stand_inside_one_another_to_a_limit(document: Documents, text: str, told: str) -> None:
    assert {
        (f.code, f.message, f.place.line if f.place else 0) for f in made(document(f"{HEAD}content:\n  - |\n    {text}\n")) if f.is_error
    } >= {("too-deep", told, 6 + 12 * ("\n" in text))}


@pytest.mark.parametrize("text", ["- " * 12 + "x", "**a *b " * 6 + "x" + "* c**" * 6, "1. a) x", "- - -"])
def test_up_to_the_limit_they_are_printed_in_every_format(document: Documents, text: str) -> None:
    assert made(document(f"{HEAD}content:\n  - |\n    y {text}\n\n    {text} y\n"), "pdf", "docx", "html") == []
