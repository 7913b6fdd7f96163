"""A YAML file, read as text: no value is turned into a number, a date or a yes."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import Any

import yaml

from reportgen.finding import Finding, Mend, Place, SourceFile, error, warning
from reportgen.record import record
from reportgen.source import forbidden
from reportgen.source.folded import with_line_ends
from reportgen.source.mending import ODD_INDENT, as_typed, is_odd_space, mended, odd_indents, quotes_at, strokes_doubled
from reportgen.source.nodes import DEEPEST, FastLoader, Mapping, Node, Pair, Scalar, Sequence, index_of, place_at

LARGEST = 4_000_000
"""The largest file that is read, in bytes: a thousand pages of words."""

_LONGEST_WORD = 2_000
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD + 1},}}")
_MOST_NODES = 200_000


# "Issue #4": a remark has a space behind its sign; a text cut off has none.
_CUT_OFF = re.compile(r"[ \t]+(#[^\s#]\S*)")


# ">5" would be the head of a text on the lines below; where none stand there, it is the text.
_OVER_NOTHING = re.compile(r"([|>])[1-9](?=\s|$)")


# Other programs part a long line so, and begin the next with a backslash too.
_JOINS_LINES = re.compile(r"(?<!\\)\\(?=[ \t]*\n\s*[^\s\\])")


# How files of other programs begin.
_OTHER_KINDS = {
    b"PK\x03\x04": "a Word document, or another packed file,",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"{\\rtf": "a Rich Text document",
    b"%PDF": "a PDF",
    b"<html": "a web page",
    b"<!doctype": "a web page",
}
_MOST_CONTROLS = 50
_PLAIN = "copy its words into a new file, in an editor for plain text such as Notepad"


class Unreadable(Exception):
    """Raised within this module where reading cannot go on; holds the findings."""

    def __init__(self, *findings: Finding) -> None:
        super().__init__()
        self.findings = list(findings)


def read(path: Path, data: bytes) -> tuple[Mapping | None, list[Finding]]:
    """The top mapping of a document, with what is wrong with the file as YAML.

    `path` is only the name to show. The mapping is None where the file cannot be read at all. Where a
    fault can be mended, the file is read on as mended: then places are those of a mended file, and
    `as_typed` gives those of the file itself.
    """
    try:
        text, findings = decode(path, data)
        source = SourceFile(path, text)
        found = forbidden.typed(source)
        if len(found) > _MOST_CONTROLS:
            raise Unreadable(error("not-a-text", "this file is no plain text", Place(source, 1, 1), _PLAIN))
        if found:
            raise Unreadable(*found)
    except Unreadable as stop:
        return None, stop.findings
    node, others = _read_on(source, 0)
    return node, [as_typed(finding) for finding in findings + others]


def glance(data: bytes, key: str) -> str:
    """The word that stands after `key:` at the beginning of a line, or nothing: enough to sort documents by."""
    found = re.search(rb"""(?:^|\r|\xef\xbb\xbf)%b[ \t]*:[ \t]*["']?([\w-]+)""" % key.encode(), data, re.MULTILINE)
    return found[1].decode() if found else ""


_MOST_MENDS = 100


def _read_on(source: SourceFile, mends: int) -> tuple[Mapping | None, list[Finding]]:
    try:
        return _Composer(source).document()
    except Unreadable as stop:
        better = mended(source, stop.findings) if mends < _MOST_MENDS else None
        if better is None:
            return None, stop.findings
        node, findings = _read_on(better, mends + 1)
        told = [finding for finding in stop.findings if finding.mend]
        if not any(finding.is_error for finding in told):  # what can be mended is not what stopped the reading
            told = stop.findings
        return node, told + findings


def decode(path: Path, data: bytes) -> tuple[str, list[Finding]]:
    """The text of a file, with its line ends as line feeds, and what is wrong with its encoding.
    Raises Unreadable where it has none that is known."""
    how = "; in your editor choose Save As, then the encoding UTF-8"
    start = Place(SourceFile(path, ""), 1, 1)
    for begins, kind in _OTHER_KINDS.items():
        if data[: len(begins)].lower() == begins.lower():
            raise Unreadable(error("not-a-text", f"this file is {kind} and no plain text", start, _PLAIN))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or 0 in data[:2]:
        fault = error("encoding", "this file is saved as UTF-16" + how, start)
        try:
            text = data.decode("utf-16" if 0 not in data[:2] else "utf-16-be" if not data[0] else "utf-16-le")
        except UnicodeDecodeError:
            raise Unreadable(fault) from None
        return _with_line_feeds(text), [fault]
    try:
        return _with_line_feeds(data.decode("utf-8-sig")), []
    except UnicodeDecodeError as fault:
        good = _with_line_feeds(fault.object[: fault.start].decode("utf-8"))
        text = good + _with_line_feeds(fault.object[fault.start :].decode("cp1252", "replace"))
        place = place_at(SourceFile(path, text), len(good))
        return text, [error("encoding", "this file is not saved as UTF-8" + how, place, "the first letter that is not")]


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


@record
class _Anchor:
    """A node that may be repeated: how many nodes and how many levels it holds."""

    node: Node
    place: Place
    size: int
    height: int


class _Composer:
    """Builds nodes from the YAML reader's events, keeping each one's place."""

    def __init__(self, source: SourceFile) -> None:
        self.source = source
        self.findings: list[Finding] = []
        self.anchors: dict[str, _Anchor] = {}
        self.unused: dict[Place, str] = {}
        self.open_anchors: set[str] = set()
        self.count = 0
        self.deepest = 0
        self.is_read_again = False

    def document(self) -> tuple[Mapping | None, list[Finding]]:
        try:
            self.next = FastLoader(self.source.text).get_event
            return self._document(), self.findings
        except yaml.MarkedYAMLError as fault:
            from reportgen.source.syntax import explain

            raise Unreadable(*self.findings, *explain(self.source, fault)) from None

    def _document(self) -> Mapping | None:
        self.next()
        event = self.next()
        if isinstance(event, yaml.StreamEndEvent):
            self._fault("empty", "this file is empty", Place(self.source, 1, 1))
            return None
        top = self._node(self.next(), 0)
        self._unused_anchors()
        if self.is_read_again:
            raise Unreadable(*self.findings)
        self.next()
        event = self.next()
        if not isinstance(event, yaml.StreamEndEvent):
            self._fault(
                "several-documents",
                "a second document begins here, after a line of three dashes",
                self._place(event),
                "keep each document in a file of its own",
            )
        if isinstance(top, Mapping):
            return top
        if isinstance(top, Scalar) and not top.text:
            self._fault("empty", "this file is empty", Place(self.source, 1, 1))
            return None
        self._fault("not-a-document", "this file does not begin with a key", top.place, 'begin with "document: newsletter"')
        return None

    def _node(self, event: Any, depth: int) -> Node:
        self.count += 1
        if depth > self.deepest:
            self._go_down(event, depth)
        if self.count > _MOST_NODES:
            raise Unreadable(error("too-large", f"more than {_MOST_NODES:,} texts, lists and keys", self._place(event)))
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, depth)
        if event.tag:
            at = self.source.text.index("!", event.start_mark.index)
            mend = quotes_at(self.source.text, at)
            self._fault("tag", 'a text may not begin with "!"', place_at(self.source, at), "put quotes round the text", mend)
            self.is_read_again |= mend is not None
        if event.anchor is None:
            return self._content(event, depth)
        before, deepest, self.deepest = self.count, self.deepest, depth
        self.open_anchors.add(event.anchor)
        node = self._content(event, depth)
        self.open_anchors.discard(event.anchor)
        place = self._place(event)
        self.anchors[event.anchor] = _Anchor(node, place, self.count - before + 1, self.deepest - depth)
        self.unused[place] = event.anchor
        self.deepest = max(self.deepest, deepest)
        return node

    def _go_down(self, event: Any, depth: int) -> None:
        self.deepest = max(self.deepest, depth)
        if depth > DEEPEST:
            raise Unreadable(error("too-deep", f"more than {DEEPEST} levels inside one another", self._place(event)))

    def _content(self, event: Any, depth: int) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        place = self._place(event)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(event := self.next(), yaml.SequenceEndEvent):
                items.append(self._node(event, depth + 1))
            return Sequence(items, place)
        pairs: dict[str, Pair] = {}
        repeats = False
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(self.next(), depth + 1)
            repeats = self._add(pairs, key, value, repeats)
        return Mapping(list(pairs.values()), place)

    def _add(self, pairs: dict[str, Pair], key: Node, value: Node, repeats: bool) -> bool:
        """Returns whether the key stands there already; of several in a row, which an entry without its dash has, the first is told."""
        if not isinstance(key, Scalar):
            self._fault("odd-key", "a key must be a word, not a list", key.place, "put quotes round the text")
        elif key.text in pairs and repeats:
            return True
        elif key.text in pairs:
            line = pairs[key.text].key.place.line
            first = next(iter(pairs.values())).key.start
            is_entry = self.source.text[:first].rstrip(" ").endswith("-")
            hint = "keep one of the two" + "; or, where a new entry of the list begins here, put a dash before it" * is_entry
            self._fault("duplicate-key", f'the key "{key.text}" stands at line {line} already', key.place, hint)
            return True
        else:
            pairs[key.text] = Pair(key, value)
        return False

    def _scalar(self, event: Any) -> Scalar:
        begun, ended, style = event.start_mark, event.end_mark, event.style or ""
        start, end, line = begun.index, ended.index, begun.line
        if end - start > _LONGEST_WORD and (word := _LONG_WORD.search(event.value)):
            message = f"a word of {len(word[0]):,} letters; {_LONGEST_WORD:,} are the most that can be printed"
            self._fault("too-long", message, self._place(event), "put spaces into it")
        place = Place(self.source, line + 1, begun.column + 1, (end - start if line == ended.line else 1) or 1)
        if style not in ("|", ">") and (cut := _CUT_OFF.match(self.source.text, end)):
            message = f'what stands from "{cut[1]}" on is not printed: YAML takes it for a remark'
            hint = "put it within the quotation marks" if style else "put quotes round the text"
            mend = None if style else quotes_at(self.source.text, start if event.value else cut.start(1))
            self.findings.append(warning("cut-off", message, place_at(self.source, cut.start(1)), hint, mend))
        if not event.value and (bar := _OVER_NOTHING.match(self.source.text, start)):
            message = f'after "{bar[1]}" a text begins on the next line'
            hint, mend = "if the sign belongs to the text, put quotes round the text", quotes_at(self.source.text, start)
            self._fault("block-start", message, place_at(self.source, start), hint, mend)
            self.is_read_again |= mend is not None
        if style == '"' and "\\" in self.source.text[start:end]:
            self._paths(start, end)
            self._joined(start, end)
            if not self.is_read_again and (found := forbidden.escaped(self.source, start, end)):
                raise Unreadable(*found)
        if not style and event.value and is_odd_space(event.value[0]) and not self.is_read_again:
            for at, mend in odd_indents(self.source.text):
                if at == start:
                    self._fault("odd-indent", ODD_INDENT, place_at(self.source, at), "use common spaces", mend)
                    self.is_read_again = True
        text = event.value
        if line != ended.line and style != "|":
            text = with_line_ends(text, self.source.text[start:end], style)
        return Scalar(text, place, style, start, end)

    def _paths(self, start: int, end: int) -> None:
        """In a text in double quotes, the strokes of C:\\new would make other letters, or none."""
        for at, mend in strokes_doubled(self.source.text, start, end):
            hint = "use single quotes instead, or type \\\\"
            self._fault("backslash", "a backslash within double quotes", place_at(self.source, at), hint, mend)
            self.is_read_again = True

    def _joined(self, start: int, end: int) -> None:
        """In a text in double quotes, a stroke at the end of a line does not end it: YAML joins the two, without a space."""
        for match in _JOINS_LINES.finditer(self.source.text, start, end):
            hint = "use single quotes instead, or begin the text on the next line, after a |"
            self._fault("backslash", "a backslash within double quotes", place_at(self.source, match.start()), hint)

    def _alias(self, event: Any, depth: int) -> Node:
        if event.anchor in self.open_anchors:
            raise Unreadable(error("alias-loop", f'"*{event.anchor}" stands within the very text it repeats', self._place(event)))
        if event.anchor not in self.anchors:
            hint = f'put quotes round the text; nothing above is marked "&{event.anchor}", to be repeated here'
            mend = quotes_at(self.source.text, event.start_mark.index)
            raise Unreadable(*self.findings, error("starts-with-sign", 'a text may not begin with "*"', self._place(event), hint, mend))
        anchor = self.anchors[event.anchor]
        self.unused.pop(anchor.place, None)
        self._go_down(event, depth + anchor.height)
        self.count += anchor.size
        if self.count > _MOST_NODES:
            raise Unreadable(error("too-large", f"repeats make more than {_MOST_NODES:,} texts, lists and keys", self._place(event)))
        return anchor.node

    def _unused_anchors(self) -> None:
        """A text such as "&Friends of the park" would lose its first word unseen."""
        for place, name in self.unused.items():
            hint = f'put quotes round the text; nothing below repeats it by "*{name}"'
            mend = quotes_at(self.source.text, index_of(place))
            self._fault("starts-with-sign", 'a text may not begin with "&"', place, hint, mend)
            self.is_read_again |= mend is not None

    def _place(self, event: Any) -> Place:
        return Place(self.source, event.start_mark.line + 1, event.start_mark.column + 1)

    def _fault(self, code: str, message: str, place: Place, hint: str = "", mend: Mend | None = None) -> None:
        self.findings.append(error(code, message, place, hint, mend))
