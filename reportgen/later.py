"""What a start leaves for later: modules of others that a run may never call.

A stand-in takes the place of such a module while the package that names it is imported; what is taken
from it imports the module itself when it is called. With REPORTGEN_PLAIN=1, or where the package is not of
the version this was tried with, nothing stands in, and all is as it would be.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import os
import sys
import types
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any


@cache
def is_known(package: str, version: str) -> bool:
    """Whether a package is installed in this version, and shortcuts are wanted. `package` is its name as the folder
    of its distribution has it, which is that of the module but for dashes and dots."""
    if os.environ.get("REPORTGEN_PLAIN") == "1":
        return False
    spec = importlib.util.find_spec(MODULES.get(package, package))
    folder = Path(spec.origin).parents[1] if spec and spec.origin else None
    return folder is not None and (folder / f"{package}-{version}.dist-info").is_dir()


MODULES = {"pillow": "PIL", "markdown_it_py": "markdown_it"}


@contextlib.contextmanager
def imported_later(package: str, version: str, modules: Iterable[str]) -> Iterator[None]:
    """While this lasts, stand-ins for those of the modules that are not there already."""
    names = [name for name in modules if name not in sys.modules] if is_known(package, version) else []
    together: list[_Later] = []
    together += [_Later(name, together) for name in names]
    sys.modules.update(zip(names, together, strict=True))
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]


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
            given = {name: value for name, value in vars(each).items() if not name.startswith("_")}
            if given:
                vars(importlib.import_module(each.__name__)).update(given)
        self.__together.clear()
        return importlib.import_module(self.__name__)


class _Name:
    """Stands in for a function, a class or a module inside a module."""

    def __init__(self, module: _Later, name: str) -> None:
        self._where = module, name

    def _meant(self) -> Any:
        module, name = self._where
        with contextlib.suppress(ImportError):
            importlib.import_module(f"{module.__name__}.{name}")
        return getattr(module.found(), name)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._meant()(*args, **kwargs)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._meant(), name)
