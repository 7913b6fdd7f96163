"""How wide the columns of a table are, as their words ask, and how high its rows."""

from __future__ import annotations

import math
from collections.abc import Iterator

from reportgen.document import tree
from reportgen.record import record
from reportgen.render.grid import Open, placed

_SHARES = {("timeline", 4): (16, 9, 22, 53), ("timeline", 3): (25, 25, 50), ("dates", 2): (26, 74)}
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

_BOLD = 1.12  # how much wider bold letters are
_MARGINS = 240  # twips at the sides of a cell
_INDENT = 284  # twips: 5 mm, the indent of a list in a cell
_GRADE = 1361  # twips: 24 mm
_LONGEST_LINE = 25.0  # ems: beyond this a column gains nothing by being wider
_ADDRESS = 0.4  # of the width of a table of three columns or more: a word that is longer, such as an address, breaks
_LOOKED_AT = 400  # rows
_LEADING, _BETWEEN_ROWS = 1.32, 160  # of the size, in Arial; twips above and below the words of a row


@record
class _Line:
    """A paragraph of a cell: its words, how much wider than plain ones they are, its depth in lists, and whether it is a grade alone."""

    words: str
    wide: float
    depth: int
    is_grade: bool


def column_widths(table: tree.Table, width: int, size: int) -> list[int]:
    """The width of each column in twips, `width` in all, of letters of so many half points. Each is as wide as its longest
    word, where there is room for that."""
    em = size * 10
    words, lines, longest, grades = _lengths(table, em)
    most = width * _ADDRESS if table.columns > 2 else width
    least = [max(min(word, most), _GRADE * 0.5) for word in words]
    shares = _SHARES.get((table.role, table.columns))
    if shares:
        lines = [max(width * share / sum(shares), part) for share, part in zip(shares, least, strict=True)]
    for column, is_grade in enumerate(grades):
        if not shares and is_grade and least[column] < width / table.columns:
            least[column] = lines[column] = max(_GRADE, min(longest[column], width / 3), least[column])
        else:
            lines[column] = max(lines[column], least[column])
    room = width - sum(least)
    if room <= 0:
        return _whole(_cut(least, width), width)
    wish = [line - word for line, word in zip(lines, least, strict=True)]
    if sum(wish) <= 0:
        wish = [0 if is_grade else part for part, is_grade in zip(least, grades, strict=True)]
    if sum(wish) <= 0:
        wish = least
    return _whole([part + room * more / sum(wish) for part, more in zip(least, wish, strict=True)], width)


def row_height(row: tree.Row, widths: list[int], size: int) -> float:
    """About how high a row is, in twips; a cell that spans rows is not counted."""
    em, highest = size * 10, 1
    for cell, at, across, merge in placed(row, len(widths), {}):
        if merge:
            continue
        room = max(sum(widths[at : at + across]) - _MARGINS, em)
        lines = sum(
            max(1, math.ceil(_ems(each.words) * em * each.wide / max(room - each.depth * _INDENT, em))) for each in _lines(cell, row)
        )
        highest = max(highest, lines)
    return highest * em * _LEADING + _BETWEEN_ROWS


def _cut(parts: list[float], width: int) -> list[float]:
    """The parts, the widest made narrower until all have room: a long address breaks, short words beside it do not."""
    cut = list(parts)
    for count in range(1, len(parts) + 1):
        narrow = sorted(parts)[: len(parts) - count]
        most = (width - sum(narrow)) / count
        if not narrow or most >= narrow[-1]:
            cut = [min(part, most) for part in parts]
            break
    return cut


def _lengths(table: tree.Table, em: int) -> tuple[list[float], list[float], list[float], list[bool]]:
    """For each column the width of its longest word, that of a line it would like, that of its longest
    line, and whether it holds only grades."""
    words, lines, longest = [1.0] * table.columns, [1.0] * table.columns, [1.0] * table.columns
    grades = [False] * table.columns
    total, count, plain = [0.0] * table.columns, [0] * table.columns, [False] * table.columns
    rows = table.head + table.body
    open_cells: Open = {}
    step = max(1, len(rows) // _LOOKED_AT)
    for index, row in enumerate(rows):
        is_passed_over = index % step and index >= len(table.head)
        if is_passed_over and not open_cells and all(cell.down == 1 for cell in row.cells):
            continue
        for cell, at, across, merge in placed(row, table.columns, open_cells):
            if across > 1 or merge == "continue" or is_passed_over:
                continue
            for line in _lines(cell, row):
                length = _ems(line.words)
                around = _MARGINS + line.depth * _INDENT
                words[at] = max(words[at], max(map(_ems, line.words.split()), default=0.0) * em * line.wide + around)
                longest[at] = max(longest[at], length * em * line.wide + around)
                lines[at] = max(lines[at], min(length, _LONGEST_LINE))
                if cell.header != "column" and line.words:
                    total[at], count[at] = total[at] + length, count[at] + 1
                    grades[at], plain[at] = grades[at] or line.is_grade, plain[at] or not line.is_grade
    wanted = [line + min(sum_ / max(1, n), 3 * _LONGEST_LINE) for line, sum_, n in zip(lines, total, count, strict=True)]
    only = [grade and not other for grade, other in zip(grades, plain, strict=True)]
    return words, [line * em + _MARGINS for line in wanted], longest, only


def _lines(cell: tree.Cell, row: tree.Row) -> Iterator[_Line]:
    """Each paragraph of a cell."""
    bold = cell.header or row.role in ("total", "group")
    for block in cell.blocks:
        yield from _within(block, _BOLD if bold else 1.0, 1 if row.role == "indented" and cell.header else 0)


def _within(block: tree.Block, wide: float, depth: int) -> Iterator[_Line]:
    if isinstance(block, tree.List):
        for item in block.items:
            for each in item.blocks:
                yield from _within(each, wide, depth + (block.style != "plain"))
        return
    for each in tree.walk((block,)):
        for line in tree.lines(each):
            is_grade = bool(line) and all(isinstance(inline, tree.Badge) for inline in line)
            yield _Line(tree.plain(line), max(wide, _BOLD if is_grade or _has_marks(line) else 1.0), depth, is_grade)


def _has_marks(line: tuple[tree.Inline, ...]) -> bool:
    return any(not isinstance(inline, tree.Text) for inline in line)


def _ems(text: str) -> float:
    return sum(_EM.get(letter, _LETTER) for letter in text)


def _whole(parts: list[float], width: int) -> list[int]:
    """Whole twips that add up to `width`."""
    made = [int(part) for part in parts]
    made[-1] += width - sum(made)
    return made
