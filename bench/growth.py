"""Measures how time and memory grow with the length of a document, each in a process of its own.

    python bench/growth.py [KIND…]

CPU time is what is beyond that of a document of one row, article or paragraph, the least of three runs, since start-up itself
varies by hundredths of a second; a ratio to less than a twentieth of a second says nothing and is left out. Memory is the
peak of the whole process.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from timing import ENVIRONMENT, PYTHON, REPORTGEN

NEWSLETTER = "document: newsletter\ntitle: Growth\ndate: March 2008\ncontent:\n"
REPORT = "document: report\nhouse: telford-and-wrekin\ntitle: Growth\norganisation: Council\nmeeting: Cabinet\ndate: 1 May 2008\ncontent:\n"
ROW = "        - {{date: 13 May 2008, stage: Stage {}, category: JAR, description: A plan goes to the board for its view}}\n"
ARTICLE = "  - article:\n      headline: News {}\n      text: These are some words of an article that tells what is new, and a few more of them.\n"
TABLE = "  - section:\n      heading: Figures\n      text:\n        - table:\n            columns: [A, B, C, D]\n            rows:\n"


def timeline(count: int) -> str:
    """A newsletter with a timeline of so many rows."""
    return f"{NEWSLETTER}  - timeline:\n      categories: {{JAR: JAR event}}\n      rows:\n" + "".join(map(ROW.format, range(count)))


def articles(count: int) -> str:
    """A newsletter of so many articles."""
    return NEWSLETTER + "".join(map(ARTICLE.format, range(count)))


def paragraphs(count: int) -> str:
    """A report of so many paragraphs."""
    return f"{REPORT}  - section:\n      heading: Words\n      text:\n" + "".join(
        f"        - The words of number {n}.\n" for n in range(count)
    )


def rows(count: int) -> str:
    """A report with a table of so many rows."""
    return REPORT + TABLE + "".join(f"              - [Row {n}, '1', '2', '3']\n" for n in range(count))


RUNS = 3
LEAST = 0.05  # seconds

KINDS = {
    "timeline rows, PDF": (timeline, "pdf", (1, 20, 200, 2000)),
    "articles, PDF": (articles, "pdf", (1, 10, 100, 1000)),
    "paragraphs, Word": (paragraphs, "docx", (1, 100, 1000, 10_000)),
    "table rows, Word": (rows, "docx", (1, 100, 1000, 10_000)),
}


def measured(source: Path, name: str) -> tuple[float, float]:
    """The seconds of CPU and the MiB of memory that making a document takes. Raises CalledProcessError where it fails."""
    kind = source.read_text(encoding="utf-8").split()[1]
    command = [*REPORTGEN, kind, "-q", str(source), "--format", name, "-o", f"{source.parent}/"]
    _, status, used = os.wait4(os.posix_spawn(PYTHON, command, ENVIRONMENT), 0)
    if status:
        raise subprocess.CalledProcessError(os.waitstatus_to_exitcode(status), command)
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def main() -> None:
    """Prints a Markdown table."""
    print("| document | number | CPU beyond start, s | ratio to the row above | peak memory, MiB |\n|---|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as folder:
        for kind in sys.argv[1:] or KINDS:
            written, name, counts = KINDS[kind]
            start = before = 0.0
            for count in counts:
                source = Path(folder, f"x{count}.yaml")
                source.write_text(written(count), encoding="utf-8")
                seconds, memory = min(measured(source, name) for _ in range(RUNS))
                if count == 1:
                    start = seconds
                    continue
                ratio = f"{(seconds - start) / before:.1f}" if before > LEAST else ""
                before = seconds - start
                print(f"| {kind} | {count:,} | {before:.2f} | {ratio} | {memory:.0f} |", flush=True)


if __name__ == "__main__":
    main()
