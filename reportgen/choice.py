"""What a document chooses, or whoever makes it: its kind, and its house style."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from reportgen import style as house_styles
from reportgen.finding import Finding, did_you_mean, error, surely
from reportgen.lint import faults_of_choice
from reportgen.model.meant import renamed
from reportgen.source import Mapping, Scalar
from reportgen.style import Style
from reportgen.style.house import BASE

DEFAULT_HOUSE = "worcestershire"


def choose_kind(node: Mapping, known: Iterable[str], asked: str, findings: list[Finding]) -> str:
    """The kind of a document, one of `known`, as far as it can be told; what is wrong with it is added to
    `findings`. `asked` is the kind that the command wants, if any."""
    known = list(known)
    for pair in node.pairs:
        if surely(pair.key.text, ["document"]) and isinstance(pair.value, Scalar):
            kind, place = pair.value.text, pair.value.place
            if kind not in known:
                meant = surely(kind, known)
                hint = did_you_mean(kind, known) or f"known: {', '.join(known)}"
                findings.append(error("unknown-document", f'there is no document "{kind}"', place, hint, renamed(pair.value, meant)))
                return meant
            if asked and kind != asked:
                hint = f"use   reportgen {kind}"
                findings.append(error("other-document", f"this is a {kind}, not a {asked}", place, hint))
                return ""
            return kind
    hint = f"begin with   document: {asked or known[0]}"
    findings.append(error("missing-key", '"document" is missing from this file', node.place, hint))
    return ""


def choose_house(node: Mapping, source: Path, asked: str | None, inputs: list[Path], findings: list[Finding]) -> Style | None:
    """The house style `asked` for, else the one that the document at `source` names, else that by default. Its
    folders are added to `inputs`, what is wrong with it to `findings`. Raises OSError."""
    named = (pair.value for pair in node.pairs if pair.key.text == "house" and not asked)
    typed = next((value for value in named if isinstance(value, Scalar) and value.text), None)
    name = typed.text if typed else asked or DEFAULT_HOUSE
    if typed and not house_styles.is_below(name, source.parent):
        hint = f"name it where reportgen is called:   --house {name}"
        findings.append(error("unknown-house", f'the house style "{name}" is not below the folder of this document', typed.place, hint))
        return None
    folder, faults = find_house(name, typed, source.parent if typed else None)
    findings += faults
    if folder is None:
        return None
    inputs += [folder, BASE]
    style, faults = load_house(folder)
    findings += faults
    return style


def find_house(name: str, typed: Scalar | None = None, beside: Path | None = None) -> tuple[Path | None, list[Finding]]:
    """The folder of a house style by its name or path, or what is wrong with the name as `typed` in
    a document in the folder `beside`."""
    folder = house_styles.find(name, beside)
    if folder is not None:
        return folder, []
    known, place = house_styles.houses(), typed.place if typed else None
    message = f'there is no house style "{name}"'
    near = (beside or Path()) / name
    if os.path.isdir(near):  # noqa: PTH112 - no error where the name could be that of no file
        is_house = (near / "style.yaml").is_file()
        hint = f'did you mean the folder "./{name}"?' if is_house else f"there is a folder {near}, but no style.yaml in it"
        return None, [error("unknown-house", message, place, hint)]
    hint = did_you_mean(name, known) or f"known: {', '.join(known)}; or a folder, such as ./my-house"
    return None, [error("unknown-house", message, place, hint, renamed(typed, surely(name, known)) if typed else None)]


def load_house(folder: Path) -> tuple[Style | None, list[Finding]]:
    """The house style in a folder, with what is wrong with it. Raises OSError."""
    style, findings = house_styles.load(folder)
    return style, [*findings, *(faults_of_choice(style.declared.lints) if style else ())]
