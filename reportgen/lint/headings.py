"""Headings by which a reader, and above all one who listens, finds the way."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from reportgen.document import tree
from reportgen.finding import Place
from reportgen.lint.reading import Passage, Reading, folded
from reportgen.lint.rule import Hit

_LONGEST = 100
_APART = ("message", "panel", "contacts", "in-this-issue", "table-note")


def skipped(reading: Reading) -> Iterator[Hit]:
    """A heading more than one level below the one before it."""
    before = 0
    for heading in reading.headings:
        if heading.level > before + 1:
            message = (
                f"this heading is of level {heading.level}, below one of level {before}"
                if before
                else "there is no title above this heading"
            )
            yield Hit(tree.plain(heading.children), message, heading.place, "put a heading of the level between above it")
        before = heading.level


def empty(reading: Reading) -> Iterator[Hit]:
    """A heading of nothing but spaces and dashes; one with nothing at all is a fault of the model."""
    for heading in reading.headings:
        words = tree.plain(heading.children)
        if words and all(unicodedata.category(letter)[0] in "PZ" for letter in words):
            yield Hit(words, "this heading says nothing", heading.place, "give it words, or take it out")


def by_looks(reading: Reading) -> Iterator[Hit]:
    """A short paragraph of running text that is all in bold and no sentence: no list of headings shows it."""
    bold = [passage for passage in reading.marked if _is_plain(passage.block) and all(map(_is_bold, passage.line))]
    holders = filter(_is_apart, reading.blocks if bold else ())
    apart = {id(block) for holder in holders for block in tree.children(holder)}  # a line of a panel or of a list may be bold
    for passage in bold:
        words = passage.text.strip()
        if tree.may_head(words) and id(passage.block) not in apart:
            yield Hit(words, f"“{words}” looks like a heading and is none", _whole(passage), "type it as   - heading:   between the texts")


def _is_plain(block: tree.Block) -> bool:
    return isinstance(block, tree.Paragraph) and not block.role and not block.number


def _is_bold(inline: tree.Inline) -> bool:
    if isinstance(inline, tree.Marked) and inline.mark == "strong":
        return True
    inner = getattr(inline, "children", ())
    return all(map(_is_bold, inner)) if inner else not tree.plain((inline,)).strip()


def _is_apart(holder: tree.Block) -> bool:
    return not isinstance(holder, tree.Group) or holder.role in _APART


def in_capitals(reading: Reading) -> Iterator[Hit]:
    """A heading all in capitals, where it is more than an abbreviation."""
    for passage in reading.titles:
        words = re.findall(r"[^\W\d_]+", passage.text)
        if words and passage.text == passage.text.upper() and _is_a_text(words):
            yield Hit(
                passage.text,
                f"“{passage.text}” is all in capitals",
                _whole(passage),
                "type it as a sentence; the house style sets its look",
            )


def same(reading: Reading) -> Iterator[Hit]:
    """Two headings with the same words under one parent."""
    open_: list[tuple[int, set[str]]] = [(0, set())]
    holders = {id(each): group.place for group in reading.of(tree.Group) for each in group.blocks}
    for heading in reading.headings:
        while open_[-1][0] >= heading.level:
            open_.pop()
        shown = tree.plain(heading.children)
        words = folded(shown)
        if words and words in open_[-1][1]:
            place = heading.place or holders.get(id(heading))  # a heading of the house's own stands nowhere in the file
            yield Hit(shown, f"the heading “{shown}” stands here twice", place, "say how the two differ")
        open_[-1][1].add(words)
        open_.append((heading.level, set()))


def long(reading: Reading) -> Iterator[Hit]:
    """A heading of more than a hundred characters."""
    for passage in reading.titles:
        if len(passage.text) > _LONGEST:
            yield Hit(passage.text, f"this heading is {len(passage.text)} characters long", _whole(passage), f"{_LONGEST} is plenty")


def in_title_case(reading: Reading) -> Iterator[Hit]:
    """A heading in which most words begin with a capital."""
    for passage in reading.titles:
        later = [word for word in re.findall(r"[^\W\d_][\w’'-]*", passage.text)[1:] if len(word) > 3]
        capital = [word for word in later if word[0].isupper() and not word.isupper()]
        if len(later) >= 4 and len(capital) > 0.6 * len(later) and passage.block is not reading.headings[0]:
            message = f"in “{passage.text}” {len(capital)} of the {len(later)} longer words after the first begin with a capital"
            yield Hit(passage.text, message, _whole(passage), "leave capitals to names")


def _whole(passage: Passage) -> Place | None:
    return passage.at(0, len(passage.text))


def _is_a_text(words: list[str]) -> bool:
    """“JAR” and “CYPSP” are abbreviations; “KEY DATES” is a text."""
    spoken = [word for word in words if len(word) >= 4 and re.search("[AEIOU]", word)]
    return bool(spoken) and (len(words) > 1 or len(words[0]) > 6)
