"""The samples that come with reportgen: made, judged by a validator that is not ours, and read aloud."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import page
import pikepdf
import pypdfium2
import pytest

from reportgen.build import Request, Result, build
from reportgen.verify.pdf_tags import Element, read_tags

ROOT = Path(__file__).parents[1]
NEWSLETTERS = ["april", "march", "results"]


@cache
def made(name: str) -> tuple[Path, Result]:
    output = Path(mkdtemp()) / f"{name}.pdf"
    return output, build(Request(ROOT / "inputs" / f"{name}.yaml", {"pdf": output, "html": output.with_suffix(".html")}, "newsletter"))


@pytest.mark.parametrize("name", NEWSLETTERS)
def test_a_sample_is_made_without_a_finding(name: str) -> None:
    _, result = made(name)
    assert [str(finding) for finding in result.findings] == []
    assert len(result.written) == 2


@pytest.mark.parametrize("name", NEWSLETTERS)
def test_a_sample_passes_pdf_ua(name: str) -> None:
    path, _ = made(name)
    report = page.validate_pdf(str(path), profile="ua1")
    assert report.is_compliant, report.to_json()


@pytest.mark.parametrize("name", NEWSLETTERS)
def test_a_sample_fits_one_sheet_printed_on_both_sides(name: str) -> None:
    assert made(name)[1].pages == 2


def test_all_of_the_march_timeline_is_on_the_back() -> None:
    path, _ = made("march")
    document = pypdfium2.PdfDocument(path)
    back = document[1].get_textpage().get_text_range()
    document.close()
    for date in ("17th March", "9th – 11th June", "30th June – 11th July", "Week beginning", "September", "17th December"):
        assert date in " ".join(back.split())


@pytest.mark.parametrize("name", NEWSLETTERS)
def test_no_type_is_smaller_than_the_floor_of_the_house(name: str) -> None:
    """Worcestershire prints running text at 10 pt or more, tables and captions at 9 pt or more."""
    path, _ = made(name)
    sizes: dict[float, str] = {}
    with pikepdf.open(path) as pdf:
        for each in pdf.pages:
            scale, size = 1.0, 0.0
            for operands, operator in pikepdf.parse_content_stream(each):
                if str(operator) == "Tf":
                    size = float(operands[1])
                elif str(operator) == "Tm":
                    scale = abs(float(operands[3]))
                elif str(operator) in ("Tj", "TJ"):
                    sizes[round(size * scale * 0.75, 2)] = str(operator)
    assert min(sizes) >= 9
    assert {9.0, 10.5} <= set(sizes)


@pytest.mark.parametrize("name", NEWSLETTERS)
def test_a_sample_is_read_aloud_as_before(name: str) -> None:
    """The transcript of the tag tree. To accept a change: REPORTGEN_ACCEPT=1 make test."""
    golden = ROOT / "tests" / "golden" / f"{name}.txt"
    with pikepdf.open(made(name)[0]) as pdf:
        transcript = "\n".join(read_aloud(read_tags(pdf))) + "\n"
    if os.environ.get("REPORTGEN_ACCEPT") == "1":
        golden.write_text(transcript, encoding="utf-8")
    assert transcript == golden.read_text(encoding="utf-8")


INLINE = ("Link", "Span")


def read_aloud(element: Element, depth: int = 0) -> list[str]:
    """A line for each element that means something, its words behind it with what is known of them."""
    lines = []
    for kid in flat(element):
        words = "".join(map(marked, kid.kids)).strip()
        alternative = f"“{kid.alt}”" if kid.alt else ""
        lines.append("  " * depth + " ".join(part for part in (kid.type, alternative, words) if part))
        lines += read_aloud(kid, depth + 1)
    return lines


def flat(element: Element) -> Iterator[Element]:
    """What stands in an element, without the divisions that mean nothing."""
    for kid in element.kids:
        if isinstance(kid, Element) and kid.type not in INLINE:
            yield from flat(kid) if kid.type in ("Div", "Part") else [kid]


def marked(kid: Element | str) -> str:
    """Words within a line, with their marks."""
    if isinstance(kid, str):
        return kid
    if kid.type not in INLINE:
        return ""
    about = [kid.type if kid.type == "Link" else "", kid.language, kid.expansion]
    words = "".join(map(marked, kid.kids))
    return f"⟨{' '.join(part for part in about if part)}: {words}⟩" if any(about) else words
