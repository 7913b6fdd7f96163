"""The same tree with something else in it. What is not changed is not made anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from operator import is_
from typing import Any, TypeVar

from reportgen.document import tree

T = TypeVar("T")
Part = TypeVar("Part", bound=tree.Block | tree.Item | tree.Row | tree.Cell | tree.Inline)
Holder = TypeVar("Holder", bound=tree.Group | tree.Quote | tree.Item | tree.Cell)
Line = tuple[tree.Inline, ...]


def rebuild(blocks: tuple[tree.Block, ...], change: Callable[[tree.Block], tree.Block]) -> tuple[tree.Block, ...]:
    """The same blocks after `change`, which is given each block once what is inside it is done."""

    def changed(block: tree.Block) -> tree.Block:
        match block:
            case tree.Paragraph() | tree.Heading():
                pass
            case tree.Group() | tree.Quote():
                block = within(block)
            case tree.List():
                block = _with(block, items=_each(block.items, within))
            case tree.Table():
                block = _with(block, head=_each(block.head, row), body=_each(block.body, row))
        return change(block)

    def within(holder: Holder) -> Holder:
        blocks = holder.blocks
        if len(blocks) == 1 and isinstance(blocks[0], tree.Paragraph):  # as in most cells, of which there are thousands
            only = change(blocks[0])
            return holder if only is blocks[0] else replace(holder, blocks=(only,))
        return _with(holder, blocks=_each(blocks, changed))

    def row(row: tree.Row) -> tree.Row:
        return _with(row, cells=_each(row.cells, within))

    return _each(blocks, changed)


def reword(blocks: tuple[tree.Block, ...], change: Callable[[Line], Line]) -> tuple[tree.Block, ...]:
    """The same blocks after `change`, which is given each of their lines."""

    def changed(block: tree.Block) -> tree.Block:
        match block:
            case tree.Paragraph() | tree.Heading():
                line = change(block.children)
                return block if line is block.children else replace(block, children=line)
            case tree.Table() | tree.Picture():
                return _with(block, caption=change(block.caption))
            case _:
                return block

    return rebuild(blocks, changed)


def change_inlines(line: Line, change: Callable[[tree.Inline], tree.Inline | None]) -> Line:
    """The same line after `change`, which is given each inline but words once what is inside it is done, that of
    a note too; None takes it out."""
    if len(line) == 1 and isinstance(line[0], tree.Text):
        return line

    def changed(inline: tree.Inline) -> tree.Inline | None:
        match inline:
            case tree.Text():
                return inline
            case tree.Reference() | tree.PageNumber() | tree.Break():
                pass
            case tree.Note():
                inline = _with(inline, words=change_inlines(inline.words, change))
            case _:
                inline = _with(inline, children=change_inlines(inline.children, change))
        return change(inline)

    made = tuple(map(changed, line))
    return line if all(map(is_, made, line)) else tuple(inline for inline in made if inline)


def _each(things: tuple[T, ...], change: Callable[[T], T]) -> tuple[T, ...]:
    made = tuple(map(change, things))
    return things if all(map(is_, made, things)) else made


def _with(part: Part, **inside: Any) -> Part:
    for name, value in inside.items():
        if getattr(part, name) is not value:
            return replace(part, **inside)
    return part
