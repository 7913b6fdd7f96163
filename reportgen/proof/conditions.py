"""The conditions that a document is judged by, point by point, and how each of them was judged in this run."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from reportgen.record import record

_PREFIXES = {"PDF": "pdf", "pdf": "pdf", "word": "docx", "html": "html"}


@record
class Condition:
    """One condition: what would fail it, and how it is judged (see the head of matterhorn.toml)."""

    id: str
    fails: str
    name: str = ""
    level: str = ""
    machine: tuple[str, ...] = ()
    construction: str = ""
    person: str = ""
    only: str = ""


@record
class Judgement:
    """How a condition was judged: by "machine", by "construction" or by a "person" who is still to look; "none" where
    no file was made that it speaks of. `failed` are the findings against it."""

    condition: Condition
    how: str
    says: str
    checked_by: tuple[str, ...]
    failed: tuple[str, ...]


@cache
def checkpoints() -> dict[str, str]:
    """The 31 checkpoints of the Matterhorn Protocol, by their number."""
    return dict(_data("matterhorn")["checkpoints"])


@cache
def matterhorn() -> tuple[Condition, ...]:
    """The failure conditions of the Matterhorn Protocol 1.1."""
    return _conditions("matterhorn")


@cache
def wcag() -> tuple[Condition, ...]:
    """The success criteria of WCAG 2.2, levels A and AA."""
    return _conditions("wcag")


def judge(condition: Condition, formats: frozenset[str], failed: dict[str, list[str]], holds: frozenset[str]) -> Judgement:
    """How a condition was judged of files in these formats. `failed` are findings by their code; `holds` is what there is
    in the document that one condition or another is about ("pictures", "tables"…)."""
    if not formats:
        return Judgement(condition, "none", "No such file was made in this run.", (), ())
    checked = tuple(code for code in condition.machine if _format(code) in formats)
    against = tuple(message for code in checked for message in failed.get(code, ()))
    unchecked = sorted(formats - {_format(code) for code in checked})
    if condition.person and (not condition.only or condition.only in holds):
        return Judgement(condition, "person", condition.person, checked, against)
    if checked and not unchecked:
        return Judgement(condition, "machine", "", checked, against)
    if condition.construction:
        return Judgement(condition, "construction", condition.construction, checked, against)
    if condition.only and condition.only not in holds:
        return Judgement(condition, "construction", f"The document holds no {condition.only}.", checked, against)
    return Judgement(condition, "person", f"No program looked at this in: {', '.join(unchecked)}. {_asked(condition)}", checked, against)


def _asked(condition: Condition) -> str:
    return f"Look whether this is so: {condition.fails[0].lower()}{condition.fails[1:]}"


def _format(code: str) -> str:
    return next(format for prefix, format in _PREFIXES.items() if code.startswith(prefix))


def _conditions(name: str) -> tuple[Condition, ...]:
    data = _data(name)
    return tuple(
        Condition(id, **(values | {"machine": tuple(values.get("machine", ()))})) for id, values in data.items() if id != "checkpoints"
    )


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("reportgen.proof").joinpath(f"{name}.toml").read_text("utf-8"))
