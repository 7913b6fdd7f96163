"""What the tests share: documents from texts, and trees and findings as texts to compare."""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from reportgen import build
from reportgen.document import tree
from reportgen.finding import Finding, Place, in_order

settings.register_profile("ci", derandomize=True, deadline=None, max_examples=100)
settings.load_profile("ci")
for number in (signal.SIGINT, signal.SIGHUP):  # a program that a test stops would take over that it is passed by, behind "&" or nohup
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else lambda *_: None)


@pytest.fixture(scope="session", autouse=True)
def _temporary_files(tmp_path_factory: pytest.TempPathFactory) -> None:
    """What the tests and their programs keep for a while stands with pytest's own folders, and goes with them."""
    os.environ["TMPDIR"] = tempfile.tempdir = str(tmp_path_factory.mktemp("kept"))


HEAD = """\
document: newsletter
title: JAR newsletter
date: April 2008
content:
"""


@pytest.fixture
def head() -> str:
    """The head of the shortest valid newsletter; a list of blocks may follow."""
    return HEAD


@pytest.fixture
def document(tmp_path: Path) -> Callable[[str], Path]:
    """Writes a text to issue.yaml in an empty folder."""

    def write(text: str) -> Path:
        path = tmp_path / "issue.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def compose(document: Callable[[str], Path]) -> Callable[[str], tuple[tree.Document | None, list[Finding]]]:
    """The tree of a document's text, with the findings as they are printed: by place, none twice."""

    def composed(text: str) -> tuple[tree.Document | None, list[Finding]]:
        made, _, found = build.compose(build.Request(document(text), {}))
        return made, in_order(found)

    return composed


@pytest.fixture
def findings(compose: Callable[[str], tuple[tree.Document | None, list[Finding]]]) -> Callable[[str], list[Finding]]:
    """What is wrong with a document's text."""
    return lambda text: compose(text)[1]


@pytest.fixture
def content(compose: Callable[[str], tuple[tree.Document | None, list[Finding]]]) -> Callable[[str], str]:
    """The outline of a list of blocks in which nothing is wrong."""

    def outlined(text: str) -> str:
        made, found = compose(HEAD + text)
        assert found == []
        assert made is not None
        return _outline(made.blocks[1:])

    return outlined


@pytest.fixture
def told(findings: Callable[[str], list[Finding]]) -> Callable[[str], tuple[str, list[str]]]:
    """What is told of a list of blocks: the list with « » round each place, and each finding in a line.

    Such marks in the list that is given are taken out first.
    """

    def judged(text: str) -> tuple[str, list[str]]:
        plain = HEAD + text.replace("«", "").replace("»", "")
        found = findings(plain)
        return _marked(plain, [f.place for f in found if f.place]).removeprefix(HEAD), _in_lines(found)

    return judged


@pytest.fixture(scope="session")
def marked() -> Callable[[str, Iterable[Place]], str]:
    """A text with « » round each place."""
    return _marked


@pytest.fixture(scope="session")
def in_lines() -> Callable[[Iterable[Finding]], list[str]]:
    """Each finding as `code: message (hint)`."""
    return _in_lines


@pytest.fixture(scope="session")
def outline() -> Callable[[tuple[tree.Block, ...]], str]:
    """Blocks as indented lines."""
    return _outline


def _in_lines(found: Iterable[Finding]) -> list[str]:
    return [f"{f.code}: {f.message}" + (f" ({f.hint})" if f.hint else "") for f in found]


def _marked(text: str, places: Iterable[Place]) -> str:
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    spans = {(starts[p.line - 1] + p.column - 1, p.length) for p in places}
    marks = sorted(
        [(start, "«") for start, _ in spans] + [(start + length, "»") for start, length in spans], key=lambda m: (m[0], m[1] == "«")
    )
    for at, mark in reversed(marks):
        text = text[:at] + mark + text[at:]
    return text


def _outline(blocks: tuple[tree.Block, ...]) -> str:
    return "\n".join(_lines(blocks)) + "\n"


def _lines(blocks: tuple[tree.Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case tree.Heading():
                yield f"h{block.level} {_number(block)}{_words(block.children)}{_id(block.id)}"
            case tree.Paragraph():
                yield f"{_named('p', block.role)} {_number(block)}{_words(block.children)}{_id(block.id)}"
            case tree.List():
                yield _named(block.style, block.role)
                for item in block.items:
                    first, *rest = list(_lines(item.blocks)) or [""]
                    yield f"  {item.label or '-'} {first.removeprefix('p ')}".rstrip()
                    yield from (f"    {line}" for line in rest)
            case tree.Table():
                yield f"{_named('table', block.role)} of {block.columns}{_id(block.id)} {_number(block)}{_words(block.caption)}".rstrip()
                yield from (f"  head: {_cells(row)}".rstrip() for row in block.head)
                yield from (f"  {_named('row', row.role)}: {_cells(row)}".rstrip() for row in block.body)
            case tree.Picture():
                file = block.file.name + " decorative" * block.decorative
                yield f"{_named('picture', block.role)} {file} “{block.alt}” {_words(block.caption)}".rstrip()
            case tree.PageBreak():
                yield f"page {block.to}"
            case tree.Quote() | tree.Group():
                yield _named("quote", block.role) if isinstance(block, tree.Quote) else f"{block.role}:{_id(block.id)}"
                yield from (f"  {line}" for line in _lines(block.blocks))


def _cells(row: tree.Row) -> str:
    return " | ".join(
        " ".join([*_about(cell), " / ".join(line.removeprefix("p ") for line in _lines(cell.blocks))]).rstrip() for cell in row.cells
    )


def _about(cell: tree.Cell) -> Iterator[str]:
    if cell.header:
        yield f"({cell.header})"
    if cell.align != "left":
        yield f"({cell.align})"
    if cell.across > 1:
        yield f"({cell.across} across)"
    if cell.down > 1:
        yield f"({cell.down} down)"


def _words(line: tuple[tree.Inline, ...]) -> str:
    said = ""
    for inline in line:
        match inline:
            case tree.Text():
                said += inline.text
            case tree.Break():
                said += "⏎"
            case (
                tree.Marked(mark=about)
                | tree.Badge(mark=about)
                | tree.Link(target=about)
                | tree.Language(language=about)
                | tree.Abbreviation(expansion=about)
            ):
                said += f"⟨{about}: {_words(inline.children)}⟩"
            case tree.Reference():
                said += f"⟨{'no' if inline.part == 'whole' else inline.part} of {inline.id}: {inline.text}⟩"
            case tree.Label():
                said += f"⟨label: {_words(inline.children)}⟩"
            case tree.PageNumber():
                said += f"⟨page of {inline.id}⟩"
            case tree.Note():
                said += f"⟨note {inline.number}: {_words(inline.words)}⟩"
    return said


def _named(name: str, role: str) -> str:
    return f"{name}.{role}" if role else name


def _number(block: tree.Heading | tree.Paragraph | tree.Table) -> str:
    return f"[{block.number.text} {block.number.scheme}] " if block.number else ""


def _id(id: str) -> str:
    return f" #{id}" if id and not id.startswith("P") else ""
