"""The samples that come with reportgen: made, and judged by a validator that is not ours."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import page
import pikepdf
import pypdfium2
import pytest

from reportgen.build import Request, Result, build

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
