"""The nodes of a YAML file. A scalar is the text as typed, whatever YAML would make of it."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.scanner import Scanner

from reportgen.finding import Place, SourceFile, line_starts
from reportgen.record import record

DEEPEST = 50
"""The most levels of a file inside one another."""

# libyaml reads about six times faster; the pure reader gives better words when something is wrong.
FastLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@record
class Stop:
    """Where a YAML reader stopped, in its own words: what it was reading, from where, and what it met."""

    context: str
    opened: yaml.Mark
    problem: str
    met: yaml.Mark


def stop_of(fault: Any) -> Stop:
    """What a MarkedYAMLError tells: one that is raised while reading always says what was met, and where."""
    return Stop(fault.context or "", fault.context_mark or fault.problem_mark, fault.problem, fault.problem_mark)


def events(text: str, loader: Any) -> Iterator[Any]:
    """What a text says to YAML, as far as it is not nested too deeply: either reader is slow where brackets are stacked."""
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        yield event
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            return


def reach(text: str) -> tuple[list[tuple[str, str]], float]:
    """What a text says to YAML, to be compared, and the line at which reading it stops; infinite where none does."""
    said = []
    try:
        for event in events(text, FastLoader):
            said.append((type(event).__name__, getattr(event, "value", "")))
    except yaml.MarkedYAMLError as fault:
        return said, stop_of(fault).met.line
    return said, math.inf


_ESCAPE = re.compile(r"\\(?:x(..)|u(....)|U(.{8})|(.))", re.DOTALL)


def escapes(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Each escape between two places in double quotes: where it begins and ends, and the letter it stands for."""
    for match in _ESCAPE.finditer(text, start, end):
        code = match[1] or match[2] or match[3]
        yield match.start(), match.end(), chr(int(code, 16)) if code else Scanner.ESCAPE_REPLACEMENTS.get(match[4], match[4])


_QUOTES = {"": 0, "'": 1, '"': 1}
"""The marks before a text that is typed in one line, by its style."""


@dataclass(slots=True, eq=False)
class Scalar:
    """A text. `style` is how it was written: plain (""), ', ", | or >; `start` to `end` in the file."""

    text: str
    place: Place
    style: str = ""
    start: int = 0
    end: int = 0
    _offsets: Offsets | None = field(default=None, repr=False)

    def at(self, offset: int, length: int = 1) -> Place:
        """The place in the file of the `length` characters at `offset` of the text."""
        place, size, marks = self.place, len(self.text), _QUOTES.get(self.style)
        if not size or (marks == 0 and length == size == place.length):
            return place
        at = 0 if offset < 0 else offset if offset < size else size - 1
        if marks is not None and place.length == size + 2 * marks:  # typed as it is, in one line
            length = length if length < size - at else size - at
            return Place(place.source, place.line, place.column + marks + at, length or 1)
        if self._offsets is None:
            self._offsets = _typed_offsets(self)
        first, last = self._offsets[at], self._offsets[min(max(offset + length - 1, at), size - 1)]
        return place_at(place.source, first, max(1, last + 1 - first))


@dataclass(slots=True, eq=False)
class Pair:
    """A key with its value."""

    key: Scalar
    value: Node


@dataclass(slots=True, eq=False)
class Mapping:
    """Keys with their values, in the order of the file; no key stands twice."""

    pairs: list[Pair]
    place: Place


@dataclass(slots=True, eq=False)
class Sequence:
    """A list of nodes, in the order of the file."""

    items: list[Node]
    place: Place


Node = Scalar | Mapping | Sequence


_RUNS, _SPACE = re.compile(r"\s+|\S+"), re.compile(r"\s*")


def place_at(source: SourceFile, index: int, length: int = 1) -> Place:
    """The place of the character at `index` of the file's text."""
    starts = line_starts(source.text)
    line = bisect_right(starts, index)
    return Place(source, line, index - starts[line - 1] + 1, length)


def index_of(place: Place) -> int:
    """Where in its file's text a place begins."""
    return line_starts(place.source.text)[place.line - 1] + place.column - 1


def align(shorter: str, longer: str, start: int = 0) -> list[int]:
    """For each character of `shorter`, its index in `longer`, which holds the same characters
    in the same order with more white space between them; `start` is where to begin looking. Raises
    ValueError where it holds others."""
    offsets: list[int] = []
    at = start
    for run in _RUNS.findall(shorter):
        word = _SPACE.match(longer, at).end()  # type: ignore[union-attr]  # it matches anywhere
        if run.isspace():
            offsets += (min(index, word) for index in range(at, at + len(run)))
        elif longer.startswith(run, word):  # word by word: a long text has a million characters
            at = word + len(run)
            offsets += range(word, at)
        else:
            for character in run:
                at = longer.index(character, at) + 1
                offsets.append(at - 1)
    return offsets


class _Lines:
    """Where in a file each character of a text stands that was typed with each of its lines as it is, but for an indent."""

    def __init__(self, value: str, text: str, start: int) -> None:
        """`start` tells where in the file's text its first line begins."""
        self.starts, self.lines = line_starts(value), list[int]()
        for line in value.split("\n"):
            end = text.find("\n", start)
            self.lines.append((len(text) if end < 0 else end) - len(line))
            start = end + 1

    def __getitem__(self, index: int) -> int:
        line = bisect_right(self.starts, index) - 1
        return self.lines[line] + index - self.starts[line]


Offsets = list[int] | _Lines


def _typed_offsets(scalar: Scalar) -> Offsets:
    text = scalar.place.source.text
    start = scalar.start
    if scalar.style in ("|", ">"):
        start = text.find("\n", start) + 1
    elif scalar.style:
        start += 1
    if scalar.style == '"' and "\\" in text[start : scalar.end]:
        return _double_quoted_offsets(scalar.text, text, start, scalar.end)
    if scalar.style == "|":
        return _Lines(scalar.text, text, start)
    return align(scalar.text, text[: scalar.end], start)


def _double_quoted_offsets(value: str, text: str, start: int, end: int) -> list[int]:
    """Escapes such as \\" and \\u0175 are several typed characters for one of the text."""
    units: list[int] = []
    spelled, at = "", start
    for begin, after, letter in escapes(text, start, end):
        spelled += text[at:begin] + letter
        units += range(at, begin + 1)
        at = after
    units += range(at, end)
    return [units[i] for i in align(value, spelled + text[at:end])]
