"""LibreOffice as a judge: it prints and re-saves Word files as an office would."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

TAGGED = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
"""A PDF that says which words are headings, items and cells."""


def convert(path: Path, folder: Path, kind: str = "pdf") -> Path:
    """The file as LibreOffice prints it ("pdf", or `TAGGED`) or saves it again ("docx"). Where LibreOffice is
    missing the test is skipped; in CI it fails."""
    office = shutil.which("soffice")
    if office is None:
        message = "LibreOffice is missing: apt-get install libreoffice-writer-nogui"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    folder.mkdir(exist_ok=True)
    with TemporaryDirectory() as profile:
        subprocess.run(
            [office, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", kind, "--outdir", str(folder), str(path)],
            check=True,
            capture_output=True,
            timeout=120,
        )
    return folder / f"{path.stem}.{kind.partition(':')[0]}"
