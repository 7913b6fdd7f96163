"""What the README shows works as it says."""

from __future__ import annotations

import re
import shlex
import subprocess
from pathlib import Path

import pytest

from reportgen.blocks import BLOCKS
from reportgen.build import Request, build

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [line.split("#")[0].strip() for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]


@pytest.mark.parametrize(("kind", "pages"), [("newsletter", 2), ("report", 1)])
def test_each_example_is_a_whole_document(kind: str, pages: int, tmp_path: Path) -> None:
    (example,) = (text for text in re.findall(r"```yaml\n(.*?)```", README, re.DOTALL) if f"document: {kind}\n" in text)
    (tmp_path / "example.yaml").write_text(example, encoding="utf-8")
    result = build(Request(tmp_path / "example.yaml", {"pdf": tmp_path / "example.pdf"}))
    assert (result.findings, result.pages) == ([], pages)


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.startswith("make ")])
def test_make_knows_each_target(command: str) -> None:
    done = subprocess.run(["make", "-n", *shlex.split(command)[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_every_block_is_named() -> None:
    for name in BLOCKS:
        assert name == "text" or f"`{name}`" in README, name
