"""A draft: what someone can see at four o'clock of a document that cannot be published yet."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pikepdf
import pytest
from making import pages

from reportgen.build import Request, Result, build

MARK = "DRAFT, not for publication"
HEAD = "document: newsletter\ntitle: JAR newsletter\ndate: April 2008\nseries: On the review\norganisation: The Council\ncontent:\n"
FAULTY = HEAD + "  - heading: WHAT TO DO NEXT\n  - picture: {file: a.svg}\n  - '[here](https://example.org)'\n  - page: next\n  - More.\n"
GOOD = HEAD + "  - heading: What to do next\n  - page: next\n  - More.\n"
FORMATS = ("pdf", "docx", "html")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    (tmp_path / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"/>')
    path = tmp_path / "april.yaml"
    path.write_text(FAULTY)
    return path


def made(source: Path, *formats: str, draft: bool = True) -> Result:
    return build(Request(source, {name: source.with_suffix(f".{name}") for name in formats}, "newsletter", draft=draft))


def claims(pdf: pikepdf.Pdf) -> set[str]:
    """The standards that a file says it meets: "pdfuaid" for PDF/UA, "pdfaid" for PDF/A."""
    metadata = pdf.Root.get("/Metadata")
    return set(re.findall("pdfu?aid", metadata.read_bytes().decode())) if metadata is not None else set()


def test_a_draft_is_made_beside_the_good_file_and_tells_what_is_wrong(source: Path) -> None:
    source.with_suffix(".pdf").write_text("the good one")
    assert made(source, "pdf", draft=False).written == []
    result = made(source, *FORMATS)
    assert [path.name for path in result.written] == ["april.draft.pdf", "april.draft.docx", "april.draft.html"]
    assert [f.code for f in result.findings] == ["heading-in-capitals", "picture-without-alt", "vague-link"]
    assert not result.has_errors
    assert source.with_suffix(".pdf").read_text() == "the good one"


def test_each_page_of_the_pdf_is_marked_and_it_claims_no_standard(source: Path) -> None:
    path = made(source, "pdf").written[0]
    assert [MARK in page for page in pages(path)] == [True, True]
    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo["/Title"]) == f"{MARK}: JAR newsletter, April 2008"
        assert str(pdf.docinfo["/Subject"]) == f"{MARK}. On the review"
        assert str(pdf.docinfo["/Keywords"]) == MARK
        assert claims(pdf) == set()


def test_a_document_that_is_no_draft_claims_pdf_ua_and_bears_no_mark(source: Path) -> None:
    source.write_text(GOOD)
    path = made(source, "pdf", draft=False).written[0]
    with pikepdf.open(path) as pdf:
        assert "pdfuaid" in claims(pdf)
        assert MARK not in str(pdf.docinfo["/Title"])
    assert all(MARK not in page for page in pages(path))


def test_each_header_of_the_word_file_is_marked_and_so_are_its_properties(source: Path) -> None:
    path = made(source, "docx").written[0]
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        headers = [package.read(name).decode() for name in package.namelist() if re.fullmatch(r"word/header\d+\.xml", name)]
        properties = package.read("docProps/core.xml").decode()
        body = package.read("word/document.xml").decode()
    assert len(headers) >= 2
    assert all(f"<w:t>{MARK}</w:t>" in header for header in headers)
    assert f"<dc:title>{MARK}: JAR newsletter, April 2008</dc:title>" in properties
    assert f"<cp:keywords>{MARK}</cp:keywords>" in properties
    assert re.search(rf"<cp:contentStatus>{MARK}\. Made by reportgen, ", properties)
    assert MARK not in body


def test_a_word_draft_that_nobody_edited_may_be_made_again(source: Path) -> None:
    first = made(source, "docx").written[0].read_bytes()
    assert made(source, "docx").written[0].read_bytes() == first


def test_the_web_page_begins_with_the_mark(source: Path) -> None:
    page = made(source, "html").written[0].read_text("utf-8")
    assert f"<title>{MARK}: JAR newsletter" in page
    body = re.sub(r"<[^>]*>", "\n", page[page.index("<body>") :]).split("\n")
    assert next(line for line in body if line.strip()) == MARK
    assert "running-draft { position: running" not in page
    assert re.search(r"\.running-draft \{[^}]*display: none", page) is None


def test_a_house_says_the_mark_in_its_own_words(source: Path) -> None:
    ours = Path(__file__).parents[1] / "templates" / "worcestershire"
    house = source.parent / "house"
    house.mkdir()
    for file in ours.iterdir():
        if file.is_file():
            (house / file.name).write_bytes(file.read_bytes())
    style = (house / "style.yaml").read_text("utf-8")
    (house / "style.yaml").write_text(style.replace("words:\n", "words:\n  draft: Entwurf\n"), "utf-8")
    result = build(Request(source, {"html": source.with_suffix(".html")}, "newsletter", f"{house}/", draft=True))
    assert "<title>Entwurf: JAR newsletter" in result.written[0].read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (FAULTY.replace("heading:", "heding:"), "unknown-block"),
        (FAULTY.replace("More.", "More 日."), "missing-letter"),
        (FAULTY.replace("title: JAR newsletter\n", ""), "missing-key"),
        (FAULTY.replace("  - More.\n", "  - More.\n  - '[x](nowhere)'\n"), "link-target"),
        (FAULTY.replace("series:", "exceptions: [{allow: vague-link}]\nseries:"), "missing-key"),
    ],
)
def test_what_cannot_be_built_or_printed_stops_a_draft_too(source: Path, text: str, code: str) -> None:
    source.write_text(text)
    result = made(source, *FORMATS)
    assert code in [f.code for f in result.findings if f.is_error]
    assert result.has_errors
    assert list(source.parent.glob("*.draft.*")) == []


def test_a_good_document_may_be_a_draft_as_well(source: Path) -> None:
    source.write_text(GOOD)
    result = made(source, "pdf")
    assert (result.findings, [path.name for path in result.written]) == ([], ["april.draft.pdf"])
