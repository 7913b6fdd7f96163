"""Writes reportgen/patterns.py: the patterns that the samples ask for a match, compiled ahead.

Run it again after a change of a pattern, or of the version of Python or of a package:  .venv/bin/python tools/compile_patterns.py
"""

import _sre
import ast
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "reportgen" / "patterns.py"
NOTED = """
import os, re, sys
import cli
from reportgen import later, patterns
patterns.COMPILED.clear()
compile, real, noted, leave = later._compile_anew, re._compiler._sre, {}, os._exit
class Noting:
    MAGIC, CODESIZE, MAXREPEAT = real.MAGIC, real.CODESIZE, real.MAXREPEAT
    def __getattr__(self, name): return getattr(real, name)
    def compile(self, pattern, flags, code, groups, names, by_number):
        self.last = flags, tuple(map(int, code)), groups, names, by_number
        return real.compile(pattern, flags, code, groups, names, by_number)
def note(pattern, flags=0):
    made = compile(pattern, flags)
    noted[pattern, int(flags)] = noting.last
    return made
def done(code):
    print(repr(noted)); sys.stdout.flush(); leave(code)
noting = re._compiler._sre = Noting()
later._compile_anew, os._exit = note, done
cli.main()
"""

SAMPLES = {"newsletter": ("april", "march", "results"), "report": ("cabinet", "committee")}

Compiled = dict[tuple[str | bytes, int], tuple[object, ...]]


def noted(kind: str, name: str, folder: Path, seed: str) -> Compiled:
    """What is compiled on the way from a sample to its file, by pattern and flags."""
    command = [sys.executable, "-c", NOTED, kind, "-q", f"inputs/{name}.yaml", "-o", f"{folder}/"]
    environment = os.environ | {"REPORTGEN_PLAIN": "0", "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": seed}
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env=environment)
    found: Compiled = ast.literal_eval(done.stdout)
    return found


def compiled() -> str:
    """The text of the module, for the Python and the packages that are installed."""
    with tempfile.TemporaryDirectory() as folder:
        made = [
            {
                key: value
                for kind, names in SAMPLES.items()
                for name in names
                for key, value in noted(kind, name, Path(folder), seed).items()
            }
            for seed in ("1", "2")
        ]
    patterns = {key: value for key, value in made[0].items() if key in made[1]}  # one of markdown-it is another each time
    head = '"""Made by tools/compile_patterns.py, for the version of regular expressions that is `MAGIC`."""\n\nfrom typing import Any\n\n'
    lines = [f"    {key!r}: {patterns[key]!r},\n" for key in sorted(patterns, key=repr)]
    return f"{head}MAGIC = {_sre.MAGIC}\nCOMPILED: dict[tuple[str | bytes, int], tuple[Any, ...]] = {{\n{''.join(lines)}}}\n"


if __name__ == "__main__":
    TARGET.write_text(compiled(), encoding="utf-8")
