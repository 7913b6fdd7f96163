"""Two judges of Word files that are not ours: openxml-audit (the rules of Microsoft's SDK) and ooxml-integrity."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import ooxml_integrity
from openxml_audit import FileFormat, OpenXmlValidator, ValidationSeverity


@cache
def _audit() -> OpenXmlValidator:
    return OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0, strict=True)


def judge(path: Path) -> list[str]:
    """All that they find wrong with a .docx, warnings included."""
    audit = _audit().validate(path).errors
    integrity = ooxml_integrity.check(path)
    return [f"openxml-audit: {found}" for found in audit if found.severity is not ValidationSeverity.INFO] + [
        f"ooxml-integrity: {found}" for found in integrity if found.severity is not ooxml_integrity.INFO
    ]
