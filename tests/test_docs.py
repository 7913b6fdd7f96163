"""What docs/ says is so: nothing is missing, nothing is stale, each example does what stands beside it."""

from __future__ import annotations

import ast
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import click
import pytest
from PIL import Image

from cli import cli
from reportgen import build, telling
from reportgen.blocks import BLOCKS
from reportgen.lint import CODES, RULES
from reportgen.model.fields import keys_of
from reportgen.schema import DOCUMENTS, file_name, schema

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
sys.path.append(str(ROOT / "tools"))

import findings_of_files as files  # noqa: E402
import make_docs  # noqa: E402
from document_findings import DRAWN, EXAMPLES, HOUSE, codes  # noqa: E402

PAGES = {path.name: path.read_text(encoding="utf-8") for path in sorted(DOCS.glob("*.md"))}
HEAD = make_docs.HEADS["newsletter"]
SHOWN = list(make_docs.examples())
IN_WORDS = files.OF_THIS_MACHINE | files.OF_PROOFS | files.OF_PDFS | files.OF_WEB_PAGES | files.OF_WORD


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "launch.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"/>')
    return make_docs.with_pictures(tmp_path)


# ---- nothing is stale ----------------------------------------------------------------------------


MADE: dict[str, Callable[[], str]] = {"format.md": make_docs.format_page, "findings.md": make_docs.findings_page}
MADE |= {file_name(kind): partial(schema, kind) for kind in DOCUMENTS}


@pytest.mark.parametrize("name", MADE)
def test_a_page_that_is_made_is_that_of_today(name: str) -> None:
    """Where it is stale: python tools/make_docs.py"""
    assert MADE[name]() == (DOCS / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, _, text in SHOWN], ids=[name for name, _, _ in SHOWN])
def test_the_picture_of_a_block_is_that_of_its_example(folder: Path, name: str, text: str) -> None:
    """Where it is stale: python tools/make_docs.py --pictures"""
    with Image.open(make_docs.picture_of(name)) as picture:
        assert picture.info[make_docs.MADE_FROM] == make_docs.made_from(text, folder)


# ---- nothing is missing --------------------------------------------------------------------------


def missing(pages: dict[str, str]) -> Iterator[str]:
    """Each block, key, code, option and exit code that the pages do not tell of."""
    for block in BLOCKS:
        if f"\n## {block}\n" not in pages["blocks.md"] or f"(pictures/blocks/{block}.png)" not in pages["blocks.md"]:
            yield f"block {block}"
    for name, cls in {**{f"document: {kind}": cls for kind, cls in DOCUMENTS.items()}, **BLOCKS}.items():
        for key in keys_of(cls):
            if not re.search(rf"^\| \**`{key}`\** \|", section(pages["format.md"], name), re.MULTILINE):
                yield f"key {name} {key}"
    for code in codes():
        if f"\n### {code}\n" not in pages["findings.md"] and f"\n| `{code}` |" not in pages["findings.md"]:
            yield f"code {code}"
    for command in cli.commands.values():
        told = section(pages["commands.md"], command.name or "")
        told += section(pages["commands.md"], "newsletter") if "[the options of `newsletter`](#newsletter)" in told else ""
        for option in (option for parameter in command.params if isinstance(parameter, click.Option) for option in parameter.opts):
            if f"`{option}" not in told:
                yield f"option {command.name} {option}"
    for name, code in vars(telling).items():
        if name.isupper() and type(code) is int and f"\n| {code} |" not in pages["commands.md"]:
            yield f"exit code {code}"


def section(page: str, title: str) -> str:
    return page.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_every_block_key_code_option_and_exit_code_is_told_of() -> None:
    assert list(missing(PAGES)) == []


@pytest.mark.parametrize(
    ("page", "told", "found"),
    [
        ("blocks.md", "\n## timeline\n", "block timeline"),
        ("blocks.md", "(pictures/blocks/quote.png)", "block quote"),
        ("format.md", "| `stand-first` |", "key article stand-first"),
        ("format.md", "| **`title`** | What the report is about |", "key document: report title"),
        ("findings.md", "\n### cut-off\n", "code cut-off"),
        ("findings.md", "\n| `pdf-words` |", "code pdf-words"),
        ("commands.md", "| `--proof` |", "option newsletter --proof"),
        ("commands.md", "`--port`", "option preview --port"),
        ("commands.md", "\n| 70 |", "exit code 70"),
    ],
)
def test_what_is_taken_out_of_a_page_is_missed(page: str, told: str, found: str) -> None:
    assert told in PAGES[page]
    lost = list(missing({**PAGES, page: PAGES[page].replace(told, "")}))
    assert lost[0] == found
    assert {each.rpartition(" ")[2] for each in lost} == {found.rpartition(" ")[2]}  # of every command that has the option


def test_every_code_has_a_bad_and_a_good_example_or_says_what_to_do() -> None:
    kinds = [EXAMPLES.keys(), DRAWN.keys(), HOUSE.keys(), CODES.keys(), IN_WORDS.keys()]
    assert sorted(code for kind in kinds for code in kind) == sorted(codes())
    assert {code.partition("-")[0] for code in codes() if code not in IN_WORDS} & {"pdf", "word", "html", "proof"} == set()
    assert all(says.endswith(".") and says.count(" ") > 3 for says in IN_WORDS.values())
    assert [code for code in codes() if code not in IN_WORDS if "…" in codes()[code] or "{" in codes()[code]] == []


def test_no_code_is_made_where_it_cannot_be_seen() -> None:
    """A code is typed where a finding is made, or handed on by its name, or begins with the format that it is about."""
    for path in (ROOT / "reportgen").rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("error", "warning", "Finding"):
                match call.args[0]:
                    case ast.Constant(str(code)):
                        assert code in codes(), path
                    case ast.JoinedStr(parts):
                        pattern = "".join(str(part.value) if isinstance(part, ast.Constant) else "[a-z]+" for part in parts)
                        assert [code for code in codes() if re.fullmatch(pattern, code)], (path, pattern)
                    case ast.Name(name):
                        assert name in ("code", "rule"), path
                    case ast.Attribute(_, name):
                        assert name == "code", path
                    case other:
                        raise AssertionError(path, ast.dump(other))


@pytest.mark.parametrize("command", cli.commands.values(), ids=lambda command: command.name)
def test_the_help_of_each_command_has_an_example(command: click.Command) -> None:
    assert f"Example: reportgen {command.name}" in (command.help or "")


@pytest.mark.parametrize("page", [ROOT / "README.md", *sorted(DOCS.glob("*.md"))], ids=lambda page: page.name)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    outside = re.sub(r"^(```|~~~).*?^\1$", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    for target in re.findall(r"(?<!`)\]\(([^)#:\s]+)(?:#[^)]*)?\)", outside):
        assert (page.parent / target).exists(), target


# ---- examples do what stands beside them ---------------------------------------------------------


@pytest.mark.parametrize(("name", "kind", "text"), SHOWN, ids=[name for name, _, _ in SHOWN])
def test_the_example_of_a_block_is_without_fault(folder: Path, name: str, kind: str, text: str) -> None:
    (folder / "block.yaml").write_text(text, encoding="utf-8")
    assert build.check(build.Request(folder / "block.yaml", {}, kind)).findings == []
    assert make_docs.picture_of(name).stat().st_size < 60_000


@pytest.mark.parametrize("code", EXAMPLES | DRAWN)
def test_the_bad_example_of_a_finding_has_it_and_the_good_one_has_none(folder: Path, code: str) -> None:
    bad, good = (EXAMPLES | DRAWN)[code]
    assert code in found(folder, bad, code in DRAWN)
    assert found(folder, good, code in DRAWN) == []


def found(folder: Path, text: str, on_the_page: bool) -> list[str]:
    whole = text if not text.startswith("- ") else HEAD + text
    data = whole.encode("utf-8", "surrogateescape") if re.search("[\udc80-\udcff]", whole) else whole.encode()
    (folder / "example.yaml").write_bytes(data)
    request = build.Request(folder / "example.yaml", {"pdf": folder / "example.pdf"})
    return [finding.code for finding in (build.build(request) if on_the_page else build.check(request)).findings]


@pytest.mark.parametrize("code", HOUSE)
def test_the_bad_example_of_a_house_style_has_its_finding_and_the_good_one_does_not(tmp_path: Path, code: str) -> None:
    assert [code in codes_of_house(tmp_path / str(number), text) for number, text in enumerate(HOUSE[code])] == [True, False]


def codes_of_house(folder: Path, text: str) -> list[str]:
    """The findings of a house style in which these lines of `style.yaml`, or of a style sheet, stand."""
    shutil.copytree(ROOT / "templates" / "worcestershire", folder, ignore=shutil.ignore_patterns("*.docx"))
    if text.startswith(("p ", "h1 ", "aside ", "/*")):
        (folder / "newsletter.css").write_text(text, encoding="utf-8")
    else:
        style = (folder / "style.yaml").read_text(encoding="utf-8")
        key = text.partition(":")[0]
        style, inner = re.subn(rf"^  {key}: .*$", f"  {text}", style, flags=re.MULTILINE)
        style = style if inner else re.sub(rf"^{key}:\n(?:[ -].*\n)+", "", style, flags=re.MULTILINE) + f"\n{text}\n"
        (folder / "style.yaml").write_text(style, encoding="utf-8")
    return [finding.code for finding in build.check_house(str(folder)).findings]


def test_the_examples_of_lints_are_tried_with_the_lints() -> None:
    assert {rule.code for rule in RULES} == CODES.keys()
