"""Every command in README.md and docs/ works as it stands there."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from cli import cli

ROOT = Path(__file__).parents[1]
PAGES = {path.name: path.read_text(encoding="utf-8") for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]}
SAMPLES = {path.name for path in (ROOT / "inputs").glob("*.yaml")}
FENCE = re.compile(r"^```(sh|yaml \S+\.yaml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def lines_of(page: str, folder: Path | None = None) -> Iterator[tuple[str, int]]:
    """Each command of the page, and what it returns: what stands behind it, such as `# exit 1`. A fence with the name
    of a file after `yaml` is saved in the folder under that name, when its turn comes."""
    for language, body in FENCE.findall(PAGES[page]):
        if language != "sh" and folder:
            (folder / language.split()[1]).write_text(body, encoding="utf-8")
        for line in body.splitlines() if language == "sh" else ():
            typed, _, remark = line.partition("#")
            if typed.startswith("reportgen "):
                yield typed.strip(), int(remark.split()[1]) if remark.strip().startswith("exit ") else 0


def is_endless(line: str) -> bool:
    return line.startswith("reportgen preview ") or "--watch" in line


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """A folder with the samples that the page speaks of, but for those it begins itself, in inputs/ and beside it;
    without any, one of each kind."""
    lines = [line for line, _ in lines_of(request.getfixturevalue("page"))]
    begun = [line for line in lines if line.startswith("reportgen new ")]
    named = {name for name in SAMPLES if name in " ".join(lines) and name not in " ".join(begun)} or {"march.yaml", "cabinet.yaml"}
    others = shutil.ignore_patterns(*SAMPLES - named)
    for folder in (tmp_path, tmp_path / "inputs"):
        shutil.copytree(ROOT / "inputs", folder, ignore=others, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("page", [page for page in PAGES if any(not is_endless(line) for line, _ in lines_of(page))])
def test_each_command_of_a_page_works_in_its_turn(place: Path, page: str) -> None:
    for line, wanted in lines_of(page, place):
        if not is_endless(line):
            done = CliRunner().invoke(cli, shlex.split(line)[1:])
            assert (done.exit_code, wanted or done.stderr.count("error")) == (wanted, wanted), (line, done.output, done.exception)


ENDLESS = sorted({(page, line) for page in PAGES for line, _ in lines_of(page) if is_endless(line)})


@pytest.mark.parametrize(("page", "line"), ENDLESS)
def test_what_goes_on_until_it_is_stopped_shows_or_makes_the_document(place: Path, page: str, line: str) -> None:
    *_, name = (part for part in shlex.split(line) if part.endswith(".yaml"))
    if not (place / name).exists():
        shutil.copy(ROOT / "inputs" / "march.yaml", place / name)
    (place / "bin").mkdir()
    for opener in ("xdg-open", "open"):
        (place / "bin" / opener).write_text(f'#!/bin/sh\necho "$1" > {place}/opening\nmv {place}/opening {place}/opened\n')
        (place / "bin" / opener).chmod(0o755)
    path = {**os.environ, "PATH": f"{place / 'bin'}{os.pathsep}{os.environ['PATH']}", "PYTHONUNBUFFERED": "1"}
    arguments = [sys.executable, str(ROOT / "cli.py"), *shlex.split(line)[1:]]
    with subprocess.Popen(arguments, cwd=place, env=path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as begun:
        assert begun.stdout is not None
        try:
            said = next(said for said in begun.stdout if "Ctrl-C" in said)
            if "preview" in line:
                assert b"<main" in page_at(re.findall(r"http://\S+/", said)[0], place)
            else:
                assert list((place / "out").iterdir()) != []
        finally:
            begun.send_signal(signal.SIGINT)
            rest = begun.stdout.read()
    assert "Traceback" not in rest and "Aborted" not in rest
    assert begun.returncode == 0


def page_at(address: str, place: Path) -> bytes:
    """What the preview shows there, as soon as there is a page. The browser was sent there."""
    for event in urllib.request.urlopen(address + "events"):
        if re.search(rb'"page": [1-9]', event):
            break
    end = time.monotonic() + 60
    while not (place / "opened").exists():  # it is a process of its own that opens a browser
        assert time.monotonic() < end
        time.sleep(0.01)
    assert (place / "opened").read_text().strip() == address
    with urllib.request.urlopen(address + "page") as page:
        return bytes(page.read())


@pytest.mark.parametrize("page", PAGES)
def test_each_command_that_a_text_names_is_one_with_these_options(page: str) -> None:
    for typed in re.findall(r"(?<!`)`reportgen ([a-z][^`]*)`(?!`)", PAGES[page]):
        name, *others = typed.split()
        command = cli.commands[name]
        known = {each for parameter in command.params if isinstance(parameter, click.Option) for each in parameter.opts} | {"--help"}
        assert {other for other in others if other.startswith("-")} <= known, typed
