"""What is taken for a save, step by step, as an editor may take its time for each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from reportgen import watch
from reportgen.watch import Watch

Steps = list[Callable[[], object]]


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Steps:
    """What happens in each pause between two looks; nothing when all are done."""
    left: Steps = []
    monkeypatch.setattr(watch, "time", SimpleNamespace(sleep=lambda _: left.pop(0)() if left else None))
    return left


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "may.yaml"
    path.write_text("Old words")
    return path


def nothing() -> None:
    """An editor that is slow."""


def written(path: Path, text: str) -> Callable[[], object]:
    return lambda: path.write_text(text)


@pytest.mark.parametrize("begin", [lambda path: path.write_text(""), lambda path: path.unlink()], ids=["emptied", "deleted"])
@pytest.mark.parametrize("pauses", [0, 1, 20])
def test_a_document_that_is_emptied_or_deleted_to_be_saved_is_waited_for(
    document: Path, steps: Steps, begin: Callable[[Path], object], pauses: int
) -> None:
    saves = Watch([document])
    begin(document)
    steps += [nothing] * pauses + [written(document, "New words")]
    assert saves.changed()
    assert (steps, document.read_text()) == ([], "New words")
    assert not saves.changed()


def test_a_document_that_is_saved_in_parts_is_waited_for(document: Path, steps: Steps) -> None:
    saves = Watch([document])
    document.write_text("New")
    steps += [written(document, "New words"), written(document, "New words that go on")]
    assert saves.changed()
    assert steps == []
    assert not saves.changed()


def test_a_document_that_is_gone_for_good_is_a_change_too(document: Path, steps: Steps) -> None:
    saves = Watch([document])
    document.unlink()
    assert saves.changed()
    assert not saves.changed()


def test_what_is_saved_while_the_document_is_made_is_not_missed(document: Path, steps: Steps) -> None:
    saves = Watch([document.parent])
    document.write_text("Saved while the old words were being made")
    saves.add([document])
    assert saves.changed()
    assert not saves.changed()


def test_what_a_document_is_made_from_is_looked_at_too(document: Path, steps: Steps) -> None:
    saves = Watch([document])
    picture = document.with_name("map.png")
    picture.write_bytes(b"old")
    assert not saves.changed()
    saves.add([document, picture])
    assert not saves.changed()
    picture.write_bytes(b"newer")
    assert saves.changed()
