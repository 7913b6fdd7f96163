"""What --proof writes beside a document."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from browser import shown
from samples import NAMES, ROOT, proved

from reportgen.build import RENDERERS, Request, build
from reportgen.document import tree
from reportgen.render import Rendered
from reportgen.render.web import render_html
from reportgen.style import Style
from reportgen.verify.alone import read_finished

TEXT = """\
document: newsletter
title: Spending
date: May 2008
exceptions:
  - allow: heading-in-capitals
    words: SPENDING BY SERVICE
    reason: As the plan itself prints it.
content:
  - article:
      headline: SPENDING BY SERVICE
      text: 'Words in [geiriau Cymraeg](lang:cy), and [the **report**](https://www.example.org/a?b=c&d).'
  - table:
      caption: Spending
      columns: [Service, {heading: Budget, columns: ["2007", "2008"]}]
      rows:
        - [Early years, "1,200", ""]
        - [Youth, {text: "none", across: 2}]
"""


@cache
def proof(name: str) -> dict[str, Any]:
    return dict(json.loads(proved(name).with_suffix(".proof.json").read_bytes()))


@pytest.fixture
def spending(tmp_path: Path) -> Path:
    path = tmp_path / "spending.yaml"
    path.write_text(TEXT, encoding="utf-8")
    return path


def outputs(source: Path, *formats: str) -> dict[str, Path]:
    return {format: source.with_suffix(f".{format}") for format in formats}


def made(source: Path, *formats: str) -> dict[str, Any]:
    result = build(Request(source, outputs(source, *formats), proof=True))
    assert not result.has_errors, [str(finding) for finding in result.findings]
    return dict(json.loads(source.with_suffix(".proof.json").read_bytes()))


@pytest.mark.parametrize("name", NAMES)
def test_nothing_stands_against_a_sample_and_every_condition_is_judged(name: str) -> None:
    for part, count in (("matterhorn", 137), ("wcag", 56)):
        judged = Counter(each["how"] for each in proof(name)[part])
        assert sum(judged.values()) == count
        assert set(judged) == {"machine", "construction", "person"}
        assert [each for each in proof(name)[part] if "failed" in each] == []


def test_it_holds_the_hash_of_each_file_that_was_made_and_of_each_that_it_was_made_from() -> None:
    pdf = proved("march")
    for each in proof("march")["outputs"] + proof("march")["inputs"]:
        assert hashlib.sha256((pdf.parent / each["path"]).read_bytes()).hexdigest() == each["sha256"]
    assert [each["path"] for each in proof("march")["outputs"]] == ["march.pdf", "march.docx", "march.html"]
    named = [Path(each["path"]).name for each in proof("march")["inputs"]]
    assert named[0] == "march.yaml"
    assert len(named) == 4  # a picture and two logos
    house = {each["path"]: each["sha256"] for each in proof("march")["house"]["files"]}
    style = (ROOT / "templates" / "worcestershire" / "style.yaml").read_bytes()
    assert house["house/style.yaml"] == hashlib.sha256(style).hexdigest()
    assert any(name.startswith("base/fonts/") for name in house)


def test_its_transcript_is_that_of_the_finished_pdf() -> None:
    assert proof("april")["transcript"] == {
        "read from": "april.pdf",
        "lines": read_finished(proved("april").read_bytes(), "pdf").transcript,
    }


def test_each_engine_has_its_version() -> None:
    engines = {each["name"]: each["version"] for each in proof("april")["engines"]}
    assert engines["weasyprint"] == "70.0"
    assert engines["page-validation"] == "0.11.0"
    assert all(engines.values())


def test_it_is_the_same_each_time_and_wherever_it_is_made(spending: Path, tmp_path: Path) -> None:
    made(spending, "pdf", "docx")
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    elsewhere = tmp_path / "a folder" / "deeper"
    elsewhere.mkdir(parents=True)
    shutil.copy(spending, elsewhere)
    made(elsewhere / spending.name, "pdf", "docx")
    assert {path.name: path.read_bytes() for path in elsewhere.iterdir()} == first
    assert "spending.proof.html" in first


def test_exceptions_are_listed_with_their_reasons(spending: Path) -> None:
    (exception,) = made(spending, "pdf")["exceptions"]
    assert exception == {
        "rule": "heading-in-capitals",
        "what": exception["what"],
        "place": "10:17",
        "reason": "As the plan itself prints it.",
    }
    assert "As the plan itself prints it." in spending.with_suffix(".proof.html").read_text("utf-8")


def test_spanning_and_empty_cells_of_word_are_listed(spending: Path) -> None:
    listed = made(spending, "docx")["word"]
    assert "the cell “Budget” of the table “Spending” spans 2 columns" in listed
    assert any("is empty, in the row “Early years" in each for each in listed)


def test_where_no_pdf_is_made_its_conditions_are_not_called_met(spending: Path) -> None:
    found = made(spending, "docx")
    assert {each["how"] for each in found["matterhorn"]} == {"none"}
    assert found["transcript"]["read from"] == "spending.docx"


def test_the_transcript_tells_languages_links_and_the_headings_of_cells(spending: Path) -> None:
    pdf, word = (made(spending, format)["transcript"]["lines"] for format in ("pdf", "docx"))
    for lines in (pdf, word):
        assert "Words in ⟨in Welsh: geiriau Cymraeg⟩, and ⟨link: the report⟩." in lines
        assert "heading level 2: SPENDING BY SERVICE" in lines
        for line in ("(Early years, Budget, 2007) 1,200", "(Early years, Budget, 2008) blank", "(Youth, Budget, 2007, 2008) none"):
            assert line in [each.strip() for each in lines]
    assert "table with 3 columns and 4 rows" in "\n".join(pdf)


def test_a_fault_writes_neither_document_nor_proof(spending: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from reportgen.finding import error
    from reportgen.verify import alone

    monkeypatch.setattr(alone, "validity", lambda data: [error("PDFUA1-PAGE-TABS-001", "a page has no order of tabs")])
    result = build(Request(spending, outputs(spending, "pdf"), proof=True))
    assert [finding.code for finding in result.findings if finding.is_error] == ["PDFUA1-PAGE-TABS-001"]
    assert [path.name for path in tmp_path.iterdir()] == ["spending.yaml"]


def test_a_proof_knows_a_format_however_its_ending_is_spelled(spending: Path) -> None:
    files = {"pdf": spending.with_suffix(".PDF"), "docx": spending.with_suffix(".DOCX")}
    assert not build(Request(spending, files, proof=True)).has_errors
    proof = json.loads(spending.with_suffix(".proof.json").read_bytes())
    assert [(each["path"], each["format"]) for each in proof["outputs"]] == [("spending.PDF", "pdf"), ("spending.DOCX", "docx")]
    assert proof["transcript"]["read from"] == "spending.PDF"
    assert proof["word"]


def test_a_proof_speaks_of_the_document_as_it_was_read(spending: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = spending.read_bytes()

    def saved_meanwhile(document: tree.Document, style: Style) -> Rendered:
        spending.write_text("another text")
        return render_html(document, style)

    monkeypatch.setitem(RENDERERS, "html", saved_meanwhile)
    assert made(spending, "html")["inputs"][0]["sha256"] == hashlib.sha256(read).hexdigest()


def test_without_proof_no_validator_is_loaded(spending: Path) -> None:
    import subprocess
    import sys

    code = f"import sys\nfrom pathlib import Path\nfrom reportgen.build import Request, build\nbuild(Request(Path({str(spending)!r}), {{'pdf': Path({str(spending.with_suffix('.pdf'))!r})}}))\nprint(sorted({{'page', 'reportgen.proof'}} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("name", ["april", "plan"])
@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_in_the_page_of_a_proof(name: str, width: int) -> None:
    with shown(proved(name).with_suffix(".proof.html"), width) as web:
        assert web.axe() == []
        assert web.run("document.scrollingElement.scrollWidth <= innerWidth")


def test_the_page_fetches_nothing() -> None:
    page = proved("april").with_suffix(".proof.html").read_text("utf-8")
    for sign in ("src=", "<link", "@import", "url(", "<script"):
        assert sign not in page
