"""The format as a JSON Schema, for editors: made from the same classes that read a document.

Draft 7, which the YAML language server of VS Code and its kin reads best. Three things are shaped for it: kinds of
one value are a list in `type`, not an `anyOf`, so that a mistyped key is told at its place; a text may look
like a number or a yes to YAML, for reportgen it is text; and each key has words and an example to show.
"""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable
from types import UnionType
from typing import Any, Literal, get_args, get_origin

from reportgen.blocks import BLOCKS
from reportgen.document.newsletter import Newsletter
from reportgen.document.report import Report
from reportgen.model.fields import Key, Typed, keys_of
from reportgen.model.texts import FORMS
from reportgen.model.values import Content, Groups, Line, Pairs, Parts, PictureFile, Prose, When
from reportgen.style import houses

DOCUMENTS: dict[str, type[Typed]] = {"newsletter": Newsletter, "report": Report}

_TEXT = ["string", "number", "boolean"]  # 01632, 4.10 and yes are texts here, whatever YAML makes of them
_TEXTS = (Line, Prose, When, PictureFile)
_YES_NO = ["yes", "no", "Yes", "No", True, False]


def schema(kind: str) -> str:
    """The JSON Schema of a kind of document ("newsletter", "report"), as a file of ASCII letters."""
    definitions: dict[str, Any] = {}
    top = _object(DOCUMENTS[kind], definitions)
    top["properties"]["document"] = {**top["properties"]["document"], "const": kind, "default": kind}
    top["properties"]["document"].pop("type")
    top["properties"]["house"] |= {"examples": houses()}
    whole = {"$schema": "http://json-schema.org/draft-07/schema#", "title": f"reportgen {kind}", **top}
    return json.dumps(whole | {"definitions": dict(sorted(definitions.items()))}, indent=1, ensure_ascii=True) + "\n"


def file_name(kind: str) -> str:
    """How the schema of a kind of document is named beside the documents that speak of it."""
    return f"reportgen-{kind}.schema.json"


def _object(cls: type[Typed], definitions: dict[str, Any]) -> dict[str, Any]:
    keys = keys_of(cls)
    made: dict[str, Any] = {"type": "object", "description": described(cls), "additionalProperties": False}
    required = [key.name for key in keys.values() if key.required]
    if required:
        made["required"] = required
    made["properties"] = {key.name: _key(key, definitions) for key in keys.values()}
    if not cls.short:
        return made
    short = _kind(keys[cls.short].kind, definitions)
    if "enum" in short:
        return {"description": made["description"], "anyOf": [short, made]}
    types = list(dict.fromkeys([*_listed(short["type"]), "object"]))  # an editor refuses a schema that says one twice
    least = {"minItems": 1} if "items" in short and keys[cls.short].required else {}
    return made | {"type": types} | ({"items": short["items"]} if "items" in short else {}) | least


def _key(key: Key, definitions: dict[str, Any]) -> dict[str, Any]:
    made = {"description": key.doc} | _kind(key.kind, definitions)
    if "type" in made:
        made |= _at_least_one(made) if key.required else {"type": [*_listed(made["type"]), "null"]}
    if key.example and "enum" not in made:
        made["examples"] = [key.example]
    return made


def _at_least_one(made: dict[str, Any]) -> dict[str, Any]:
    """What a list, or names with values, must hold where it must stand."""
    least = {"array": {"minItems": 1}, "object": {"minProperties": 1}}
    return {name: count for kind in _listed(made["type"]) for name, count in least.get(kind, {}).items()}


def _kind(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """The schema of a kind of value."""
    if get_origin(kind) is tuple:
        items = _kind(get_args(kind)[0], definitions)
        return {"type": "array", "items": items | ({"minItems": 1} if items.get("type") == "array" else {})}
    if get_origin(kind) is Literal:
        return {"enum": list(get_args(kind))}
    if get_origin(kind) is UnionType:
        return _kind(get_args(kind)[1], definitions)  # the keys, which say that a text may stand in their place
    if kind in _TEXTS:
        return {"type": _TEXT}
    if kind in FORMS:
        return {"type": "string", "pattern": f"^{FORMS[kind][0].pattern}$"}
    if kind is bool:
        return {"enum": _YES_NO}
    if kind is int:
        return {"type": ["integer", "string"], "minimum": 1, "maximum": 9999, "pattern": "^[1-9][0-9]{0,3}$"}
    if kind is Content:
        return {"type": [*_TEXT, "array"], "items": _reference("block", _block, definitions)}
    if kind in (Pairs, Groups, Parts):
        return _names(kind, definitions)
    name = f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}"
    return _reference(name, lambda inner: _object(kind, inner), definitions)


def _reference(name: str, make: Callable[[dict[str, Any]], dict[str, Any]], definitions: dict[str, Any]) -> dict[str, Any]:
    if name not in definitions:
        definitions[name] = {}
        definitions[name] |= make(definitions)
    return {"$ref": f"#/definitions/{name}"}


def _names(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    """Names with a value each: as keys, or as a list of one key each."""
    if kind is Parts:
        value: dict[str, Any] = _kind(Content, definitions)
    elif kind is Groups:
        value = {"type": [*_TEXT, "object", "array"], "additionalProperties": {"type": [*_TEXT, "object", "array"]}}
    else:
        value = {"type": _TEXT}
    one = {"type": "object", "minProperties": 1, "maxProperties": 1, "additionalProperties": value}
    return {"type": ["object", "array"], "additionalProperties": value, "items": one}


def _block(definitions: dict[str, Any]) -> dict[str, Any]:
    """What may stand in a body: a text, or one of the blocks under its key."""
    return {
        "type": ["object", *_TEXT],
        "description": "A text, or one block: a key such as article, and what belongs to it below it, indented",
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
        "properties": {name: _in_body(name, cls, definitions) for name, cls in BLOCKS.items()},
    }


def _in_body(name: str, cls: type[Typed], definitions: dict[str, Any]) -> dict[str, Any]:
    made = {"description": described(cls)} | _reference(f"block-{name}", lambda inner: _object(cls, inner), definitions)
    definition = definitions[f"block-{name}"]
    if "type" in definition and not any(key.required for key in keys_of(cls).values()) and "null" not in definition["type"]:
        definition["type"] = [*_listed(definition["type"]), "null"]
    return made


def described(cls: type[Typed]) -> str:
    """What a class of keys is for, in its own words."""
    return " ".join((inspect.getdoc(cls) or "").split())


def _listed(kinds: str | list[str]) -> list[str]:
    return [kinds] if isinstance(kinds, str) else kinds
