"""About how many lines the words of a cell fill, in Arial."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from reportgen.document import tree
from reportgen.record import record

MARGINS = 240  # twips at the sides of a cell
INDENT = 284  # twips: 5 mm, the indent of a list in a cell
_EM = {
    **dict.fromkeys("ijl'|", 0.222),
    **dict.fromkeys("!.,:;/\\ftI[] ", 0.278),
    **dict.fromkeys("r()-`", 0.334),
    **dict.fromkeys("ckvxyzsJ", 0.5),
    **dict.fromkeys("FTZ", 0.611),
    **dict.fromkeys("ABEKPSVXY&", 0.667),
    **dict.fromkeys("CDHNRUw", 0.722),
    **dict.fromkeys("GOQ", 0.778),
    **dict.fromkeys("mM", 0.834),
    **dict.fromkeys("W%@", 1.0),
}
_LETTER = 0.556
"""How wide the letters of Arial are, in ems: those above, and all others about as wide as its figures."""

_BOLD = {**_EM, **{letter: _EM.get(letter, _LETTER) + 0.056 for letter in "bcdfghijklmnopqrstuvwxyzABJKL'|!:;"}}
_SPACE = _EM[" "]
_ROUNDED = 1.02  # how much wider they may be drawn


@record
class Line:
    """A paragraph of a cell: its words, whether they are bold, its depth in lists, and whether it is a grade alone."""

    words: str
    bold: bool
    depth: int
    is_grade: bool

    def ems(self, words: str) -> float:
        """How wide some of its words are, in ems."""
        return _ems(words, self.bold)

    def lengths(self) -> list[float]:
        """How wide each of its words is, in ems."""
        return [self.ems(word) for word in self.words.split()]

    def filled(self, width: float, em: float, lengths: list[float] | None = None) -> int:
        """How many lines it fills in a cell so many twips wide, of letters of this size; its `lengths` where they are known."""
        room = max(width - MARGINS - self.depth * INDENT, em) / em
        count, at = 1, -_SPACE
        for length in self.lengths() if lengths is None else lengths:
            if at + _SPACE + length <= room or at < 0:
                at += _SPACE + length
            else:
                count, at = count + 1, length
            if at > room:  # a long word breaks
                count, at = count + int(at / room), at % room
        return count


def lines_of(cell: tree.Cell, row: tree.Row) -> Iterator[Line]:
    """Each paragraph of a cell."""
    bold = cell.header or row.role in ("total", "group") or any(getattr(block, "role", "") == "stage" for block in cell.blocks)
    for block in cell.blocks:
        yield from _within(block, bool(bold), 1 if row.role == "indented" and cell.header else 0)


def _within(block: tree.Block, bold: bool, depth: int) -> Iterator[Line]:
    if isinstance(block, tree.List):
        for item in block.items:
            for each in item.blocks:
                yield from _within(each, bold, depth + (block.style != "plain"))
        return
    for each in tree.walk((block,)):
        for line in tree.lines(each):
            is_grade = bool(line) and all(isinstance(inline, tree.Badge) for inline in line)
            is_bold = bold or is_grade or _has_marks(line)
            yield from (Line(words, is_bold, depth, is_grade) for words in tree.printed(line))


def _has_marks(line: tuple[tree.Inline, ...]) -> bool:
    return any(not isinstance(inline, tree.Text | tree.Break) for inline in line)


@lru_cache(maxsize=4096)
def _ems(words: str, bold: bool) -> float:
    widths = _BOLD if bold else _EM
    return _ROUNDED * sum(widths.get(letter, _LETTER) for letter in words)
