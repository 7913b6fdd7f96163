"""The widths of columns that make a table low: a narrow column whose words wrap beside one with room to spare makes it higher."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.document import tree
from reportgen.document.grid import Open, placed
from reportgen.record import record
from reportgen.render.word.lines import Line, lines_of

_ROWS, _COLUMNS, _WORDS = 40, 5, 4000  # of more, all that could be moved is not tried
_STEP, _STEPS = 0.02, (1, 2, 3, 5, 8, 12, 18)  # of the width of the table; so many steps at once


@record
class _Cell:
    """A cell: its columns, and its paragraphs, each with the lengths of its words."""

    columns: slice
    lines: tuple[tuple[Line, list[float]], ...]


def lowest(table: tree.Table, widths: list[float], least: list[float], em: float) -> list[float]:
    """The widths, moved from one column to another, none narrower than its `least`, where that saves a line."""
    rows = table.head + table.body
    if not 1 < table.columns <= _COLUMNS or len(rows) > _ROWS:
        return widths
    heights = _Heights(rows, table.columns, em)
    if heights.words > _WORDS:
        return widths
    best, step = widths, sum(widths) * _STEP
    while heights.of(best) > (len(rows), 0):
        moved = min(_moves(best, least, step), key=heights.of, default=best)
        if heights.of(moved) >= heights.of(best):
            break
        best = moved
    return best if heights.of(best)[0] < heights.of(widths)[0] else widths


def _moves(widths: list[float], least: list[float], step: float) -> Iterator[list[float]]:
    """The widths, with some of one column given to another; the smallest first."""
    for steps in _STEPS:
        for giving, width in enumerate(widths):
            for taking in range(len(widths)) if width - steps * step >= least[giving] else ():
                if taking != giving:
                    moved = list(widths)
                    moved[giving] -= steps * step
                    moved[taking] += steps * step
                    yield moved


class _Heights:
    """How many lines the rows of a table fill, at any widths."""

    def __init__(self, rows: tuple[tree.Row, ...], columns: int, em: float) -> None:
        self.em = em
        self.rows: list[list[_Cell]] = []
        self.known: dict[tuple[int, int, float], int] = {}
        open_cells: Open = {}
        for row in rows:
            cells = [(cell, slice(at, at + across)) for cell, at, across, merge in placed(row, columns, open_cells) if not merge]
            self.rows.append([_Cell(span, tuple((line, line.lengths()) for line in lines_of(cell, row))) for cell, span in cells])
        self.words = sum(len(lengths) for row in self.rows for cell in row for _, lengths in cell.lines)

    def of(self, widths: list[float]) -> tuple[int, int]:
        """The lines of all rows, each as high as the highest of its cells; and those of all cells."""
        rows = [[self._cell(at, number, cell, widths) for number, cell in enumerate(row)] for at, row in enumerate(self.rows)]
        return sum(max(cells, default=1) for cells in rows), sum(map(sum, rows))

    def _cell(self, row: int, number: int, cell: _Cell, widths: list[float]) -> int:
        width = round(sum(widths[cell.columns]))
        key = row, number, width
        if key not in self.known:
            self.known[key] = sum(line.filled(width, self.em, lengths) for line, lengths in cell.lines) or 1
        return self.known[key]
