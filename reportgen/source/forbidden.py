"""Characters that no text may hold, typed or written as an escape: XML cannot hold them, or YAML ends a line at them."""

from __future__ import annotations

import re

from reportgen.finding import Finding, SourceFile, error
from reportgen.source.nodes import escapes, place_at

_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


def typed(source: SourceFile) -> list[Finding]:
    """An error for each forbidden character of a file."""
    return [_finding(source, match.start(), match[0]) for match in _FORBIDDEN.finditer(source.text)]


def escaped(source: SourceFile, start: int, end: int) -> list[Finding]:
    """An error for each escape between two places, in double quotes, that stands for a forbidden character."""
    return [_finding(source, at, letter) for at, _, letter in escapes(source.text, start, end) if _FORBIDDEN.match(letter)]


def _finding(source: SourceFile, at: int, letter: str) -> Finding:
    return error(
        "control-character",
        f"an invisible character (U+{ord(letter):04X}) that no text may hold",
        place_at(source, at),
        "delete it and type the text again",
    )
