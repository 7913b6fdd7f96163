"""The numbers that Word will print, worked out from the finished file as Word does: by the lists of its numbering
part, its styles and its paragraphs (ISO/IEC 29500-1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from reportgen.finding import Finding, error
from reportgen.verify.word_elements import Element, W, number, quoted, text_of, val, w
from reportgen.verify.word_stories import Paragraph, Story, Word
from reportgen.verify.word_structure import Field, fields_of

_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_PLACE = re.compile("%([1-9])")
_P, _T, _START, _END = map(w, ("p", "t", "bookmarkStart", "bookmarkEnd"))


@dataclass(slots=True)
class _Level:
    """A level of a list: where it begins, how it counts, and how its number is spelt ("%1.%2")."""

    start: int
    form: str
    text: str
    style: str


@dataclass(slots=True)
class _List:
    """An abstractNum: its levels, and how far each has counted."""

    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


class Numbers:
    """The number that stands before each paragraph of the document, as Word counts."""

    def __init__(self, word: Word) -> None:
        self.word = word
        self.lists: dict[str, _List] = {}
        self.of: dict[str, tuple[str, dict[int, int]]] = {}
        self.styled: dict[str, tuple[str, int] | None] = {}
        self._begun: set[tuple[str, int]] = set()
        self._read()
        self.own = word.stories[0].having("numPr")
        self.texts = {id(p.element): text for p in word.stories[0].paragraphs if (text := self._next(p))}

    def before(self, paragraph: Element) -> str:
        """The number before a paragraph; empty where it has none, or a bullet."""
        return self.texts.get(id(paragraph), "")

    def _read(self) -> None:
        for each in self.word.numbering if self.word.numbering is not None else ():
            if each.tag == w("abstractNum"):
                self.lists[each.get(W + "abstractNumId", "")] = _List(dict(map(_level, each.iterchildren(w("lvl")))))
            elif each.tag == w("num"):
                starts = {int(o.get(W + "ilvl", "0")): number(o, "startOverride", 1) for o in each.iterfind(w("lvlOverride"))}
                self.of[each.get(W + "numId", "")] = (val(each, "abstractNumId"), starts)

    def _next(self, paragraph: Paragraph) -> str:
        place = self._place(paragraph)
        if place is None or place[0] not in self.of:
            return ""
        num, depth = place
        abstract, starts = self.of[num]
        found = self.lists.get(abstract)
        if found is None or depth not in found.levels:
            return ""
        begins = depth in starts and (num, depth) not in self._begun
        self._begun.add((num, depth))
        if begins or depth not in found.counts:
            found.counts[depth] = starts.get(depth, found.levels[depth].start)
        else:
            found.counts[depth] += 1
        if len(found.counts) > 1:
            for deeper in [each for each in found.counts if each > depth]:
                del found.counts[deeper]
        return _spelt(found, depth)

    def _place(self, paragraph: Paragraph) -> tuple[str, int] | None:
        """The list and the level that number a paragraph: its own, or those of its style."""
        own = self.own.get(paragraph.element)
        if own is not None:
            return val(own, "numId"), number(own, "ilvl", 0)
        if paragraph.style not in self.styled:
            self.styled[paragraph.style] = self._by_style(paragraph.style)
        return self.styled[paragraph.style]

    def _by_style(self, style: str) -> tuple[str, int] | None:
        found = self.word.styles.find(style, "pPr/numPr")
        num = val(found, "numId") if found is not None else ""
        if found is None or num not in self.of:
            return None
        levels = self.lists[self.of[num][0]].levels if self.of[num][0] in self.lists else {}
        linked = next((depth for depth, level in levels.items() if level.style == style), 0)
        return num, number(found, "ilvl", linked)


def numbers_of(word: Word) -> Numbers:
    """The numbers of a document, counted once."""
    if word.numbers is None:
        word.numbers = Numbers(word)
    return word.numbers


def _level(element: Element) -> tuple[int, _Level]:
    depth = int(element.get(W + "ilvl", "0"))
    return depth, _Level(number(element, "start", 0), val(element, "numFmt") or "decimal", val(element, "lvlText"), val(element, "pStyle"))


def _spelt(found: _List, depth: int) -> str:
    if found.levels[depth].form in ("bullet", "none"):
        return ""

    def figure(place: re.Match[str]) -> str:
        at = int(place[1]) - 1
        level = found.levels.get(at)
        return _counted(found.counts.get(at, level.start), level.form) if level else ""

    return _PLACE.sub(figure, found.levels[depth].text)


def _counted(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        text = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)  # Word counts …, z, aa, bb
    elif form in ("lowerRoman", "upperRoman"):
        text = ""
        for value, letters in _ROMAN:
            text, count = text + letters * (count // value), count % value
    else:
        return str(count)
    return text.upper() if form.startswith("upper") else text


# ---- fields ----------------------------------------------------------------------------------------


def references(word: Word) -> Iterator[Finding]:
    """Cross-references and counts of captions that show another number than Word will work out when it updates them."""
    every = [found for story in word.texts for found in fields_of(story)]
    if not every:
        return
    numbers, marked = numbers_of(word), _marked(word.stories[0])
    counts: dict[str, int] = {}
    for found in every:
        kind = found.kind
        if kind == "SEQ" and len(found.code.split()) > 1:
            name = found.code.split()[1]
            counts[name] = counts.get(name, 0) + 1
            wanted = str(counts[name])
        elif kind == "REF" and found.bookmark in marked:
            wanted = _referred(found, *marked[found.bookmark], numbers)
        else:
            continue
        if found.result.strip() and found.result[:40] != wanted[:40]:  # one that shows nothing has its own rule
            yield error(
                "word-reference",
                f"the field “{found.code.strip()}” shows {quoted(found.result)}; Word will work out {quoted(wanted)}, in the paragraph "
                f"{quoted(text_of(found.paragraph))}",
            )


def _marked(story: Story) -> dict[str, tuple[Element, str]]:
    """Each bookmark with the paragraph that it begins in, and its words."""
    found: dict[str, tuple[Element, str]] = {}
    open_marks: dict[str, str] = {}
    paragraph = story.root
    for element in story.flow:
        tag = element.tag
        if tag == _P:
            paragraph = element
        elif tag == _START:
            name = element.get(W + "name", "")
            open_marks[element.get(W + "id", "")] = name
            found[name] = (paragraph, "")
        elif tag == _END:
            open_marks.pop(element.get(W + "id", ""), None)
        elif tag == _T and open_marks:
            for name in open_marks.values():
                found[name] = (found[name][0], found[name][1] + (element.text or ""))
    return found


def _referred(found: Field, paragraph: Element, words: str, numbers: Numbers) -> str:
    switches = found.code.split()
    if not {"\\n", "\\r", "\\w"} & set(switches):
        return words
    text = numbers.before(paragraph).rstrip(".")
    return re.sub(r"[^\d.]", "", text) if "\\t" in switches else text
