"""Mending a document's file where there is but one way: quotes, slips in keys, tabs, encoding, line ends."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from pathlib import Path

from reportgen import build
from reportgen.finding import Finding, in_order
from reportgen.record import record
from reportgen.source.mending import apply, edits_of
from reportgen.source.reader import Unreadable, decode

_MOST_ROUNDS = 20
_UTF_8_LETTER = re.compile(rb"[\xc2-\xf4][\x80-\xbf]")
_LINE_END = re.compile(r"\r\n|\r|\n")


@record
class Fixed:
    """What was mended, each with its line (0 for the whole file), and what is wrong still."""

    mended: list[tuple[int, str]]
    findings: list[Finding]


def fix(request: build.Request) -> Fixed:
    """Mends the file at `request.source`, and writes it where something changed. Comments, words and all
    other bytes stay as they are. Raises CannotReach."""
    path = request.source
    data = build.read_source(path)
    text, line_end, told = _text(path, data)
    before = after = in_order(build.compose(request, data=data)[2])
    if text is None:
        return Fixed([], before)
    for _ in range(_MOST_ROUNDS):
        after = in_order(build.compose(request, data=text.encode())[2])
        edits = edits_of(after)
        if not edits:
            break
        told += [(f.place.line if f.place else 0, f.mend.says) for f in after if f.mend and set(f.mend.edits) <= set(edits)]
        text = apply(text, edits)
    made = (codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b"") + text.replace("\n", line_end).encode()
    if made == data or _errors(after) > _errors(before):
        return Fixed([], before)
    if build.read_source(path) != data:
        raise build.CannotReach(f"{path} was saved by another program while it was mended, and was left as it is; do it again")
    build.write_whole({path.resolve(): made})  # a link stays one
    return Fixed(sorted(told), after)


def _errors(findings: list[Finding]) -> int:
    return sum(finding.is_error for finding in findings)


def _text(path: Path, data: bytes) -> tuple[str | None, str, list[tuple[int, str]]]:
    """The text with line feeds, the line end to write it with, and what was mended so far. None where more
    than one encoding could be meant."""
    told = []
    try:
        text, faults = decode(path, data)
        if faults:
            is_utf_16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or 0 in data[:2]
            if not is_utf_16 and _UTF_8_LETTER.search(data):
                return None, "\n", []
            if not is_utf_16:
                data.decode("cp1252")
            told.append((0, f"save the file as UTF-8; it was {'UTF-16' if is_utf_16 else 'Windows-1252'}"))
    except (Unreadable, UnicodeDecodeError):
        return None, "\n", []
    ends = Counter(_LINE_END.findall(data.decode("latin-1").replace("\x00", "")))
    if len(ends) > 1:
        told.append((0, "make all line ends alike"))
    return text, max(ends, key=lambda end: (ends[end], end == "\n"), default="\n"), told
