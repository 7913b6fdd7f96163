"""Reading what is drawn on a page of a PDF: which words, and how far, by the marks that it stands in."""

from __future__ import annotations

import re
from typing import Any

import pikepdf
from pikepdf import Dictionary

# Operands and the operator behind them, in one: numbers alone, as most have, are looked for first.
_OPERATION = re.compile(
    rb"\s*((?:(?:[+-]?(?:\d+\.?\d*|\.\d+)(?=[\s<>\[\]()/]|$)"
    rb"|\[[^\[\]()]*\]|<<[^<>()]*>>|<[0-9A-Fa-f\s]*>|\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)|/[^\s<>\[\]()/%]*"
    rb"|<<|>>|[\[\]])\s*)*+)([^\s<>\[\]()/%]+)?",
    re.DOTALL,
)
_STRING = re.compile(rb"<([0-9A-Fa-f\s]*)>|\(((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*)\)", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b""}
_NUMBER = re.compile(rb"/MCID\s+(\d+)")
_INSTEAD = re.compile(rb"/ActualText\s*(<[0-9A-Fa-f\s]*>|\((?:[^()\\]|\\.)*\))", re.DOTALL)
_POINTS = {b"m", b"l", b"c", b"v", b"y"}
_PAINTS = {b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*", b"S", b"s", b"sh", b"Do", b"TJ", b"Tj", b"'", b'"', b"EI"}
_CHARS = re.compile(r"beginbfchar(.*?)endbfchar", re.DOTALL)
_RANGES = re.compile(r"beginbfrange(.*?)endbfrange", re.DOTALL)
_PAIR = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")
_TRIPLE = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")

Matrix = tuple[float, float, float, float, float, float]
Font = dict[bytes, str]


class Marked:
    """A marked-content sequence: the name it opens with, its properties as written, its words, the
    points that its shapes reach (left, bottom, right, top), and how often the tag tree holds it."""

    __slots__ = ("about", "box", "held", "kind", "paints", "words")

    def __init__(self, kind: bytes = b"", about: bytes = b"") -> None:
        self.kind, self.about, self.words, self.paints, self.held = kind, about, "", False, 0
        self.box: list[float] = []


class Content:
    """What a page draws: the sequences with a number, those without, and what stands in none."""

    def __init__(self) -> None:
        self.numbered: dict[int, Marked] = {}
        self.others: list[Marked] = []
        self.loose = Marked()


def read_content(page: pikepdf.Page, fonts: dict[Any, Font]) -> Content:
    """What a page draws. `fonts` keeps what was read of fonts, for the next page."""
    return _Reader(page, fonts).content


class _Reader:
    def __init__(self, page: pikepdf.Page, fonts: dict[Any, Font]) -> None:
        self.resources: Any = page.get("/Resources", Dictionary())
        self.fonts = {name: _font(font, fonts) for name, font in self.resources.get("/Font", Dictionary()).items()}
        self.content = Content()
        self.open: list[Marked] = [self.content.loose]
        self.font: Font = {}
        self.matrix: Matrix = (1, 0, 0, 1, 0, 0)
        self.clip: list[float] = []
        self.path: list[bytes] = []
        self.rectangle: list[float] = []
        self.kept: list[tuple[Matrix, list[float]]] = []
        parts: Any = page.obj.get("/Contents")
        streams = list(parts) if isinstance(parts, pikepdf.Array) else [parts] if parts is not None else []
        for operands, operator in _OPERATION.findall(b"\n".join(stream.read_bytes() for stream in streams)):
            self._do(operator, operands)

    def _do(self, operator: bytes, operands: bytes) -> None:
        here = self.open[-1]
        if operator in _POINTS:
            if here.kind != b"/Artifact" and len(self.open) > 1:
                self.path.append(operands)
            else:
                self.rectangle = []
            return
        if self.path and operator != b"h":
            self._end_path(here)
        if operator in _PAINTS:
            here.paints = True
        if operator in (b"TJ", b"Tj", b"'", b'"'):
            drawn = _bytes(operands)
            font = self.font
            here.words += "".join([font.get(drawn[i : i + 2], "\ufffd") for i in range(0, len(drawn), 2)])
        elif operator == b"re":
            self._add_rectangle(here, *map(float, operands.split()))
        elif operator in (b"W", b"W*"):
            self.clip = _within(self.rectangle, self.clip)
        elif operator == b"cm":
            self.matrix = _times(map(float, operands.split()), self.matrix)
        elif operator == b"q":
            self.kept.append((self.matrix, self.clip))
        elif operator == b"Q":
            self.matrix, self.clip = self.kept.pop() if self.kept else (self.matrix, self.clip)
        elif operator == b"Tf":
            self.font = self.fonts.get(operands.split()[0].decode("latin-1"), {})
        elif operator in (b"BDC", b"BMC"):
            self._mark(operands)
        elif operator == b"EMC":
            if len(self.open) > 1:
                self._close(self.open.pop())
        elif operator == b"Do":
            self._picture(here, operands.strip().decode("latin-1"))

    def _mark(self, operands: bytes) -> None:
        kind, about = [*operands.replace(b"<<", b" <<", 1).split(None, 1), b"", b""][:2]
        mark = Marked(kind, about)
        number = _NUMBER.search(about)
        if number:
            mark.held = -1 if int(number[1]) in self.content.numbered else 0
            self.content.numbered[int(number[1])] = mark
        elif kind == b"/Artifact":
            self.content.others.append(mark)
        else:  # a mark that says nothing by itself
            mark = self.open[-1]
        self.open.append(mark)

    def _close(self, mark: Marked) -> None:
        instead = _INSTEAD.search(mark.about)
        if instead:
            drawn = _bytes(instead[1])
            mark.words = drawn[2:].decode("utf-16-be", "replace") if drawn.startswith(b"\xfe\xff") else drawn.decode("latin-1")

    def _end_path(self, mark: Marked) -> None:
        self._reach(mark, self._box(list(map(float, b" ".join(self.path).split()))))
        self.rectangle = self._box(list(map(float, self.path[-1].split())))
        self.path = []

    def _add_rectangle(self, mark: Marked, x: float, y: float, width: float, height: float) -> None:
        self.rectangle = self._box([x, y, x + width, y + height, x + width, y, x, y + height])
        self._reach(mark, self.rectangle)

    def _box(self, at: list[float]) -> list[float]:
        """The left, bottom, right and top of points, on the page."""
        a, b, c, d, e, f = self.matrix
        points = [(a * x + c * y + e, b * x + d * y + f) for x, y in zip(at[::2], at[1::2], strict=True)]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        return [min(xs), min(ys), max(xs), max(ys)]

    def _reach(self, mark: Marked, box: list[float]) -> None:
        left, bottom, right, top = _within(box, self.clip)
        box = mark.box or [left, bottom, left, bottom]
        mark.box = [min(box[0], left), min(box[1], bottom), max(box[2], right), max(box[3], top)]

    def _picture(self, mark: Marked, name: str) -> None:
        drawn: Any = self.resources.get("/XObject", Dictionary()).get(name)
        corners = [0.0, 0.0, 1.0, 1.0]
        if drawn is not None and drawn.get("/Subtype") == "/Form":
            corners = [float(each) for each in drawn.BBox]
        left, bottom, right, top = corners
        self._add_rectangle(mark, left, bottom, right - left, top - bottom)


def _within(box: list[float], clip: list[float]) -> list[float]:
    """The part of a box that shows; where none does, the edge of the clip that is nearest to it."""
    if not clip:
        return box
    left, bottom, right, top = clip
    return [min(max(x, left), right) if at % 2 == 0 else min(max(x, bottom), top) for at, x in enumerate(box)]


def _times(first: Any, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    A, B, C, D, E, F = then  # noqa: N806 - as the standard writes them
    return (a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D, e * A + f * C + E, e * B + f * D + F)


def _bytes(operand: bytes) -> bytes:
    """The bytes of a string, or of all strings of an array."""
    strings = _STRING.findall(operand)
    pairs = [digits for digits, _ in strings if len(digits) % 2 == 0]
    whole = b"".join(pairs)
    if len(pairs) == len(strings) and whole.isalnum() and b"(" not in operand:  # as ours are
        return bytes.fromhex(whole.decode())
    parts = []
    for digits, typed in strings:
        if typed:
            parts.append(_ESCAPE.sub(lambda m: _ESCAPES.get(m[1]) or (bytes([int(m[1], 8) & 255]) if m[1].isdigit() else m[1]), typed))
        else:
            hexadecimal = b"".join(digits.split())
            parts.append(bytes.fromhex((hexadecimal + b"0" * (len(hexadecimal) % 2)).decode()))
    return b"".join(parts)


def _font(font: Any, known: dict[Any, Font]) -> Font:
    """The character or characters that each two-byte code of a font stands for."""
    if font.objgen in known:
        return known[font.objgen]
    codes = known[font.objgen] = {}
    if "/ToUnicode" not in font:
        return codes
    table = font.ToUnicode.read_bytes().decode("latin-1")
    for block in _CHARS.findall(table):
        for code, text in _PAIR.findall(block):
            codes[bytes.fromhex(code)] = bytes.fromhex(text).decode("utf-16-be", "replace")
    for block in _RANGES.findall(table):
        for first, last, text in _TRIPLE.findall(block):
            start = int.from_bytes(bytes.fromhex(text), "big")
            for code in range(int(first, 16), int(last, 16) + 1):
                codes[code.to_bytes(2, "big")] = chr(start + code - int(first, 16))
    return codes
