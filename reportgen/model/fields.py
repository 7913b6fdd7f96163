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

_KEYS: dict[type, dict[str, Key]] = {}


def required(doc: str, *, example: str = "") -> Any:
    """A key that must stand. `doc` tells an author what it is for."""
    return dataclasses.field(metadata={"doc": doc, "example": example})


def optional(doc: str, *, default: Any = None, example: str = "") -> Any:
    """A key that may be left out; then its value is `default`."""
    return dataclasses.field(default=default, metadata={"doc": doc, "example": example})


def many(doc: str, *, example: str = "") -> Any:
    """A key that may be left out and holds a list, empty by default."""
    return optional(doc, default=(), example=example)


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

    place: Place


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
        if field.metadata:  # of all but the place
            name, must = field.name.rstrip("_").replace("_", "-"), field.default is dataclasses.MISSING
            keys[name] = Key(name, field.name, _without_none(hints[field.name]), must, **field.metadata)
    if "id" in keys:
        keys["id"] = keys.pop("id")
    return keys


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        return Union[tuple(arg for arg in get_args(hint) if arg is not type(None))]  # noqa: UP007 - of as many as there are
    return hint
