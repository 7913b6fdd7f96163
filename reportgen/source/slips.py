"""Slips at the beginning of a line: another sign where a dash should stand, or no space behind a dash or a colon."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

import yaml

from reportgen.finding import Edit, Finding, Mend, SourceFile, error, line_starts
from reportgen.source.mending import ODD_SPACES, apply
from reportgen.source.nodes import Scalar, Stop, place_at, reach

_OTHER_SIGN = re.compile(rf"[–—−‐‑•●▪■◦‣·*](?=[ \t{ODD_SPACES}])")
_NO_SPACE = re.compile(rf"-(?P<odd>[{ODD_SPACES}]?)(?=[^\s-])")
_COLON = re.compile(rf"(?:- +)*(?P<key>[\w-]+):(?P<odd>[{ODD_SPACES}]?)(?=[^\s/:])")
_BAR = re.compile(r"(?P<before>[ -]*)[^:#]*: (?P<sign>[|>])[+-]?")


def slips(source: SourceFile, stop: Stop) -> list[Finding]:
    """What was slipped on the line where reading stopped, on one above that it may belong to, or where what was
    being read begins; nothing where mending it would not let reading go further."""
    _, last = reach(source.text)
    met = stop.met.line
    for line in dict.fromkeys((met, _above(source, met), _less_indented(source, met), stop.opened.line)):
        for finding in _of_line(source, line):
            if finding.mend and reach(apply(source.text, finding.mend.edits))[1] > last:
                return [finding]
    return _not_further_in(source, stop) or _missing_dash(source, stop)


def in_place_of_dash(key: Scalar) -> Finding | None:
    """What is wrong with the beginning of a key that was to be an entry of a list."""
    return next(_at_dash(key.place.source, key.start), None)


def after_colon(text: Scalar, known: Collection[str]) -> Finding | None:
    """What is wrong with a text, or a key, that begins with one of the `known` keys and its colon."""
    source = text.place.source
    match = _COLON.match(source.text, text.start)
    return next(_at_colon(source, text.start), None) if match and match["key"] in known else None


def _of_line(source: SourceFile, number: int) -> Iterator[Finding]:
    start = line_starts(source.text)[number] + _indent(source.line(number + 1))
    yield from _at_dash(source, start)
    yield from _at_colon(source, start)


def _at_colon(source: SourceFile, start: int) -> Iterator[Finding]:
    if match := _COLON.match(source.text, start):
        at = match.start("odd")
        mend = Mend("put a space after the colon", (Edit(at, match.end("odd"), " "),))
        message = f"no {'common ' * bool(match['odd'])}space stands after this colon"
        yield error("no-space", message, place_at(source, at - 1), "put a space after it", mend)


def _at_dash(source: SourceFile, start: int) -> Iterator[Finding]:
    if match := _OTHER_SIGN.match(source.text, start):
        hint = "type a hyphen and a space"
        mend = Mend(f"“{match[0]}” becomes “-”", (Edit(start, start + 1, "-"),))
        yield error("list-sign", f"“{match[0]}” begins no entry of a list", place_at(source, start), hint, mend)
    elif match := _NO_SPACE.match(source.text, start):
        mend = Mend("put a space after the dash", (Edit(start + 1, match.end(), " "),))
        message = f"no {'common ' * bool(match['odd'])}space stands after this dash"
        yield error("no-space", message, place_at(source, start), "put a space after it", mend)


def _above(source: SourceFile, number: int) -> int:
    return next((line for line in range(number - 1, 0, -1) if source.line(line + 1).strip()), 0)


def _less_indented(source: SourceFile, number: int) -> int:
    indent = _indent(source.line(number + 1))
    above = ((line, source.line(line + 1)) for line in range(number - 1, 0, -1))
    return next((line for line, text in above if text.strip() and _indent(text) < indent), 0)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _missing_dash(source: SourceFile, stop: Stop) -> list[Finding]:
    """A key that lines up with the dashes above it, or what would with a dash of its own, with those below."""
    message = "this line stands among entries of a list, and has no dash"
    if "block collection" in stop.context and stop.met.column == stop.opened.column:
        hint = "if an entry begins here, put a dash and a space before it, and two more spaces before what belongs to it"
        return [error("indent", message, place_at(source, stop.met.index), hint)]
    if "could not find expected ':'" in stop.problem and _stands_by_dashes(source, stop.opened):
        hint = "if a text begins here, put a dash and a space before it"
        return [error("indent", message, place_at(source, stop.opened.index), hint)]
    parent, met = _less_indented(source, stop.met.line), stop.met.line
    line = next((line for line in range(parent + 1, met) if source.line(line + 1).strip()), met)
    has_dash = source.text.startswith("- ", stop.met.index)
    if has_dash and _LIST_BELOW.fullmatch(source.line(parent + 1)) and _lines_up(source.line(line + 1), stop.met.column):
        hint = "put a dash and a space before it, and two more spaces before what belongs to it"
        return [error("indent", message, place_at(source, line_starts(source.text)[line] + stop.met.column), hint)]
    if has_dash and _indent(source.line(line + 1)) == stop.met.column + 2:
        first = line_starts(source.text)[line] + stop.met.column + 2
        mend = Mend("put a dash before it", (Edit(first - 2, first, "- "),))
        return [error("indent", message, place_at(source, first), "put a dash and a space before it", mend)]
    return []


_LIST_BELOW = re.compile(r" *[\w-]+:\s*")


def _lines_up(line: str, column: int) -> bool:
    """Whether it begins in this column, and not with a dash."""
    return _indent(line) == column and not line.startswith("- ", column)


def _stands_by_dashes(source: SourceFile, mark: yaml.Mark) -> bool:
    """Whether the first of the lines that it lines up with begins with a dash."""
    below = range(_less_indented(source, mark.line) + 1, mark.line)
    first = next((line for line in (source.line(number + 1) for number in below) if line.strip()), "")
    return first.startswith("- ", mark.column) and _indent(first) == mark.column


def _not_further_in(source: SourceFile, stop: Stop) -> list[Finding]:
    """Lines that follow a "|" and stand no further in than its key."""
    mark = stop.opened if "could not find expected ':'" in stop.problem else stop.met
    above = _BAR.fullmatch(source.line(_above(source, mark.line) + 1).rstrip()) if mark.line else None
    if above is None or mark.column > len(above["before"]):
        return []
    hint = "put two more spaces before each line of the text"
    return [error("indent", f'the text after "{above["sign"]}" stands no further in than its key', place_at(source, mark.index), hint)]
