"""Footnotes: the words of each stand at the place that calls it, numbered in reading order."""

from __future__ import annotations

from dataclasses import replace

from reportgen.document import tree
from reportgen.document.changing import change_inlines, reword
from reportgen.document.composer import Composer
from reportgen.finding import did_you_mean
from reportgen.model.values import Pairs


def with_notes(blocks: tuple[tree.Block, ...], typed: Pairs, composer: Composer) -> tuple[tree.Block, ...]:
    """The blocks with the words of each note in its call. `typed` are the notes given for the whole document;
    others were given in its texts. What is wrong stands in `composer.findings`."""
    for key, text in typed:
        composer.markup.note(key, text)
    if not (composer.markup.given or composer.markup.called):
        return blocks
    given: dict[str, tree.Note] = {}
    for note in composer.markup.given:
        place = given.setdefault(note.name, note).place
        if place != note.place:
            message = f'the note "{note.name}" stands at line {place.line} already'
            composer.fault("duplicate-note", message, note.place, "give each its own name")
        if not note.words:
            composer.fault("empty-note", f'the note "{note.name}" has no words', note.place, "type them after its colon")
    called = _calls(blocks, composer)
    for name, note in called.items():
        if name not in given:
            hint = did_you_mean(name, given) or f"add a paragraph   [^{name}]: and its words, or a line under   notes:"
            composer.fault("note-missing", f'there is no note "{name}"', note.place, hint)
    for name, note in given.items():
        if name not in called:
            hint = did_you_mean(name, called.keys() - given.keys()) or f"put [^{name}] where it belongs"
            composer.fault("note-unused", f'nothing calls the note "{name}"', note.place, hint)

    def filled(inline: tree.Inline) -> tree.Inline:
        if isinstance(inline, tree.Note) and inline.name in given:
            return replace(inline, words=given[inline.name].words)
        return inline

    return numbered(reword(blocks, lambda line: change_inlines(line, filled)))


def numbered(blocks: tuple[tree.Block, ...]) -> tuple[tree.Block, ...]:
    """The blocks with their notes numbered in reading order. A note that is called again, as by a cell over
    several rows that large print says in each, is called where it is first."""
    names = dict.fromkeys(note.name for _, note in tree.called(tree.walk(blocks)))
    numbers = {name: str(count) for count, name in enumerate(names, start=1)}
    waiting = set(names)

    def change(inline: tree.Inline) -> tree.Inline | None:
        if not isinstance(inline, tree.Note):
            return inline
        if inline.name not in waiting:
            return None
        waiting.remove(inline.name)
        return replace(inline, number=numbers[inline.name])

    return reword(blocks, lambda line: change_inlines(line, change))


def _calls(blocks: tuple[tree.Block, ...], composer: Composer) -> dict[str, tree.Note]:
    """The first call of each note, with a fault for each that stands where it cannot, or is called again."""
    first: dict[str, tree.Note] = {}
    found = set()
    tables = (block for block in tree.walk(blocks) if isinstance(block, tree.Table))
    heads = {id(block) for table in tables for row in table.head for block in tree.walk(tree.children(row))}
    for block, note in tree.called(tree.walk(blocks)):
        found.add(note.place)
        if isinstance(block, tree.Heading):
            # A heading is said again: in contents, in running lines, by whoever leaps from one to the next.
            composer.fault("note-place", "a note cannot be called in a heading", note.place, "call it in the text below")
        elif id(block) in heads:
            # It is said again with each cell; and LibreOffice prints no note of a heading that it repeats on the next page.
            hint = "call it in the caption, or say it in the   note:   of the table"
            composer.fault("note-place", "a note cannot be called in the heading of a column", note.place, hint)
        place = first.setdefault(note.name, note).place
        if place != note.place:
            message = f'the note "{note.name}" is called at line {place.line} already'
            composer.fault("note-twice", message, note.place, "give this place a note of its own")
    for note in composer.markup.called:
        if note.place not in found:
            first.setdefault(note.name, note)
            composer.fault("note-place", "a note cannot be called here", note.place, "call it in the text")
    return first
