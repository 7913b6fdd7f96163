"""What an output folder was made from, so that only what changed is made again."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import sysconfig
import time
from pathlib import Path
from typing import Any

from reportgen import __version__
from reportgen.build import Request, Result, write_whole
from reportgen.files import files_below, read_file
from reportgen.render.limits import LARGEST_OUTPUT

NAME = ".reportgen.json"
_Entry = dict[str, Any]


class Ledger:
    """The file .reportgen.json in an output folder: for each document the options, the contents of
    what it was made from and of what was made, and what was told of it, all as they were then.

    Whatever is not as it says is made again; so it may be deleted, or be of another version, or damaged."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME
        self.entries = _read(self.path)
        self.started = time.time_ns()
        self.known: dict[Path, str] = {}

    def told(self, request: Request) -> list[str] | None:
        """What was told when the outputs were made, where making them again would change nothing; else None."""
        self._digest(request.source)  # as it is before it is read
        entry = self.entries.get(self._key(request), {})
        try:
            inputs = [(self._path(name), digest) for name, digest in entry["inputs"].items()]
            outputs = [(self._path(name), digest) for name, digest in entry["outputs"].items()]
            same = entry["options"] == self._options(request) and all(self._digest(path) == digest for path, digest in inputs + outputs)
            return [str(line) for line in entry["told"]] if same else None
        except (AttributeError, KeyError, TypeError, ValueError):
            return None

    def note(self, request: Request, result: Result) -> None:
        """Takes down what was made; nothing where that is not sure, because an input changed meanwhile."""
        fresh = [path for path in result.inputs if _normal(path) not in self.known]
        self.entries.pop(self._key(request), None)
        if not result.written or any(_last_change(path) >= self.started for path in fresh):
            return
        for path in result.written:
            self.known.pop(_normal(path), None)
        self.entries[self._key(request)] = {
            "options": self._options(request),
            "inputs": {self._name(path): self._digest(path) for path in result.inputs},
            "outputs": {self._name(path): self._digest(path) for path in result.written},
            "told": [str(finding) for finding in result.findings],
        }

    def save(self) -> None:
        """Writes it, without what is no longer there. Raises CannotReach."""
        kept = {key: entry for key, entry in self.entries.items() if all(self._path(name).exists() for name in entry["outputs"])}
        if kept or self.path.exists():
            write_whole({self.path: json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True).encode(errors="backslashreplace")})

    def _key(self, request: Request) -> str:
        versions = ["draft"] * request.draft + ["large print"] * request.large_print
        return ", ".join([self._name(request.source), *request.outputs, *versions])

    def _options(self, request: Request) -> _Entry:
        options = {field.name: getattr(request, field.name) for field in dataclasses.fields(request)}
        for name in ("source", "outputs", "force"):
            del options[name]
        outputs = [self._name(path) for path in request.outputs.values()]
        return options | {"outputs": outputs, "dated": os.environ.get("SOURCE_DATE_EPOCH"), "made by": self._program()}

    def _program(self) -> str:
        libraries = sorted(folder.name for folder in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))  # their names and versions
        return f"{__version__} {self._digest(Path(__file__).parent, '*.py')} {hashlib.sha256(repr(libraries).encode()).hexdigest()[:32]}"

    def _name(self, path: Path) -> str:
        """Seen from the folder, so that all may be moved together; in full where that cannot be said."""
        try:
            return Path(os.path.relpath(path, self.path.parent)).as_posix()
        except ValueError:  # on another drive
            return path.resolve().as_posix()

    def _path(self, name: str) -> Path:
        return _normal(self.path.parent / name)

    def _digest(self, path: Path, pattern: str = "*") -> str:
        """Of the contents of a file, or of all files below a folder; of each once."""
        path = _normal(path)
        if path not in self.known:
            digest = hashlib.sha256()
            for file in files_below(path, pattern):
                try:
                    data = hashlib.sha256(read_file(file, LARGEST_OUTPUT)).digest()
                except OSError:
                    data = b"not there"
                digest.update(os.path.relpath(file, path).encode() + b"\0" + data)
            self.known[path] = digest.hexdigest()[:32]
        return self.known[path]


def _normal(path: Path) -> Path:
    return Path(os.path.normpath(path))


def _last_change(path: Path) -> int:
    return max((file.stat().st_mtime_ns for file in files_below(path) if file.exists()), default=0)


def _read(path: Path) -> dict[str, _Entry]:
    try:
        entries = json.loads(path.read_bytes())
    except (OSError, RecursionError, ValueError):
        return {}
    if not isinstance(entries, dict):
        return {}
    return {key: entry for key, entry in entries.items() if isinstance(entry, dict) and isinstance(entry.get("outputs"), dict)}
