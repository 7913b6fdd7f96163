"""Measures reportgen beside the plain ways to the same page, and beside other makers of pages of the same text.

    python bench/run.py [--rounds N] [--peers PYTHON]

PYTHON is that of an environment with pandoc and Typst: python -m venv peers && peers/bin/pip install pypandoc-binary typst
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from timing import PYTHON, REPORTGEN, ROOT, Command, compare, heading, line, ratios

PAGE = ROOT / "bench" / "plain_march.html"
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], root='/')"
OURS = "reportgen newsletter inputs/march.yaml"


def peers(folder: Path, python: str) -> dict[str, Command]:
    """What else makes pages of the text of the March newsletter, as far as it is there."""
    found: dict[str, Command] = {}
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium:
        subprocess.run([*REPORTGEN, "newsletter", "-q", "inputs/march.yaml", "--format", "html", "-o", f"{folder}/"], check=True, cwd=ROOT)
        quiet = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'profile'}", "--no-pdf-header-footer"]
        prints = [f"--print-to-pdf={folder / 'chromium.pdf'}", (folder / "march.html").as_uri()]
        found["Chromium, printing our HTML"] = [chromium, *quiet, *prints]
    if python:
        where = "import pypandoc; print(pypandoc.get_pandoc_path())"
        pandoc = subprocess.run([python, "-c", where], check=True, capture_output=True, text=True).stdout.strip()
        for name in ("march.md", "march.typ"):
            subprocess.run([pandoc, str(PAGE), "--standalone", "-o", str(folder / name)], check=True)
            text = (folder / name).read_text(encoding="utf-8").replace("../", f"{ROOT}/")  # where its pictures are
            (folder / name).write_text(text, encoding="utf-8")
        engine = f"--pdf-engine={Path(sys.executable).with_name('weasyprint')}"
        found["pandoc to WeasyPrint"] = [pandoc, str(folder / "march.md"), engine, "-o", str(folder / "pandoc.pdf")]
        found["Typst"] = [python, "-c", TYPST, str(folder / "march.typ"), str(folder / "typst.pdf")]
    return found


def pages(folder: Path, rounds: int, others: Mapping[str, Command]) -> None:
    """Prints how reportgen and the others compare with the plainest way to the March newsletter, all in the same rounds."""
    plain = [PYTHON, str(ROOT / "bench" / "plain_march.py"), str(folder / "plain.pdf")]
    ours = [*REPORTGEN, "newsletter", "inputs/march.yaml", "-o", f"{folder}/"]
    heading("the March newsletter, CPU of whole processes, cold, against the plainest way by WeasyPrint", rounds)
    measured = ratios({OURS: ours, **others}, plain, rounds)
    for name, found in measured.items():
        line(name, found, "0.45" if name == OURS else "")
    for name in others:
        against = [a / b for a, b in zip(measured[OURS], measured[name], strict=True)]
        line(f"reportgen / {name}", against, "1" if "pandoc" in name else "")


def main() -> None:
    """Prints the report as two Markdown tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--peers", default="")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        pages(Path(name), given.rounds, peers(Path(name), given.peers))
    print()
    nothing = [PYTHON, "-c", "pass"]
    heading("what makes no page, CPU against python -c pass", given.rounds)
    compare("reportgen --help", [*REPORTGEN, "--help"], nothing, given.rounds)
    compare("reportgen check inputs/april.yaml", [*REPORTGEN, "check", "inputs/april.yaml"], nothing, given.rounds)


if __name__ == "__main__":
    main()
