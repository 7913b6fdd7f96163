"""Tables on paper: which are kept on one page, and which of their words never break."""

from __future__ import annotations

import math
from collections.abc import Iterator

from reportgen.document import tree
from reportgen.document.grid import Open, placed

ON_ONE_LINE = 16
"""Letters of the name of a row that never breaks: "26 November 2007"."""
_NEVER_BROKEN = {"row": 8, "column": 4}  # letters of a heading's words: so short that many such columns have room on a page
_UNBROKEN = (16, 12, 10, 8, 6)  # letters of the longest words that never break in a table which has room for them
_BESIDE, _BADGE, _FEW_WORDS = 2.2, 5, 8  # letters beside the words of a cell, and before those of a badge; words
_CHIP = (15.5, 5, 2.2, 34)  # millimetres of a category of so many letters, of each one more, and of the widest
_LETTERS = 100  # in a line as wide as a page
_THIRD, _PADDING = 14, 0.5  # lines of a third of a page, less those of a heading; lines above and below the words of a row
_NONE = (0, 0)
_SHORTEST_ROWS = int(_THIRD / (1 + _PADDING))


Whole = tuple[int, float]
"""Of how many letters the words may be that never break, and how many of them a cell may have."""


def unbroken(table: tree.Table, room: int) -> Whole:
    """The words that never break in a table, so that a line of `room` letters has room for all columns. Where a longer one, such as
    an address, has a column that may be wide, they do not in any cell, however many there are."""
    columns: list[set[float]] = [set() for _ in range(table.columns)]
    open_cells: Open = {}
    for row in table.head + table.body:
        for cell, at, across, merge in placed(row, table.columns, open_cells):
            if across == 1 and merge != "continue":
                columns[at].update(_widths(cell))
    for most in _UNBROKEN:
        longest = [max((width for width in widths if width <= most + _BADGE), default=1) for widths in columns]
        if sum(longest) + _BESIDE * table.columns <= room:
            has_longer = any(width > most + _BADGE for widths in columns for width in widths)
            return most, math.inf if has_longer else _FEW_WORDS
    return _NONE


def is_short(table: tree.Table) -> bool:
    """Whether a table is kept on one page: one that is higher than about a third of a page might leave that much empty."""
    rows = table.head + table.body
    if len(rows) > _SHORTEST_ROWS:
        return False
    letters = _LETTERS / max(1, table.columns)
    return sum(_PADDING + max((_lines(cell, letters * cell.across) for cell in row.cells), default=1) for row in rows) <= _THIRD


def _lines(cell: tree.Cell, letters: float) -> int:
    """About how many lines a cell fills."""
    return sum(max(1, math.ceil(len(words) / letters)) for line in tree.all_lines(cell.blocks) for words in tree.printed(line))


def chip(table: tree.Table) -> float:
    """How wide the categories of a timeline are, in millimetres, where they are longer than most; else 0."""
    badges = (word for row in table.body for cell in row.cells if _is_badge(cell) for word in _words(cell))
    usual, letters, each, widest = _CHIP
    more = max(map(len, badges), default=0) - letters
    return min(widest, usual + more * each) if table.role == "timeline" and more > 0 else 0


def cell_class(cell: tree.Cell, whole: Whole = _NONE) -> str:
    """How a cell is set, where not to the left; and whether its words are so short, or so few and short as `whole` says, that none
    breaks; and whether the name of a row, such as a date, is so short that it stands on one line."""
    words = list(_words(cell))
    most, count = whole
    is_whole = len(words) <= count and all(len(word) <= most for word in words)
    is_whole = is_whole or (bool(cell.header) and all(len(word) <= _NEVER_BROKEN[cell.header] for word in words))
    names = ("" if cell.align == "left" else cell.align, "whole" if is_whole else "", "on-one-line" if _on_one_line(cell) else "")
    return " ".join(filter(None, names))


def _on_one_line(cell: tree.Cell) -> bool:
    return cell.header == "row" and len(cell.blocks) == 1 and len(" ".join(_words(cell))) <= ON_ONE_LINE


def _widths(cell: tree.Cell) -> Iterator[float]:
    """How wide each word of a cell is, in letters."""
    is_badge = _is_badge(cell)
    bold = 1.08 if cell.header or is_badge else 1
    yield from (
        len(word) * bold + (_BADGE if is_badge else 0) for word in ([" ".join(_words(cell))] if _on_one_line(cell) else _words(cell))
    )


def _is_badge(cell: tree.Cell) -> bool:
    return any(isinstance(inline, tree.Badge) for line in tree.all_lines(cell.blocks) for inline in line)


def _words(cell: tree.Cell) -> Iterator[str]:
    return (word for line in tree.all_lines(cell.blocks) for word in tree.plain(line).split())
