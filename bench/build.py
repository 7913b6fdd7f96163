"""Measures `reportgen build` on 150 newsletters: against as many warm renders, one worker, and nothing changed.

    python bench/build.py [--documents N] [--rounds N]

Ratios are taken within a round, so that a machine that slows down slows both; the median is the
figure, the rest its spread.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from timing import ENVIRONMENT, REPORTGEN, ROOT

WARM = """\
import gc, sys, time
gc.set_threshold(1_000_000, 5, 5)  # as the command line does
from pathlib import Path
from reportgen.plan import plan
from reportgen.build import build
requests = plan([Path("inputs")], Path("warm"))
build(requests[0])
cpu = time.process_time()
for request in requests:
    assert build(request).written
print(time.process_time() - cpu)
"""


def spent(command: Sequence[str], folder: Path, cores: set[int]) -> tuple[float, float]:
    """The seconds of CPU and of wall time that a command takes. Raises CalledProcessError where it fails."""
    before, start = os.times(), time.perf_counter()
    pin: Callable[[], None] = lambda: os.sched_setaffinity(0, cores)  # noqa: E731
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder, preexec_fn=pin, env=ENVIRONMENT)
    after, end = os.times(), time.perf_counter()
    return after.children_user + after.children_system - before.children_user - before.children_system, end - start


def measure(folder: Path, documents: int) -> dict[str, float]:
    """The figures of one round."""
    all_cores = os.sched_getaffinity(0)
    one = {min(all_cores)}
    warm = float(
        subprocess.run([sys.executable, "-c", WARM], check=True, capture_output=True, cwd=folder, text=True, env=ENVIRONMENT).stdout
    )
    cpu, wall = spent([*REPORTGEN, "build"], folder, all_cores)
    nothing, _ = spent([*REPORTGEN, "build"], folder, all_cores)
    nothing_of_one, _ = spent([*REPORTGEN, "build", "inputs/issue-000.yaml"], folder, all_cores)
    _, one_wall = spent([*REPORTGEN, "build", "-o", "one/"], folder, one)
    for made in ("out", "one", "warm"):
        shutil.rmtree(folder / made)
    return {
        f"CPU against {documents} warm renders in one process": cpu / warm,
        f"wall time on {len(all_cores)} cores against one": wall / one_wall,
        "nothing changed: milliseconds of CPU for each further document": 1000 * (nothing - nothing_of_one) / (documents - 1),
        "wall time, seconds": wall,
    }


def main() -> None:
    """Prints the report as a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=150)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "inputs", folder / "inputs", ignore=shutil.ignore_patterns("*.yaml"))
        samples = [(ROOT / "inputs" / f"{sample}.yaml").read_text(encoding="utf-8") for sample in ("april", "march", "results")]
        for number in range(given.documents):
            (folder / "inputs" / f"issue-{number:03}.yaml").write_text(samples[number % 3], encoding="utf-8")
        rounds = [measure(folder, given.documents) for _ in range(given.rounds)]
    print(f"| reportgen build, {given.documents} newsletters ({given.rounds} rounds) | median | spread |")
    print("|---|---:|---:|")
    for figure in rounds[0]:
        values = [each[figure] for each in rounds]
        print(f"| {figure} | {statistics.median(values):.2f} | {min(values):.2f} – {max(values):.2f} |")


if __name__ == "__main__":
    main()
