"""A document as the lints read it: its runs of words, its sentences, and the place of each word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, cached_property
from itertools import accumulate
from typing import Any, TypeVar

from reportgen.document import tree
from reportgen.document.places import index_in
from reportgen.finding import Place
from reportgen.lint.rule import Hit
from reportgen.source.nodes import index_of, place_at
from reportgen.style import Style

Kind = TypeVar("Kind", bound=tree.Block)

_PROSE = ("", "continued", "stand-first")
_ENDS = r"\n|[.!?…]+[’”'\")\]]*(?=\s+[‘“'\"(\[]*[A-Z0-9]|\s*$)"
_NEVER_LAST = frozenset("mr mrs ms dr prof rev hon cllr st mt e.g eg i.e ie viz cf vs approx dept tel".split())  # noqa: SIM905
_BEFORE_A_FIGURE = frozenset(
    "no nos p pp para paras vol fig figs ext c ca jan feb mar apr jun jul aug sept sep oct nov dec".split()  # noqa: SIM905
)


def is_escaped(place: Place | None, sign: str) -> bool:
    """Whether a backslash before or within a sign says that it is meant as it stands."""
    if place is None:
        return False
    text, at = place.source.text, index_of(place)
    return text[at - 1] == "\\" or "\\" in text[at : at + place.length].replace(sign, "")


compiled = cache(re.compile)
"""The pattern of a text. The module re would look for it anew in each of thousands of passages, at the price of a search."""


class Passage:
    """The words that one block holds itself: a paragraph, a heading, a caption."""

    def __init__(self, block: tree.Block, line: tuple[tree.Inline, ...]) -> None:
        self.block, self.line = block, line
        self.texts: tuple[tree.Text | tree.Reference | tree.Break, ...]
        if tree.is_words(line):
            self.texts, self.text = line, line[0].text
        else:
            self.texts = tuple([each for each in tree.inlines(line) if isinstance(each, tree.WORDS)])
            self.text = "".join([text.text for text in self.texts])

    @property
    def is_prose(self) -> bool:
        """Whether it is a paragraph or item of running text, not a heading, a caption or a line of a contact."""
        return isinstance(self.block, tree.Paragraph) and self.block.role in _PROSE

    def is_typed(self, at: int) -> bool:
        """Whether character `at` was typed here: the words of a heading that is referred to were typed elsewhere."""
        return self._index(at) is not None

    def at(self, start: int, length: int) -> Place | None:
        """The place in the file of `length` characters from `start` of the text."""
        first, last = self._index(start), self._index(start + length - 1)
        if first is None or last is None or first[0].source is not last[0].source or last[1] < first[1]:
            return first[0] if first else self.block.place
        return place_at(first[0].source, first[1], last[1] - first[1] + 1)

    def _index(self, at: int) -> tuple[Place, int] | None:
        """The text's place that holds character `at`, and where in the file the character stands."""
        for text in self.texts:
            if at < len(text.text):
                return (text.place, index_in(text, at)) if isinstance(text, tree.Text) and text.place else None
            at -= len(text.text)
        return None

    def found(self, pattern: str, flags: int = 0) -> Iterator[re.Match[str]]:
        """Each match of a pattern in its text, but for those within web and e-mail addresses."""
        for match in compiled(pattern, flags).finditer(self.text):
            if not any(start <= match.start() < end for start, end in self.addresses):
                yield match

    def hits(self, pattern: str, message: str, hint: str, flags: int = 0) -> Iterator[Hit]:
        """A hit for each such match; "{}" in the message stands for its words."""
        return (self.hit(match, message.format(match[0]), hint) for match in self.found(pattern, flags))

    def hit(self, match: re.Match[str], message: str, hint: str, group: int = 0) -> Hit:
        """A hit at a match in its text, or at a group of it."""
        return Hit(match[group], message, self.at(match.start(group), len(match[group])), hint)

    def sentence_at(self, at: int) -> str:
        """The sentence that character `at` of the text stands in."""
        return next((sentence for start, sentence in reversed(self.sentences) if start <= at), self.text)

    @cached_property
    def addresses(self) -> list[tuple[int, int]]:
        """Where in the text bare addresses stand."""
        spans, at = [], 0
        for inline, link in _with_links(self.line):
            if isinstance(inline, tree.WORDS):
                if link and inline.text in (link.target, link.target.removeprefix("http://").removeprefix("mailto:")):
                    spans.append((at, at + len(inline.text)))
                at += len(inline.text)
        return spans

    @cached_property
    def sentences(self) -> list[tuple[int, str]]:
        """Each sentence and where it begins in the text. One that has no end ends with its line."""
        found, start = [], 0
        text = "".join(["\n" if isinstance(each, tree.Break) else each.text for each in self.texts])
        for match in compiled(_ENDS).finditer(text):
            if _ends_a_sentence(self.text, match) or match.end() == len(self.text.rstrip()):
                found.append((start, self.text[start : match.end()]))
                start = match.end()
        found.append((start, self.text[start:]))
        return [(at + len(s) - len(s.lstrip()), s.strip()) for at, s in found if s.strip()]


class Reading:
    """A document and its house, read once for all lints."""

    def __init__(self, document: tree.Document, style: Style) -> None:
        self.document, self.style = document, style
        self.blocks = document.every

    @cached_property
    def lines(self) -> list[Passage]:
        """All that the document says, in reading order."""
        return [Passage(block, line) for block in self.blocks for line in tree.texts(block)]

    @cached_property
    def passages(self) -> list[Passage]:
        """All that an author typed; the words that the house adds are left out."""
        return _typed(self.lines)

    @cached_property
    def marked(self) -> list[Passage]:
        """The passages that hold more than words: marks, links, notes."""
        return [passage for passage in self.passages if passage.texts is not passage.line]

    @cached_property
    def text(self) -> str:
        """All passages, each on a line."""
        return "\n".join([passage.text for passage in self.passages])

    @cached_property
    def _starts(self) -> list[int]:
        """Where in that text each begins."""
        return list(accumulate([len(passage.text) + 1 for passage in self.passages], initial=0))

    def holding(self, sign: str) -> list[Passage]:
        """The passages that hold a sign, a pattern that ends on the line where it begins. They are looked through as one
        text: of the thousands of a long document few hold any."""
        numbers = dict.fromkeys(bisect_right(self._starts, match.start()) - 1 for match in compiled(sign).finditer(self.text))
        return [self.passages[number] for number in numbers]

    def saying(self, *signs: str) -> list[Passage]:
        """The passages that hold one of some signs, in capitals or small letters; the signs are typed in small ones."""
        folded = self.text.casefold()
        found = [sign for sign in signs if sign in folded]
        return [each for each in self.passages if any(sign in each.text.casefold() for sign in found)] if found else []

    def hits(self, pattern: str, message: str, hint: str) -> Iterator[Hit]:
        """A hit for each match of a pattern in any passage; "{}" in the message stands for its words."""
        return (hit for passage in self.passages for hit in passage.hits(pattern, message, hint))

    @cached_property
    def titles(self) -> list[Passage]:
        """The headings that an author typed."""
        return _typed([Passage(heading, heading.children) for heading in self.headings])

    @cached_property
    def prose(self) -> list[Passage]:
        """The passages of running text."""
        return [passage for passage in self.passages if passage.is_prose]

    def of(self, kind: type[Kind]) -> list[Kind]:
        """All blocks of a kind."""
        return self._by_kind.get(kind, [])

    @cached_property
    def _by_kind(self) -> dict[type, list[Any]]:
        found: dict[type, list[Any]] = {}
        for block in self.blocks:
            found.setdefault(type(block), []).append(block)
        return found

    @property
    def headings(self) -> list[tree.Heading]:
        """All headings, those of the house too."""
        return self.of(tree.Heading)

    @cached_property
    def links(self) -> list[tuple[tree.Link, str]]:
        """All links that an author typed, each with its words."""
        links = [inline for passage in self.marked for inline in tree.inlines(passage.line) if isinstance(inline, tree.Link)]
        return [(link, tree.plain(link.children)) for link in links]

    @cached_property
    def articles(self) -> list[list[Passage]]:
        """The running text from each heading of level 2 to the next."""
        parts: list[list[Passage]] = [[]]
        for passage in self.passages:
            if isinstance(passage.block, tree.Heading) and passage.block.level <= 2:
                parts.append([])
            elif passage.is_prose:
                parts[-1].append(passage)
        return [part for part in parts if part]


def _typed(passages: list[Passage]) -> list[Passage]:
    return [passage for passage in passages if [text for text in passage.texts if isinstance(text, tree.Text) and text.place]]


def folded(words: str) -> str:
    """Words to be compared, whatever their capitals and the spaces between them."""
    return " ".join(words.casefold().split())


def words_of(text: str) -> list[str]:
    """The words of a text: what stands between spaces and holds a letter or a figure."""
    return [word for word in text.split() if any(map(str.isalnum, word))]


def _ends_a_sentence(text: str, end: re.Match[str]) -> bool:
    """A full stop behind an abbreviation or an initial ends nothing: “Dr. Shah”, “No. 4”, “J. Smith”."""
    if text[end.start()] != "." or len(end[0]) > 1:
        return True
    before = text[: end.start()].rsplit(None, 1)[-1:] or [""]
    word = before[0].lstrip("(‘“'\"[").casefold()
    if len(word) == 1 and word.isalpha() and word != "i":
        return False
    following = text[end.end() :].lstrip()[:1]
    return word not in _NEVER_LAST and not (word in _BEFORE_A_FIGURE and following.isdigit())


def _with_links(line: tuple[tree.Inline, ...], link: tree.Link | None = None) -> Iterator[tuple[tree.Inline, tree.Link | None]]:
    for inline in line:
        yield inline, link
        yield from _with_links(getattr(inline, "children", ()), inline if isinstance(inline, tree.Link) else link)
