"""Runs builds while what this machine is asked for fails, or is killed in the middle: see test_faults.py.

python tests/faults.py each FORMATS FOLDER        each call fails in turn, in one warm process
python tests/faults.py killed FOLDER              killed at each moment of putting files down
python tests/faults.py random FOLDER COUNT SEED   killed at random moments of the whole run
"""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from reportgen.build import CannotReach, Request, build
from reportgen.files import cut_short, write_whole

ROOT = Path(__file__).parents[1]
CALLS = (
    *("open", "os.rename", "os.mkdir", "os.chmod", "os.remove", "os.listdir", "os.scandir", "os.putenv"),
    "shutil.rmtree",
)
TEXT = "document: newsletter\ntitle: JAR newsletter\ndate: March 2008\ncontent:\n  - {}\n  - picture:\n      file: x.svg\n      alt: A drawing\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><rect width="30" height="20"/></svg>'


class Calls:
    """Counts what the machine is asked for, and calls `then` at the one that is wanted."""

    def __init__(self) -> None:
        self.count, self.wanted = 0, -1
        self.then: Callable[[str], None] = lambda call: None
        sys.addaudithook(lambda event, _: self(event) if event in CALLS else None)
        self._counted(os, "fsync")
        self._counted(os, "fstat")
        self._counted(os, "close")

    def _counted(self, module: object, name: str) -> None:
        original = getattr(module, name)

        def asked(*arguments: object) -> object:
            if name == "close":  # one that fails has closed the file all the same
                original(*arguments)
            self(name)
            return None if name == "close" else original(*arguments)

        setattr(module, name, asked)

    def __call__(self, call: str) -> None:
        self.count += 1
        if self.count == self.wanted:
            self.wanted = -1
            self.then(call)

    def wait_for(self, number: int, then: Callable[[str], None]) -> None:
        self.count, self.wanted, self.then = 0, number, then


def document(folder: Path, words: str) -> Path:
    (folder / "x.svg").write_text(SVG)
    source = folder / "issue.yaml"
    source.write_text(TEXT.format(words))
    return source


def each(formats: str, folder: Path) -> None:
    """Fails each call in turn, and looks at what came of it. Prints how many were tried."""
    outputs = {name: folder / "out" / f"issue.{name}" for name in formats.split(",")}
    old, new = ({}, {})
    for state, words in ((old, "Old words"), (new, "New words")):
        build(Request(document(folder, words), outputs))
        state.update({path: path.read_bytes() for path in outputs.values()})
    request, calls, failed = Request(folder / "issue.yaml", outputs), Calls(), 0

    def full(call: str) -> None:
        raise OSError(errno.ENOSPC, f"No space left for {call}")

    number = 0
    while True:
        number += 1
        for path, data in old.items():
            path.write_bytes(data)
        calls.wait_for(number, full)
        try:
            result, said = build(request), ""
        except CannotReach as fault:
            result, said = None, str(fault)
        reached = calls.wanted == -1
        calls.wait_for(-1, full)
        now = {path: path.read_bytes() for path in outputs.values()}
        whole = all(data in (old[path], new[path]) for path, data in now.items())
        assert whole, (number, "a file is neither the old one nor the new one")
        if result is not None and not result.has_errors:
            assert now == new, (number, "the run is content, and the files are old", result)
        else:
            assert said == "" or ("cannot be" in said and "\n" not in said), (number, said)
            failed += 1
        if not reached:
            break
        build(request)
        assert {path: path.read_bytes() for path in outputs.values()} == new, number
        left = [each.name for each in (folder / "out").iterdir() if each.name.endswith(".part")]
        assert left == [], (number, left)
    print(f"{number} calls, {failed} refused")


def killed(folder: Path) -> None:
    """Kills a process at each moment of putting three files down."""
    files = [folder / f"issue.{name}" for name in ("docx", "html", "pdf")]
    calls, mixed = Calls(), 0
    for number in range(1, 1000):
        write_whole(dict.fromkeys(files, b"old" * 50000))
        child = os.fork()
        if child == 0:
            calls.wait_for(number, lambda call: os.kill(os.getpid(), signal.SIGKILL))
            write_whole(dict.fromkeys(files, b"new" * 50000))
            os._exit(0)
        status = os.waitpid(child, 0)[1]
        now = {path.read_bytes()[:3] for path in files}
        assert all(len(path.read_bytes()) == 150_000 for path in files)
        assert now <= {b"old", b"new"}, now
        if len(now) > 1:
            assert cut_short(files), (number, "files of two versions, and nothing tells")
            mixed += 1
        if status == 0:
            break
        write_whole(dict.fromkeys(files, b"newer"))
        assert cut_short(files) == []
        assert sorted(folder.iterdir()) == files
    print(f"{number} moments, {mixed} with files of two versions")


def killed_at_random(folder: Path, count: int, seed: int) -> None:
    """Kills the whole command at random moments; the next run makes all, and tidies up."""
    chance, out = random.Random(seed), folder / "out"
    command = [sys.executable, str(ROOT / "cli.py"), "newsletter", str(folder / "issue.yaml"), "-o", f"{out}/", "--format", "pdf,docx,html"]
    made: dict[str, dict[str, bytes]] = {}
    for words in ("Old words", "New words"):
        document(folder, words)
        begun = time.monotonic()
        subprocess.run(command, check=True, capture_output=True)
        took = time.monotonic() - begun
        made[words] = {path.name: path.read_bytes() for path in out.iterdir()}
    words, before_end = "New words", 0
    for _ in range(count):
        words = "Old words" if words == "New words" else "New words"
        document(folder, words)
        running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0, took * 1.05))
        running.kill()
        before_end += running.wait() != 0
        now = {path.name: path.read_bytes() for path in out.iterdir() if not path.name.endswith(".part")}
        assert all(data in (made["Old words"][name], made["New words"][name]) for name, data in now.items())
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        assert "Traceback" not in done.stderr
        assert {path.name: path.read_bytes() for path in out.iterdir()} == made[words]
    print(f"{count} runs, {before_end} killed before their end")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["each", formats, folder]:
            each(formats, Path(folder))
        case ["killed", folder]:
            killed(Path(folder))
        case ["random", folder, count, seed]:
            killed_at_random(Path(folder), int(count), int(seed))
