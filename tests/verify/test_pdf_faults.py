"""Faults that a screen reader would stumble on, seeded one by one in a finished PDF: our own gate catches each.

They follow what WeasyPrint by itself gets wrong; docs/accessibility.md lists them."""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from making import failures
from pikepdf import Array, Dictionary, Name, Pdf, String

from reportgen.build import Request, compose
from reportgen.document import tree
from reportgen.render import Rendered
from reportgen.render.pdf import render_pdf
from reportgen.verify import verify_pdf

ROOT = Path(__file__).parents[2]
WORDS = "Everyone who works with children in this county, in schools and clinics and at home, has had a part in what follows. "
ISSUE = f"""\
document: newsletter
title: Every kind of thing
date: April 2008
organisation: The Council
abbreviations: {{JAR: Joint Area Review}}
content:
  - in-this-issue:
  - article:
      headline: The JAR begins
      text: |
        Read [all about the **Joint Area Review** and whatever else has been written on it in these many pages, line upon line and page upon page, since it began](https://example.org/jar) today.

        {WORDS * 2}

        - one
          - inner
          - another
        - two

        1. first
        2. second

        [Croeso i bawb](lang:cy) is a welcome.
  - picture: {{file: river.svg, alt: Three paper boats, caption: On the river}}
  - table:
      caption: Spending
      columns: [Service, {{heading: Money, columns: [Budget, Spent]}}, Note]
      rows:
        - [Early years, "1", "2", ""]
        - [{{text: Schools, down: 2}}, "3", {{text: "4", across: 2}}]
        - ["5", "6", fine]
  - timeline:
      rows:
""" + "".join(f'        - {{date: {day} June, stage: Stage {day}, description: "{WORDS}"}}\n' for day in range(1, 31))


@cache
def made() -> tuple[tree.Document, Rendered]:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "issue.yaml"
        source.write_text(ISSUE, encoding="utf-8")
        source.with_name("river.svg").write_bytes((ROOT / "inputs" / "pictures" / "river.svg").read_bytes())
        document, style, findings = compose(Request(source, {}))
        assert document is not None and style is not None, findings
        return document, render_pdf(document, style)


def codes(rendered: Rendered, document: tree.Document) -> list[str]:
    return [finding.code for finding in verify_pdf(rendered, document).findings]


def test_the_file_without_a_fault_has_no_finding_and_passes_both_standards(tmp_path: Path) -> None:
    document, rendered = made()
    assert rendered.pages > 2
    assert codes(rendered, document) == []
    path = tmp_path / "issue.pdf"
    path.write_bytes(rendered.data)
    assert failures(path) == []


# ---- the faults --------------------------------------------------------------------------------------


def elements(pdf: Pdf, *types: str) -> Iterator[Any]:
    """The structure elements of some types, in reading order."""
    stack = [pdf.Root.StructTreeRoot.K[0]]
    while stack:
        element = stack.pop()
        if str(element.S)[1:] in types:
            yield element
        stack += reversed([kid for kid in kids(element) if isinstance(kid, Dictionary) and "/S" in kid])


def kids(element: Any) -> list[Any]:
    return list(element.get("/K", []))


def first(pdf: Pdf, type: str) -> Any:
    return next(elements(pdf, type))


def insides(element: Any, type: str) -> list[Any]:
    return [kid for kid in kids(element) if isinstance(kid, Dictionary) and kid.get("/S") == Name("/" + type)]


def without(element: Any, gone: Any) -> None:
    element.K = Array([kid for kid in kids(element) if not (isinstance(kid, Dictionary) and kid.objgen == gone.objgen)])


def new(pdf: Pdf, type: str, parent: Any, inside: list[Any], **about: Any) -> Any:
    return pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + type), P=parent, K=Array(inside), Pg=pdf.pages[0].obj, **about))


def content(pdf: Pdf, number: int, change: Callable[[bytes], bytes]) -> None:
    before = pdf.pages[number].Contents.read_bytes()
    after = change(before)
    assert after != before
    pdf.pages[number].Contents = pdf.make_stream(after)


def heading_level(pdf: Pdf) -> None:
    first(pdf, "H2").S = Name.H3


def bookmark(pdf: Pdf) -> None:
    del pdf.Root.Outlines


def language(pdf: Pdf) -> None:
    pdf.Root.Lang = String("en-US")


def title(pdf: Pdf) -> None:
    pdf.docinfo["/Title"] = String("Untitled")


def tab_order(pdf: Pdf) -> None:
    del pdf.pages[1].obj["/Tabs"]


def nested_list(pdf: Pdf) -> None:
    outer = next(e for e in elements(pdf, "LBody") if insides(e, "L"))
    inner = insides(outer, "L")[0]
    without(outer, inner)
    outer.P.P.K = Array([*kids(outer.P.P)[:1], inner, *kids(outer.P.P)[1:]])


def body(pdf: Pdf) -> None:
    next(e for e in elements(pdf, "LBody") if insides(e.P, "Lbl")).S = Name.P


def label(pdf: Pdf) -> None:
    mark = next(elements(pdf, "Lbl"))
    without(mark.P, mark)
    text = insides(mark.P, "LBody")[0]
    text.K = Array([*kids(mark), *kids(text)])


def numbering(pdf: Pdf) -> None:
    del next(e for e in elements(pdf, "L") if "/A" in e and e.A.ListNumbering == Name.Decimal)["/A"]


def scope(pdf: Pdf) -> None:
    del first(pdf, "TH").A["/Scope"]


def headers(pdf: Pdf) -> None:
    cells = [e for e in elements(pdf, "TD") if len(e.A.get("/Headers", [])) == 3]
    cells[0].A.Headers, cells[1].A.Headers = Array(list(cells[1].A.Headers)), Array(list(cells[0].A.Headers))


def no_headers(pdf: Pdf) -> None:
    first(pdf, "TD").A.Headers = Array([])


def header_cell(pdf: Pdf) -> None:
    list(elements(pdf, "TH"))[-1].S = Name.TD


def span(pdf: Pdf) -> None:
    del next(e for e in elements(pdf, "TD") if "/ColSpan" in e.A).A["/ColSpan"]


def two_tables(pdf: Pdf) -> None:
    table = list(elements(pdf, "Table"))[-1]
    rows = insides(table, "TBody")[0]
    second = new(pdf, "Table", table.P, [new(pdf, "TBody", table, kids(rows)[10:])])
    rows.K = Array(kids(rows)[:10])
    table.P.K = Array([*kids(table.P), second])


def head_said_again(pdf: Pdf) -> None:
    number = pdf.pages[2].Contents.read_bytes().count(b"/MCID")
    content(pdf, 2, lambda data: re.sub(rb"/Artifact\s+<</Type /Pagination>>\s+BDC", b"/Span <</MCID %d>> BDC" % number, data, count=1))
    table = list(elements(pdf, "Table"))[-1]
    cell = new(pdf, "TH", table, [number])
    cell.Pg = pdf.pages[2].obj
    table.K = Array([*kids(table), new(pdf, "THead", table, [new(pdf, "TR", table, [cell])])])


def table_caption(pdf: Pdf) -> None:
    next(e for e in elements(pdf, "Caption") if Name.Table == e.P.S).S = Name.P


def layout_table(pdf: Pdf) -> None:
    paragraph = first(pdf, "P")
    parent = paragraph.P
    table = new(pdf, "Table", parent, [new(pdf, "TR", parent, [new(pdf, "TD", parent, [paragraph])])])
    parent.K = Array([table if kid.objgen == paragraph.objgen else kid for kid in kids(parent)])


def alternative(pdf: Pdf) -> None:
    del first(pdf, "Figure")["/Alt"]


def box(pdf: Pdf) -> None:
    figure = list(elements(pdf, "Figure"))[-1]
    height = float(pdf.pages[0].mediabox[3])
    left, bottom, right, top = (float(each) / 0.75 for each in figure.A.BBox)
    figure.A.BBox = Array([round(each, 2) for each in (left, height / 0.75 - top, right, height / 0.75 - bottom)])


def figure_caption(pdf: Pdf) -> None:
    caption = next(e for e in elements(pdf, "Caption") if Name.Figure == e.P.S)
    figure, parent = caption.P, caption.P.P
    without(figure, caption)
    at = next(i for i, kid in enumerate(kids(parent)) if kid.objgen == figure.objgen)
    parent.K = Array([*kids(parent)[: at + 1], caption, *kids(parent)[at + 1 :]])


def ornament(pdf: Pdf) -> None:
    number = pdf.pages[0].Contents.read_bytes().count(b"/MCID")
    content(pdf, 0, lambda data: re.sub(rb"/Artifact\s+BMC", b"/Figure <</MCID %d>> BDC" % number, data, count=1))
    root = pdf.Root.StructTreeRoot.K[0]
    root.K = Array([new(pdf, "Figure", root, [number]), *kids(root)])


def link_description(pdf: Pdf) -> None:
    for link in elements(pdf, "Link"):
        for kid in kids(link):
            if isinstance(kid, Dictionary) and "/Obj" in kid:
                kid.Obj.Contents = String("https://example.org/jar")


def link_area(pdf: Pdf) -> None:
    link = next(e for e in elements(pdf, "Link") if insides(e, "Span"))
    areas = [kid for kid in kids(link) if isinstance(kid, Dictionary) and "/Obj" in kid]
    link.K = Array([kid for kid in kids(link) if not (isinstance(kid, Dictionary) and "/Obj" in kid)])
    span = insides(link, "Span")[0]
    span.K = Array([*areas, *kids(span)])


def two_links(pdf: Pdf) -> None:
    link = next(e for e in elements(pdf, "Link") if sum(isinstance(kid, Dictionary) and "/Obj" in kid for kid in kids(e)) == 2)
    other = new(pdf, "Link", link.P, kids(link)[-1:])
    link.K = Array(kids(link)[:-1])
    at = next(i for i, kid in enumerate(kids(link.P)) if isinstance(kid, Dictionary) and kid.objgen == link.objgen)
    link.P.K = Array([*kids(link.P)[: at + 1], other, *kids(link.P)[at + 1 :]])


def link_on_paper(pdf: Pdf) -> None:
    for annotation in pdf.pages[0].Annots:
        annotation.F = 0


def link_in_link(pdf: Pdf) -> None:
    link = first(pdf, "Link")
    link.K = Array([new(pdf, "Link", link, kids(link))])


def link_target(pdf: Pdf) -> None:
    next(a for a in pdf.pages[0].Annots if "/A" in a).A.URI = String("https://example.org/other")


def running_line(pdf: Pdf) -> None:
    number = pdf.pages[0].Contents.read_bytes().count(b"/MCID")
    content(pdf, 0, lambda data: re.sub(rb"/Artifact\s+<</Type /Pagination>>\s+BDC", b"/Span <</MCID %d>> BDC" % number, data, count=1))


def hidden_words(pdf: Pdf) -> None:
    running_line(pdf)
    number = pdf.pages[0].Contents.read_bytes().count(b"/MCID") - 1
    root = pdf.Root.StructTreeRoot.K[0]
    root.K = Array([*kids(root), new(pdf, "P", root, [number])])


def two_paragraphs(pdf: Pdf) -> None:
    paragraph = next(e for e in elements(pdf, "P") if len(kids(e)) > 1 and not any(isinstance(kid, Dictionary) for kid in kids(e)))
    parent = paragraph.P
    at = next(i for i, kid in enumerate(kids(parent)) if kid.objgen == paragraph.objgen)
    rest = new(pdf, "P", parent, kids(paragraph)[1:])
    paragraph.K = Array(kids(paragraph)[:1])
    parent.K = Array([*kids(parent)[: at + 1], rest, *kids(parent)[at + 1 :]])


def order(pdf: Pdf) -> None:
    article = first(pdf, "Art")
    article.K = Array(reversed(kids(article)))


def foreign_words(pdf: Pdf) -> None:
    del next(e for e in elements(pdf, "Span") if "/Lang" in e)["/Lang"]


def abbreviation(pdf: Pdf) -> None:
    del next(e for e in elements(pdf, "Span") if "/E" in e)["/E"]


def added_words(pdf: Pdf) -> None:
    first(pdf, "P").ActualText = String("» April 2008")


def joined_words(pdf: Pdf) -> None:
    content(pdf, 0, lambda data: re.sub(rb"<0001>-?\d*\]\s+TJ", b"] TJ", data))


def unmarked(pdf: Pdf) -> None:
    content(pdf, 0, lambda data: data + b"\n0 0 9 9 re f")


def said_twice(pdf: Pdf) -> None:
    paragraph = first(pdf, "P")
    paragraph.K = Array([*kids(paragraph), *kids(paragraph)])


def lost_words(pdf: Pdf) -> None:
    first(pdf, "P").K = Array([])


def words_as_ornament(pdf: Pdf) -> None:
    content(pdf, 0, lambda data: re.sub(rb"/Span\s+<</MCID 3>>\s+BDC", b"/Artifact BMC", data))


def packet(pdf: Pdf, old: bytes, wrong: bytes) -> None:
    before = pdf.Root.Metadata.read_bytes()
    assert old in before
    pdf.Root.Metadata.write(before.replace(old, wrong))


def no_universal_access(pdf: Pdf) -> None:
    packet(pdf, b'pdfuaid:part="1"', b'pdfuaid:part="0"')


def no_archive(pdf: Pdf) -> None:
    packet(pdf, b'conformance="A"', b'conformance="B"')


FAULTS: list[tuple[str, Callable[[Pdf], None], str]] = [
    ("a heading of the wrong level", heading_level, "pdf-headings"),
    ("no bookmarks", bookmark, "pdf-headings"),
    ("another language of the document", language, "pdf-language"),
    ("another title", title, "pdf-title"),
    ("no tab order", tab_order, "pdf-claims"),
    ("a nested list outside its item", nested_list, "pdf-lists"),
    ("an item with a paragraph in place of its body", body, "pdf-lists"),
    ("a list sign told as words", label, "pdf-lists"),
    ("a list that does not say how it is numbered", numbering, "pdf-lists"),
    ("a header cell without scope", scope, "pdf-tables"),
    ("headers of another cell, under spans", headers, "pdf-tables"),
    ("an empty list of headers", no_headers, "pdf-tables"),
    ("a header cell told as data", header_cell, "pdf-tables"),
    ("a span that is not told", span, "pdf-tables"),
    ("a table cut in two by the page", two_tables, "pdf-tables"),
    ("the head of a table said again on the next page", head_said_again, "pdf-words"),
    ("the caption of a table told as a paragraph", table_caption, "pdf-paragraphs"),
    ("a table made for layout", layout_table, "pdf-tables"),
    ("a picture without alternative text", alternative, "pdf-alt"),
    ("the box of a picture in pixels from the top", box, "pdf-figures"),
    ("a caption outside its picture", figure_caption, "pdf-figures"),
    ("an ornament told as a picture", ornament, "pdf-alt"),
    ("a link described by its address", link_description, "pdf-links"),
    ("a link whose area hangs on the marks within it", link_area, "pdf-links"),
    ("a link told as two, one a line", two_links, "pdf-links"),
    ("a link that does not print", link_on_paper, "pdf-links"),
    ("a link within a link", link_in_link, "pdf-links"),
    ("a link that leads elsewhere", link_target, "pdf-links"),
    ("a running line that is no artifact", running_line, "pdf-artifacts"),
    ("words meant for nobody that are read", hidden_words, "pdf-words"),
    ("a paragraph told as two", two_paragraphs, "pdf-paragraphs"),
    ("an order that is not that of the source", order, "pdf-words"),
    ("words in another language that do not say so", foreign_words, "pdf-foreign-words"),
    ("an abbreviation without its expansion", abbreviation, "pdf-abbreviations"),
    ("words added to those printed", added_words, "pdf-words"),
    ("words joined at the ends of lines", joined_words, "pdf-paragraphs"),
    ("something drawn without a mark", unmarked, "pdf-artifacts"),
    ("words said twice", said_twice, "pdf-words"),
    ("words left out", lost_words, "pdf-words"),
    ("words marked as an ornament", words_as_ornament, "pdf-words"),
    ("no claim to PDF/UA-1", no_universal_access, "pdf-claims"),
    ("no claim to PDF/A-3a", no_archive, "pdf-claims"),
]


@pytest.mark.parametrize(("fault", "code"), [pytest.param(fault, code, id=name) for name, fault, code in FAULTS])
def test_a_fault_in_the_finished_file_is_caught(fault: Callable[[Pdf], None], code: str) -> None:
    document, rendered = made()
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(rendered.data)) as pdf:
        fault(pdf)
        pdf.save(target)
    assert code in codes(replace(rendered, data=target.getvalue()), document)


def test_the_documentation_lists_these_faults() -> None:
    text = (ROOT / "docs" / "accessibility.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| ([^|]+?) \| `(pdf-[a-z-]+)` \|$", text, re.MULTILINE)
    assert listed == [(name, code) for name, _, code in FAULTS]
