"""What start-up leaves out changes no byte, and is left in where it does not fit."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from reportgen.later import modules_later, patterns_later
from reportgen.render import engine, weasyprint_ffi
from reportgen.style import house
from tools import compile_declarations

ROOT = Path(__file__).parents[2]


def made(name: str, folder: Path, **environment: str) -> bytes:
    command = [sys.executable, str(ROOT / "cli.py"), "newsletter", "-q", f"inputs/{name}.yaml", "-o", f"{folder}/"]
    subprocess.run(command, check=True, cwd=ROOT, env=os.environ | environment)
    return (folder / f"{name}.pdf").read_bytes()


@pytest.mark.parametrize("name", ["march", "april", "results"])
def test_the_plain_way_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    assert made(name, tmp_path / "short") == made(name, tmp_path / "plain", REPORTGEN_PLAIN="1")


def test_the_declarations_parsed_ahead_are_those_of_weasyprint() -> None:
    assert compile_declarations.compiled() == Path(weasyprint_ffi.__file__).read_text("utf-8")


def test_the_letters_listed_are_those_of_the_fonts() -> None:
    style, _ = house.load(house.TEMPLATES / "worcestershire")
    assert style is not None
    assert style.letters == house.letters_of(style.fonts)


@pytest.mark.parametrize("set_up", [
    lambda patch: patch.setattr(weasyprint_ffi, "MADE_FROM", hashlib.sha256(b"another").hexdigest()),
    lambda patch: patch.setenv("REPORTGEN_PLAIN", "1"),
])
def test_another_weasyprint_is_loaded_plainly(set_up: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch) -> None:
    assert engine._shortcuts()
    set_up(monkeypatch)
    assert engine._shortcuts() == []


def test_every_page_of_ours_is_well_formed(tmp_path: Path) -> None:
    """Else it is read the slow way, and nothing but its speed would tell."""
    script = (
        "import sys, tinyhtml5; from pathlib import Path; from reportgen.build import Request, build\n"
        "tinyhtml5.parse = lambda *_, **__: sys.exit('not well-formed')\n"
        "for name in ('march', 'april', 'results'):\n"
        f"    assert build(Request(Path(f'inputs/{{name}}.yaml'), {{'pdf': Path({str(tmp_path)!r}, 'made.pdf')}})).written\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT)


def test_a_pattern_and_a_module_come_when_they_are_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "needed_later.py").write_text("limit = 1\ndef double(n): return 2 * n\nclass Wrong(Exception): pass\n")
    (tmp_path / "needing.py").write_text(
        "import re, needed_later\nfrom needed_later import double\nneeded_later.limit = 5\nletters = re.compile('[a-z]+')\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    with modules_later("needed_later"), patterns_later("needing"):
        import needing  # type: ignore[import-not-found]
    assert "needed_later" not in sys.modules
    assert needing.double(4) == 8
    assert needing.needed_later.limit == 5 and needing.needed_later is not sys.modules["needed_later"]
    assert needing.letters.sub("", "a1") == "1"
    assert find_spec("needed_later") is not None
