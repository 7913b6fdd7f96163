"""What a start leaves for later: patterns that are compiled, and modules of others that are imported, but never called.

A stand-in takes the place of each; when it is called, it calls what it stands for. With REPORTGEN_PLAIN=1, or where
a package is not of the version this was tried with, nothing stands in.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import os
import re
import sys
import types
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

PYTHON = (3, 11)
"""The version of Python of which stand-ins for its own modules were tried."""

TRIED = {"click": "8.5.1", "docx": "1.2.0", "jinja2": "3.1.6", "markdown_it": "4.3.0", "pikepdf": "10.17.0", "weasyprint": "70.0"}
"""The versions of packages that stand-ins were tried with; a test compares them with those installed."""


def is_wanted() -> bool:
    """Whether anything may stand in."""
    return os.environ.get("REPORTGEN_PLAIN") != "1"


def is_known(package: str) -> bool:
    """Whether shortcuts are wanted, and this package, or "python", is installed in the version that they were tried with."""
    if package == "python":
        return is_wanted() and sys.version_info[:2] == PYTHON and sys.implementation.name == "cpython"
    from pathlib import Path

    spec = importlib.util.find_spec(package) if is_wanted() else None
    folder = Path(spec.origin).parents[1] if spec and spec.origin else None
    name = {"docx": "python_docx", "markdown_it": "markdown_it_py"}.get(package, package)
    return folder is not None and (folder / f"{name}-{TRIED[package]}.dist-info").is_dir()


@contextlib.contextmanager
def imported_later(package: str, modules: Iterable[str], *, stay: bool = False) -> Iterator[None]:
    """While this lasts, so that `package` can be imported, stand-ins for those of the modules that are not there already; they may
    `stay`, for functions that import them when they are called."""
    names = [name for name in modules if name not in sys.modules] if is_known(package) else []
    together: list[_Later] = []
    together += [_Later(name, together) for name in names]
    sys.modules.update(zip(names, together, strict=True))
    try:
        yield
    finally:
        for name in () if stay else names:
            _put_away(name)


@contextlib.contextmanager
def of_these_alone(package: str, module: str, **functions: Any) -> Iterator[None]:
    """While this lasts, so that `package` can be imported, a module of Python, where it is not there already, has these functions
    and no others."""
    if not is_known(package) or module in sys.modules:
        yield
        return
    sys.modules[module] = types.ModuleType(module)
    vars(sys.modules[module]).update(functions)
    try:
        yield
    finally:
        del sys.modules[module]


def untranslated(package: str) -> contextlib.AbstractContextManager[None]:
    """While this lasts, so that `package`, which brings no translations, can be imported, `gettext` gives each message as it
    is; else it looks for each in four files that are not there."""
    plural = {"ngettext": lambda one, several, count: one if count == 1 else several}
    return of_these_alone(package, "gettext", gettext=lambda message: message, **plural)


class _Later(types.ModuleType):
    """Stands in for a module, from which names are imported before the module is there."""

    def __init__(self, name: str, together: list[_Later]) -> None:
        super().__init__(name)
        self.__together = together

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        # What stands in an "except" must be a class, though what is left out never raises it.
        return Exception if name.endswith("Error") else _Name(self, name)

    def found(self) -> types.ModuleType:
        """The module; what was set on a stand-in, such as what Pillow may not do, is set on the module it stood for."""
        for each in self.__together:
            _put_away(each.__name__)
            given = {name: value for name, value in vars(each).items() if not name.startswith("_")}
            if given:
                vars(importlib.import_module(each.__name__)).update(given)
        self.__together.clear()
        return importlib.import_module(self.__name__)


def _put_away(name: str) -> None:
    if isinstance(sys.modules.get(name), _Later):
        del sys.modules[name]


class _Name:
    """Stands in for a function, a class or a module inside a module."""

    def __init__(self, module: _Later, name: str) -> None:
        self._where = module, name
        self._found: Any = None

    def _meant(self) -> Any:
        if self._found is None:
            module, name = self._where
            found = module.found()
            with contextlib.suppress(ImportError):
                importlib.import_module(f"{module.__name__}.{name}")
            self._found = getattr(found, name)
        return self._found

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._meant()(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # which `typing` looks for in whatever a class is made of
            raise AttributeError(name)
        return getattr(self._meant(), name)

    def __contains__(self, item: object) -> bool:
        return item in self._meant()

    def __getitem__(self, item: object) -> Any:
        return self._meant()[item]


def inspect_later() -> None:
    """From now on, `inspect` stands for the few functions of it that packages call at each start, and is loaded, with the
    parser and the disassembler that it needs, when more is asked of it."""
    if is_wanted() and "inspect" not in sys.modules:
        together: list[_Later] = []
        together.append(_Inspect("inspect", together))
        sys.modules["inspect"] = together[0]


class _Inspect(_Later):
    """Stands in for `inspect`."""

    def cleandoc(self, words: str) -> str:
        """The words of a doc string, without the white space before them."""
        return self.__getattr__("cleandoc")(words) if "\n" in words else words.expandtabs().lstrip()

    @staticmethod
    def isfunction(thing: object) -> bool:
        """Whether it is a function written in Python."""
        return isinstance(thing, types.FunctionType)

    @staticmethod
    def ismethod(thing: object) -> bool:
        """Whether it is a method of an object."""
        return isinstance(thing, types.MethodType)

    @staticmethod
    def isdatadescriptor(thing: object) -> bool:
        """Whether it is an attribute that can be set."""
        is_other = isinstance(thing, type | types.MethodType | types.FunctionType)
        return not is_other and (hasattr(type(thing), "__set__") or hasattr(type(thing), "__delete__"))

    @staticmethod
    def getmembers(thing: object, predicate: Any) -> list[tuple[str, Any]]:
        """Those attributes of it for which the predicate holds."""
        return [(name, value) for name in dir(thing) if predicate(value := getattr(thing, name))]

    def signature(self, thing: Any, **options: Any) -> Any:
        """That of a function; a dataclass that has yet to be told by its own is told by its name."""
        is_named = isinstance(thing, type) and "__dataclass_fields__" in vars(thing) and thing.__doc__ is None
        return f"{thing.__name__}(…)" if is_named else self.__getattr__("signature")(thing, **options)

    def __getattr__(self, name: str) -> Any:
        return super().__getattr__(name) if name.islower() else getattr(self.found(), name)


def compile_patterns_later() -> None:
    """From now on, patterns are compiled when they are first asked for a match: of the two hundred that a newsletter
    comes by, it asks a third; and these were compiled ahead."""
    if is_wanted():
        if is_known("python"):
            re._compiler.compile = _compiled_ahead  # type: ignore[attr-defined]
        # as many as `re` itself remembers: some ask for the same pattern at every word
        re.compile = lru_cache(maxsize=512)(lambda pattern, flags=0: _Pattern(pattern, flags))  # type: ignore[assignment]


class _Pattern:
    """Stands in for a compiled pattern, also where code asks whether it is one."""

    __class__ = property(lambda _: re.Pattern)

    def __init__(self, *given: Any) -> None:
        self._given = given

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        pattern = _compile(*self._given)
        vars(self).update({name: getattr(pattern, name) for name in dir(pattern) if not name.startswith("_")})
        return getattr(pattern, name)


_compile = re.compile
_compile_anew = re._compiler.compile  # type: ignore[attr-defined]


def _compiled_ahead(pattern: Any, flags: int = 0) -> Any:
    """A compiled pattern; where it is one of those that were compiled ahead, as Python's own compiler would have it."""
    from reportgen.patterns import COMPILED, MAGIC

    _sre: Any = importlib.import_module("_sre")
    found = COMPILED.get((pattern, flags)) if MAGIC == _sre.MAGIC else None
    if found is None:
        return _compile_anew(pattern, flags)
    all_flags, code, groups, names, by_number = found
    return _sre.compile(pattern, all_flags, list(code), groups, names, by_number)
