"""Putting off what libraries prepare when they are imported until it is asked for, which it may never be."""

from __future__ import annotations

import contextlib
import importlib
import re
import sys
import types
from collections.abc import Iterator
from typing import Any


@contextlib.contextmanager
def patterns_later(*packages: str) -> Iterator[None]:
    """Regular expressions that these packages make while they are imported are compiled when first
    used. Only for packages that call the methods of a pattern, and never hand it to `re.sub(…)`."""
    compile_now = re.compile

    def compile_later(pattern: Any, flags: Any = 0) -> Any:
        asking = sys._getframe(1).f_globals.get("__name__", "").partition(".")[0]
        return _Pattern(pattern, flags) if asking in packages else compile_now(pattern, flags)

    re.compile = compile_later
    try:
        yield
    finally:
        re.compile = compile_now


@contextlib.contextmanager
def modules_later(*names: str) -> Iterator[None]:
    """Stand-ins are imported in place of these modules; each imports its own when it is first used."""
    later = {name: _Module(name) for name in names if name not in sys.modules}
    sys.modules.update(later)
    try:
        yield
    finally:
        for name in later:
            del sys.modules[name]


class _Pattern:
    def __init__(self, pattern: Any, flags: Any) -> None:
        self._made_of = pattern, flags

    def __getattr__(self, name: str) -> Any:
        value = getattr(re.compile(*self._made_of), name)
        setattr(self, name, value)
        return value


class _Module(types.ModuleType):
    """What is set on it, the module is given once it is there."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            # An error can be caught only by its class.
            return Exception if name.endswith("Error") else _Name(self.__name__, name)
        return getattr(self._module(), name)

    def __setattr__(self, name: str, value: object) -> None:
        self.__dict__.setdefault("_to_set", {})[name] = value

    def _module(self) -> types.ModuleType:
        module = importlib.import_module(self.__name__)
        for name, value in self.__dict__.pop("_to_set", {}).items():
            setattr(module, name, value)
        return module


class _Name:
    """Stands in for a function, a class or a module inside a module."""

    def __init__(self, module: str, name: str) -> None:
        self._where = module, name

    def _meant(self) -> Any:
        module, name = self._where
        with contextlib.suppress(ImportError):
            importlib.import_module(f"{module}.{name}")
        return getattr(importlib.import_module(module), name)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._meant()(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._meant(), name)
