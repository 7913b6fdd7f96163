"""Measures how soon `reportgen preview` shows a save: from the save to the words on the page, in Chromium.

    python bench/preview.py [--saves N]

Saves are made in place, by renaming and by deleting, in turn, 1.5 seconds apart. The pages of the PDF are
measured to the moment when the browser is told of them.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from browser import Page, shown
from timing import ENVIRONMENT, REPORTGEN, ROOT

# The page notes by itself when it has shown a save, and when its PDF was there: no question delays it.
NOTES = """\
window.noted = { pdf: [] };
const tellBefore = tell;
tell = (state) => { tellBefore(state); noted.pdf.push([state.pdf, Date.now()]); };
const drawBefore = draw;
draw = async (version) => {
  await drawBefore(version);
  const words = frame.contentDocument.body.textContent.match(/Save [0-9]+/);
  if (words) requestAnimationFrame(() => { noted[words[0]] ??= Date.now(); noted[`page of ${words[0]}`] = version; });
};"""


def in_place(path: Path, text: str) -> None:
    """As Notepad saves."""
    path.write_text(text, encoding="utf-8")


def by_renaming(path: Path, text: str) -> None:
    """As Vim and most word processors save."""
    path.with_suffix(".new").write_text(text, encoding="utf-8")
    path.with_suffix(".new").replace(path)


def by_deleting(path: Path, text: str) -> None:
    """As some older editors save."""
    path.unlink()
    path.write_text(text, encoding="utf-8")


WAYS: list[Callable[[Path, str], None]] = [in_place, by_renaming, by_deleting]


def saved(page: Page, source: Path, saves: int) -> list[float]:
    """When each save was done, in milliseconds since 1970."""
    text, times = source.read_text(encoding="utf-8"), []
    for number in range(saves):
        WAYS[number % 3](source, text + f"  - Save {number}\n")
        times.append(time.time() * 1000)
        time.sleep(1.5)
        page.run("0")
    return times


def told(name: str, latencies: list[float], limit: int) -> str:
    """A line of the report."""
    latencies = sorted(latencies)
    within = sum(each <= limit for each in latencies)
    median, late = latencies[len(latencies) // 2], latencies[int(len(latencies) * 0.95) - 1]
    return f"| {name} | {median:.0f} ms | {late:.0f} ms | {within} of {len(latencies)} within {limit} ms |"


def main() -> None:
    """Prints the report as a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--saves", type=int, default=100)
    saves = parser.parse_args().saves
    with tempfile.TemporaryDirectory() as name:
        shutil.copytree(ROOT / "inputs", Path(name, "inputs"))
        source = Path(name, "inputs", "april.yaml")
        command = [REPORTGEN[0], "-u", *REPORTGEN[1:], "preview", str(source), "--no-browser"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT) as process:
            assert process.stdout is not None
            address = process.stdout.readline().split(" is shown at ")[1].split()[0]
            with shown(address) as page:
                time.sleep(3)
                page.run(NOTES + "0")
                times = saved(page, source, saves)
                time.sleep(3)
                noted = page.run("noted")
            process.terminate()
    never = float("inf")
    html = [noted.get(f"Save {number}", never) - start for number, start in enumerate(times)]
    versions = [noted.get(f"page of Save {number}", never) for number in range(saves)]
    pdf = [
        min((when for made, when in noted["pdf"] if made >= version), default=never) - start
        for version, start in zip(versions, times, strict=True)
    ]
    print(f"| {saves} saves of april.yaml | median | 95 of 100 | |")
    print("|---|---:|---:|---:|")
    print(told("the words on the page", html, 150))
    print(told("the pages of the PDF", pdf, 1000))


if __name__ == "__main__":
    main()
