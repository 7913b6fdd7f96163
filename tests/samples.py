"""The six samples, each made once in every format with its proof."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from reportgen.build import Request, build

ROOT = Path(__file__).parents[1]
NAMES = ("april", "march", "results", "cabinet", "committee", "plan")


@cache
def proved(name: str) -> Path:
    """The PDF of a sample; the other formats and the proof stand beside it."""
    folder = Path(mkdtemp())
    outputs = {format: folder / f"{name}.{format}" for format in ("pdf", "docx", "html")}
    result = build(Request(ROOT / "inputs" / f"{name}.yaml", outputs, proof=True))
    assert [str(finding) for finding in result.findings] == []
    return outputs["pdf"]


def parts(value: Any) -> list[str]:
    """A JSON value in lines, so that a difference can be seen."""
    import json

    return json.dumps(value, ensure_ascii=False, indent=1).splitlines()
