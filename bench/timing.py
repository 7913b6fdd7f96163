"""The CPU time of whole processes, side by side.

It is that of a process and its children, user and system. Ratios are taken within a round, so that a machine that
slows down slows both; the median is the figure, the rest its spread.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
REPORTGEN = [PYTHON, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); from cli import main; main()"]
"""As the program that is installed begins."""

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Modules are compiled once, as those of an installed program are."""

Command = Sequence[str]


def cpu(command: Command) -> float:
    """The seconds of CPU that a command takes, cold. Raises CalledProcessError where it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, env=ENVIRONMENT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def own_cpu(command: Command) -> float:
    """The same of the process alone, without what it calls: to a hundredth of a second, and under Linux only."""
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, env=ENVIRONMENT) as process:
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def ratios(
    commands: Mapping[str, Command], against: Command, rounds: int, measure: Callable[[Command], float] = cpu
) -> dict[str, list[float]]:
    """Of each command, its CPU against that of another, round by round; a first round is not counted."""
    found: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        other = cpu(against)
        for name, command in commands.items():
            ratio = measure(command) / other
            found[name] += [ratio] * (number > 0)
    return found


def heading(what: str, rounds: int) -> None:
    """Prints the head of a Markdown table of ratios."""
    print(f"| {what} ({rounds} rounds) | median | spread | at most |\n|---|---:|---:|---:|", flush=True)


def line(name: str, found: Sequence[float], goal: str = "") -> None:
    """Prints a line of it: the median, the spread, and the goal where there is one."""
    print(f"| {name} | {statistics.median(found):.2f} | {min(found):.2f} – {max(found):.2f} | {goal} |", flush=True)


def compare(name: str, command: Command, against: Command, rounds: int, goal: str = "", measure: Callable[[Command], float] = cpu) -> None:
    """Measures a command against another, and prints the line."""
    line(name, ratios({name: command}, against, rounds, measure)[name], goal)
