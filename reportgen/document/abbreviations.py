"""Short forms with what they stand for, so that whoever hears the text can be told."""

from __future__ import annotations

import re
from dataclasses import replace

from reportgen.document import tree
from reportgen.finding import Place
from reportgen.model.reader import Pairs


def mark(blocks: tuple[tree.Block, ...], abbreviations: Pairs | None) -> tuple[tree.Block, ...]:
    """The same words, with each short form that stands as a word of its own marked."""
    expansions = {short.text: full.text for short, full in abbreviations or ()}
    if not expansions:
        return blocks
    longest_first = sorted(expansions, key=len, reverse=True)
    form = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")

    def line(words: tuple[tree.Inline, ...]) -> tuple[tree.Inline, ...]:
        return tuple(marked for inline in words for marked in marks(inline))

    def marks(inline: tree.Inline) -> tuple[tree.Inline, ...]:
        if isinstance(inline, tree.Text):
            return _parts(inline, form, expansions)
        if isinstance(inline, tree.Note):
            return (replace(inline, words=line(inline.words)),)
        return (inline,) if isinstance(inline, tree.PageNumber | tree.Reference) else (replace(inline, children=line(inline.children)),)

    def change(block: tree.Block) -> tree.Block:
        match block:
            case tree.Heading() | tree.Paragraph():
                return replace(block, children=line(block.children))
            case tree.Table() | tree.Picture():
                return replace(block, caption=line(block.caption))
            case _:
                return block

    return tree.rebuild(blocks, change)


def _parts(text: tree.Text, form: re.Pattern[str], expansions: dict[str, str]) -> tuple[tree.Inline, ...]:
    parts: list[tree.Inline] = []
    at = 0
    for found in form.finditer(text.text):
        if found.start() > at:
            parts.append(tree.Text(text.text[at : found.start()], _place(text, at)))
        parts.append(tree.Abbreviation(expansions[found[0]], (tree.Text(found[0], _place(text, found.start())),)))
        at = found.end()
    if at < len(text.text):
        parts.append(tree.Text(text.text[at:], _place(text, at)))
    return tuple(parts)


def _place(text: tree.Text, at: int) -> Place | None:
    return replace(text.place, column=text.place.column + at) if text.place else None
