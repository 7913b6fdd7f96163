"""Making the proof of a document from its finished files."""

from __future__ import annotations

import hashlib
import json
import os
import platform
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from reportgen import __version__
from reportgen.document import tree
from reportgen.finding import Finding
from reportgen.proof import conditions
from reportgen.style.house import BASE, Style
from reportgen.verify.alone import FORMATS, format_of, read_finished

_ENGINES = {
    "pdf": ("weasyprint", "page-validation", "pikepdf"),
    "docx": ("python-docx", "lxml"),
    "html": ("Jinja2", "tinyhtml5"),
}
_DOES = {
    "weasyprint": "lays out the PDF",
    "page-validation": "validates the PDF as PDF/UA-1 and PDF/A-3a",
    "pikepdf": "opens the finished PDF and reads its tags",
    "python-docx": "opens the Word template",
    "lxml": "reads the finished Word file",
    "Jinja2": "fills the templates of the web page",
    "tinyhtml5": "reads the finished web page",
}


def prove(
    source: Path, typed: bytes, document: tree.Document, style: Style, files: Mapping[Path, bytes], findings: Iterable[Finding], place: Path
) -> tuple[dict[str, Any], list[Finding]]:
    """The proof of these finished files, to stand in the folder `place`; and what is wrong with the files. `typed` is what stood in
    `source` when it was read.

    It holds no time and no path of this machine but those from `place` to the inputs, so that it is the same each time."""
    read = {path: read_finished(data, format_of(path)) for path, data in files.items()}
    faults = [finding for each in read.values() for finding in each.findings]
    formats = frozenset(map(format_of, files))
    against = _against([*findings, *faults])
    holds = _holds(document, style)
    heard = min(read, key=lambda path: list(FORMATS.values()).index(format_of(path)))  # the PDF where there is one
    proof = {
        "reportgen": __version__,
        "document": {"kind": document.kind, "title": document.title, "issue": document.issue, "language": document.language},
        "engines": list(_engines(formats)),
        "outputs": [_hashed(path.name, data) | {"format": format_of(path)} for path, data in files.items()],
        "inputs": [_hashed(_relative(source, place), typed), *_pictures(source, document, place)],
        "house": {"name": style.folder.name, "files": list(_house(style))},
        "exceptions": [_exception(each) for each in findings if each.excuse],
        "word": list(_word(files)),
        "matterhorn": [_judged(conditions.judge(each, formats & {"pdf"}, against, holds)) for each in conditions.matterhorn()],
        "wcag": [_judged(conditions.judge(each, formats, against, holds)) for each in conditions.wcag()],
        "outline": read[heard].outline,
        "transcript": {"read from": heard.name, "lines": read[heard].transcript},
    }
    return proof, faults


def as_json(proof: Mapping[str, Any]) -> bytes:
    """The proof for machines: the same bytes for the same proof."""
    return (json.dumps(proof, ensure_ascii=False, indent=1) + "\n").encode(errors="backslashreplace")  # a file may have any name


def sha256(data: bytes) -> str:
    """The hash of a file, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def house_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """The files of a house style and those that houses share, each with the name that a proof gives it."""
    for name, root in (("house", folder), ("base", BASE)):
        for path in sorted(root.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith((".", "~")):
                yield f"{name}/{path.relative_to(root).as_posix()}", path


def _engines(formats: frozenset[str]) -> Iterator[dict[str, str]]:
    yield {"name": "reportgen", "version": __version__, "does": "lints the document, and compares every word and tag of each file with it"}
    yield {"name": "Python", "version": platform.python_version(), "does": "runs all of this"}
    for format in ("pdf", "docx", "html"):
        if format in formats:
            for name in _ENGINES[format]:
                yield {"name": name, "version": version(name), "does": _DOES[name]}


def _hashed(name: str, data: bytes) -> dict[str, Any]:
    return {"path": name, "sha256": sha256(data)}


def _pictures(source: Path, document: tree.Document, place: Path) -> Iterator[dict[str, Any]]:
    pictures = {each.file.name: each.file.data for each in document.every if isinstance(each, tree.Picture)}
    for name, data in sorted(pictures.items()):
        path = source.parent / name
        if path.is_file():  # the mark of the house is one of its files
            yield _hashed(_relative(path, place), data)


def _relative(path: Path, place: Path) -> str:
    try:
        return Path(os.path.relpath(path.resolve(), place.resolve())).as_posix()
    except ValueError:  # another drive of Windows
        return path.resolve().as_posix()


def _house(style: Style) -> Iterator[dict[str, Any]]:
    for name, path in house_files(style.folder):
        yield _hashed(name, path.read_bytes())


def _exception(finding: Finding) -> dict[str, Any]:
    place = f"{finding.place.line}:{finding.place.column}" if finding.place else ""
    return {"rule": finding.code, "what": finding.message, "place": place, "reason": finding.excuse}


def _word(files: Mapping[Path, bytes]) -> Iterator[str]:
    from reportgen.verify.word_rules import allowed_exceptions

    for path, data in files.items():
        if format_of(path) == "docx":
            yield from dict.fromkeys(each.message for each in allowed_exceptions(data))


def _against(findings: list[Finding]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for each in findings:
        if each.is_error:
            found.setdefault(each.code, []).append(each.message)
    return found


def _holds(document: tree.Document, style: Style) -> frozenset[str]:
    """What there is in the document that a condition may be about."""
    blocks = document.every
    inlines = [each for line in tree.all_lines(document.blocks) for each in tree.inlines(line)]
    pictures = [each for each in blocks if isinstance(each, tree.Picture)]
    there = {
        "pictures": any(not each.decorative for each in pictures),
        "decorative": any(each.decorative for each in pictures),
        "tables": any(isinstance(each, tree.Table) for each in blocks),
        "links": any(isinstance(each, tree.Link) for each in inlines),
        "notes": any(isinstance(each, tree.Note) for each in inlines),
        "own fonts": style.fonts[0].parent.parent == style.folder,
    }
    return frozenset(name for name, is_there in there.items() if is_there)


def _judged(each: conditions.Judgement) -> dict[str, Any]:
    about = {"id": each.condition.id, "name": each.condition.name, "level": each.condition.level, "fails": each.condition.fails}
    how = {"how": each.how, "says": each.says, "checked by": list(each.checked_by), "failed": list(each.failed)}
    return {key: value for key, value in (about | how).items() if value or key == "says"}
