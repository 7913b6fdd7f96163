"""The proof as a web page, for people."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from typing import Any

from jinja2 import Environment, StrictUndefined

from reportgen.proof.conditions import checkpoints


def as_page(proof: Mapping[str, Any]) -> bytes:
    """One file with all that it needs."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    template = environment.from_string(resources.files("reportgen.proof").joinpath("proof.html.j2").read_text("utf-8"))
    return template.render(proof=_whole(proof), asked=_asked(proof), checkpoints=checkpoints()).encode(errors="backslashreplace") + b"\n"


def _asked(proof: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    """What a person is asked to look at, each question once, with the conditions that ask it."""
    asked: dict[str, list[str]] = {}
    for each in [*proof["matterhorn"], *proof["wcag"]]:
        if each["how"] == "person":
            asked.setdefault(each["says"], []).append(each["id"])
    return list(asked.items())


def _whole(proof: Mapping[str, Any]) -> dict[str, Any]:
    """The proof with every key of every condition there."""
    empty = {"name": "", "level": "", "checked by": [], "failed": []}
    return {**proof, **{part: [empty | each for each in proof[part]] for part in ("matterhorn", "wcag")}}
