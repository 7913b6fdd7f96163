"""The command as a person runs it: what it prints, what it writes, which code it returns."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GOOD = "document: newsletter\ntitle: JAR newsletter\ndate: March 2008\ncontent:\n  - Hello\n"
BAD = "document: newsletter\ntitle: JAR newsletter\ndate: March 2008\ncontent:\n  - article:\n      hedline: Hello\n      text: Words\n"


def run(*arguments: str | Path, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *map(str, arguments)],
        cwd=cwd, capture_output=True, text=True, encoding="utf-8", env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment}, check=False,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "good.yaml").write_text(GOOD)
    (tmp_path / "bad.yaml").write_text(BAD)
    return tmp_path


def test_a_newsletter_goes_into_the_folder_out_named_after_its_file(folder: Path) -> None:
    done = run("newsletter", "good.yaml", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(f"{Path('out/good.pdf')}, 1 page, ")
    assert (folder / "out" / "good.pdf").read_bytes().startswith(b"%PDF-")
    assert done.stdout.splitlines()[-1] == "Next, for Word and the web too: reportgen newsletter good.yaml --format pdf,docx,html"


def test_both_formats_at_once_into_a_folder_of_choice(folder: Path) -> None:
    done = run("newsletter", "good.yaml", "-o", "there/", "--format", "pdf,html", cwd=folder)
    assert done.returncode == 0
    assert sorted(path.name for path in (folder / "there").iterdir()) == ["good.html", "good.pdf"]


def test_large_print_stands_beside_ordinary_print(folder: Path) -> None:
    assert run("newsletter", "good.yaml", cwd=folder).returncode == 0
    done = run("newsletter", "good.yaml", "--large-print", "--format", "pdf,docx,html", cwd=folder)
    assert done.returncode == 0
    names = sorted(path.name for path in (folder / "out").iterdir())
    assert names == ["good.large-print.docx", "good.large-print.html", "good.large-print.pdf", "good.pdf"]


def test_one_file_in_one_format_may_be_named(folder: Path) -> None:
    assert run("newsletter", "good.yaml", "-o", "mine.pdf", cwd=folder).returncode == 0
    assert (folder / "mine.pdf").exists()


def test_quiet_prints_nothing_where_nothing_is_wrong(folder: Path) -> None:
    done = run("newsletter", "good.yaml", "--quiet", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_fault_is_told_with_its_place_and_nothing_is_written(folder: Path) -> None:
    done = run("newsletter", "bad.yaml", cwd=folder)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == (
        'bad.yaml:6:7: error: unknown key "hedline" in this article [unknown-key]\n'
        "    6 |       hedline: Hello\n"
        '      |       ^^^^^^^ did you mean "headline"?\n'
        "bad.yaml: 1 error; nothing was written\n"
    )
    assert not (folder / "out").exists()


def test_a_good_file_made_before_stays_where_the_next_has_a_fault(folder: Path) -> None:
    run("newsletter", "good.yaml", cwd=folder)
    before = (folder / "out" / "good.pdf").read_bytes()
    (folder / "good.yaml").write_text(BAD)
    assert run("newsletter", "good.yaml", cwd=folder).returncode == 1
    assert (folder / "out" / "good.pdf").read_bytes() == before
    assert [path.name for path in (folder / "out").iterdir()] == ["good.pdf"]


def test_one_faulty_file_does_not_keep_the_others_from_being_made(folder: Path) -> None:
    done = run("newsletter", "bad.yaml", "good.yaml", cwd=folder)
    assert done.returncode == 1
    assert (folder / "out" / "good.pdf").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["newsletter"], "Missing argument"),
        (["newsletter", "good.yaml", "--format", "word"], '"word" is no format; known: pdf, docx (for Word), html (for the web)'),
        (["newsletter", "good.yaml", "bad.yaml", "-o", "one.pdf"], "is no folder"),
        (["newsletter", "good.yaml", "-o", "one.txt"], "a file would be named .pdf; --format makes one of another kind"),
        (["newsletter", "good.yaml", "inner/good.yaml"], "would both make"),
        (["newsletter", "inner"], "is a directory"),
        (["newspaper", "good.yaml"], "No such command"),
        (["good.yaml"], "say first what is to be done with it, such as   reportgen newsletter good.yaml"),
    ],
)
def test_wrong_usage_is_2(folder: Path, arguments: list[str], said: str) -> None:
    (folder / "inner").mkdir()
    done = run(*arguments, cwd=folder)
    assert done.returncode == 2
    assert said in done.stderr
    assert not (folder / "out").exists()


def test_a_format_may_be_typed_in_capitals(folder: Path) -> None:
    assert run("newsletter", "good.yaml", "--format", "HTML", cwd=folder).returncode == 0
    assert (folder / "out" / "good.html").exists()


def test_a_file_that_is_not_there_is_3(folder: Path) -> None:
    done = run("newsletter", "none.yaml", cwd=folder)
    assert (done.returncode, done.stderr) == (3, "error: none.yaml cannot be read: No such file or directory\n")


def test_a_file_that_notepad_named_is_told(folder: Path) -> None:
    (folder / "mine.yaml.txt").write_text(GOOD)
    done = run("check", "mine.yaml", cwd=folder)
    assert (done.returncode, done.stderr.count("mine.yaml.txt, as Notepad names it")) == (3, 1)


@pytest.mark.parametrize(
    ("command", "made"),
    [
        (["newsletter", "good.yaml"], "out/good.pdf"),
        (["newsletter", "good.yaml", "-o", "out/"], "out/good.pdf"),
        (["newsletter", "good.yaml", "-o", "out/x.pdf"], "out/x.pdf"),
        (["newsletter", "good.yaml", "-o", "out/a/b/x.pdf"], "out/a/b/x.pdf"),
        (["schema", "report", "-o", "out/x.json"], "out/x.json"),
    ],
)
def test_a_file_where_the_folder_should_be_is_told_and_is_3(folder: Path, command: list[str], made: str) -> None:
    (folder / "out").write_text("a file where the folder should be")
    done = run(*command, cwd=folder)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr == f"error: {Path(made)} cannot be written: out is a file, and no folder\n"
    assert (folder / "out").read_text() == "a file where the folder should be"


def test_a_bug_of_ours_is_one_line_and_70(folder: Path) -> None:
    script = "import reportgen.build, cli\ndef broken(request): raise RuntimeError('no')\nreportgen.build.build = broken\ncli.main()\n"
    arguments = [sys.executable, "-c", script, "newsletter", str(folder / "good.yaml")]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(arguments, cwd=folder, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 70
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    done = subprocess.run(arguments, cwd=folder, capture_output=True, text=True, env={**environment, "REPORTGEN_DEBUG": "1"}, check=False)
    assert "Traceback" in done.stderr


def test_a_draft_is_made_with_its_errors_told_and_says_so(folder: Path) -> None:
    (folder / "late.yaml").write_text(GOOD.replace("- Hello", "- '[here](https://example.org)'"))
    done = run("newsletter", "late.yaml", cwd=folder)
    assert done.returncode == 1
    assert done.stderr.endswith(
        "late.yaml: 1 error; nothing was written; with --draft it is made all the same, marked as not for publication\n"
    )
    done = run("newsletter", "late.yaml", "--draft", cwd=folder)
    assert done.returncode == 0
    assert "error: “here” does not say where the link leads [vague-link]" in done.stderr
    assert [path.name for path in (folder / "out").iterdir()] == ["late.draft.pdf"]
    assert done.stdout.splitlines()[-2:] == [
        "late.yaml: this is a draft, not for publication",
        "Next, when it can be published: reportgen newsletter late.yaml",
    ]
    assert run("newsletter", "late.yaml", "-o", "mine.html", "--format", "html", "--draft", cwd=folder).returncode == 0
    assert sorted(path.name for path in folder.glob("mine*")) == ["mine.draft.html"]


def test_help_loads_nothing_that_draws(folder: Path) -> None:
    code = "import sys, cli\ntry: cli.cli(['newsletter', '--help'])\nexcept SystemExit: pass\nprint(sorted({'weasyprint', 'jinja2', 'yaml', 'pikepdf', 'reportgen.build'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_house_style_may_be_a_folder_and_an_unknown_one_names_those_there_are(folder: Path) -> None:
    done = run("newsletter", "good.yaml", "--house", "worcester", cwd=folder)
    assert done.returncode == 1
    assert 'did you mean "worcestershire"?' in done.stderr
    done = run("newsletter", "good.yaml", "--house", ROOT / "templates" / "worcestershire", cwd=folder)
    assert done.returncode == 0


def test_check_tells_what_is_wrong_and_writes_nothing(folder: Path) -> None:
    done = run("check", "bad.yaml", "good.yaml", cwd=folder)
    fix = "Next, to mend what can be mended in one way only: reportgen check bad.yaml good.yaml --fix\n"
    assert (done.returncode, done.stdout) == (1, f"good.yaml: nothing is wrong\n{fix}")
    assert "unknown-key" in done.stderr
    assert sorted(path.name for path in folder.iterdir()) == ["bad.yaml", "good.yaml"]


def test_check_of_a_folder_looks_at_every_document_in_it(folder: Path) -> None:
    done = run("check", ".", cwd=folder)
    assert "bad.yaml:6:7" in done.stderr
    assert "good.yaml: nothing is wrong" in done.stdout


def test_check_of_nothing_is_wrong_usage(folder: Path) -> None:
    assert run("check", cwd=folder).returncode == 2


def test_check_of_a_house_style_names_the_style_that_its_template_lacks(folder: Path) -> None:
    import shutil

    import docx

    house = folder / "house"
    shutil.copytree(ROOT / "templates" / "worcestershire", house)
    template = docx.Document(str(house / "newsletter.docx"))
    styles = template.styles
    styles["Quote"].element.getparent().remove(styles["Quote"].element)
    shade = styles["Category 1"].element.rPr.find("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}shd")
    shade.set("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}fill", "FF0000")
    styles["List Bullet"].element.pPr.remove(styles["List Bullet"].element.pPr.numPr)
    template.save(str(house / "newsletter.docx"))
    done = run("check", "--template", f"{house}/", cwd=folder)
    assert done.returncode == 1
    assert 'the Word template newsletter.docx has no style "Quote"' in done.stderr
    assert 'the style "List Bullet" of newsletter.docx has lost its bullet or number' in done.stderr
    assert 'the ground of the style "Category 1" in newsletter.docx is #FF0000; style.yaml says #00534A' in done.stderr
    assert run("check", "--template", "worcestershire", cwd=folder).stdout == "worcestershire: nothing is wrong\n"
