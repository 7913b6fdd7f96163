"""PDF, Word and web page of a sample are made of the same things; and a screen reader says of each what it said before."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable

import pytest
from samples import NAMES, ROOT, parts, proved

from reportgen.verify.alone import read_finished


def differences(before: Iterable[str], now: Iterable[str]) -> str:
    return "\n".join(difflib.unified_diff(list(before), list(now), "before", "now", lineterm="", n=1))


@pytest.mark.parametrize("name", NAMES)
def test_the_outline_of_pdf_word_and_web_page_is_the_same(name: str) -> None:
    outlines = {
        format: read_finished(proved(name).with_suffix(f".{format}").read_bytes(), format).outline for format in ("pdf", "docx", "html")
    }
    assert len(outlines["pdf"]["headings"]) > 4
    assert len(outlines["pdf"]["pictures"]) > 0
    for format in ("docx", "html"):
        difference = differences(parts(outlines["pdf"]), parts(outlines[format]))
        assert not difference, f"{format}:\n{difference}"


@pytest.mark.parametrize("name", NAMES)
def test_a_screen_reader_says_of_a_sample_what_it_said_before(name: str) -> None:
    """To accept a change: REPORTGEN_ACCEPT=1 .venv/bin/pytest tests/proof/test_outlines.py"""
    golden = ROOT / "tests" / "golden" / f"{name}.transcript.txt"
    said = read_finished(proved(name).read_bytes(), "pdf").transcript
    if os.environ.get("REPORTGEN_ACCEPT") == "1":
        golden.write_text("\n".join(said) + "\n", encoding="utf-8")
    difference = differences(golden.read_text(encoding="utf-8").splitlines(), said)
    if difference:
        pytest.fail(f"it says something else:\n{difference}", pytrace=False)
