"""How a block says what it is made of: its keys, each with words that an author reads.

The same declaration serves reading, messages and the schema for editors.
"""

from __future__ import annotations

import dataclasses
import types
from typing import Any, ClassVar, TypeVar, Union, dataclass_transform, get_args, get_origin, get_type_hints

from reportgen.finding import Place
from reportgen.model.values import Identifier
from reportgen.record import init_by_name, record, share

T = TypeVar("T")

_NOT_TYPED = {"yaml": False}
_KEYS: dict[type, dict[str, Key]] = {}


def required(doc: str, *, example: str = "") -> Any:
    """A key that must stand. `doc` tells an author what it is for."""
    return dataclasses.field(metadata={"doc": doc, "example": example})


def optional(doc: str, *, default: Any = None, example: str = "") -> Any:
    """A key that may be left out; then its value is `default` (a list becomes an empty one)."""
    return dataclasses.field(default=default, metadata={"doc": doc, "example": example})


def many(doc: str, *, example: str = "") -> Any:
    """A key that may be left out and holds a list, empty by default."""
    return dataclasses.field(default=(), metadata={"doc": doc, "example": example})


@dataclass_transform(
    eq_default=False, frozen_default=True, kw_only_default=True, field_specifiers=(required, optional, many, dataclasses.field)
)
def declared(cls: type[T]) -> type[T]:
    """Makes a class of keys: a frozen dataclass without comparison and representation, which nothing asks for."""
    return share(dataclasses.dataclass(kw_only=True, init=False, eq=False, repr=False)(cls), {"__init__": init_by_name})


@declared
class Typed:
    """Whatever an author types as keys with values. `place` is where it begins.

    `short` names the key that a plain text or a list fills when one stands in place of the keys; no other must stand then.
    """

    short: ClassVar[str] = ""

    place: Place = dataclasses.field(metadata=_NOT_TYPED)


@declared
class Identified(Typed):
    """What can be referred to by its `id`."""

    id: Identifier | None = optional("A name for links to this place: [words](#name)", example="narrowing-the-gap")


@record
class Key:
    """One key of a Typed class: `name` as typed in YAML, `attribute` in Python, `kind` its type."""

    name: str
    attribute: str
    kind: Any
    required: bool
    doc: str
    example: str


def keys_of(cls: type[Typed]) -> dict[str, Key]:
    """The keys of a Typed class by their YAML names, in the order an author reads them."""
    if cls not in _KEYS:
        _KEYS[cls] = _keys_of(cls)
    return _KEYS[cls]


def _keys_of(cls: type[Typed]) -> dict[str, Key]:
    hints = get_type_hints(cls)
    keys = {}
    for field in dataclasses.fields(cls):
        if field.metadata is not _NOT_TYPED and field.metadata.get("yaml", True):
            kind, is_optional = _without_none(hints[field.name])
            must = field.default is dataclasses.MISSING and not is_optional
            key = Key(field.name.rstrip("_").replace("_", "-"), field.name, kind, must, field.metadata["doc"], field.metadata["example"])
            keys[key.name] = key
    if "id" in keys:
        keys["id"] = keys.pop("id")
    return keys


def _without_none(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) in (Union, types.UnionType):
        rest = [arg for arg in get_args(hint) if arg is not type(None)]
        if len(rest) < len(get_args(hint)):
            return rest[0] if len(rest) == 1 else Union[tuple(rest)], True  # noqa: UP007 - made of a list, which | cannot be
    return hint, False
