"""Finished files from texts in which nothing is wrong, and what is printed on their pages, by a reader that is not ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import page as validator
import pikepdf
import pypdfium2

from reportgen.build import Request, build


def made(text: str, folder: Path, format: str = "pdf", **options: Any) -> Path:
    """The finished file of a document's text; there may be warnings."""
    source = folder / "issue.yaml"
    source.write_text(text, encoding="utf-8")
    result = build(Request(source, {format: folder / f"issue.{format}"}, **options))
    assert not result.has_errors, "\n".join(map(str, result.findings))
    return result.written[0]


def pages(path: Path) -> list[str]:
    """The words of each page of a PDF, with one space between each two."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def failures(path: Path) -> list[str]:
    """What keeps a PDF from being PDF/UA-1 and PDF/A-3a, by a validator that is not ours."""
    reports = [validator.validate_pdf(str(path), profile=profile) for profile in ("ua1", "3a")]
    return [report.to_json() for report in reports if not report.is_compliant]


def type_sizes(path: Path) -> set[float]:
    """In how many points the letters of a PDF are set."""
    sizes = set()
    with pikepdf.open(path) as pdf:
        for page in pdf.pages:
            scale, size = 1.0, 0.0
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    size = float(operands[1])
                elif str(operator) == "Tm":
                    scale = abs(float(operands[3]))
                elif str(operator) in ("Tj", "TJ"):
                    sizes.add(round(size * scale * 0.75, 2))
    return sizes
