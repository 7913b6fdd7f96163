"""How wide the columns of a table are: as their words ask, figures and grades narrow."""

from __future__ import annotations

from reportgen.document import tree
from reportgen.render.word.grid import Open, placed

_SHARES = {("timeline", 4): (15, 11, 19, 55), ("timeline", 3): (18, 24, 58), ("dates", 2): (26, 74)}
_LETTER = 0.55  # of the size: the mean width of a letter of Arial
_BOLD = 1.12  # how much wider bold letters are
_MARGINS = 240  # twips at the sides of a cell
_GRADE = 1361  # twips: 24 mm
_LONGEST_LINE = 45  # letters: beyond this a column gains nothing by being wider
_LOOKED_AT = 400  # rows


def column_widths(table: tree.Table, width: int, size: int) -> list[int]:
    """The width of each column in twips, `width` in all, of letters of so many half points."""
    shares = _SHARES.get((table.role, table.columns))
    if shares:
        return _whole([width * share / sum(shares) for share in shares], width)
    letter = size * 10 * _LETTER
    words, lines, grades = _lengths(table)
    least = [max(word * letter + _MARGINS, _GRADE * 0.5) for word in words]
    for column, is_grade in enumerate(grades):
        if is_grade and least[column] <= _GRADE < width / table.columns:
            least[column] = lines[column] = _GRADE
        else:
            lines[column] = max(lines[column] * letter + _MARGINS, least[column])
    room = width - sum(least)
    if room <= 0:
        return _whole([width * part / sum(least) for part in least], width)
    wish = [line - word for line, word in zip(lines, least, strict=True)]
    if sum(wish) <= 0:
        wish = [0 if is_grade else part for part, is_grade in zip(least, grades, strict=True)]
    if sum(wish) <= 0:
        wish = least
    return _whole([part + room * more / sum(wish) for part, more in zip(least, wish, strict=True)], width)


def _lengths(table: tree.Table) -> tuple[list[float], list[float], list[bool]]:
    """For each column the letters of its longest word, those of a line it would like, and whether it holds only grades."""
    words, lines, grades = [1.0] * table.columns, [1.0] * table.columns, [False] * table.columns
    total, count, plain = [0] * table.columns, [0] * table.columns, [False] * table.columns
    rows = table.head + table.body
    open_cells: Open = {}
    step = max(1, len(rows) // _LOOKED_AT)
    for index, row in enumerate(rows):
        for cell, at, across, merge in placed(row, table.columns, open_cells):
            if across > 1 or merge == "continue" or (index % step and index >= len(table.head)):
                continue
            wide = _BOLD if cell.header == "column" else 1
            for text, is_grade in _texts(cell):
                words[at] = max(words[at], max(map(len, text.split()), default=0) * wide)
                lines[at] = max(lines[at], min(len(text), _LONGEST_LINE))
                if cell.header != "column" and text:
                    total[at], count[at] = total[at] + len(text), count[at] + 1
                    grades[at], plain[at] = grades[at] or is_grade, plain[at] or not is_grade
    lines = [(line + min(sum_ / max(1, n), 3 * _LONGEST_LINE)) for line, sum_, n in zip(lines, total, count, strict=True)]
    return words, lines, [grade and not other for grade, other in zip(grades, plain, strict=True)]


def _texts(cell: tree.Cell) -> list[tuple[str, bool]]:
    """Each paragraph of a cell, and whether it is a grade alone."""
    return [
        (tree.plain(line), bool(line) and all(isinstance(inline, tree.Badge) for inline in line))
        for block in tree.walk(cell.blocks)
        for line in tree.lines(block)
    ]


def _whole(parts: list[float], width: int) -> list[int]:
    """Whole twips that add up to `width`."""
    made = [int(part) for part in parts]
    made[-1] += width - sum(made)
    return made
