"""Ctrl-C: "Aborted!", nothing else, and nothing written, at whichever moment it comes."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

BEGINNING = """
class Finder:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == "click":
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


@pytest.mark.parametrize("moment", [BEGINNING, LOADING, DRAWING], ids=["beginning", "loading", "drawing"])
def test_ctrl_c_ends_the_run_in_a_word(tmp_path: Path, moment: str) -> None:
    interrupt = "def interrupt(*_):\n    os.kill(os.getpid(), signal.SIGINT)"
    program = f"import os, runpy, signal, sys\n{interrupt}\n{moment}\nsys.argv[0] = {str(ROOT / 'cli.py')!r}\nrunpy.run_path(sys.argv[0], run_name='__main__')"
    command = [sys.executable, "-c", program, "newsletter", ROOT / "inputs" / "april.yaml", "-o", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert (done.stdout, done.stderr.strip()) == ("", "Aborted!")
    assert done.returncode != 0
    assert not list(tmp_path.iterdir())
