"""Pictures spoilt as files are spoilt: each is told of, or every format holds it; none makes a run fail.

`make campaign` tries 5,000; the tests some, the same each time.
"""

from __future__ import annotations

import io
import os
import random
import time
from pathlib import Path

import pytest
from PIL import Image
from spoilt import spoilt

from reportgen.build import Request, build
from reportgen.model.picture import open_picture

ROOT = Path(__file__).parents[1]
EXAMPLES = int(os.environ.get("REPORTGEN_PICTURES", "60"))
CHUNK = 20
ISSUE = "document: newsletter\ntitle: T\ndate: March 2008\ncontent:\n  - picture:\n      file: {name}\n      alt: A river\n"


def photograph(kind: str, mode: str) -> bytes:
    file = io.BytesIO()
    Image.effect_mandelbrot((40, 30), (-2, -1, 1, 1), 50).convert(mode).save(file, kind)
    return file.getvalue()


PICTURES = {path.name: path.read_bytes() for path in sorted((ROOT / "inputs").glob("*/*.svg"))} | {
    "colours.png": photograph("PNG", "RGB"),
    "palette.png": photograph("PNG", "P"),
    "clear.png": photograph("PNG", "LA"),
    "river.jpg": photograph("JPEG", "RGB"),
    "inks.jpg": photograph("JPEG", "CMYK"),
}


@pytest.mark.parametrize("seed", range(EXAMPLES // CHUNK))
def test_a_spoilt_picture_is_told_of_or_in_every_format(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    for number in range(CHUNK):
        name = chance.choice(list(PICTURES))
        (tmp_path / name).write_bytes(spoilt(PICTURES[name], chance))
        source = tmp_path / f"{number}.yaml"
        source.write_text(ISSUE.format(name=name), encoding="utf-8")
        outputs = {format: tmp_path / f"{number}.{format}" for format in ("pdf", "docx", "html")}
        before = time.process_time()
        result = build(Request(source, outputs))
        assert time.process_time() - before < 10, f"seed {seed}, {number}: {name}"
        told = [finding for finding in result.findings if finding.is_error]
        line = 5 if open_picture(tmp_path, name)[0] else 6  # one that can be read and not be drawn is told at its block
        assert all(finding.code == "picture" and finding.place and finding.place.line == line for finding in told), (seed, number, told)
        assert [path.exists() for path in outputs.values()] == [not told] * 3, f"seed {seed}, {number}: {name}"
