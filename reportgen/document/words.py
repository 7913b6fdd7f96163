"""Within a line the CommonMark parser markdown-it finds emphasis and links, with all its other rules switched off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

from reportgen.document import tree
from reportgen.finding import Place, error
from reportgen.later import imported_later
from reportgen.model.texts import is_id
from reportgen.model.values import Line, Prose

if TYPE_CHECKING:
    from reportgen.document.markup import Markup

_RULES_OFF = (
    "common.entities",
    "common.normalize_url",
    "rules_block",
    "rules_block.state_block",
    *(f"rules_inline.{name}" for name in ("autolink", "backticks", "entity", "escape", "html_inline", "image", "linkify", "newline")),
    "rules_core",
    "rules_core.state_core",
)
with imported_later("markdown_it", ["traceback", *(f"markdown_it.{rule}" for rule in _RULES_OFF)]):
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.rules_inline import link as commonmark_link
    from markdown_it.rules_inline.state_inline import Delimiter
    from markdown_it.token import Token

_MARK = re.compile(r"[*~\[\\]")
"""What may mean something within a line: words without it are never brought to the parser."""
NOTE = r"\[\^([^\s\[\]\\^]+)\]"
"""A call of a note, by its name."""
DEEPEST = 12
"""So many lists may stand inside one another, and so many marks."""
_CALL = re.compile(NOTE)
_BREAK = re.compile(r"\\[ \t]*\n[ \t]*(?=\S)")
_ESCAPABLE = "*~[]"
_ADDRESS = re.compile(
    r"(?P<web>\b(?:https?://|www\.)[^\s<>\"“”]+)|(?P<mail>(?<![\w.+-])\w(?:[\w.+'-]*[\w+-])?@[\w-]+(?:\.[\w-]+)+)", re.IGNORECASE
)
_SCHEME = re.compile(r"(?:https?://|mailto:|tel:)\S+", re.IGNORECASE)
_LANGUAGE = re.compile(r"lang:([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)")
_MARKS = {"strong": "strong", "em": "emphasis", "s": "struck"}


def is_plain(words: str) -> bool:
    """Whether there is nothing in a line but words: no mark, no note, no address."""
    return not (_MARK.search(words) or _may_hold_address(words))


def read_words(markup: Markup, words: str, offsets: Sequence[int], text: Line | Prose, *, of_note: bool) -> tuple[tree.Inline, ...]:
    """The words of a line with their marks and links; `offsets` tells where in `text` each of its characters stands, and
    `of_note` that they are the words of a note. What is wrong is added to the findings of `markup`, calls of notes to its calls."""
    if not words:
        return ()
    place = text.node.at(offsets[0], offsets[len(words) - 1] - offsets[0] + 1)
    if _MARK.search(words):
        tokens = _tokens(words)
        if max(accumulate(token.nesting for token in tokens), default=0) > DEEPEST:
            hint = "\\* is an ordinary star"
            markup.findings.append(error("too-deep", f"more than {DEEPEST} marks inside one another", place, hint))
            return (tree.Text(_on_one_line(words), place),)
    elif _may_hold_address(words):
        tokens = [Token("text", "", 0, content=words)]
    else:
        return (tree.Text(_on_one_line(words), place),)
    return tuple(_Spans(markup, tokens, words, offsets, text, of_note=of_note).build())


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
            if token.type == "text":
                yield from self._text(token.content, linked)
            elif token.type == "link_open":
                yield self._link(token)
            elif token.type == "break":
                self.read = token.meta["end"]
                yield tree.Break()
            elif token.type == "note":
                yield from self._note(token, linked)
            elif token.type.endswith("_open"):
                kind = token.type.removesuffix("_open")
                yield tree.Marked(_MARKS[kind], tuple(self.build(f"{kind}_close", linked)))

    def place(self, index: int, length: int) -> Place:
        first, last = self.offsets[index], self.offsets[index + length - 1]
        return self.text.node.at(first, last - first + 1)

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
        return (tree.Text(_on_one_line(content[start:end]), place),)

    def _typed(self, content: str) -> Sequence[int]:
        """Where each character of `content` stands among the words; only marks stand between them."""
        start = self.words.find(content[:1], self.read)
        if self.words.startswith(content, start):
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
            note = tree.Note(token.content, place)
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
            if is_id(target):
                hint = f"a place in this document is typed with a number sign, #{target}"
            self.markup.findings.append(error("link-target", f'"{target}" is no address', place, hint))
        return tree.Link(address, children, place)


def _may_hold_address(words: str) -> bool:
    """Whether it is worth the while to look for addresses."""
    return "@" in words or "://" in words or "www." in words.lower()


def _on_one_line(text: str) -> str:
    if "\n" not in text:
        return text
    first, *between, last = text.split("\n")
    return " ".join([first.rstrip(" \t"), *(line.strip(" \t") for line in between), last.lstrip(" \t")])


def _tokens(words: str) -> list[Token]:
    """What the parser finds in a line. All that its frame adds is to join letters behind a backslash to the words about
    them, and it takes as long as finding marks and links."""
    parser = _parser()
    if "\\" in words:
        return parser.parseInline(words)[0].children or []
    return parser.inline.parse(words, parser, {}, [])


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero").enable(["emphasis", "strikethrough"]).disable("normalize")
    inline = parser.inline.ruler
    inline.at("emphasis", _emphasis)
    inline.before("emphasis", "escape_marks", _escape)
    inline.before("emphasis", "break", _line_break)
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


def _line_break(state: StateInline, silent: bool) -> bool:
    """One backslash at the end of a line. Spaces behind it cannot be seen, and make no difference."""
    match = None if state.src[state.pos - 1 : state.pos] == "\\" else _BREAK.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.pending = state.pending.rstrip()
        state.push("break", "", 0).meta = {"end": match.end()}
    state.pos = match.end()
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
    if match := _ADDRESS.fullmatch(address):
        return f"http://{address}" if match["web"] else f"mailto:{address}"
    return ""


def _without_closing_marks(address: str) -> str:
    """An address at the end of a sentence does not own its full stop, nor a bracket it did not open."""
    while address[-1] in ".,;:!?…'’*~" or (address[-1] in ")]" and address.count("(["[address[-1] == "]"]) < address.count(address[-1])):
        address = address[:-1]
    return address
