"""Letters that no font of the house has: printed, they would be empty boxes or nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from reportgen.document import tree
from reportgen.finding import Finding, Place, error
from reportgen.lint.reading import Reading
from reportgen.source.nodes import index_of, place_at

_COMBINING_GRAPHEME_JOINER = 0x34F


def missing_letters(reading: Reading) -> Iterator[Finding]:
    """Each character that cannot be printed as typed, once for each text it stands in."""
    letters = reading.style.letters
    used = {*"".join([passage.text for passage in reading.lines] + [text for text, _ in _alone(reading)])}
    missing = {letter for letter in used if ord(letter) not in letters or _is_invisible(ord(letter))}
    texts = list(_texts(reading)) if missing else []
    placed = {letter for text, place in texts if place for letter in text}  # what is said again elsewhere is told once
    for text, place in texts:
        yield from (_finding(letter, place) for letter in dict.fromkeys(text) if letter in missing and (place or letter not in placed))
    for text, place in _unprinted(reading):
        yield from (_finding(letter, place) for letter in dict.fromkeys(text) if _is_invisible(ord(letter)))


def _texts(reading: Reading) -> Iterator[tuple[str, Place | None]]:
    for passage in reading.lines:
        for text in passage.texts:
            if isinstance(text, tree.Text):
                yield text.text, text.place
    yield from _alone(reading)


def _alone(reading: Reading) -> Iterator[tuple[str, Place | None]]:
    """What is printed and stands in no line: at the foot of the page, and before a heading or a paragraph."""
    yield reading.document.organisation, _whole(reading)
    for heading in reading.headings:
        if heading.number:
            yield heading.number.text, heading.place
    for paragraph in reading.of(tree.Paragraph):
        if paragraph.number:
            yield paragraph.number.text, paragraph.place


def _unprinted(reading: Reading) -> Iterator[tuple[str, Place | None]]:
    """What is heard or followed and not printed: no font need have its letters, but a reader must be able to trust it."""
    for block in reading.of(tree.Picture):  # its place is that of the key, before its alternative text
        yield block.alt, block.place and replace(block.place, length=len(block.place.source.text))
    yield from (("".join(letter for letter in link.target if letter not in words), link.place) for link, words in reading.links)
    marked = (inline for passage in reading.marked for inline in tree.inlines(passage.line))
    full = dict.fromkeys(inline.expansion for inline in marked if isinstance(inline, tree.Abbreviation))
    yield from ((expansion, _whole(reading)) for expansion in full)


def _whole(reading: Reading) -> Place:
    """The whole file: where what has no place of its own stands somewhere."""
    place = reading.document.place
    return replace(place, length=len(place.source.text))


def _is_invisible(code: int) -> bool:
    """Format characters (soft hyphens, joiners, marks of direction) change a text unseen; control
    characters and ends of lines and paragraphs have no look of their own."""
    return code == _COMBINING_GRAPHEME_JOINER or unicodedata.category(chr(code)) in ("Cf", "Cc", "Zl", "Zp")


def _finding(letter: str, place: Place | None) -> Finding:
    if place:
        start = index_of(place)
        index = place.source.text.find(letter, start, start + place.length)
        place = place_at(place.source, index) if index >= 0 else place
    name = unicodedata.name(letter, "an unnamed character").lower()
    named = f"U+{ord(letter):04X}, {name}"
    if letter == "\t":
        return error("tab-in-text", "a tab stands in this text", place, "use a space, or a table")
    if _is_invisible(ord(letter)):
        return error("invisible-letter", f"an invisible character stands here ({named})", place, "delete it and type the text again")
    return error("missing-letter", f"the fonts of the house have no “{letter}” ({named})", place, "use another character")
