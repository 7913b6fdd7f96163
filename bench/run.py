"""Measures reportgen beside the plain ways to the same page, in turn, as ratios of CPU time.

    python bench/run.py [--rounds N]

CPU time is that of the whole process and its children, user and system. Ratios are taken within a
round, so that a machine that slows down slows both; the median is the figure, the rest its spread.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
REPORTGEN = [PYTHON, str(ROOT / "cli.py")]

Command = Sequence[str]


def cpu(command: Command) -> float:
    """The seconds of CPU that a command takes, cold. Raises CalledProcessError where it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def compare(name: str, command: Command, against: Command, rounds: int) -> str:
    """A line of the report: the median ratio of `command` to `against`, and its spread."""
    for each in (command, against):
        cpu(each)
    ratios = [cpu(command) / cpu(against) for _ in range(rounds)]
    return f"| {name} | {statistics.median(ratios):.2f} | {min(ratios):.2f} – {max(ratios):.2f} |"


def main() -> None:
    """Prints the report as a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        plain = [PYTHON, str(ROOT / "bench" / "plain_march.py"), f"{folder}/plain.pdf"]
        march = [*REPORTGEN, "newsletter", "inputs/march.yaml", "-o", f"{folder}/"]
        print(f"| whole process, cold, CPU against the plain way ({rounds} rounds) | median | spread |")
        print("|---|---:|---:|")
        print(compare("reportgen newsletter inputs/march.yaml", march, plain, rounds))
        nothing = [PYTHON, "-c", "pass"]
        print(compare("reportgen --help, against python -c pass", [*REPORTGEN, "--help"], nothing, rounds))
        print(
            compare(
                "reportgen check inputs/april.yaml, against python -c pass", [*REPORTGEN, "check", "inputs/april.yaml"], nothing, rounds
            )
        )
        print(compare("reportgen --help", [*REPORTGEN, "--help"], plain, rounds))
    print(flush=True)
    subprocess.run([PYTHON, str(ROOT / "bench" / "tags.py")], check=True, cwd=ROOT)


if __name__ == "__main__":
    main()
