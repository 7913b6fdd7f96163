"""Nodes become typed values; every fault of the file is told in one pass.

Where a value is missing or wrong, an empty one of its kind stands in, so that reading goes on.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping as Dictionary
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, Literal, TypeVar, cast, get_args, get_origin

from reportgen.finding import Finding, Mend, Place, did_you_mean, error, surely
from reportgen.model.fields import Typed, keys_of
from reportgen.model.meant import meant_by, one_text, renamed
from reportgen.model.values import Colour, Identifier, LanguageCode, Line, PictureFile, Prose, When
from reportgen.source import Mapping, Node, Scalar, Sequence
from reportgen.source.slips import in_place_of_dash

T = TypeVar("T", bound=Typed)

_IDENTIFIER = re.compile(r"[a-z][a-z0-9-]*")
_MOST_POINTS = 200_000_000  # of all the pictures of a document: each takes its time to open and to draw
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_TEXTS = (Line, Prose)
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}
_SEEN = {Scalar: "here is a text", Sequence: "here is a list", Mapping: "here are keys with values"}


@cache
def _shape(kind: Any) -> tuple[Any, tuple[Any, ...]]:
    """What a kind is made of: keys; a tuple, a dictionary or a choice, and of what; a text or keys; nothing where it is plain."""
    has_keys = isinstance(kind, type) and issubclass(kind, Typed)
    return (Typed if has_keys else get_origin(kind)), get_args(kind)


class Content(tuple[Typed, ...]):
    """A body: texts and one-key blocks, in the order of the page."""


class Pairs(tuple[tuple[Line, Line], ...]):
    """Names with a text each, `Safeguarding: Good`."""


class Groups(tuple[tuple[Line, "Line | Groups"], ...]):
    """Names with a text each, or with such names below them."""


class Parts(tuple[tuple[Line, Content], ...]):
    """Names with a body each."""


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
        if not isinstance(node, Mapping) and cls.short:
            short = keys_of(cls)[cls.short]
            return cls(**{short.attribute: self.value(short.kind, node, f'"{short.name}"')}, place=node.place)
        if not isinstance(node, Mapping):
            first = max(keys_of(cls).values(), key=lambda key: key.required)
            lists = [key.name for key in keys_of(cls).values() if get_origin(key.kind) is tuple or key.kind is Content]
            put_under = f"put it under   {min(lists, key=lambda name: name != 'items')}:" if lists and isinstance(node, Sequence) else ""
            self._wrong_kind(what, "keys with values", node, put_under or f"such as   {first.name}: {first.example or '…'}")
            return cast(T, self.empty(cls, node.place))
        keys = keys_of(cls)
        values = {}
        typed = {pair.key.text for pair in node.pairs}
        for pair in node.pairs:
            name = pair.key.text
            if name not in keys and (slip := in_place_of_dash(pair.key)):
                self.findings.append(slip)
            elif name not in keys:
                sure = surely(name, [other for other in keys if other not in typed])
                meant = meant_by(name, [other for other in keys if keys[other].attribute not in values])
                hint = f'did you mean "{meant}"?' if meant else f"known here: {', '.join(keys)}"
                if not sure and name in self.blocks and "content" in keys:
                    hint, meant = f'this is a block: it stands below "content:", indented, as   - {name}:', ""
                self.fault("unknown-key", f'unknown key "{name}" in {what}', pair.key.place, hint, renamed(pair.key, sure))
                if meant not in typed | {""}:
                    values[keys[meant].attribute] = self.value(keys[meant].kind, pair.value, f'"{name}"')
            elif not self._is_blank(pair.value, even_quoted=name != cls.short):
                values[keys[name].attribute] = self.value(keys[name].kind, pair.value, f'"{name}"')
            elif keys[name].required:
                self.fault("empty-value", f'"{name}" of {what} is empty', pair.key.place, keys[name].doc)
                values[keys[name].attribute] = self.empty(keys[name].kind, pair.value.place)
        for key in keys.values():
            if key.required and key.attribute not in values:
                self.fault("missing-key", f'"{key.name}" is missing from {what}', node.place, key.doc)
                values[key.attribute] = self.empty(key.kind, node.place)
        return cls(**values, place=node.place)

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
            self._not_a_text(node, what)
            return self.empty(kind, node.place)
        if origin is Literal:
            return self._one_of(inner, node, what)
        readers = {
            Identifier: self._identifier,
            LanguageCode: self._language,
            Colour: self._colour,
            PictureFile: self._picture,
            bool: self._yes_no,
            int: self._number,
            When: self._when,
        }
        return readers[kind](node, what)

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
            return kind(0)
        keys = keys_of(kind).values()
        return kind(**{k.attribute: self.empty(k.kind, place) for k in keys if k.required}, place=place)

    # ---- kinds ---------------------------------------------------------------------------------

    def _not_a_text(self, node: Mapping | Sequence, what: str) -> None:
        hint, mend = 'begin the text on this line, or after a "|"', None
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
        values = [self.value(kind, item, entry) for item in node.items]
        if origin is tuple:
            return tuple(value for item, value in zip(node.items, values, strict=True) if isinstance(item, Sequence))
        return tuple(values)

    def _table_of(self, kind: Any, node: Node, what: str) -> dict[str, Any]:
        if not isinstance(node, Mapping):
            self._wrong_kind(what, "names with a value each", node)
            return {}
        return {pair.key.text: self.value(kind, pair.value, f'"{pair.key.text}"') for pair in node.pairs}

    def _one_of(self, words: tuple[str, ...], text: Scalar, what: str) -> str:
        if text.text in words:
            return text.text
        hint = did_you_mean(text.text, words) or ""
        known = ", ".join(f'"{word}"' for word in words)
        self.fault("not-one-of", f'{what} is "{text.text}"; it may be {known}', text.place, hint)
        return words[0]

    def _yes_no(self, text: Scalar, what: str) -> bool:
        if text.text.casefold() not in _YES_NO:
            self.fault("not-yes-or-no", f'{what} is "{text.text}"; it may be yes or no', text.place)
        return _YES_NO.get(text.text.casefold(), False)

    def _number(self, text: Scalar, what: str) -> int:
        if re.fullmatch(r"[1-9][0-9]{0,3}", text.text):
            return int(text.text)
        self.fault("not-a-number", f'{what} is "{text.text}"; it wants a whole number, such as 2', text.place)
        return 0

    def _when(self, text: Scalar, what: str) -> When:
        return When(re.sub(r"\s*\n\s*", " ", text.text.strip()), text)

    def _identifier(self, text: Scalar, what: str) -> Identifier:
        if not _IDENTIFIER.fullmatch(text.text):
            hint = "use small letters, figures and hyphens, and begin with a letter"
            self.fault("bad-id", f'"{text.text}" cannot be an id', text.place, hint)
        return Identifier(text.text, text)

    def _language(self, text: Scalar, what: str) -> LanguageCode:
        if not _LANGUAGE.fullmatch(text.text):
            self.fault("not-a-language", f'{what} is "{text.text}"; it wants the code of a language', text.place, "such as en-GB or cy")
        return LanguageCode(text.text, text)

    def _colour(self, text: Scalar, what: str) -> Colour:
        if not _COLOUR.fullmatch(text.text):
            self.fault("bad-colour", f'{what} is "{text.text}"; it wants a colour', text.place, 'such as "#00534A", in quotation marks')
        return Colour(text.text, text)

    def _picture(self, text: Scalar, what: str) -> PictureFile:
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
            return Content([self._block("text", self.blocks["text"], node)])
        if isinstance(node, Mapping):
            if not self._slipped(node):
                self._wrong_kind(what, "a text or a list of blocks", node, 'begin each block with "- "')
            return Content()
        return Content(block for item in node.items if (block := self._one_block(item)) is not None)

    def _one_block(self, node: Node) -> Typed | None:
        if isinstance(node, Scalar):
            return self._block("text", self.blocks["text"], node)
        if isinstance(node, Sequence) or len(node.pairs) != 1:
            hint = 'such as "- article:"; indent what belongs to it further'
            self._wrong_kind("a block", "a text or one key", node, hint, seen="here are several keys" if isinstance(node, Mapping) else "")
            if isinstance(node, Mapping):
                for pair in node.pairs:
                    self._known_block(pair.key.text, pair.value)
            return None
        pair = node.pairs[0]
        cls = self.blocks.get(pair.key.text)
        if cls is None:
            known = f"if this is one text with a colon in it, put quotes round it; known blocks: {', '.join(self.blocks)}"
            meant = meant_by(pair.key.text, self.blocks)
            hint = f'did you mean "{meant}"?' if meant else known
            if isinstance(pair.value, Sequence) and " " in pair.key.text:
                hint = "for a text with a list below it, type   - |   and begin the text on the next line, further in"
            mend = renamed(pair.key, surely(pair.key.text, self.blocks)) or one_text(pair)
            self.fault("unknown-block", f'there is no block "{pair.key.text}"', pair.key.place, hint, mend)
            if not isinstance(pair.value, Scalar):
                self._known_block(meant, pair.value)
            return None
        value = pair.value
        if self._is_blank(value, even_quoted=True):
            if any(key.required for key in keys_of(cls).values()):
                self.fault("empty-value", f'"{pair.key.text}" is empty', pair.key.place, "indent what belongs to it further")
                return None
            value = Mapping([], value.place)
        return self._block(pair.key.text, cls, value, pair.key.place)

    def _known_block(self, name: str, node: Node) -> None:
        if name in self.blocks and not self._is_blank(node, even_quoted=True):
            self._block(name, self.blocks[name], node)

    def _block(self, name: str, cls: type[Typed], node: Node, place: Place | None = None) -> Typed:
        block = self.typed(cls, node, f"this {name}")
        return dataclasses.replace(block, place=place) if place else block

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

    def _is_blank(self, node: Node, even_quoted: bool) -> bool:
        """Whether nothing was typed. Two quotation marks with nothing between are something where
        they are all that stands for a thing, such as the empty heading of a column."""
        return isinstance(node, Scalar) and not node.text.strip() and (even_quoted or not node.style)

    def _wrong_kind(self, what: str, wanted: str, node: Node, hint: str = "", seen: str = "", mend: Mend | None = None) -> None:
        self.fault("wrong-kind", f"{what} wants {wanted}; {seen or _SEEN[type(node)]}", node.place, hint, mend)
