"""LibreOffice as a judge: it prints and re-saves Word files as an office would."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from reportgen.render.word import office

TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
"""A PDF that says which words are headings, items and cells."""


def convert(path: Path, folder: Path, kind: str = "pdf") -> Path:
    """The file as LibreOffice prints it ("pdf", or `TAGGED`) or saves it again ("docx"). Where LibreOffice is
    missing the test is skipped; in CI it fails."""
    folder.mkdir(exist_ok=True)
    made = office.convert(path, folder, kind)
    if made is None:
        message = "LibreOffice is missing: apt-get install libreoffice-writer-nogui"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return made
