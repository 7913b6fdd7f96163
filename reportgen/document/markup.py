"""Prose as typed becomes paragraphs, lists and marked words; everything else stays literal.

Paragraphs and lists are told apart here, by blank lines and indents; within a line the CommonMark
parser markdown-it finds emphasis and links, with all its other rules switched off.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import link as commonmark_link
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token

from reportgen.document import tree
from reportgen.finding import Finding, Place, error
from reportgen.model.values import Line, Prose
from reportgen.record import record

_MARKER = re.compile(r"(?:(?P<bullet>-)|(?P<decimal>\d{1,3})\.|(?P<letter>[a-z])\)|(?P<roman>[ivxl]+)\))(?: +(?=\S)|$)")
_ESCAPED_MARKER = re.compile(r"(?:(\\)-|\d{1,3}(\\)\.|(?:[a-z]|[ivxl]+)(\\)\))(?: |$)")
_ESCAPABLE = "*~[]"
_MARK = re.compile(r"[*~\[\\]")
_ADDRESS = re.compile(
    r"(?P<web>\b(?:https?://|www\.)[^\s<>\"“”]+)|(?P<mail>(?<![\w.+-])\w(?:[\w.+'-]*[\w+-])?@[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE
)
_NOTE = r"\[\^([^\s\[\]\\^]+)\]"
_CALL = re.compile(_NOTE)
_GIVEN = re.compile(_NOTE + r":[ \t]*")
_LINE_END = re.compile(r"[ \t]*\n[ \t]*")
_SCHEME = re.compile(r"(?:https?://|mailto:|tel:)\S+", re.IGNORECASE)
_LANGUAGE = re.compile(r"lang:([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)")
_MARKS = {"strong": "strong", "em": "emphasis", "s": "struck"}
_ROMAN = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]


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


@dataclass(slots=True)
class Markup:
    """Reads the texts of one document. `findings` holds what was wrong with links and notes; `called` and
    `given` the calls and the texts of notes, in the order they were read."""

    findings: list[Finding] = field(default_factory=list)
    called: list[tree.Note] = field(default_factory=list)
    given: list[tree.Note] = field(default_factory=list)

    def line(self, line: Line, *, of_note: bool = False) -> tuple[tree.Inline, ...]:
        """The words of a single line; `of_note` says that they are those of a note."""
        typed = line.text.strip()
        offset = line.text.find(typed)
        return self._inline(typed, range(offset, offset + len(typed)), line, of_note=of_note)

    def note(self, name: Line, text: Line) -> None:
        """Takes in the words of a note that stand by themselves, under its name."""
        self.given.append(tree.Note(name.text, words=self.line(text, of_note=True), place=name.place))

    def prose(self, prose: Prose, run: dict[str, int] | None = None) -> tuple[tree.Block, ...]:
        """Paragraphs and lists. `run` remembers the last number of each kind of list, so that a
        list may go on after a heading: pass the same one for all texts of an article."""
        bare = prose.text.strip(" \t")
        if bare and "\n" not in bare and not _MARK.search(bare) and not _MARKER.match(bare):  # as in most cells
            offset = prose.text.find(bare)
            return (tree.Paragraph(self._inline(bare, range(offset, offset + len(bare)), prose), place=prose.node.at(offset)),)
        if _MARKER.fullmatch(prose.text.strip()):  # "-" in a cell says that there is nothing
            return (tree.Paragraph(self.line(Line(prose.text, prose.node)), place=prose.place),)
        lines, offset = [], 0
        for words in prose.text.split("\n"):
            bare = words.strip(" \t")
            lines.append(_Typed(offset + words.find(bare), len(words) - len(words.lstrip(" \t")), bare))
            offset += len(words) + 1
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
            self.given.append(tree.Note(match[1], words=self._paragraph(body, prose, of_note=True).children, place=place))
            following = next((line for line in lines[at:] if line.words), None)
            if following and not lines[at].words and following.indent > first.indent:
                hint = "begin what is no part of the note at the margin"
                self.findings.append(error("note-paragraphs", "a note is one paragraph", prose.node.at(following.offset), hint))
            yield _Typed(first.offset, first.indent, "")

    # ---- paragraphs and lists --------------------------------------------------------------------

    def _blocks(self, lines: list[_Typed], prose: Prose, run: dict[str, int]) -> Iterator[tree.Block]:
        at = 0
        while at < len(lines):
            if not lines[at].words:
                at += 1
            elif _marker(lines[at], run):
                block, at = self._list(lines, at, prose, run)
                yield block
            else:
                start = at
                at += 1
                while at < len(lines) and lines[at].words and not _marker(lines[at], run):
                    at += 1
                yield self._paragraph(lines[start:at], prose)

    def _list(self, lines: list[_Typed], at: int, prose: Prose, run: dict[str, int]) -> tuple[tree.List, int]:
        first = lines[at]
        style, number = _marker(first, run)  # type: ignore[misc]
        items, start = [], number
        while at < len(lines) and _marker(lines[at], run) == (style, number):
            body, at = _item_lines(lines, at, run | {style: number})
            run[style] = number
            label = "" if style == "bullet" else lines[at - len(body)].words.split(" ")[0]
            head = lines[at - len(body)]
            body[0] = head.without(len(head.words.split(" ")[0]))
            items.append(tree.Item(tuple(self._blocks(body, prose, {})), label))
            number += style != "bullet"
            following = at
            while following < len(lines) and not lines[following].words:
                following += 1
            if following < len(lines) and lines[following].indent <= first.indent:
                at = following
        return tree.List(tuple(items), style, start, place=prose.node.at(first.offset)), at

    def _paragraph(self, lines: list[_Typed], prose: Prose, *, of_note: bool = False) -> tree.Paragraph:
        if len(lines) == 1 and "\\" not in lines[0].words:
            line = lines[0]
            children = self._inline(line.words, range(line.offset, line.offset + len(line.words)), prose, of_note=of_note)
        else:
            children = self._inline(*_joined(lines), prose, of_note=of_note)
        return tree.Paragraph(children, place=prose.node.at(lines[0].offset))

    # ---- within a line ---------------------------------------------------------------------------

    def _inline(self, words: str, offsets: Sequence[int], text: Line | Prose, *, of_note: bool = False) -> tuple[tree.Inline, ...]:
        if not words:
            return ()
        if _MARK.search(words):
            tokens = _tokens(words)
        elif _may_hold_address(words):
            tokens = [Token("text", "", 0, content=words)]
        else:
            place = text.node.at(offsets[0], offsets[len(words) - 1] - offsets[0] + 1)
            return (tree.Text(_in_one_line(words), place),)
        return tuple(_Spans(self, tokens, words, offsets, text, of_note=of_note).build())


class _Spans:
    """Nests the flat tokens of one line, and knows where in the file each was typed."""

    def __init__(
        self, markup: Markup, tokens: list[Token], words: str, offsets: Sequence[int], text: Line | Prose, *, of_note: bool
    ) -> None:
        self.markup, self.tokens, self.words, self.offsets, self.text = markup, tokens, words, offsets, text
        self.of_note = of_note
        self.at = 0
        self.read = 0

    def build(self, closing: str = "", linked: bool = False) -> Iterator[tree.Inline]:
        while self.at < len(self.tokens):
            token = self.tokens[self.at]
            self.at += 1
            if token.type == closing:
                return
            if token.type in ("text", "text_special"):
                yield from self._text(token.content, linked)
            elif token.type == "link_open":
                yield self._link(token)
            elif token.type == "note":
                yield from self._note(token, linked)
            elif token.type.endswith("_open"):
                kind = token.type.removesuffix("_open")
                yield tree.Marked(_MARKS[kind], tuple(self.build(f"{kind}_close", linked)))

    def place(self, index: int, length: int = 1) -> Place:
        first = self.offsets[min(index, len(self.offsets) - 1)]
        last = self.offsets[min(index + length - 1, len(self.offsets) - 1)]
        return self.text.node.at(first, max(1, last - first + 1))

    def _text(self, content: str, linked: bool) -> Iterable[tree.Inline]:
        typed = self._typed(content)
        if linked or not _may_hold_address(content):
            return self._words(content, typed, 0, len(content))
        return self._with_addresses(content, typed)

    def _with_addresses(self, content: str, typed: Sequence[int]) -> Iterator[tree.Inline]:
        done = 0
        for match in _ADDRESS.finditer(content):
            address = _without_closing_marks(match[0])
            if target := _target(address):
                yield from self._words(content, typed, done, match.start())
                done = match.start() + len(address)
                words = self._words(content, typed, match.start(), done)
                yield tree.Link(target, words, self.place(typed[match.start()], len(address)))
        yield from self._words(content, typed, done, len(content))

    def _words(self, content: str, typed: Sequence[int], start: int, end: int) -> tuple[tree.Text, ...]:
        if start == end:
            return ()
        place = self.place(typed[start], typed[end - 1] - typed[start] + 1)
        return (tree.Text(_in_one_line(content[start:end]), place),)

    def _typed(self, content: str) -> Sequence[int]:
        """Where each character of `content` stands among the words; only marks stand between them."""
        start = self.words.find(content, self.read)
        if start >= 0 and start == self.words.find(content[:1], self.read):
            self.read = start + len(content)
            return range(start, self.read)
        typed = []
        for character in content:
            self.read = max(self.words.find(character, self.read), self.read)
            typed.append(self.read)
            self.read += 1
        return typed

    def _note(self, token: Token, linked: bool) -> Iterator[tree.Inline]:
        """A call; where none can stand, nothing, and where it is none, the signs as typed."""
        start, end = token.meta["start"], token.meta["end"]
        self.read = end
        place = self.place(start, end - start)
        if not token.content:
            hint = "a note is called by [^1] or [^name]; \\[ is an ordinary bracket"
            self.markup.findings.append(error("note-call", "this calls no note", place, hint))
            yield tree.Text(self.words[start:end], place)
        elif self.of_note or linked:
            where, hint = ("a note", "call it in the text") if self.of_note else ("the brackets of a link", "call it after them")
            self.markup.findings.append(error("note-place", f"a note cannot be called in {where}", place, hint))
        else:
            note = tree.Note(token.content, place=place)
            self.markup.called.append(note)
            yield note

    def _link(self, token: Token) -> tree.Inline:
        start, end = token.meta["start"], token.meta["end"]
        place = self.place(start, end - start)
        target = str(token.attrs["href"])
        children = tuple(self.build("link_close", linked=True))
        language = _LANGUAGE.fullmatch(target)
        self.read = end
        if "title" in token.attrs:
            self.markup.findings.append(
                error("link-title", "words in quotes inside the brackets of a link are never shown", place, "take them out")
            )
        if language:
            return tree.Language(language[1], children)
        address = _target(target)
        if not address:
            hint = "an address begins with https:// or www., or is an e-mail address, or #name for a place in this document"
            self.markup.findings.append(error("link-target", f'"{target}" is no address', place, hint))
        return tree.Link(address, children, place)


def _marker(line: _Typed, run: dict[str, int]) -> tuple[str, int] | None:
    """The kind and number of the list item that `line` begins; a number counts only if it is the
    first or follows the last of its kind: "2008. It was a good year" is a sentence."""
    match = _MARKER.match(line.words)
    if match is None:
        return None
    if match["bullet"]:
        return "bullet", 0
    for style in ("decimal", "letter", "roman"):
        number = _number(line.words[: match.end()].split(" ")[0][:-1], style)
        if number and style in run and number == run[style] + 1:
            return style, number
    for style in ("decimal", "roman", "letter"):
        if _number(line.words[: match.end()].split(" ")[0][:-1], style) == 1:
            return style, 1
    return None


def _number(word: str, style: str) -> int:
    if style == "decimal":
        return int(word) if word.isdecimal() else 0
    if style == "letter":
        return ord(word) - ord("a") + 1 if len(word) == 1 and word.isalpha() else 0
    return _ROMAN.index(word) + 1 if word in _ROMAN else 0


def _item_lines(lines: list[_Typed], at: int, run: dict[str, int]) -> tuple[list[_Typed], int]:
    """The lines of the item that begins at `at`, and where the next thing begins."""
    indent, body = lines[at].indent, [lines[at]]
    at += 1
    while at < len(lines):
        line = lines[at]
        if not line.words:
            following = next((later for later in lines[at:] if later.words), None)
            if following is None or following.indent <= indent:
                break
        elif line.indent <= indent and (not body[-1].words or _marker(line, run)):
            break
        body.append(line)
        at += 1
    return body, at


def _joined(lines: list[_Typed]) -> tuple[str, list[int]]:
    """The words of a paragraph without the backslash that says that a line begins no list, and where each character stands."""
    words, offsets = [], []
    for line in lines:
        typed, places = line.words, list(range(line.offset, line.offset + len(line.words) + 1))
        if escaped := _ESCAPED_MARKER.match(typed):
            backslash = escaped.start(escaped.lastindex or 0)
            typed = typed[:backslash] + typed[backslash + 1 :]
            del places[backslash]
        words.append(typed)
        offsets += places
    return "\n".join(words), offsets


def _may_hold_address(words: str) -> bool:
    """Whether it is worth the while to look for addresses."""
    return "@" in words or "://" in words or "www." in words.lower()


def _in_one_line(words: str) -> str:
    return _LINE_END.sub(" ", words) if "\n" in words else words


def _tokens(words: str) -> list[Token]:
    """What the parser finds in a line. All that its frame adds is to join letters behind a backslash to the words about
    them, and it takes as long as finding marks and links."""
    parser = _parser()
    if "\\" in words:
        return parser.parseInline(words)[0].children or []
    return parser.inline.parse(words, parser, {}, [])


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["emphasis", "strikethrough"])
    inline = parser.inline.ruler
    inline.at("emphasis", _emphasis)
    inline.before("emphasis", "escape_marks", _escape)
    inline.before("emphasis", "note", _note_call)
    inline.before("emphasis", "placed_link", _placed_link)
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def _emphasis(state: StateInline, silent: bool) -> bool:
    """CommonMark's rule for asterisks only, and never within a word: 2*3*4 is a sum."""
    marker = state.src[state.pos]
    if silent or marker != "*":
        return False
    scanned = state.scanDelims(state.pos, False)
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(Delimiter(ord("*"), scanned.length, len(state.tokens) - 1, -1, scanned.can_open, scanned.can_close))
    state.pos += scanned.length
    return True


def _escape(state: StateInline, silent: bool) -> bool:
    following = state.src[state.pos + 1 : state.pos + 2]
    if state.src[state.pos] != "\\" or not following or following not in _ESCAPABLE:
        return False
    if not silent:
        token = state.push("text_special", "", 0)
        token.content = following
    state.pos += 2
    return True


def _note_call(state: StateInline, silent: bool) -> bool:
    if silent or not state.src.startswith("[^", state.pos):  # silently, the end of a link is looked for
        return False
    start, match = state.pos, _CALL.match(state.src, state.pos)
    state.pos = match.end() if match else start + 2
    token = state.push("note", "", 0)
    token.content, token.meta = match[1] if match else "", {"start": start, "end": state.pos}
    return True


def _placed_link(state: StateInline, silent: bool) -> bool:
    start, count = state.pos, len(state.tokens)
    if state.src[state.pos] != "[" or not commonmark_link(state, silent):
        return False
    if not silent:
        opening = next(token for token in state.tokens[count:] if token.type == "link_open")
        opening.meta = {"start": start, "end": state.pos}
    return True


def _target(address: str) -> str:
    """The full address of what was typed; empty where it is none."""
    if address.startswith("#") or _SCHEME.fullmatch(address):
        return address
    if _ADDRESS.fullmatch(address):
        return f"mailto:{address}" if "@" in address and not address.lower().startswith("www.") else f"http://{address}"
    return ""


def _without_closing_marks(address: str) -> str:
    """An address at the end of a sentence does not own its full stop, nor a bracket it did not open."""
    while address:
        if address[-1] in ".,;:!?…'’*~" or (address[-1] in ")]" and address.count("(["[address[-1] == "]"]) < address.count(address[-1])):
            address = address[:-1]
        else:
            break
    return address
