"""Slips at the beginning of a line: another sign where a dash should stand, or no space behind a dash or a colon."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from reportgen.finding import Edit, Finding, Mend, SourceFile, error, line_starts
from reportgen.source.mending import ODD_SPACES, apply
from reportgen.source.nodes import FastLoader, Scalar, events, place_at

_OTHER_SIGN = re.compile(rf"[–—−‐‑•●▪■◦‣·*](?=[ \t{ODD_SPACES}])")
_NO_SPACE = re.compile(rf"-(?P<odd>[{ODD_SPACES}]?)(?=[^\s-])")
_COLON = re.compile(rf"(?:- +)*[\w-]+:(?P<odd>[{ODD_SPACES}]?)(?=[^\s/:])")


def slips(source: SourceFile, fault: yaml.MarkedYAMLError) -> list[Finding]:
    """What was slipped on the line where reading stopped, or on the one above; nothing where mending it would
    not let reading go further."""
    if fault.problem_mark is None:
        return []
    number, stops = fault.problem_mark.line, _last_line(source.text)
    for line in (number, _above(source, number)):
        for finding in _of_line(source, line):
            if finding.mend and _last_line(apply(source.text, finding.mend.edits)) > stops:
                return [finding]
    return _missing_dash(source, fault) or _not_further_in(source, fault)


def in_place_of_dash(key: Scalar) -> Finding | None:
    """What is wrong with the beginning of a key that was to be an entry of a list."""
    source = key.place.source
    return None if key.style else next(_at_dash(source, key.start), None)


def _of_line(source: SourceFile, number: int) -> Iterator[Finding]:
    line = source.line(number + 1)
    start = line_starts(source.text)[number] + len(line) - len(line.lstrip(" "))
    yield from _at_dash(source, start)
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


def _last_line(text: str) -> float:
    """The line at which reading a text stops."""
    try:
        for _ in events(text, FastLoader):
            pass
    except yaml.MarkedYAMLError as fault:
        return fault.problem_mark.line if fault.problem_mark else 0
    except (yaml.YAMLError, ValueError, OverflowError):
        return 0
    return float("inf")


def _missing_dash(source: SourceFile, fault: yaml.MarkedYAMLError) -> list[Finding]:
    """A key that lines up with the dashes above it."""
    met, opened = fault.problem_mark, fault.context_mark
    if "block collection" not in (fault.context or "") or met is None or opened is None or met.column != opened.column:
        return []
    hint = "if an entry begins here, put a dash and a space before it, and two more spaces before what belongs to it"
    return [error("indent", "this line stands among entries of a list, and has no dash", place_at(source, met.index), hint)]


def _not_further_in(source: SourceFile, fault: yaml.MarkedYAMLError) -> list[Finding]:
    """Lines that follow a "|" and stand no further in than its key."""
    mark = fault.context_mark if "could not find expected ':'" in (fault.problem or "") else fault.problem_mark
    above = source.line(_above(source, mark.line) + 1) if mark and mark.line else ""
    if mark is None or not re.search(r": [|>][+-]?$", above.rstrip()) or mark.column > len(above) - len(above.lstrip(" -")):
        return []
    hint = "put two more spaces before each line of the text"
    return [error("indent", f'the text after "{above.rstrip()[-1]}" stands no further in than its key', place_at(source, mark.index), hint)]
