"""What is to be made of the files and folders that were named, and where it goes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from reportgen.build import Request
from reportgen.files import read_file
from reportgen.source import LARGEST, glance

USUAL = {"newsletter": ("pdf",), "report": ("docx",)}
"""The formats that each kind of document is made in where none is asked for."""

ENDINGS = (".yaml", ".yml")
"""How the names of documents end, by which they are found in a folder."""


class Clash(Exception):
    """Two documents would be made into one file; the text says which."""


def plan(paths: Iterable[Path], folder: Path, formats: Sequence[str] = (), **options: Any) -> list[Request]:
    """A request with these options for each document and for each in a folder, however deep, into the same
    places below `folder`; without `formats`, in those usual for its kind. Raises Clash."""
    version = ".large-print" * bool(options.get("large_print"))
    made: dict[Path, Path] = {}
    requests: dict[Path, Request] = {}
    for path in paths:
        for source in documents(path):
            below = folder / source.parent.relative_to(path) if path.is_dir() else folder
            outputs = {name: below / f"{source.stem}{version}.{name}" for name in formats or _usual(source)}
            for output in outputs.values():
                if made.setdefault(output, source) != source:
                    raise Clash(f"{made[output]} and {source} would both make {output}; give one of the two another name")
            requests[source] = Request(source, outputs, **options)
    return list(requests.values())


def documents(path: Path) -> list[Path]:
    """The documents in a folder and in those inside it, but for hidden ones and house styles; or the file."""
    if not path.is_dir():
        return [path]
    found: list[Path] = []
    for inner in sorted(path.iterdir()):
        if inner.name.startswith("."):
            continue
        if inner.is_dir():
            found += [] if inner.is_symlink() or (inner / "style.yaml").is_file() else documents(inner)
        elif inner.suffix.casefold() in ENDINGS:
            found.append(inner)
    return found


def _usual(source: Path) -> tuple[str, ...]:
    try:
        return USUAL.get(glance(read_file(source, LARGEST), "document"), ("pdf",))
    except OSError:
        return ("pdf",)  # that it cannot be read is told when it is to be made
