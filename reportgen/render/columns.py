"""Two columns that end together, read down the first and then the second.

WeasyPrint balances CSS columns by laying them out many times over. Two table cells cost a third,
but read in the wrong order where they run over a page, and someone must choose where to cut. So a
first cut is guessed from the length of the text, the page laid out, its parts measured, the cut
mended; and where no cut makes the columns end together on one page, CSS columns do the work.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.document import tree
from reportgen.record import record

_UNEVEN = 42 / 0.75  # CSS pixels: three lines of running text, as far apart as two columns may end
_OPEN = {"article", "messages", "recommendations", "due"}  # groups that a cut may go through
_KEPT = {"stand-first", "key-label"}  # paragraphs that stay with what follows

Part = tree.Block | tree.Item


@record
class Measured:
    """Where a part was drawn: its page, and its top and bottom in CSS pixels."""

    page: int
    top: float
    bottom: float


@record
class Cut:
    """How a group of columns is set: as a pair cut after `after` parts, or as CSS columns (None)."""

    after: int | None


def parts(blocks: tuple[tree.Block, ...]) -> Iterator[Part]:
    """What a cut may fall between, in reading order: paragraphs, headings, boxes, items of lists."""
    for block in blocks:
        if isinstance(block, tree.Group) and block.role in _OPEN:
            yield from parts(block.blocks)
        elif isinstance(block, tree.List):
            yield from block.items
        else:
            yield block


def guess(group: tree.Group) -> Cut:
    """A first cut, from the number of letters."""
    weights = [_weight(part) for part in parts(group.blocks)]
    return _best(list(parts(group.blocks)), weights, weights)[0]


def improve(group: tree.Group, cut: Cut, found: list[Measured | None]) -> Cut:
    """The cut that the parts as drawn ask for; `found` is in the order of `parts`, with None for one
    that is not drawn, such as a page break: then no pair will do."""
    if cut.after is None:
        return cut
    measured = [part for part in found if part is not None]
    if len(measured) < len(found):
        return Cut(None)
    if len({m.page for m in measured}) > 1:
        return Cut(None)
    advances = []
    for index, here in enumerate(measured):
        last_of_column = index + 1 in (cut.after, len(measured))
        advances.append((here.bottom if last_of_column else measured[index + 1].top) - here.top)
    own = [m.bottom - m.top for m in measured]
    typed = list(parts(group.blocks))
    better, uneven = _best(typed, advances, own)
    if uneven <= _UNEVEN or better.after is None:
        return better
    beside = typed[better.after - 1 : better.after + 1]
    return Cut(None) if any(isinstance(part, tree.Paragraph | tree.Item) for part in beside) else better


def apply(group: tree.Group, cut: Cut) -> tree.Group:
    """The group as it is to be drawn."""
    if cut.after is None:
        return group
    left, right, _ = _split(group.blocks, cut.after)
    return replace(group, role="pair", blocks=(tree.Group("column", left), tree.Group("column", right)))


def halves(group: tree.Group, pair: tree.Group) -> Iterator[tuple[tree.Block, tree.Block]]:
    """The two parts of each block that the cut of a pair goes through, the outer first."""
    left, right = (tree.children(column) for column in pair.blocks)
    blocks = group.blocks
    while len(left) + len(right) > len(blocks):
        yield left[-1], right[0]
        whole = blocks[len(left) - 1]
        if not isinstance(whole, tree.Group):
            return
        left, right, blocks = tree.children(left[-1]), tree.children(right[0]), whole.blocks


def _best(found: list[Part], advances: list[float], own: list[float]) -> tuple[Cut, float]:
    """The cut that leaves the columns nearest in height, and how far apart they end."""
    best, least = Cut(None), float("inf")
    total, above = sum(advances), 0.0
    for after in range(1, len(found)):
        above += advances[after - 1]
        if _keeps_with_next(found[after - 1]):
            continue
        left = above - advances[after - 1] + own[after - 1]
        uneven = abs(left - (total - above))
        if uneven < least:
            best, least = Cut(after), uneven
    return best, least


def _keeps_with_next(part: Part) -> bool:
    return isinstance(part, tree.Heading) or (isinstance(part, tree.Paragraph) and part.role in _KEPT)


def _weight(part: Part) -> float:
    """About how many lines a part fills in a column of fifty letters."""
    if isinstance(part, tree.Heading):
        return 2.5
    inside = tree.walk(tree.children(part) if isinstance(part, tree.Item) else (part,))
    letters = sum(len(tree.plain(line)) for block in inside for line in tree.lines(block))
    blocks = len(tree.walk(tree.children(part))) or 1
    return letters // 50 + 1 + 0.5 * blocks


def _split(blocks: tuple[tree.Block, ...], count: int) -> tuple[tuple[tree.Block, ...], tuple[tree.Block, ...], int]:
    """The blocks that hold the first `count` parts, those that hold the rest, and the count left over."""
    left: list[tree.Block] = []
    right: list[tree.Block] = []
    for block in blocks:
        if count <= 0:
            right.append(block)
        elif isinstance(block, tree.Group) and block.role in _OPEN:
            here, there, count = _split(block.blocks, count)
            left += [replace(block, blocks=here)] if here else []
            right += [replace(block, blocks=there)] if there else []
        elif isinstance(block, tree.List):
            items, later = block.items[:count], block.items[count:]
            count -= len(items)
            left += [replace(block, items=items)] if items else []
            right += [replace(block, items=later, start=block.start + len(items))] if later else []
        else:
            left.append(block)
            count -= 1
    return tuple(left), tuple(right), count
