"""Ctrl-C: "Aborted!", nothing else, and nothing left, at whichever moment it comes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

BEGINNING = """
class Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == {!r}:
            interrupt()

sys.meta_path.insert(0, Finder)
"""

LOADING = """
import enum
call = enum.EnumType.__call__

def interrupted(kind, name, *rest, **more):
    if name == "ObjectType":  # pikepdf's part in C makes it
        interrupt()
    return call(kind, name, *rest, **more)

enum.EnumType.__call__ = interrupted
"""

DRAWING = """
import weasyprint.svg
weasyprint.svg.SVG.draw = interrupt
"""

TIDYING = """
import reportgen.files
read = reportgen.files.read_file

class Thing:
    __del__ = interrupt

def read_file(*given):
    Thing()
    return read(*given)

reportgen.files.read_file = read_file
"""


def run(moment: str, *arguments: str | Path, folder: Path, path: str = "") -> subprocess.CompletedProcess[str]:
    """Runs a command that is interrupted; what is needed while it lasts is kept in a folder "left"."""
    (folder / "left").mkdir()
    cli = str(ROOT / "cli.py")
    interrupt = "def interrupt(*_):\n    os.kill(os.getpid(), 2)"
    program = f"import os, sys\n{interrupt}\n{moment}\nsys.argv[0] = {cli!r}\nexec(compile(open({cli!r}, 'rb').read(), {cli!r}, 'exec'))"
    variables = {**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(folder / "left"), "PATH": f"{path}{os.environ['PATH']}"}
    command = [sys.executable, "-c", program, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=folder, env=variables)


@pytest.mark.parametrize(
    "moment",
    [BEGINNING.format("contextlib"), BEGINNING.format("click"), LOADING, DRAWING, TIDYING],
    ids=["beginning", "loading click", "loading pikepdf", "drawing", "tidying"],
)
def test_ctrl_c_ends_the_run_in_a_word(tmp_path: Path, moment: str) -> None:
    done = run(moment, "newsletter", ROOT / "inputs" / "april.yaml", folder=tmp_path)
    assert (done.stdout, done.stderr.strip()) == ("", "Aborted!")
    assert done.returncode != 0
    assert list(tmp_path.rglob("*")) == [tmp_path / "left"]


WAITING = """
import subprocess, time
from pathlib import Path
wait = subprocess.Popen.wait

def waited(process, *given, **named):
    end = time.monotonic() + 60
    while not Path("begun").exists() and time.monotonic() < end:
        time.sleep(0.01)
    subprocess.Popen.wait = wait
    interrupt()
    return wait(process, *given, **named)

subprocess.Popen.wait = waited
"""


def test_ctrl_c_ends_libreoffice_too(tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\necho $$ > begins\nmv begins begun\nexec sleep 600\n")
    program.chmod(0o755)
    done = run(WAITING, "report", ROOT / "inputs" / "plan.yaml", folder=tmp_path, path=f"{tmp_path}{os.pathsep}")
    assert (done.returncode, done.stdout, done.stderr.strip()) == (1, "", "Aborted!")
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["begun", "left", "soffice"]
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "begun").read_text()), 0)


BEFORE_IT_IS_TOLD = """
from reportgen import batch
begin = batch._begin

def begun_late():
    interrupt()
    begin()

batch._begin = begun_late
"""


def test_ctrl_c_that_comes_while_a_worker_begins_is_left_to_the_first_process(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.yaml").write_text("document: newsletter\ntitle: T\ndate: May 2008\ncontent:\n  - Words\n")
    done = run(BEFORE_IT_IS_TOLD, "build", ".", "--format", "html", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("2 made")
