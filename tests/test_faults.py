"""Whatever fails on this machine, or is cut short: the old file stands until the new one is whole, and one sentence says why."""

from __future__ import annotations

import itertools
import os
import resource
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.build import CannotReach, Request, build, write_whole
from reportgen.files import cut_short

ROOT = Path(__file__).parents[1]
GOOD = "document: newsletter\ntitle: JAR newsletter\ndate: March 2008\ncontent:\n  - {}\n"
KILLS = os.environ.get("REPORTGEN_KILLS", "2")


def faults(*arguments: str | Path) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(ROOT / "tests" / "faults.py"), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def command(*arguments: str | Path, cwd: Path, limit: int = 0, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """The command as it is run; it may write no file of more than `limit` bytes."""

    def limited() -> None:
        if limit:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run(
        [sys.executable, str(ROOT / "cli.py"), *map(str, arguments)],
        cwd=cwd, capture_output=True, env={**os.environ, **environment}, preexec_fn=limited, check=False,
    )  # fmt: skip


def new_issue(folder: Path, words: str = "Hello") -> Path:
    (folder / "issue.yaml").write_text(GOOD.format(words))
    return folder / "issue.yaml"


@pytest.mark.parametrize("formats", ["docx,html", "pdf"])
def test_each_call_that_fails_leaves_every_file_whole_and_is_told(tmp_path: Path, formats: str) -> None:
    calls, refused = (int(word) for word in faults("each", formats, tmp_path).split() if word.isdecimal())
    assert calls > 40
    assert refused > 30


def test_killed_at_any_moment_of_writing_files_are_whole_and_the_next_run_knows(tmp_path: Path) -> None:
    moments, mixed = (int(word) for word in faults("killed", tmp_path).split() if word.isdecimal())
    assert moments > 20
    assert mixed > 0


@pytest.mark.parametrize(("call", "number"), [*(("open", n) for n in range(4)), *((c, n) for c in ("fsync", "chmod") for n in range(3))])
def test_ctrl_c_right_after_a_call_leaves_the_old_files_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    files = old_files(tmp_path)
    interrupt_after(monkeypatch, call, number)
    with pytest.raises(KeyboardInterrupt):
        write_whole(dict.fromkeys(files, b"new"))
    assert [path.read_bytes() for path in files] == [b"old"] * 3
    assert sorted(tmp_path.iterdir()) == files


@pytest.mark.parametrize("number", range(3))
def test_ctrl_c_between_files_is_known_to_the_next_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    files = old_files(tmp_path)
    interrupt_after(monkeypatch, "replace", number)
    with pytest.raises(KeyboardInterrupt):
        write_whole(dict.fromkeys(files, b"new"))
    assert [path.read_bytes() for path in files] == [b"new"] * (number + 1) + [b"old"] * (2 - number)
    assert cut_short(files) == files[number + 1 :]


def old_files(folder: Path) -> list[Path]:
    files = [folder / f"issue.{name}" for name in ("docx", "html", "pdf")]
    for path in files:
        path.write_bytes(b"old")
    return files


def interrupt_after(monkeypatch: pytest.MonkeyPatch, call: str, number: int) -> None:
    """Ctrl-C comes while the machine does what this call asks for, the number-th time; it is noticed when that is done."""
    original, calls = getattr(os, call), itertools.count()

    def interrupted(*given: object, **named: object) -> object:
        done = original(*given, **named)
        if next(calls) == number:
            raise KeyboardInterrupt
        return done

    monkeypatch.setattr(os, call, interrupted)


def test_killed_at_random_the_next_run_makes_everything(tmp_path: Path) -> None:
    assert faults("random", tmp_path, KILLS, "8").startswith(f"{KILLS} runs")


def test_what_a_run_cut_short_left_is_made_by_the_next_which_says_so(tmp_path: Path) -> None:
    source = new_issue(tmp_path, "Old")
    outputs = {name: tmp_path / f"issue.{name}" for name in ("docx", "html")}
    assert build(Request(source, outputs)).findings == []
    child = os.fork()
    if child == 0:
        seen = []
        sys.addaudithook(lambda event, _: (seen.append(event), os._exit(9) if len(seen) == 2 else 0) if event == "os.rename" else None)
        build(Request(new_issue(tmp_path, "New"), outputs))
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert [path.name for path in cut_short(outputs.values())] == ["issue.html"]
    assert "Old" in outputs["html"].read_text()
    result = build(Request(source, {"docx": outputs["docx"]}))
    assert [f"{f.code}: {f.message}" for f in result.findings] == [
        f"cut-short: an earlier run was cut short before {outputs['html']} was in its place; it is made now"
    ]
    assert sorted(result.written) == sorted(outputs.values())
    assert "New" in outputs["html"].read_text()
    assert build(Request(source, outputs)).findings == []
    assert len(list(tmp_path.iterdir())) == 3


def test_a_full_disk_leaves_the_old_file_and_is_3(tmp_path: Path) -> None:
    source = new_issue(tmp_path, "Old")
    assert command("newsletter", source, "--format", "html", cwd=tmp_path).returncode == 0
    old = (tmp_path / "out" / "issue.html").read_bytes()
    done = command("newsletter", new_issue(tmp_path, "New"), "--format", "html", cwd=tmp_path, limit=len(old) // 2)
    assert (done.returncode, done.stderr.decode()) == (3, f"error: {Path('out/issue.html')} cannot be written: File too large\n")
    assert (tmp_path / "out" / "issue.html").read_bytes() == old
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["issue.html"]


def test_a_screen_that_cannot_be_written_to_is_3_in_one_sentence(tmp_path: Path) -> None:
    source = new_issue(tmp_path)
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, str(ROOT / "cli.py"), "newsletter", str(source), "--format", "html"],
            cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (3, b"error: what there is to say cannot be read or written: No space left on device\n")


def test_a_file_open_in_another_program_is_named_and_the_rest_is_made_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where Word keeps a file from being replaced."""
    files = {tmp_path / "a.docx": b"new", tmp_path / "b.pdf": b"new"}
    for path in files:
        path.write_bytes(b"old")
    replace: Callable[[Path, Path], Path] = Path.replace

    def held(path: Path, target: Path) -> Path:
        if target.suffix == ".pdf":
            raise PermissionError(13, "Permission denied")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(CannotReach) as told:
        write_whole(files)
    why = "Permission denied; if it is open in another program, close it there"
    assert (
        str(told.value)
        == f"{tmp_path / 'b.pdf'} cannot be written: {why}; {tmp_path / 'a.docx'} is new already, and the next run makes the rest"
    )
    assert (tmp_path / "b.pdf").read_bytes() == b"old"
    assert cut_short(files) == [tmp_path / "b.pdf"]
    monkeypatch.undo()
    write_whole(files)
    assert sorted(tmp_path.iterdir()) == list(files)


@pytest.mark.parametrize("place", ["/proc/reportgen", "/dev/null/out", "issue.yaml/out"])
def test_a_folder_that_cannot_be_written_to_is_3(tmp_path: Path, place: str) -> None:
    done = command("newsletter", new_issue(tmp_path), "--format", "html", "-o", f"{place}/", cwd=tmp_path)
    assert done.returncode == 3
    assert done.stderr.decode().startswith(f"error: {place}/issue.html cannot be written: ")
    assert done.stderr.count(b"\n") == 1


def test_of_two_runs_at_once_the_second_waits_until_the_first_has_put_down_all_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, replace = old_files(tmp_path), os.replace
    in_the_middle, go_on = threading.Event(), threading.Event()

    def held_up(*given: Path) -> None:
        replace(*given)
        if not in_the_middle.is_set():
            in_the_middle.set()
            go_on.wait(60)

    monkeypatch.setattr(os, "replace", held_up)
    monkeypatch.setattr("reportgen.files._SECONDS", 60)
    first, second = (threading.Thread(target=write_whole, args=[dict.fromkeys(files, data)]) for data in (b"first", b"second"))
    first.start()
    in_the_middle.wait(60)
    second.start()
    second.join(0.5)
    assert second.is_alive()
    assert [path.read_bytes() for path in files] == [b"first", b"old", b"old"]
    go_on.set()
    first.join(60)
    second.join(60)
    assert [path.read_bytes() for path in files] == [b"second"] * 3
    assert sorted(tmp_path.iterdir()) == files


@pytest.mark.parametrize("name", ['with spaces, ‘quotes’ and "more"', "Rhifyn Ŵyl é è", "a" * 200, "100% #1 & <b> {{ x }}", "-o"])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    (folder / f"{name}.yaml").write_text(GOOD.format("Hello"))
    outputs = {kind: folder / f"{name}.{kind}" for kind in ("pdf", "docx", "html")}
    assert build(Request(folder / f"{name}.yaml", outputs)).findings == []
    assert len(list(folder.iterdir())) == 4


def test_a_path_that_is_too_long_is_told(tmp_path: Path) -> None:
    done = command("newsletter", new_issue(tmp_path), "--format", "html", "-o", "a" * 300 + "/", cwd=tmp_path)
    assert done.returncode == 3
    assert done.stderr.endswith(b": File name too long\n")


def test_a_terminal_without_our_letters_is_told_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "ŵyl.yaml").write_text(GOOD.format("'[here](https://example.org) ŵ'"), encoding="utf-8")
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    done = command("newsletter", "ŵyl.yaml", "--format", "html", cwd=tmp_path, **plain)
    assert done.returncode == 1
    assert b"does not say where the link leads" in done.stderr
    (tmp_path / "ŵyl.yaml").write_text(GOOD.format("Hello"), encoding="utf-8")
    assert command("newsletter", "ŵyl.yaml", "--format", "html", cwd=tmp_path, **plain).returncode == 0


def test_a_font_that_is_missing_or_damaged_is_told(tmp_path: Path) -> None:
    import shutil

    shutil.copytree(ROOT / "templates" / "worcestershire", tmp_path / "house")
    (tmp_path / "house" / "fonts").mkdir()
    (tmp_path / "house" / "fonts" / "Ours-Regular.ttf").write_bytes(b"This is no font.")
    done = command("newsletter", new_issue(tmp_path), "--house", "house/", cwd=tmp_path)
    assert done.returncode == 3
    assert done.stderr.startswith(b"error: ")
    assert done.stderr.count(b"\n") == 1
    assert not (tmp_path / "out").exists()
