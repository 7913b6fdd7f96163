"""Changes to a file's text that have one meaning; and reading on in the text as mended.

Where a fault has a mend, the rest of the file is read with it, so that its other faults are told too;
their places are those of the file as typed.
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate

from reportgen.finding import Edit, Finding, Mend, SourceFile, line_starts
from reportgen.record import record
from reportgen.source.nodes import index_of, place_at

ODD_INDENT = "spaces of another kind indent this line; YAML does not take them for spaces"
ODD_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_ODD_INDENT = re.compile(rf"^ *[{ODD_SPACES}][ {ODD_SPACES}]*(?=\S)", re.MULTILINE)
_HEAD = re.compile(r"(?P<dashes> *(?:- +)*)(?P<key>[^\s\"'\[\]{}#&*!|>%@`,-][^\n]*?:(?= |$))? *")
_REMARK = re.compile(r" #(?: |$)")
# A folder of Windows, such as H:\Plans; one typed in small letters could be meant otherwise.
_PATH = re.compile(r"(?<![A-Za-z])[A-Z]:(?:\\\w[^\\\s\"]*)+")


@record
class MendedFile(SourceFile):
    """The text of a file with mends applied: what was typed, and the edits in order."""

    text: str
    typed: SourceFile
    edits: tuple[Edit, ...]
    starts: tuple[int, ...]
    """Where in the mended text each of them begins."""

    def index_as_typed(self, index: int) -> int:
        """Where in the text as typed the character stands that is at `index` of the mended one."""
        last = bisect_right(self.starts, index) - 1
        if last < 0:
            return index
        edit, after = self.edits[last], index - self.starts[last]
        if after < len(edit.text):
            return min(edit.start + after, max(edit.start, edit.end - 1))
        return edit.end + after - len(edit.text)


def mended(source: SourceFile, findings: Iterable[Finding]) -> SourceFile | None:
    """The file with the mends of the findings applied; None where there are none."""
    edits = edits_of(findings)
    added = accumulate((len(edit.text) - (edit.end - edit.start) for edit in edits), initial=0)
    starts = tuple(edit.start + shift for edit, shift in zip(edits, added, strict=False))
    return MendedFile(source.path, apply(source.text, edits), source, edits, starts) if edits else None


def edits_of(findings: Iterable[Finding]) -> tuple[Edit, ...]:
    """The edits of all mends, in order; of two mends that meet, the first."""
    chosen: list[Edit] = []
    for finding in findings:
        if finding.mend and not any(_meets(edit, chosen) for edit in finding.mend.edits):
            for edit in finding.mend.edits:
                insort(chosen, edit, key=_where)
    return tuple(chosen)


def _meets(edit: Edit, chosen: list[Edit]) -> bool:
    """Whether it meets one of those chosen, which are in order and do not meet."""
    at = bisect_right(chosen, _where(edit), key=_where)
    return any(edit.start <= other.end and other.start <= edit.end for other in chosen[max(0, at - 1) : at + 1])


def _where(edit: Edit) -> tuple[int, int]:
    return edit.start, edit.end


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits, which are in order, made."""
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]])


def as_typed(finding: Finding) -> Finding:
    """The finding with its place, and its mend, in the file as it was typed."""
    while finding.place is not None and isinstance(finding.place.source, MendedFile):
        source = finding.place.source
        index = index_of(finding.place)
        first, end = source.index_as_typed(index), source.index_as_typed(index + finding.place.length)
        place = place_at(source.typed, first, max(1, end - first))
        mend = finding.mend and Mend(finding.mend.says, tuple(_moved(edit, source) for edit in finding.mend.edits))
        finding = replace(finding, place=place, mend=mend)
    return finding


def _moved(edit: Edit, source: MendedFile) -> Edit:
    return Edit(source.index_as_typed(edit.start), source.index_as_typed(edit.end), edit.text)


# ---- the mends -------------------------------------------------------------------------------------


def quotes_round(text: str, start: int, end: int) -> Mend:
    """Quotation marks round the characters from `start` to `end`, which keep their meaning."""
    inside = text[start:end]
    quote = "'" if '"' in inside or "\\" in inside else '"'
    doubled = [Edit(start + at, start + at, "'") for at, letter in enumerate(inside) if letter == "'" == quote]
    return Mend("put quotes round the text", (Edit(start, start, quote), *doubled, Edit(end, end, quote)))


def quotes_at(text: str, index: int) -> Mend | None:
    """Quotation marks round the plain text that begins at `index`, after a key or the dash of a list; None
    where another thing does, or where it cannot be told how far it reaches."""
    starts = line_starts(text)
    number = bisect_right(starts, index) - 1
    line = _line(text, number)
    head = _HEAD.match(line)
    if head is None or not (head["key"] or head["dashes"].strip()) or starts[number] + head.end() != index:
        return None
    indent = len(head["dashes"]) if head["key"] else head["dashes"].rindex("-")
    last = _runs_on(text, number, indent, bool(_REMARK.search(line)))
    return None if last is None else quotes_round(text, index, starts[last] + len(_REMARK.split(_line(text, last))[0].rstrip()))


def _runs_on(text: str, number: int, indent: int, is_ended: bool) -> int | None:
    """The last line of the plain text that begins in line `number`, whose key or dash stands at `indent`; None where
    the lines below could be something else."""
    last = number
    for below in range(number + 1, len(line_starts(text))):
        line = _line(text, below)
        if not line.strip():
            continue
        if len(line) - len(line.lstrip(" ")) <= indent:
            break
        if is_ended or re.search(r":(?: |$)|\s#|^\s*(?:#|- |\?)|^\s*\t", line):
            return None
        last = below
    return last


def _line(text: str, number: int) -> str:
    starts = line_starts(text)
    end = starts[number + 1] - 1 if number + 1 < len(starts) else len(text)
    return text[starts[number] : end]


def strokes_doubled(text: str, start: int, end: int) -> Iterator[tuple[int, Mend]]:
    """For each folder of Windows between `start` and `end`, within double quotes: where its first backslash
    stands, and each of them typed twice."""
    for path in _PATH.finditer(text, start, end):
        strokes = [at for at in range(path.start(), path.end()) if text[at] == "\\"]
        yield strokes[0], Mend("type the backslash twice", tuple(Edit(at, at, "\\") for at in strokes))


def is_odd_space(letter: str) -> bool:
    """Whether a letter looks like a space and is none to YAML, such as the non-breaking space."""
    return letter in ODD_SPACES


def odd_indents(text: str) -> Iterator[tuple[int, Mend]]:
    """For each line that spaces of another kind indent: where the first of them stands, and common
    spaces in their stead."""
    for match in _ODD_INDENT.finditer(text):
        at = match.start() + len(match[0]) - len(match[0].lstrip(" "))
        edits = (Edit(at, match.end(), " " * (match.end() - at)),)
        yield at, Mend("put common spaces before this line", edits)


_TAB_INDENT = re.compile(r"^(?=(?: |-(?=[ \t]))*\t)(?:[ \t]|-(?=[ \t]))*+(?=.)", re.MULTILINE)


def spaces_for_tabs(text: str, width: int) -> Iterator[tuple[int, Mend]]:
    """For each line that a tab indents, before or behind a dash: where the tab stands, and as many spaces as an
    editor shows."""
    for match in _TAB_INDENT.finditer(text):
        edits = (Edit(match.start(), match.end(), match[0].expandtabs(width)),)
        yield match.start() + match[0].index("\t"), Mend("put spaces for the tab before this line", edits)
