"""How wide the columns of a table are, as their words ask, and how high its rows."""

from __future__ import annotations

from reportgen.document import tree
from reportgen.document.grid import Open, placed
from reportgen.render.cells import ON_ONE_LINE
from reportgen.render.word.lines import INDENT, MARGINS, lines_of
from reportgen.render.word.lowest import lowest

_SHARES = {("timeline", 4): (16, 9, 22, 53), ("timeline", 3): (25, 25, 50), ("timeline", 2): (26, 74), ("dates", 2): (26, 74)}
_GRADE = 1361  # twips: 24 mm
_LONGEST_LINE = 25.0  # ems: beyond this a column gains nothing by being wider
_ADDRESS = 0.4  # of the width of a table of three columns or more: a word that is longer, such as an address, breaks
_LOOKED_AT = 400  # rows
_LEADING, _BETWEEN_ROWS = 1.32, 160  # of the size, in Arial; twips above and below the words of a row


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
    wanted = _shared(least, lines, grades, width)
    floor = [most / 2 if word > most else part for part, word in zip(least, words, strict=True)]  # of an address that breaks
    return _whole(lowest(table, wanted, floor, em), width)


def _shared(least: list[float], lines: list[float], grades: list[bool], width: int) -> list[float]:
    """The width, shared among columns as their lines ask, none narrower than its `least` where there is room for that."""
    room = width - sum(least)
    if room <= 0:
        return _cut(least, width)
    wish = [line - word for line, word in zip(lines, least, strict=True)]
    if sum(wish) <= 0:
        wish = [0 if is_grade else part for part, is_grade in zip(least, grades, strict=True)]
    if sum(wish) <= 0:
        wish = least
    return [part + room * more / sum(wish) for part, more in zip(least, wish, strict=True)]


def row_height(row: tree.Row, widths: list[int], size: int) -> float:
    """About how high a row is, in twips; a cell that spans rows is not counted."""
    em, highest = size * 10, 1
    for cell, at, across, merge in placed(row, len(widths), {}):
        if merge:
            continue
        lines = sum(each.filled(sum(widths[at : at + across]), em) for each in lines_of(cell, row))
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
    """For each column the width of its longest word, or name of a row that stands on one line; that of a line it would like, that
    of its longest line, and whether it holds only grades."""
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
            for line in lines_of(cell, row):
                length = line.ems(line.words)
                around = MARGINS + line.depth * INDENT
                whole = [line.words] if cell.header == "row" and len(line.words) <= ON_ONE_LINE else line.words.split()
                words[at] = max(words[at], max(map(line.ems, whole), default=0.0) * em + around)
                longest[at] = max(longest[at], length * em + around)
                lines[at] = max(lines[at], min(length, _LONGEST_LINE))
                if cell.header != "column" and line.words:
                    total[at], count[at] = total[at] + length, count[at] + 1
                    grades[at], plain[at] = grades[at] or line.is_grade, plain[at] or not line.is_grade
    wanted = [line + min(sum_ / max(1, n), 3 * _LONGEST_LINE) for line, sum_, n in zip(lines, total, count, strict=True)]
    only = [grade and not other for grade, other in zip(grades, plain, strict=True)]
    return words, [line * em + MARGINS for line in wanted], longest, only


def _whole(parts: list[float], width: int) -> list[int]:
    """Whole twips that add up to `width`."""
    made = [int(part) for part in parts]
    made[-1] += width - sum(made)
    return made
