"""The same input gives the same bytes: in another folder, at another time and place, cold and warm, cached and fresh."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Builds twice in one process, at the time that is named.
TWICE = """
import sys, time
from pathlib import Path
if sys.argv[3]:
    time.time = lambda: float(sys.argv[3])
from reportgen.build import Request, build
source, out = Path(sys.argv[1]), Path(sys.argv[2])
for folder in (out / "cold", out / "warm"):
    result = build(Request(source, {name: folder / f"x.{name}" for name in ("pdf", "docx", "html")}))
    assert result.written, [str(f) for f in result.findings]
"""


@pytest.mark.parametrize("sample", ["march", "committee"])
def test_the_same_bytes_everywhere_and_always(tmp_path: Path, sample: str) -> None:
    made: dict[str, set[str]] = {}
    for place, zone, locale, seed, clock in (
        ("here", "Pacific/Kiritimati", "C", "1", ""),
        ("Rhywle arall, ŵ 'x'", "America/Los_Angeles", "cy_GB.UTF-8", "2", "4102444800"),
    ):
        folder = tmp_path / place
        shutil.copytree(ROOT / "inputs", folder)
        shutil.rmtree(ROOT / "templates" / "base" / "__pycache__", ignore_errors=True)
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "TZ": zone, "LC_ALL": locale, "LANG": locale, "PYTHONHASHSEED": seed}
        environment.pop("SOURCE_DATE_EPOCH", None)
        command = [sys.executable, "-c", TWICE, str(folder / f"{sample}.yaml"), str(folder / "out"), clock]
        subprocess.run(command, cwd=folder, env=environment, check=True)
        for path in sorted((folder / "out").rglob("x.*")):
            made.setdefault(path.suffix, set()).add(hashlib.sha256(path.read_bytes()).hexdigest())
    assert {suffix: len(found) for suffix, found in made.items()} == {".pdf": 1, ".docx": 1, ".html": 1}
