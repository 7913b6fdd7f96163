"""Mends what WeasyPrint 70 says to a screen reader. Its private function is wrapped, so its version
is pinned, and a test fails where its signature changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint.pdf import tags

_build_box_tree = tags._build_box_tree


def install() -> None:
    """Puts the wrapper in place; doing so again changes nothing."""
    tags._build_box_tree = _mended


def _mended(box: Any, parent: Any, *rest: Any) -> Iterator[Any]:
    for element in _build_box_tree(box, parent, *rest):
        if parent["S"] == "/LI" and element["S"] == "/Div":
            # PDF 1.7, 14.8.4.3.3: a list item holds a label and a body, and nothing else.
            element["S"] = "/LBody"
        yield element
