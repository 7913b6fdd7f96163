"""From a request to files, all or none."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from reportgen.build import CannotReach, Request, build, write_whole

GOOD = "document: newsletter\ntitle: JAR newsletter\ndate: March 2008\ncontent:\n  - Hello\n"


def test_every_fault_of_a_file_is_told_in_one_pass_in_the_order_of_the_file(tmp_path: Path) -> None:
    source = tmp_path / "issue.yaml"
    source.write_text(
        "document: newsletter\n"
        "titel: JAR newsletter\n"
        "date: March 2008\n"
        "date: April 2008\n"
        "pages: two\n"
        "content:\n"
        "  - article:\n"
        "      headline: [a, list]\n"
        "      text:\n"
        "        - picture: {file: none.png, alt: Gone}\n"
        "        - picture: {file: there.svg}\n"
        '        - "Go to [here](https://example.org) or [this](nowhere) with ☃"\n'
        "  - timline:\n"
        "      rows: []\n"
    )
    (tmp_path / "there.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    result = build(Request(source, {"pdf": tmp_path / "issue.pdf"}))
    told = [(f.place.line if f.place else 0, f.code) for f in result.findings]
    assert told == [
        (2, "unknown-key"),
        (4, "duplicate-key"),
        (5, "not-a-number"),
        (8, "wrong-kind"),
        (10, "picture"),
        (11, "picture-without-alt"),
        (12, "vague-link"),
        (12, "link-target"),
        (12, "vague-link"),
        (12, "missing-letter"),
        (13, "unknown-block"),
        (14, "empty-value"),
    ]
    assert all(f.is_error for f in result.findings)
    assert not (tmp_path / "issue.pdf").exists()


def test_a_fault_of_the_house_style_stands_at_its_line(tmp_path: Path) -> None:
    source = tmp_path / "issue.yaml"
    source.write_text(GOOD)
    house = tmp_path / "house"
    house.mkdir()
    (house / "style.yaml").write_text("name: Ours\nwords: {kee: Key}\ncolours: {ink: black}\n")
    result = build(Request(source, {"pdf": tmp_path / "issue.pdf"}, house=str(house) + "/"))
    told = {(f.place.line, f.code) for f in result.findings if f.place}
    assert {(2, "unknown-word"), (3, "bad-colour"), (1, "missing-key")} <= told


def test_files_keep_their_rights_and_new_ones_have_the_usual(tmp_path: Path) -> None:
    kept, fresh = tmp_path / "kept.txt", tmp_path / "fresh.txt"
    kept.write_text("old")
    kept.chmod(0o640)
    write_whole({kept: b"new", fresh: b"new"})
    mask = os.umask(0o022)
    os.umask(mask)
    assert (stat.S_IMODE(kept.stat().st_mode), stat.S_IMODE(fresh.stat().st_mode)) == (0o640, 0o666 & ~mask)


def test_where_one_of_two_files_cannot_be_put_down_both_old_ones_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = tmp_path / "a.pdf", tmp_path / "b.html"
    first.write_text("old a")
    second.write_text("old b")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotReach, match="cannot be written: No space left on device"):
        write_whole({first: b"new", second: b"new"})
    assert (first.read_text(), second.read_text()) == ("old a", "old b")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "b.html"]


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("title: x\n", "missing-key"),
        ("document: newspaper\n", "unknown-document"),
        ("document: newsletter\nhouse: nowhere\ntitle: x\ndate: May 2008\ncontent: []\n", "unknown-house"),
    ],
)
def test_a_document_that_does_not_say_what_it_is(tmp_path: Path, head: str, code: str) -> None:
    source = tmp_path / "issue.yaml"
    source.write_text(head)
    result = build(Request(source, {"pdf": tmp_path / "x.pdf"}, kind="newsletter"))
    assert code in [f.code for f in result.findings]
    assert result.written == []
