"""What an editor tells an author, asked of the YAML language server itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from language_server import editor

from reportgen.build import Request, compose
from reportgen.schema import DOCUMENTS, file_name, schema

ROOT = Path(__file__).parents[2]
HEAD = "# yaml-language-server: $schema=reportgen-newsletter.schema.json\ndocument: newsletter\ntitle: JAR newsletter\ndate: March 2008\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for kind in DOCUMENTS:
        (tmp_path / file_name(kind)).write_text(schema(kind), encoding="utf-8")
    return tmp_path


def typed(folder: Path, text: str) -> Path:
    path = folder / "may.yaml"
    path.write_text(HEAD + text, encoding="utf-8")
    return path


def test_a_mistyped_key_is_told_at_its_place(folder: Path) -> None:
    path = typed(folder, "content:\n  - article:\n      hedline: Narrowing the gap\n      text: Words.\n")
    with editor(folder) as opened:
        told = [(each["range"]["start"], each["message"]) for each in opened.open(path)]
    assert ({"line": 6, "character": 6}, "Property hedline is not allowed.") in told


@pytest.mark.parametrize(
    ("block", "is_wrong"),
    [
        ("table: {columns: [a, b], rows: []}", True),
        ("table: {columns: [], rows: [[x, y]]}", True),
        ("table: {columns: [a, b], rows: [[]]}", True),
        ("timeline: {rows: []}", True),
        ("dates: []", True),
        ("dates: {rows: {}}", True),
        ("columns: []", True),
        ("grades: {rows: {}}", True),
        ("article: {headline: x, text: []}", True),
        ("table: {columns: [a, b], rows: [[x, y]], totals: []}", False),
        ("table: {columns: [a, {figures: yes, heading: b, columns: []}], rows: [[x, y]]}", False),
        ("contacts: []", False),
        ("lead: {text: x, signed: []}", False),
    ],
)
def test_a_list_without_an_entry_is_told_where_reportgen_wants_one(folder: Path, block: str, is_wrong: bool) -> None:
    path = typed(folder, f"content:\n  - {block}\n")
    with editor(folder) as opened:
        told = [each["message"] for each in opened.open(path)]
    assert bool(told) == any(finding.is_error for finding in compose(Request(path, {}))[2]) == is_wrong
    assert all("Expected 1 or more" in each or "at least" in each or "fewer properties" in each for each in told), told


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_a_starter_is_without_fault(folder: Path, kind: str) -> None:
    text = (ROOT / "templates" / "base" / "starters" / f"{kind}.yaml").read_text(encoding="utf-8")
    path = folder / "may.yaml"
    path.write_text(text, encoding="utf-8")
    with editor(folder) as opened:
        assert [each["message"] for each in opened.open(path)] == []


@pytest.mark.parametrize("path", sorted((ROOT / "inputs").glob("*.yaml")), ids=lambda path: path.stem)
def test_a_sample_is_without_fault(folder: Path, path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    (kind,) = re.findall(r"^document: (\w+)", text, re.MULTILINE)
    copy = folder / path.name
    copy.write_text(f"# yaml-language-server: $schema={file_name(kind)}\n{text}", encoding="utf-8")
    with editor(folder) as opened:
        assert [each["message"] for each in opened.open(copy)] == []


def test_keys_and_values_are_completed_and_explained(folder: Path) -> None:
    path = typed(folder, "content:\n  - article:\n      h\n  - \n  - page: \n")
    with editor(folder) as opened:
        opened.open(path)
        assert {"headline", "stand-first", "text"} <= offered(opened.at("completion", path, 6, 7))
        assert {"article", "timeline", "grades"} <= offered(opened.at("completion", path, 7, 4))
        assert {"next", "back"} <= offered(opened.at("completion", path, 8, 10))
        said = opened.at("hover", path, 5, 6)["contents"]["value"]
    assert "headline" in said


def offered(answer: object) -> set[str]:
    items = answer["items"] if isinstance(answer, dict) else answer
    assert isinstance(items, list)
    return {item["label"] for item in items}
