"""Prose as typed becomes paragraphs, lists and marked words; everything else stays literal.

Paragraphs and lists are told apart here, by blank lines and indents.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from reportgen.document import tree
from reportgen.document.numbering import ROMAN
from reportgen.document.words import DEEPEST, NOTE, is_plain, read_words
from reportgen.finding import Finding, error
from reportgen.model.values import Line, Prose
from reportgen.record import record

_MARKER = re.compile(r"(?:(?P<bullet>-)|(?P<decimal>\d{1,3})\.|(?P<letter>[a-z])\)|(?P<roman>[ivxl]+)\))(?: +(?=\S)|$)")
_ESCAPED_MARKER = re.compile(r"(?:\\-|\d{1,3}\\\.|(?:[a-z]|[ivxl]+)\\\))(?: |$)")
_GIVEN = re.compile(NOTE + r":[ \t]*")


@record
class _Typed:
    """A line of prose: where it begins in the text, how far it is indented, its words."""

    offset: int
    indent: int
    words: str

    def without(self, length: int) -> _Typed:
        rest = self.words[length:]
        gap = len(rest) - len(rest.lstrip(" "))
        return _Typed(self.offset + length + gap, self.indent + length + gap, rest[gap:])


@dataclass(slots=True, eq=False, repr=False)
class Markup:
    """Reads the texts of one document. `findings` holds what was wrong with links and notes; `called` and
    `given` the calls and the texts of notes, in the order they were read."""

    findings: list[Finding] = field(default_factory=list)
    called: list[tree.Note] = field(default_factory=list)
    given: list[tree.Note] = field(default_factory=list)

    def line(self, line: Line, *, of_note: bool = False) -> tuple[tree.Inline, ...]:
        """The words of a single line; `of_note` says that they are those of a note."""
        self._one_paragraph(line)
        typed = line.text.strip()
        offset = line.text.find(typed)
        return read_words(self, typed, range(offset, offset + len(typed)), line, of_note=of_note)

    def _one_paragraph(self, line: Line) -> None:
        typed = line.text.strip()
        if "\n" in typed and (between := re.search(r"\n\s*" if line.node.style == '"' else r"\n\s*\n", typed)):
            hint = "join them, or begin a block of its own"
            self.findings.append(
                error(
                    "line-paragraphs", "a second paragraph in a text of one line", line.node.at(line.text.find(typed) + between.end()), hint
                )
            )

    def lines(self, text: Line) -> tuple[tree.Inline, ...]:
        """The words of a text whose lines stay one below the other, as those of an address do."""
        self._one_paragraph(text)
        words: tuple[tree.Inline, ...] = ()
        for line in _typed_lines(text.text):
            typed = line.words.removesuffix("\\").rstrip()
            if typed:
                inlines = read_words(self, typed, range(line.offset, line.offset + len(typed)), text, of_note=False)
                words += (tree.Break(), *inlines) if words else inlines
        return words

    def note(self, name: Line, text: Line) -> None:
        """Takes in the words of a note that stand by themselves, under its name."""
        self.given.append(tree.Note(name.text, name.place, words=self.line(text, of_note=True)))

    def prose(self, prose: Prose, run: dict[str, int] | None = None) -> tuple[tree.Block, ...]:
        """Paragraphs and lists. `run` remembers the last number of each kind of list, so that a
        list may go on after a heading: pass the same one for all texts of an article."""
        bare = prose.text.strip(" \t\n")
        if bare and "\n" not in bare and is_plain(bare) and (not _MARKER.match(bare) or _MARKER.fullmatch(bare)):
            # as in most cells; "-" in one says that there is nothing
            place = prose.node.at(prose.text.find(bare), len(bare))
            return (tree.Paragraph((tree.Text(bare, place),), place=place),)
        lines = list(_typed_lines(prose.text))
        if "[^" in prose.text:
            lines = list(self._without_notes(lines, prose))
        return tuple(self._blocks(lines, prose, {} if run is None else run))

    def _without_notes(self, lines: list[_Typed], prose: Prose) -> Iterator[_Typed]:
        """The lines that are not the text of a note, with a blank one in the place of each note."""
        at = 0
        while at < len(lines):
            first = lines[at]
            at += 1
            match = _GIVEN.match(first.words)
            if match is None:
                yield first
                continue
            body = [first.without(match.end())]
            while at < len(lines) and lines[at].words and not _GIVEN.match(lines[at].words) and not _marker(lines[at], {}):
                body.append(lines[at])
                at += 1
            place = prose.node.at(first.offset, match.end(1) + 1)
            self.given.append(tree.Note(match[1], place, words=self._paragraph(body, prose, of_note=True).children))
            following = next((line for line in lines[at:] if line.words), None)
            if following and not lines[at].words and following.indent > first.indent:
                hint = "begin what is no part of the note at the margin"
                self.findings.append(error("note-paragraphs", "a note is one paragraph", prose.node.at(following.offset), hint))
            yield first.without(len(first.words))

    # ---- paragraphs and lists --------------------------------------------------------------------

    def _blocks(self, lines: list[_Typed], prose: Prose, run: dict[str, int], depth: int = 0) -> Iterator[tree.Block]:
        at = 0
        while at < len(lines):
            if not lines[at].words:
                at += 1
            elif _marker(lines[at], run) and depth < DEEPEST:
                block, at = self._list(lines, at, prose, run, depth)
                yield block
            else:
                if _marker(lines[at], run):
                    message = f"more than {DEEPEST} lists inside one another"
                    self.findings.append(error("too-deep", message, prose.node.at(lines[at].offset)))
                start = at
                at += 1
                while at < len(lines) and lines[at].words and not _marker(lines[at], run):
                    at += 1
                yield self._paragraph(lines[start:at], prose)

    def _list(self, lines: list[_Typed], at: int, prose: Prose, run: dict[str, int], depth: int) -> tuple[tree.List, int]:
        first = lines[at]
        style, number = _marker(first, run)  # type: ignore[misc]
        items, start = [], number
        while at < len(lines) and _marker(lines[at], run) == (style, number):
            body, at = _item_lines(lines, at, run | {style: number})
            run[style] = number
            label = body[0].words.split(" ")[0]
            body[0] = body[0].without(len(label))
            items.append(tree.Item(tuple(self._blocks(body, prose, {}, depth + 1)), "" if style == "bullet" else label))
            number += style != "bullet"
        return tree.List(tuple(items), style, start, place=prose.node.at(first.offset)), at

    def _paragraph(self, lines: list[_Typed], prose: Prose, *, of_note: bool = False) -> tree.Paragraph:
        if len(lines) == 1 and "\\" not in lines[0].words:
            line = lines[0]
            children = read_words(self, line.words, range(line.offset, line.offset + len(line.words)), prose, of_note=of_note)
        else:
            children = read_words(self, *_joined(lines), prose, of_note=of_note)
        return tree.Paragraph(children, place=prose.node.at(lines[0].offset))


def _typed_lines(text: str) -> Iterator[_Typed]:
    offset = 0
    for words in text.split("\n"):
        bare = words.strip(" \t")
        yield _Typed(offset + words.find(bare), len(words) - len(words.lstrip(" \t")), bare)
        offset += len(words) + 1


def _marker(line: _Typed, run: dict[str, int]) -> tuple[str, int] | None:
    """The kind and number of the list item that `line` begins; a number counts only if it is the
    first or follows the last of its kind: "2008. It was a good year" is a sentence."""
    match = _MARKER.match(line.words)
    if match is None:
        return None
    if match["bullet"]:
        return "bullet", 0
    word = match[0].rstrip()[:-1]
    for style in ("decimal", "letter", "roman"):
        number = _number(word, style)
        if number and style in run and number == run[style] + 1:
            return style, number
    for style in ("decimal", "roman", "letter"):
        if _number(word, style) == 1:
            return style, 1
    return None


def _number(word: str, style: str) -> int:
    if style == "decimal":
        return int(word) if word.isdecimal() else 0
    if style == "letter":
        return ord(word) - ord("a") + 1 if len(word) == 1 and word.isalpha() else 0
    return ROMAN.index(word) + 1 if word in ROMAN else 0


def _item_lines(lines: list[_Typed], at: int, run: dict[str, int]) -> tuple[list[_Typed], int]:
    """The lines of the item that begins at `at`, and where the next thing begins."""
    indent, body = lines[at].indent, [lines[at]]
    at += 1
    while at < len(lines):
        line = lines[at]
        if line.words and line.indent <= indent and (not body[-1].words or _marker(line, run)):
            break
        body.append(line)
        at += 1
    return body, at


def _joined(lines: list[_Typed]) -> tuple[str, list[int]]:
    """The words of a paragraph without the backslash that says that a line begins no list, and where each character stands."""
    words, offsets = [], []
    for line in lines:
        typed, places = line.words, list(range(line.offset, line.offset + len(line.words) + 1))
        if _ESCAPED_MARKER.match(typed):
            backslash = typed.index("\\")
            typed = typed[:backslash] + typed[backslash + 1 :]
            del places[backslash]
        words.append(typed)
        offsets += places
    return "\n".join(words), offsets
