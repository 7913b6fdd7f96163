"""Samples spoilt as files are spoilt: no traceback, no word lost or added in silence, and what mends them loses none.

`make campaign` tries 100,000; the tests some, the same each time.
"""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lost import difference, letters, text_of
from spoilt import spoilt

from reportgen import build
from reportgen.document import tree
from reportgen.finding import Finding
from reportgen.fix import fix

ROOT = Path(__file__).parents[1]
SAMPLES = [path.read_bytes() for path in sorted((ROOT / "inputs").glob("*.yaml"))]
EXAMPLES = int(os.environ.get("REPORTGEN_MUTANTS", "150"))
CHUNK = min(EXAMPLES, 50)


def mutants(seed: int) -> Iterator[bytes]:
    """A chunk of spoilt samples: bytes flipped, cut, doubled, or put in; lines swapped, doubled, cut or indented."""
    chance = random.Random(seed)
    for _ in range(CHUNK):
        data = chance.choice(SAMPLES)
        if chance.random() < 0.9:
            data = some_blocks(data, chance)
        yield spoilt(data, chance)


def some_blocks(data: bytes, chance: random.Random) -> bytes:
    """A sample's head and up to three of its blocks, as most spoilt samples are: shorter ones are tried faster."""
    head, *blocks = data.split(b"\n  - ")
    first = chance.randrange(len(blocks))
    return b"\n  - ".join([head, *blocks[first : first + chance.randint(1, 3)]]) + b"\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("logos", "pictures"):
        shutil.copytree(ROOT / "inputs" / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("seed", range(EXAMPLES // CHUNK))
def test_a_spoilt_file_is_told_of_or_printed_whole(folder: Path, seed: int) -> None:
    for number, data in enumerate(mutants(seed)):
        document, findings = judged(folder, data)
        if document is not None and not any(finding.is_error for finding in findings):
            lost, added = difference(data, document)
            assert (lost, added) == ([], []), f"seed {seed}, {number}"


@pytest.mark.parametrize("seed", range(1_000_000, 1_000_000 + max(1, EXAMPLES // CHUNK // 20)))
def test_mending_keeps_every_word_and_changes_nothing_twice(folder: Path, seed: int) -> None:
    for number, data in enumerate(mutants(seed)):
        path = folder / "spoilt.yaml"
        path.write_bytes(data)
        request = build.Request(path, {})
        fixed = fix(request)
        once = path.read_bytes()
        assert (once == data) or fixed.mended, f"seed {seed}, {number}"
        assert fix(request).mended == [], f"seed {seed}, {number}"
        assert path.read_bytes() == once, f"seed {seed}, {number}"
        if not any("becomes" in says or "save the file" in says for _, says in fixed.mended):
            assert letters(text_of(once)) == letters(text_of(data)), f"seed {seed}, {number}"


def judged(folder: Path, data: bytes) -> tuple[tree.Document | None, list[Finding]]:
    path = folder / "spoilt.yaml"
    path.write_bytes(data)
    document, _, findings = build.compose(build.Request(path, {}))
    for finding in findings:
        assert str(finding)
        if finding.place is not None and finding.place.source.path == path:
            assert 1 <= finding.place.column <= len(finding.place.source.line(finding.place.line)) + 1
    return document, findings


def test_the_samples_themselves_lose_and_gain_no_word(folder: Path) -> None:
    assert [judged(folder, data)[1] for data in SAMPLES] == [[]] * len(SAMPLES)
    documents = [judged(folder, data)[0] for data in SAMPLES]
    assert [difference(data, made) for data, made in zip(SAMPLES, documents, strict=True) if made] == [([], [])] * len(SAMPLES)
