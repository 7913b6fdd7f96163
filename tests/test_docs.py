"""What docs/ says is so: nothing is missing, nothing is stale, each example does what stands beside it, each command works."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from cli import BUG, DONE, FAULTY, MACHINE, USAGE, cli
from reportgen import build
from reportgen.blocks import BLOCKS
from reportgen.lint import CODES, RULES
from reportgen.model.fields import keys_of
from reportgen.schema import DOCUMENTS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
sys.path.append(str(ROOT / "tools"))

import make_docs  # noqa: E402
from document_findings import EXAMPLES, HOUSE, codes  # noqa: E402

PAGES = {path.name: path.read_text(encoding="utf-8") for path in sorted(DOCS.glob("*.md"))}
HEAD = make_docs.HEADS["newsletter"]
SHOWN = list(make_docs.examples())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("logos", "pictures"):
        shutil.copytree(ROOT / "inputs" / name, tmp_path / name)
    (tmp_path / "launch.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2"/>')
    return tmp_path


# ---- nothing is stale ----------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "page"), [("format.md", make_docs.format_page), ("findings.md", make_docs.findings_page)])
def test_a_page_that_is_made_is_that_of_today(name: str, page: object) -> None:
    """Where it is stale: python tools/make_docs.py"""
    assert callable(page)
    assert page() == PAGES[name]


# ---- nothing is missing --------------------------------------------------------------------------


def test_every_block_has_an_example_and_a_picture() -> None:
    assert [name for name, _, _ in SHOWN] == list(BLOCKS)
    for name in BLOCKS:
        assert f"(pictures/blocks/{name}.png)" in PAGES["blocks.md"]
        assert (DOCS / "pictures" / "blocks" / f"{name}.png").stat().st_size < 60_000


def test_every_key_is_in_the_format() -> None:
    for cls in (*DOCUMENTS.values(), *BLOCKS.values()):
        for key in keys_of(cls):
            assert f"`{key}`" in PAGES["format.md"], (cls, key)


def test_every_code_is_told_of_and_has_an_example_where_yaml_can_show_it() -> None:
    for code in codes():
        assert f"### {code}\n" in PAGES["findings.md"] or f"| `{code}` |" in PAGES["findings.md"], code
    assert not (EXAMPLES.keys() | HOUSE.keys()) - codes().keys()


def commands() -> list[click.Command]:
    return list(cli.commands.values())


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
def test_every_command_and_option_is_told_of(command: click.Command) -> None:
    page = PAGES["commands.md"]
    assert f"## {command.name}\n" in page
    section = page.split(f"## {command.name}\n")[1].split("\n## ")[0]
    for parameter in command.params:
        for option in parameter.opts if isinstance(parameter, click.Option) else ():
            assert f"`{option}" in section, option


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
def test_the_help_of_each_command_has_an_example(command: click.Command) -> None:
    assert f"Example: reportgen {command.name}" in (command.help or "")


def test_every_exit_code_is_told_of() -> None:
    for code in (DONE, FAULTY, USAGE, MACHINE, BUG):
        assert f"| {code} |" in PAGES["commands.md"]


def test_every_link_within_the_docs_leads_somewhere() -> None:
    for name, text in PAGES.items():
        for target in re.findall(
            r"(?<!`)\]\(([^)#:\s]+)(?:#[^)]*)?\)", re.sub(r"^(```|~~~).*?^\1$", "", text, flags=re.DOTALL | re.MULTILINE)
        ):
            assert (DOCS / target).exists(), (name, target)


# ---- examples do what stands beside them ---------------------------------------------------------


@pytest.mark.parametrize(("name", "kind", "text"), SHOWN, ids=[name for name, _, _ in SHOWN])
def test_the_example_of_a_block_is_without_fault(folder: Path, name: str, kind: str, text: str) -> None:
    (folder / "block.yaml").write_text(text, encoding="utf-8")
    assert build.check(build.Request(folder / "block.yaml", {}, kind)).findings == []


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_bad_example_of_a_finding_has_it_and_the_good_one_has_none(folder: Path, code: str) -> None:
    bad, good = EXAMPLES[code]
    assert code in found(folder, bad)
    assert found(folder, good) == []


def found(folder: Path, text: str) -> list[str]:
    whole = text if not text.startswith("- ") else HEAD + text
    data = whole.encode("utf-8", "surrogateescape") if re.search("[\udc80-\udcff]", whole) else whole.encode()
    (folder / "example.yaml").write_bytes(data)
    return [finding.code for finding in build.check(build.Request(folder / "example.yaml", {})).findings]


def test_the_examples_of_lints_are_tried_with_the_lints() -> None:
    assert {rule.code for rule in RULES} == CODES.keys()


# ---- commands work -------------------------------------------------------------------------------

TUTORIALS = ["tutorial.md", "commands.md", "house-styles.md"]


@pytest.mark.parametrize("name", TUTORIALS)
def test_each_command_of_a_page_works_in_its_turn(tmp_path: Path, name: str) -> None:
    """All commands of a page run in one folder, in order; `# exit 1` behind one is what it returns. A fence
    with a file's name after `yaml` is saved under it."""
    shutil.copytree(ROOT / "inputs", tmp_path / "inputs")
    for language, body in re.findall(r"^```(sh|yaml \S+\.yaml)\n(.*?)^```$", PAGES[name], re.MULTILINE | re.DOTALL):
        if language != "sh":
            (tmp_path / language.split()[1]).write_text(body, encoding="utf-8")
            continue
        for line in body.splitlines():
            typed, _, remark = line.partition("#")
            if not typed.startswith("reportgen ") or "preview" in typed or "--watch" in typed:
                continue
            done = subprocess.run(
                [sys.executable, str(ROOT / "cli.py"), *shlex.split(typed)[1:]], cwd=tmp_path, capture_output=True, text=True, check=False
            )
            wanted = int(remark.split()[1]) if remark.strip().startswith("exit ") else 0
            assert done.returncode == wanted, (line, done.stdout, done.stderr)
