"""Values of several named parts that never change: dataclasses that are cheap to declare.

`dataclass(frozen=True, slots=True)` compiles six methods anew for each class; declaring our seventy
took a twentieth of a whole run. Here all classes share the same methods.
"""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def record(cls: type[T]) -> type[T]:
    """What `dataclass(frozen=True, slots=True)` makes of a class, `replace` and `match` included."""
    made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    return share(made, {"__init__": _init, "__repr__": _repr, "__eq__": _eq, "__hash__": _hash, "__reduce__": _reduce})


def share(cls: type[T], methods: dict[str, Any]) -> type[T]:
    """The class with these methods, but for those of its own, and with parts that cannot be set."""
    for name, method in (methods | {"__setattr__": _frozen, "__delattr__": _frozen}).items():
        if name not in cls.__dict__:
            setattr(cls, name, method)
    return cls


@cache
def _parts(cls: Any) -> tuple[dict[str, None], dict[str, Any]]:
    """The names of the parts, and those values that may be left out."""
    fields = dataclasses.fields(cls)
    return dict.fromkeys(f.name for f in fields), {f.name: f.default for f in fields if f.default is not dataclasses.MISSING}


def _init(self: Any, *values: Any, **named: Any) -> None:
    cls = self.__class__
    names, given = _parts(cls)
    given = given | dict(zip(names, values, strict=False)) | named
    if given.keys() != names.keys() or len(values) > len(names):
        raise TypeError(f"{type(self).__name__}() takes {', '.join(names)}; it was given {', '.join(given)}")
    for name, value in given.items():
        object.__setattr__(self, name, value)
    _count(cls)


_MANY = 50
_made: dict[type, int] = {}


def _count(cls: Any) -> None:
    _made[cls] = _made.get(cls, 0) + 1
    if _made[cls] == _MANY:
        _compile_init(cls)


def _compile_init(cls: Any) -> None:
    """A method of its own for a class of which many are made: it costs as much as making thirty, and is
    eight times as fast. Where a class has some slots and not all, or a method of its own, all stays as it is."""
    names, given = _parts(cls)
    setters = {f"set_{name}": getattr(cls, name).__set__ for name in names if hasattr(getattr(cls, name, None), "__set__")}
    if cls.__init__ is _init and len(setters) == len(names):
        only_by_name, body = "", "".join(f"\n    set_{name}(self, {name})" for name in names) or "\n    pass"
    elif cls.__init__ is init_by_name and not setters:
        only_by_name, body = "*, ", "\n    values = self.__dict__" + "".join(f"\n    values[{name!r}] = {name}" for name in names)
    else:
        return
    values = {f"given_{name}": value for name, value in given.items()}
    parameters = only_by_name + ", ".join(f"{name}=given_{name}" if name in given else name for name in names)
    made: dict[str, Any] = {}
    exec(f"def __init__(self, {parameters}):{body}", values | setters, made)
    cls.__init__ = made["__init__"]


def init_by_name(self: Any, **named: Any) -> None:
    """For classes without slots, whose parts are all named where they are made."""
    names, given = _parts(self.__class__)
    values = given | named
    if values.keys() != names.keys():
        raise TypeError(f"{type(self).__name__}() takes {', '.join(names)}; it was given {', '.join(named)}")
    self.__dict__.update(values)
    _count(self.__class__)


def _values(self: Any) -> tuple[Any, ...]:
    return tuple(getattr(self, name) for name in _parts(self.__class__)[0])


def _repr(self: Any) -> str:
    inside = ", ".join(f"{name}={value!r}" for name, value in zip(_parts(self.__class__)[0], _values(self), strict=True))
    return f"{type(self).__qualname__}({inside})"


def _eq(self: object, other: object) -> bool:
    return _values(self) == _values(other) if type(self) is type(other) else NotImplemented


def _hash(self: object) -> int:
    return hash(_values(self))


def _reduce(self: Any) -> tuple[Any, ...]:
    """How it travels to another process."""
    return type(self), _values(self)


def _frozen(self: object, name: str, value: object = None) -> None:
    raise dataclasses.FrozenInstanceError(f"{type(self).__name__}.{name} cannot be changed")
