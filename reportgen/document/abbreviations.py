"""Short forms with what they stand for, so that whoever hears the text can be told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportgen.document import tree
from reportgen.document.changing import reword
from reportgen.document.places import place_within
from reportgen.model.values import Line


def mark(blocks: tuple[tree.Block, ...], abbreviations: dict[str, Line]) -> tuple[tree.Block, ...]:
    """The same words, with each short form that stands as a word of its own marked."""
    expansions = {short: full.letters for short, full in abbreviations.items() if short}
    if not expansions:
        return blocks
    longer_first = sorted(expansions, reverse=True)
    form = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longer_first))})(?!\w)")

    def line(words: tuple[tree.Inline, ...]) -> tuple[tree.Inline, ...]:
        return tuple(marked for inline in words for marked in marks(inline))

    def marks(inline: tree.Inline) -> Iterable[tree.Inline]:
        if isinstance(inline, tree.Text):
            return _parts(inline, form, expansions) if form.search(inline.text) else (inline,)
        if isinstance(inline, tree.Note):
            return (replace(inline, words=line(inline.words)),)
        return (inline,) if isinstance(inline, tree.CHILDLESS_INLINES) else (replace(inline, children=line(inline.children)),)

    return reword(blocks, line)


def _parts(text: tree.Text, form: re.Pattern[str], expansions: dict[str, str]) -> Iterator[tree.Inline]:
    at = 0
    for found in form.finditer(text.text):
        yield from _part(text, at, found.start())
        yield tree.Abbreviation(expansions[found[0]], tuple(_part(text, found.start(), found.end())))
        at = found.end()
    yield from _part(text, at, len(text.text))


def _part(text: tree.Text, start: int, end: int) -> Iterator[tree.Text]:
    if start < end:
        yield tree.Text(text.text[start:end], place_within(text, start, end) if text.place else None)
