"""Is a finished file still sound, and still what the proof beside it says?"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

from reportgen.files import read_file
from reportgen.finding import Finding, error, warning
from reportgen.proof.make import house_files, sha256
from reportgen.record import record
from reportgen.render.limits import LARGEST_OUTPUT
from reportgen.style import house as house_styles
from reportgen.verify.alone import format_of, read_finished


@record
class Verified:
    """What came of it: how many lines a screen reader will say of the file, and whether a proof stands beside it."""

    findings: list[Finding]
    lines: int
    has_proof: bool


def verify(path: Path) -> Verified:
    """The checks of the finished file at `path`, which is a PDF, a Word file or a web page, done again; and what of it, or of what it
    was made from, is no longer as the proof says. Raises OSError where the file cannot be read."""
    data = read_file(path, 2 * LARGEST_OUTPUT)
    read = read_finished(data, format_of(path))
    beside = path.with_suffix(".proof.json")
    if not beside.is_file():
        return Verified(read.findings, len(read.transcript), has_proof=False)
    try:
        proof = json.loads(beside.read_bytes())
        findings = [*read.findings, *_differences(proof, path, data, read.transcript)]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        findings = [*read.findings, error("proof-broken", f"{beside.name} is no proof, or it is damaged")]
    return Verified(findings, len(read.transcript), has_proof=True)


def _differences(proof: dict[str, Any], path: Path, data: bytes, heard: list[str]) -> Iterator[Finding]:
    told = {each["path"]: each["sha256"] for each in proof["outputs"]}
    if path.name not in told:
        yield error("proof-output", f"the proof beside it does not speak of {path.name}")
        return
    if told[path.name] != sha256(data):
        yield error("proof-output", f"{path.name} is not the file that the proof speaks of: it was changed, or made anew without --proof")
    if proof["transcript"]["read from"] == path.name:
        yield from _otherwise(proof["transcript"]["lines"], heard)
    for each in proof["inputs"]:
        source = path.parent / each["path"]
        if not source.is_file():
            yield warning("proof-input", f"{each['path']}, from which it was made, is not there to be compared")
        elif sha256(source.read_bytes()) != each["sha256"]:
            yield error("proof-input", f"{each['path']} was changed after {path.name} was made from it")
    yield from _house(proof["house"])


def _otherwise(told: list[str], heard: list[str]) -> Iterator[Finding]:
    for number, (before, now) in enumerate(zip_longest(told, heard, fillvalue="nothing more"), start=1):
        if before != now:
            where = f"at line {number} of the transcript"
            yield error("proof-transcript", f"a screen reader will say another thing {where}: “{now[:60]}”, not “{before[:60]}”")
            return


def _house(told: dict[str, Any]) -> Iterator[Finding]:
    folder = house_styles.find(told["name"])
    if folder is None:
        yield warning("proof-house", f"the house style {told['name']} is not among those of this machine, and cannot be compared")
        return
    now = {name: sha256(path.read_bytes()) for name, path in house_files(folder)}
    before = {each["path"]: each["sha256"] for each in told["files"]}
    changed = sorted(name for name in now.keys() | before.keys() if now.get(name) != before.get(name))
    if changed:
        more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
        yield warning("proof-house", f"the house style has changed since: {changed[0]}{more}; made anew, the file may look otherwise")
