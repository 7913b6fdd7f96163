"""reportgen verify: a finished file, looked at again."""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result
from samples import NAMES, proved

from cli import cli
from reportgen.proof.compare import verify


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["verify", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The files of a sample, to be spoilt; what they were made from is out of reach."""
    return Path(shutil.copytree(proved("march").parent, tmp_path / "sent" / "on"))


def codes(path: Path) -> list[str]:
    return [finding.code for finding in verify(path).findings if finding.is_error]


def changed(path: Path, change: Callable[[pikepdf.Pdf], object]) -> None:
    with pikepdf.open(io.BytesIO(path.read_bytes())) as pdf:
        change(pdf)
        pdf.save(path)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_with_a_sample(name: str) -> None:
    done = run(*(proved(name).with_suffix(f".{format}") for format in ("pdf", "docx", "html")))
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.count("nothing is wrong") == 3
    assert done.stdout.count("as its proof says") == 3


@pytest.mark.parametrize("name", ["/dev/zero", "pipe", "folder"])
def test_a_finished_file_is_an_ordinary_one(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    (tmp_path / "x.pdf").symlink_to(tmp_path / name)
    done = run(tmp_path / "x.pdf")
    assert (done.exit_code, done.stderr) == (3, f"error: {tmp_path / 'x.pdf'} cannot be read: it is not an ordinary file\n")


def test_a_file_without_a_proof_says_so(folder: Path) -> None:
    (folder / "march.proof.json").unlink()
    done = run(folder / "march.pdf")
    assert done.exit_code == 0
    assert done.stdout.endswith("lines to be heard; no proof stands beside it\n")


def test_inputs_that_are_not_there_are_told_and_are_no_fault(folder: Path) -> None:
    found = verify(folder / "march.pdf").findings
    assert {str(finding.level.value) for finding in found} == {"warning"}
    assert "march.yaml, from which it was made, is not there to be compared" in found[0].message


def test_a_changed_input_is_told(tmp_path: Path) -> None:
    from reportgen.build import Request, build

    source, pdf = tmp_path / "a.yaml", tmp_path / "a.pdf"
    text = "document: newsletter\ntitle: News\ndate: May 2008\ncontent:\n  - Hello\n"
    source.write_text(text)
    build(Request(source, {"pdf": pdf}, proof=True))
    assert codes(pdf) == []
    source.write_text(text + "  - More\n")
    done = run(pdf)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == f"{pdf}: error: a.yaml was changed after a.pdf was made from it [proof-input]\n"


def test_a_word_file_that_somebody_saved_anew_is_not_the_one_that_was_proved(folder: Path) -> None:
    import docx

    document = docx.Document(str(folder / "march.docx"))
    document.save(str(folder / "march.docx"))
    assert codes(folder / "march.docx") == ["proof-output"]


def test_a_changed_pdf_tells_what_will_be_heard_instead(folder: Path) -> None:
    def alt(pdf: pikepdf.Pdf) -> None:
        figure = next(each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure")
        figure.Alt = pikepdf.String("IMG_0042.png")

    changed(folder / "march.pdf", alt)
    assert {"proof-output", "proof-transcript"} <= set(codes(folder / "march.pdf"))
    assert "“picture: IMG_0042.png”, not “picture: " in run(folder / "march.pdf").stderr


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda pdf: pdf.Root.__setitem__("/OpenAction", pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.beep()")), "pdf-active"),
        (lambda pdf: pdf.pages[0].Annots.append(pdf.make_indirect(pikepdf.Dictionary(Subtype=pikepdf.Name.Movie))), "pdf-active"),
        (lambda pdf: pdf.Root.StructTreeRoot.__setitem__("/RoleMap", pikepdf.Dictionary(Story=pikepdf.Name.Sect)), "pdf-roles"),
        (lambda pdf: pdf.Root.ViewerPreferences.__setitem__("/DisplayDocTitle", False), "PDFUA1-VIEWER-PREFERENCES-001"),
        (lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"), "pdf-tags"),
        (lambda pdf: retyped(pdf, "/H1", "/H4"), "pdf-headings"),
        (lambda pdf: retyped(pdf, "/H2", "/Formula"), "pdf-roles"),
        (lambda pdf: retyped(pdf, "/TH", "/TD"), "pdf-tables"),
        (lambda pdf: dropped(pdf, "/Figure", "/Alt"), "pdf-alt"),
        (lambda pdf: dropped(pdf, "/H2", "/K"), "pdf-artifacts"),
        (lambda pdf: pdf.Root.MarkInfo.__setitem__("/Marked", False), "PDFUA1-TAGGED-DOCUMENT-001"),
    ],
)
def test_a_fault_in_a_pdf_is_found_without_its_document(folder: Path, change: Callable[[pikepdf.Pdf], object], code: str) -> None:
    (folder / "march.proof.json").unlink()
    changed(folder / "march.pdf", change)
    assert code in codes(folder / "march.pdf")


@pytest.mark.parametrize(
    ("good", "bad", "code"),
    [
        ("</main>", "</main><script>1</script>", "html-outside"),
        ("</main>", '<img alt="A" src="https://www.example.org/a.png"></main>', "html-outside"),
        ('href="#Content"', 'href="#Contents"', "html-links"),
        ("</main>", '<p id="Content">Again</p></main>', "html-links"),
        ('lang="en-GB"', "", "html-language"),
    ],
)
def test_a_fault_in_a_web_page_is_found_without_its_document(folder: Path, good: str, bad: str, code: str) -> None:
    (folder / "march.proof.json").unlink()
    page = (folder / "march.html").read_text(encoding="utf-8")
    assert good in page
    (folder / "march.html").write_text(page.replace(good, bad, 1), encoding="utf-8")
    assert code in codes(folder / "march.html")


def retyped(pdf: pikepdf.Pdf, before: str, after: str) -> None:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == before:
            each.S = pikepdf.Name(after)


def dropped(pdf: pikepdf.Pdf, kind: str, key: str) -> None:
    for each in pdf.objects:
        if isinstance(each, pikepdf.Dictionary) and each.get("/S") == kind and key in each:
            del each[key]


@pytest.mark.parametrize("ending", ["pdf", "docx", "html"])
@pytest.mark.parametrize(
    "data", [b"", b"hello", b"%PDF-1.7\n1 0 obj\n<<", b"PK\x03\x04", b"\xff\xfe" * 500, b"<html>" * 2000], ids=range(6)
)
def test_a_broken_or_foreign_file_is_told_and_never_a_traceback(tmp_path: Path, ending: str, data: bytes) -> None:
    path = tmp_path / f"broken.{ending}"
    path.write_bytes(data)
    done = run(path)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{path}: error: ")


@pytest.mark.parametrize("ending", ["pdf", "docx", "html"])
def test_a_file_cut_short_anywhere_is_told(folder: Path, ending: str) -> None:
    path = folder / f"march.{ending}"
    data = path.read_bytes()
    for tenth in range(1, 10):
        path.write_bytes(data[: len(data) * tenth // 10])
        assert run(path).exit_code == 1


def test_a_pdf_with_a_password_is_told(folder: Path) -> None:
    path = folder / "march.pdf"
    with pikepdf.open(io.BytesIO(path.read_bytes())) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert "it asks for a password" in run(path).stderr
    with pikepdf.open(io.BytesIO(proved("march").read_bytes())) as pdf:
        pdf.save(path, encryption=pikepdf.Encryption(owner="a", user=""))
    assert "pdf-encrypted" in codes(path)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"outputs": 3}', '{"outputs": [{"path": "march.pdf", "sha256": 3}]}', "[" * 5000])
def test_a_damaged_proof_is_told(folder: Path, text: str) -> None:
    (folder / "march.proof.json").write_text(text)
    assert "proof-broken" in codes(folder / "march.pdf")


def test_a_file_that_is_not_there_is_3_and_one_of_another_kind_wrong_usage(tmp_path: Path) -> None:
    assert run(tmp_path / "none.pdf").exit_code == 3
    assert run(tmp_path / "march.odt").exit_code == 2
    assert run().exit_code == 2


def test_a_draft_has_no_proof(tmp_path: Path) -> None:
    done = CliRunner().invoke(cli, ["newsletter", "a.yaml", "--draft", "--proof"])
    assert done.exit_code == 2
    assert "a draft has no proof" in done.stderr
