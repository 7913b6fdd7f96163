"""Nodes become typed values; every fault of the file is told in one pass.

Where a value is missing or wrong, an empty one of its kind stands in, so that reading goes on.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from collections.abc import Mapping as Dictionary
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, Literal, TypeVar, cast, get_args, get_origin

from reportgen.finding import Finding, Mend, Place, error, surely
from reportgen.model.fields import Key, Typed, keys_of
from reportgen.model.meant import meant_by, one_text, renamed
from reportgen.model.texts import read_text
from reportgen.model.values import Colour, Content, Groups, Identifier, LanguageCode, Line, Pairs, Parts, PictureFile, Prose, When
from reportgen.source import Mapping, Node, Pair, Scalar, Sequence
from reportgen.source.nodes import index_of
from reportgen.source.slips import after_colon, in_place_of_dash

T = TypeVar("T", bound=Typed)

_MOST_POINTS = 200_000_000  # of all the pictures of a document: each takes its time to open and to draw
_LONGEST_SHOWN = 40
_TEXTS = (Line, Prose)
_INDENT = 'such as "- article:"; indent what belongs to it further'
_SEEN = {Scalar: "here is a text", Sequence: "here is a list", Mapping: "here are keys with values"}


@cache
def _shape(kind: Any) -> tuple[Any, tuple[Any, ...]]:
    """What a kind is made of: keys; a tuple, a dictionary or a choice, and of what; a text or keys; nothing where it is plain."""
    has_keys = isinstance(kind, type) and issubclass(kind, Typed)
    return (Typed if has_keys else get_origin(kind)), get_args(kind)


class Reader:
    """Reads nodes into Typed classes; `findings` holds what was wrong, `pictures` what was asked for."""

    def __init__(self, folder: Path, blocks: Dictionary[str, type[Typed]]) -> None:
        """`folder` is where pictures are looked for; `blocks` the kinds a body may hold."""
        self.folder = folder
        self.blocks = blocks
        self.findings: list[Finding] = []
        self.pictures: list[Path] = []
        self._opened: dict[str, tuple[PictureFile | None, str, str]] = {}
        self._points = 0

    def fault(self, code: str, message: str, place: Place, hint: str = "", mend: Mend | None = None) -> None:
        """Notes an error."""
        self.findings.append(error(code, message, place, hint, mend))

    def typed(self, cls: type[T], node: Node, what: str) -> T:
        """An instance of `cls` from `node`; `what` names it in messages ("this article")."""
        if isinstance(node, Mapping):
            return self._keys(cls, node, what)
        keys = keys_of(cls)
        if cls.short:
            if isinstance(node, Scalar) and (slip := after_colon(node, keys)):
                self.findings.append(slip)
            short = keys[cls.short]
            return cls(**{short.attribute: self.value(short.kind, node, f'"{short.name}"')}, place=node.place)
        first = max(keys.values(), key=lambda key: key.required)
        lists = [key.name for key in keys.values() if get_origin(key.kind) is tuple or key.kind is Content]
        put_under = f"put it under   {min(lists, key=lambda name: name != 'items')}:" if lists and isinstance(node, Sequence) else ""
        self._wrong_kind(what, "keys with values", node, put_under or f"such as   {first.name}: {first.example or '…'}")
        return cast(T, self.empty(cls, node.place))

    def _keys(self, cls: type[T], node: Mapping, what: str) -> T:
        keys = keys_of(cls)
        values: dict[str, Any] = {}
        typed = {pair.key.text for pair in node.pairs}
        may_be_empty = "" if cls in self.blocks.values() else cls.short
        for pair in node.pairs:
            name = pair.key.text
            if name not in keys:
                values |= self._unknown_key(keys, pair, what, typed, values)
            elif not self._is_blank(pair.value, name != may_be_empty, keys[name].kind):
                values[keys[name].attribute] = self.value(keys[name].kind, pair.value, f'"{name}"')
            elif keys[name].required:
                self.fault("empty-value", f'"{name}" of {what} is empty', pair.key.place, keys[name].doc)
                values[keys[name].attribute] = self.empty(keys[name].kind, pair.value.place)
        for key in keys.values():
            if key.required and key.attribute not in values:
                hint = f"add   {key.name}:   {key.doc[0].lower()}{key.doc[1:]}"
                self.fault("missing-key", f'"{key.name}" is missing from {what}', node.place, hint)
                values[key.attribute] = self.empty(key.kind, node.place)
        return cls(**values, place=node.place)

    def _unknown_key(self, keys: dict[str, Key], pair: Pair, what: str, typed: set[str], values: dict[str, Any]) -> dict[str, Any]:
        """Tells of a key that is not known; returns the value of the one that was meant, so that it is not missed, too."""
        name = pair.key.text
        if slip := in_place_of_dash(pair.key) or after_colon(pair.key, keys):
            self.findings.append(slip)
            key = keys.get(name.partition(":")[0])
            return {key.attribute: self.empty(key.kind, pair.value.place)} if key else {}
        sure = surely(name, [other for other in keys if other not in typed])
        meant = meant_by(name, [other for other in keys if keys[other].attribute not in values])
        hint = f'did you mean "{meant}"?' if meant else f"known here: {', '.join(keys)}"
        if not sure and name in self.blocks and "content" in keys:
            hint, meant = f'this is a block: it stands below "content:", indented, as   - {name}:', ""
        self.fault("unknown-key", f'unknown key "{name}" in {what}', pair.key.place, hint, renamed(pair.key, sure))
        return {keys[meant].attribute: self.value(keys[meant].kind, pair.value, f'"{name}"')} if meant not in typed | {""} else {}

    def value(self, kind: Any, node: Node, what: str) -> Any:
        """The value of `kind` that `node` holds; `what` names it in messages."""
        if kind in _TEXTS and isinstance(node, Scalar):
            return kind(node.text, node)
        origin, inner = _shape(kind)
        if origin is Typed:
            return self.typed(kind, node, what)
        if origin is tuple:
            return self._tuple(inner[0], node, what)
        if origin is dict:
            return self._table_of(inner[1], node, what)
        if kind is Content:
            return self._content(node, what)
        if kind in (Pairs, Groups, Parts):
            return self._pairs(kind, node, what)
        if not isinstance(node, Scalar):
            self._not_a_text(node, what, is_words=kind in _TEXTS)
            return self.empty(kind, node.place)
        if kind is PictureFile:
            return self._picture(node)
        value, fault = read_text(kind, node, what)
        self.findings += [fault] if fault else []
        return value

    def empty(self, kind: Any, place: Place) -> Any:
        """A stand-in of `kind`, so that reading goes on after a fault."""
        if kind in (Line, Prose, When, Identifier, LanguageCode, Colour):
            return kind("", Scalar("", place))
        if kind in (Content, Pairs, Groups, Parts):
            return kind()
        if kind is PictureFile:
            return PictureFile("", b"", "", 1, 1)
        if get_origin(kind) is tuple:
            return ()
        if get_origin(kind) is dict:
            return {}
        if get_origin(kind) is Literal:
            return get_args(kind)[0]
        if kind in (bool, int):
            return kind()
        keys = keys_of(kind).values()
        return kind(**{k.attribute: self.empty(k.kind, place) for k in keys if k.required}, place=place)

    # ---- kinds ---------------------------------------------------------------------------------

    def _not_a_text(self, node: Mapping | Sequence, what: str, is_words: bool) -> None:
        hint, mend = 'begin the text on this line, or after a "|"', None
        if is_words and node.place.source.text.startswith("[", index_of(node.place)):
            hint = "if this is one text, put quotes round it"
        if isinstance(node, Mapping) and node.pairs:
            hint = "if this is one text with a colon in it, put quotes round it"
            mend = one_text(node.pairs[0]) if len(node.pairs) == 1 else None
        self._wrong_kind(what, "a text", node, hint, mend=mend)

    def _tuple(self, kind: Any, node: Node, what: str) -> tuple[Any, ...]:
        if not isinstance(node, Sequence):
            in_a_list = what.startswith("an entry of")
            hint = "put it in square brackets, with commas between" if in_a_list else 'begin each entry with "- "'
            if not self._slipped(node):
                self._wrong_kind(what, "a list", node, hint)
            return ()
        entry, (origin, inner) = f"an entry of {what}", _shape(kind)
        if origin is UnionType:
            text, keys = inner
            return tuple([text(item.text, item) if isinstance(item, Scalar) else self.typed(keys, item, entry) for item in node.items])
        for item in node.items if kind is Prose else ():
            if self._is_blank(item, even_quoted=True):
                self.fault("empty-value", f"{entry} is empty", item.place, "type its words behind the dash, or take it out")
        values = [self.value(kind, item, entry) for item in node.items]
        if origin is tuple:
            return tuple(value for item, value in zip(node.items, values, strict=True) if isinstance(item, Sequence))
        return tuple(values)

    def _table_of(self, kind: Any, node: Node, what: str) -> dict[str, Any]:
        if not isinstance(node, Mapping):
            self._wrong_kind(what, "names with a value each", node)
            return {}
        return {pair.key.text: self.value(kind, pair.value, f'"{pair.key.text}"') for pair in node.pairs}

    def _picture(self, text: Scalar) -> PictureFile:
        self.pictures.append(self.folder / text.text)
        if text.text not in self._opened:
            self._opened[text.text] = self._open(text.text)
        picture, message, hint = self._opened[text.text]
        if picture is None:
            self.fault("picture", message, text.place, hint)
            return cast(PictureFile, self.empty(PictureFile, text.place))
        return picture

    def _open(self, name: str) -> tuple[PictureFile | None, str, str]:
        if self._points > _MOST_POINTS:
            too_many = f"the pictures up to here have more than {_MOST_POINTS // 1_000_000} million points"
            return None, too_many, "save them smaller, or make several documents"
        from reportgen.model.picture import open_picture  # many documents have none

        opened = open_picture(self.folder, name)
        if opened[0] is not None and opened[0].media_type != "image/svg+xml":
            self._points += round(opened[0].width * opened[0].height)
        return opened

    def _content(self, node: Node, what: str) -> Content:
        if isinstance(node, Scalar):
            return Content([self._block("text", node)])
        if isinstance(node, Mapping):
            if not self._slipped(node):
                self._wrong_kind(what, "a text or a list of blocks", node, 'begin each block with "- "')
            return Content()
        return Content(block for item in node.items for block in self._blocks(item))

    def _blocks(self, node: Node) -> Iterator[Typed]:
        """The block that an entry of a body is; of one that is none, what can be read, so that only its own fault is told."""
        if isinstance(node, Scalar):
            if slip := after_colon(node, self.blocks):
                self.findings.append(slip)
            else:
                yield self._block("text", node)
        elif isinstance(node, Sequence):
            self._wrong_kind("a block", "a text or one key", node, _INDENT)
        elif len(node.pairs) != 1:
            yield from self._several(node)
        elif node.pairs[0].key.text in self.blocks:
            yield from self._named(node.pairs[0])
        else:
            yield from self._unknown(node.pairs[0])

    def _named(self, pair: Pair) -> Iterator[Typed]:
        name, value = pair.key.text, pair.value
        if self._is_blank(value, even_quoted=True):
            if any(key.required for key in keys_of(self.blocks[name]).values()):
                self.fault("empty-value", f'"{name}" is empty', pair.key.place, "indent what belongs to it further")
                return
            value = Mapping([], value.place)
        yield dataclasses.replace(self._block(name, value), place=pair.key.place)

    def _unknown(self, pair: Pair) -> Iterator[Typed]:
        name = pair.key.text
        if slip := after_colon(pair.key, self.blocks):
            self.findings.append(slip)
            return
        meant, hint = meant_by(name, self.blocks), "if this is one text with a colon in it, put quotes round it"
        sure, quoted = surely(name, self.blocks), one_text(pair)
        if meant:
            hint = f'did you mean "{meant}"?' + f" or, {hint}" * (quoted is not None and not sure)
        elif isinstance(pair.value, Sequence) and " " in name:
            hint = "for a text with a list below it, type   - |   and begin the text on the next line, further in"
        elif " " not in name:
            hint += f"; known blocks: {', '.join(self.blocks)}"
        shown = name if len(name) <= _LONGEST_SHOWN else f"{name[: _LONGEST_SHOWN - 1]}…"
        self.fault("unknown-block", f'there is no block "{shown}"', pair.key.place, hint, renamed(pair.key, sure) or quoted)
        if not isinstance(pair.value, Scalar):
            yield from self._known(meant, pair.value)

    def _several(self, node: Mapping) -> Iterator[Typed]:
        """Keys that stand in one entry: those of a block, not indented, or a block and another whose dash is missing."""
        first = self.blocks.get(node.pairs[0].key.text) if node.pairs else None
        strange = self.blocks.keys() - keys_of(first) if first else ()
        others = [pair.key.place for pair in node.pairs[1:] if pair.key.text in strange]
        hint = "if a block begins here, put a dash and a space before it, in line with its neighbours" if others else _INDENT
        for place in others or [node.place]:
            self.fault("wrong-kind", "a block wants a text or one key; here are several keys", place, hint)
        for pair in node.pairs:
            yield from self._known(pair.key.text, pair.value)

    def _known(self, name: str, node: Node) -> Iterator[Typed]:
        if name in self.blocks and not self._is_blank(node, even_quoted=True):
            yield self._block(name, node)

    def _block(self, name: str, node: Node) -> Typed:
        return self.typed(self.blocks[name], node, f"this {name}")

    def _pairs(self, kind: Any, node: Node, what: str) -> Any:
        if isinstance(node, Scalar):
            self._wrong_kind(what, "names with a text each", node, "such as   Safeguarding: Good")
            return kind()
        if isinstance(node, Mapping):
            return kind(self._pair(kind, pair.key, pair.value) for pair in node.pairs)
        found = []
        for item in node.items:
            if isinstance(item, Mapping) and len(item.pairs) == 1:
                found.append(self._pair(kind, item.pairs[0].key, item.pairs[0].value))
            else:
                hint = "put a colon and a space between the two, such as   - 13th May: Plan goes to Ofsted"
                self._wrong_kind(f"an entry of {what}", "a name with a text", item, hint)
        return kind(found)

    def _pair(self, kind: Any, key: Scalar, value: Node) -> tuple[Line, Any]:
        if self._is_blank(value, even_quoted=True):
            self.fault("empty-value", f'"{key.text}" is empty', key.place, "type a text after its colon")
        inner = Content if kind is Parts else Groups if kind is Groups and not isinstance(value, Scalar) else Line
        return Line(key.text, key), self.value(inner, value, f'"{key.text}"')

    # ---- faults --------------------------------------------------------------------------------

    def _slipped(self, node: Node) -> bool:
        """Tells of the keys that were to be entries of a list; returns whether there are any."""
        keys = [pair.key for pair in node.pairs] if isinstance(node, Mapping) else []
        found = [finding for key in keys if (finding := in_place_of_dash(key))]
        self.findings += found
        return bool(found)

    def _is_blank(self, node: Node, even_quoted: bool, kind: Any = None) -> bool:
        """Whether nothing was typed, or an empty list. Two quotation marks with nothing between are something where
        they are all that stands for a thing, such as the empty heading of a column."""
        if isinstance(node, Scalar):
            return not node.text.strip() and (even_quoted or not node.style)
        return kind not in _TEXTS and not (node.items if isinstance(node, Sequence) else node.pairs)

    def _wrong_kind(self, what: str, wanted: str, node: Node, hint: str = "", mend: Mend | None = None) -> None:
        self.fault("wrong-kind", f"{what} wants {wanted}; {_SEEN[type(node)]}", node.place, hint, mend)
