"""An author's commands: new, schema, check --fix and --json, doctor, and what a shell completes."""

from __future__ import annotations

import importlib.metadata
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportgen import build
from reportgen.doctor import examine
from reportgen.fix import fix
from reportgen.render.word import office

ROOT = Path(__file__).parents[1]
HEAD = "document: newsletter\ntitle: JAR newsletter\ndate: May 2008\ncontent:\n"
SLIP = HEAD + "  # a note\n  - article:\n      hedline: Next: the Trust\n      text: Words.\n"


def run(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *map(str, arguments)],
        cwd=cwd, capture_output=True, text=True, encoding="utf-8", env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment}, check=False,
    )  # fmt: skip


# ---- new -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("house", [None, "southwark"])
@pytest.mark.parametrize(("kind", "made"), [("newsletter", "may.pdf"), ("report", "may.docx")])
def test_what_is_begun_can_be_made_at_once(tmp_path: Path, kind: str, made: str, house: str | None) -> None:
    done = run("new", kind, "may.yaml", *(["--house", house] if house else []), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"may.yaml\nreportgen-{kind}.schema.json\nNext: reportgen {kind} may.yaml\n"
    text = (tmp_path / "may.yaml").read_text(encoding="utf-8")
    assert text.startswith(f"# yaml-language-server: $schema=reportgen-{kind}.schema.json\n")
    assert yaml.safe_load(text)["house"] == (house or "worcestershire")
    done = run(kind, "may.yaml", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out" / made).exists()


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "may.yaml").write_text("mine")
    done = run("new", "newsletter", "may.yaml", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (3, "error: may.yaml is there already and was left as it is; choose another name\n")
    assert (tmp_path / "may.yaml").read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir()] == ["may.yaml"]


def test_a_house_of_ones_own_is_whole_and_is_used_by_its_path(tmp_path: Path) -> None:
    done = run("new", "house", "my house", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    style = tmp_path / "my house" / "style.yaml"
    style.write_text(style.read_text("utf-8").replace("key: Key to colour coding", "key: What the colours mean"), "utf-8")
    assert run("new", "newsletter", "may.yaml", "--house", "./my house", cwd=tmp_path).returncode == 0
    done = run("newsletter", "may.yaml", "--format", "html", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "What the colours mean" in (tmp_path / "out" / "may.html").read_text("utf-8")


def test_a_house_is_named_as_the_document_sees_it(tmp_path: Path) -> None:
    assert run("new", "house", "deep/mine", cwd=tmp_path).returncode == 0
    for house in ("./deep/mine", tmp_path / "deep" / "mine"):
        assert run("new", "report", "deep/May.YAML", "--house", house, cwd=tmp_path).returncode == 0
        assert yaml.safe_load((tmp_path / "deep" / "May.YAML").read_text("utf-8"))["house"] == "./mine"
        done = run("check", "deep", "-q", cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
        (tmp_path / "deep" / "May.YAML").unlink()
    done = run("new", "report", "other/may.yaml", "--house", "./deep/mine", cwd=tmp_path)
    assert done.returncode == 1
    assert 'the house style "./deep/mine" is not below the folder of ' in done.stderr
    assert not (tmp_path / "other").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["newsletter", "may.yaml", "--house", "worcester"], 1, 'there is no house style "worcester"'),
        (["newsletter", "may.txt"], 2, "name it may.yaml"),
        *((["newsletter", folder], 2, f'"{folder or "."}" is a folder; name a file, such as may.yaml') for folder in (".", "..", "", "/")),
        (["house", "."], 3, "is there already"),
    ],
)
def test_what_cannot_be_begun_is_told(tmp_path: Path, arguments: list[str], code: int, said: str) -> None:
    done = run("new", *arguments, cwd=tmp_path)
    assert done.returncode == code
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


# ---- check ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_what_has_one_mend_is_mended_and_the_second_time_nothing_changes(tmp_path: Path, encoding: str, line_end: str) -> None:
    path = tmp_path / "may.yaml"
    path.write_bytes(SLIP.replace("Words.", "Café, for £5.").replace("\n", line_end).encode(encoding))
    done = run("check", "may.yaml", "--fix", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert 'may.yaml:7: mended: "hedline" becomes "headline"' in done.stdout
    assert "may.yaml:7: mended: put quotes round the text" in done.stdout
    mended = HEAD + '  # a note\n  - article:\n      headline: "Next: the Trust"\n      text: Café, for £5.\n'
    once = path.read_bytes()
    assert once.decode("utf-8-sig") == mended.replace("\n", line_end)
    done = run("check", "may.yaml", "--fix", cwd=tmp_path)
    assert "mended" not in done.stdout
    assert path.read_bytes() == once


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ("  - article:\n\t  headline: A\n\t  text: B\n", "  - article:\n      headline: A\n      text: B\n"),
        ("  - article:\n      headline: @home\n      text: B\n", '  - article:\n      headline: "@home"\n      text: B\n'),
        (
            "  - article:\n      headline: Issue #4 is out\n      text: B\n",
            '  - article:\n      headline: "Issue #4 is out"\n      text: B\n',
        ),
        ("  - Please note: it is May\n", '  - "Please note: it is May"\n'),
        ("  - artcle:\n      headline: A\n      text: B\n", "  - article:\n      headline: A\n      text: B\n"),
        ("  - article:\n      headline: A\n      text: 'x\n", None),
        ("  - article:\n      headline: A\n      colour: red\n      text: B\n", None),
    ],
)
def test_only_what_has_one_meaning_is_mended(tmp_path: Path, typed: str, mended: str | None) -> None:
    path = tmp_path / "may.yaml"
    path.write_text(HEAD + typed, encoding="utf-8")
    done = run("check", "may.yaml", "--fix", cwd=tmp_path)
    assert path.read_text(encoding="utf-8") == HEAD + (mended or typed)
    assert done.returncode == (0 if mended else 1)


def test_a_link_to_a_document_stays_a_link_when_it_is_mended(tmp_path: Path) -> None:
    document = tmp_path / "april.yaml"
    document.write_text("document: newsletter\ntitle: JAR: news\ndate: March 2008\ncontent: Hello\n")
    (tmp_path / "latest.yaml").symlink_to(document)
    assert run("check", "latest.yaml", "--fix", cwd=tmp_path).returncode == 0
    assert (tmp_path / "latest.yaml").is_symlink()
    assert 'title: "JAR: news"' in document.read_text()


def test_what_another_program_saved_meanwhile_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "may.yaml"
    path.write_text(SLIP)
    compose = build.compose

    def composed(*given: Any, **named: Any) -> Any:
        path.write_text("saved meanwhile")
        return compose(*given, **named)

    monkeypatch.setattr(build, "compose", composed)
    with pytest.raises(build.CannotReach, match="was saved by another program while it was mended"):
        fix(build.Request(path, {}))
    assert path.read_text() == "saved meanwhile"


def test_a_finding_begins_in_one_line_whatever_was_typed(tmp_path: Path) -> None:
    (tmp_path / "may.yaml").write_text(HEAD + '  - "a\\nmay.yaml:1:1: error: b": c\n')
    said = run("check", "may.yaml", cwd=tmp_path).stderr
    assert said.startswith('may.yaml:5:5: error: there is no block "a may.yaml:1:1: error: b" [unknown-block]\n')


def test_a_folder_stands_for_every_document_in_it_however_deep(tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    for name in ("a.yaml", "b.yml", "C.YAML", "deep/d.yaml", ".hidden.yaml", "notes.txt"):
        (tmp_path / "in" / name).write_text(HEAD + "  - Words.\n")
    done = run("check", "in", "in/a.yaml", cwd=tmp_path)
    files = ["in/C.YAML", "in/a.yaml", "in/b.yml", "in/deep/d.yaml"]
    assert (done.returncode, done.stdout.splitlines()) == (0, [f"{Path(file)}: nothing is wrong" for file in files])
    built = run("build", "in", cwd=tmp_path)
    assert built.stdout.startswith("4 made")


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_folder_without_a_document_is_not_said_to_be_well(tmp_path: Path, command: str) -> None:
    (tmp_path / "in").mkdir()
    done = run(command, "in", cwd=tmp_path)
    assert done.returncode == 2
    assert "there is no document in in: its name would end in .yaml" in done.stderr


def test_findings_as_json(tmp_path: Path) -> None:
    (tmp_path / "may.yaml").write_text(SLIP, encoding="utf-8")
    done = run("check", "may.yaml", "--json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    first, second = json.loads(done.stdout)
    assert first == {
        "code": "unknown-key", "level": "error", "message": 'unknown key "hedline" in this article', "hint": 'did you mean "headline"?',
        "file": "may.yaml", "line": 7, "column": 7, "length": 7, "mend": '"hedline" becomes "headline"',
    }  # fmt: skip
    assert (second["code"], second["line"], second["column"], second["mend"]) == ("colon-in-text", 7, 20, "put quotes round the text")
    (tmp_path / "may.yaml").write_text(HEAD + "  - Words.\n")
    done = run("check", "may.yaml", "--json", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "[]\n")


def test_what_is_useful_next_is_told(tmp_path: Path) -> None:
    (tmp_path / "may.yaml").write_text(HEAD + "  - Words.\n")
    (tmp_path / "slip.yaml").write_text(SLIP)
    assert run("check", "may.yaml", cwd=tmp_path).stdout == "may.yaml: nothing is wrong\nNext: reportgen newsletter may.yaml\n"
    assert run("check", "slip.yaml", cwd=tmp_path).stdout.splitlines()[-1].endswith("reportgen check slip.yaml --fix")
    assert run("check", "may.yaml", "--quiet", cwd=tmp_path).stdout == ""


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("May news.yaml", '"May news.yaml"'), ("R&D.yaml", '"R&D.yaml"'), ("it's(2).yaml", '"it\'s(2).yaml"'),
        ("-1.yaml", f".{os.sep}-1.yaml"), ("a_b-c+1,2.yaml", "a_b-c+1,2.yaml"), ("Café.yaml", "Café.yaml"),
    ],
)  # fmt: skip
def test_a_name_is_told_as_it_is_typed(tmp_path: Path, name: str, typed: str) -> None:
    (tmp_path / name).write_text(HEAD + "  - Words.\n")
    assert run("check", "--", name, cwd=tmp_path).stdout.splitlines()[-1] == f"Next: reportgen newsletter {typed}"


def test_a_slip_in_the_name_of_a_file_or_of_ones_own_house_is_told(tmp_path: Path) -> None:
    (tmp_path / "may.yaml").write_text(HEAD + "  - Words.\n")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    assert run("check", "may.yml", cwd=tmp_path).stderr.endswith('; did you mean "may.yaml"?\n')
    assert "did you mean" not in run("check", "loop.yaml", cwd=tmp_path).stderr
    (tmp_path / "deep" / "mine").mkdir(parents=True)
    assert "no style.yaml in it" in run("check", "may.yaml", "--house", "./deep/mine", cwd=tmp_path).stderr
    (tmp_path / "deep" / "mine" / "style.yaml").write_text("name: Mine\n")
    (tmp_path / "deep" / "may.yaml").write_text("house: mine\n" + HEAD + "  - Words.\n")
    assert 'did you mean the folder "./mine"?' in run("check", "deep/may.yaml", cwd=tmp_path).stderr


# ---- schema, doctor, shells ----------------------------------------------------------------------


def test_the_schema_goes_to_standard_output_and_nothing_else_does(tmp_path: Path) -> None:
    done = run("schema", "report", cwd=tmp_path)
    assert json.loads(done.stdout)["title"] == "reportgen report"
    assert run("schema", "report", "-o", "a.json", cwd=tmp_path).returncode == 0
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == done.stdout


def test_the_doctor_finds_this_machine_well_in_one_screen(tmp_path: Path) -> None:
    done = run("doctor", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "Next: reportgen new newsletter may.yaml"
    assert len(done.stdout.splitlines()) <= 24
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["page-validation", "weasyprint", "markupsafe"])
def test_the_doctor_looks_for_every_package_that_reportgen_declares(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str) -> None:
    known = importlib.metadata.version

    def version(package: str) -> str:
        if package == name:
            raise importlib.metadata.PackageNotFoundError(package)
        return known(package)

    monkeypatch.setattr(importlib.metadata, "version", version)
    (found,) = (each for each in examine(tmp_path) if each.what == "Python packages")
    assert (found.is_good, found.found) == (False, f"without {name}")


def test_libreoffice_is_used_where_the_doctor_finds_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows and on a Mac no path of the shell leads to it."""
    program = tmp_path / "soffice"
    program.write_text('#!/bin/sh\nfor each; do last=$each; done\ncp "$last" "${last%.docx}.pdf"\n')
    program.chmod(0o755)
    monkeypatch.setattr(office, "_USUAL", (str(program),))
    monkeypatch.setattr(shutil, "which", lambda _: None)
    (tmp_path / "x.docx").write_text("words")
    (found,) = (each for each in examine(tmp_path) if each.what == "LibreOffice")
    assert (found.is_good, found.found) == (True, str(program))
    made = office.convert(tmp_path / "x.docx", tmp_path)
    assert made is not None and made.read_text() == "words"


def test_the_doctor_names_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    done = run("doctor", "-o", "out/there", cwd=tmp_path)
    assert done.returncode == 3
    assert "LACKING  Writing" in done.stdout


@pytest.mark.parametrize(("typed", "offered"), [("ne", {"newsletter", "new"}), ("check --f", {"--fix"}), ("schema re", {"report"})])
def test_a_shell_completes(tmp_path: Path, typed: str, offered: set[str]) -> None:
    words = f"reportgen {typed}"
    done = run(cwd=tmp_path, _REPORTGEN_COMPLETE="bash_complete", COMP_WORDS=words, COMP_CWORD=str(len(words.split()) - 1))
    assert {line.split(",")[1] for line in done.stdout.splitlines()} == offered
