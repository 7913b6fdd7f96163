"""What this machine has and lacks of what reportgen needs, and how to get it."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from reportgen.record import record

_PANGO = {
    "linux": "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "darwin": "brew install pango",
    "win32": "install MSYS2 from www.msys2.org, and in its window: pacman -S mingw-w64-ucrt-x86_64-pango",
}
_OFFICE = {
    "linux": "sudo apt-get install libreoffice-writer-nogui",
    "darwin": "brew install --cask libreoffice",
    "win32": "install it from www.libreoffice.org",
}


@record
class Check:
    """One thing looked at. `mend` says how to get what is lacking; it is `needed`, or only good to have."""

    what: str
    found: str
    is_good: bool
    mend: str = ""
    needed: bool = True

    def __str__(self) -> str:
        sign = "ok     " if self.is_good else "LACKING" if self.needed else "without"
        line = f"{sign}  {self.what}: {self.found}"
        return line if self.is_good else f"{line}\n         {self.mend}"


def examine(output: Path) -> Iterator[Check]:
    """Each check in turn; `output` is where finished files are to be written."""
    yield _python()
    yield _packages()
    yield _engine()
    yield _houses()
    yield _output(output)
    yield _office()


def _python() -> Check:
    version = platform.python_version()
    return Check("Python", f"{version} on {platform.system()}", sys.version_info >= (3, 11), "install Python 3.11 or later")


def _packages() -> Check:
    lacking = []
    try:
        needed = importlib.metadata.requires("reportgen") or []
    except importlib.metadata.PackageNotFoundError:
        needed = ["reportgen"]
    for name in (re.split(r"[^\w.-]", package)[0] for package in needed):
        try:
            importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            lacking.append(name)
    found = f"without {', '.join(lacking)}" if lacking else "all there"
    return Check("Python packages", found, not lacking, "install reportgen again, with pip")


def _engine() -> Check:
    """Pango and HarfBuzz, as WeasyPrint finds them: the commonest thing that a machine lacks."""
    from reportgen.render.engine import EngineMissing, load

    what = "Libraries that make PDFs (Pango, HarfBuzz)"
    try:
        version = load().__version__
    except (EngineMissing, ImportError) as missing:
        said = str(missing).split(": sudo")[0].split(": see")[0]
        return Check(what, said, False, _of_this_machine(_PANGO))
    return Check(what, f"loaded, WeasyPrint {version}", True)


def _houses() -> Check:
    from reportgen import style

    broken = []
    for name in style.houses():
        folder = style.find(name)
        try:
            house, _ = style.load(folder) if folder else (None, [])
            if house is None or not house.fonts or not house.letters:
                broken.append(name)
        except OSError:
            broken.append(name)
    found = f"{', '.join(broken)} cannot be read" if broken else ", ".join(style.houses())
    return Check("House styles and their fonts", found, not broken and bool(style.houses()), "install reportgen again")


def _output(folder: Path) -> Check:
    above = folder
    while not above.exists() and above != above.parent:
        above = above.parent
    try:
        with tempfile.TemporaryFile(dir=above):
            pass
    except OSError as fault:
        mend = "choose another folder with -o, such as one in your Documents"
        return Check("Writing", f"{above.resolve()}: {fault.strerror}", False, mend)
    return Check("Writing", f"{folder}{os.sep} can be written", True)


def _office() -> Check:
    """Word itself fills in the page numbers of a list of contents; LibreOffice can do it beforehand."""
    from reportgen.render.word import office

    found = office.find()
    mend = f"only needed to print Word files without Word: {_of_this_machine(_OFFICE)}"
    return Check("LibreOffice", found or "not found", found is not None, mend, needed=False)


def _of_this_machine(hints: dict[str, str]) -> str:
    return hints.get(sys.platform, hints["linux"])
