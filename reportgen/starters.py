"""Beginnings: a newsletter, a report or a house style of one's own, that works as it is."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from reportgen.build import CannotReach, write_whole
from reportgen.choice import DEFAULT_HOUSE, find_house
from reportgen.finding import Finding, error
from reportgen.schema import file_name, schema
from reportgen.style import named_from
from reportgen.style.house import BASE

_HOUSE = re.compile(r"^house: .*$", re.MULTILINE)


def new_document(kind: str, path: Path, house: str | None) -> tuple[list[Path], list[Finding]]:
    """Writes a starter of a kind of document, and beside it the schema that editors read, where it is not
    there yet; the files written, or what is wrong with the house. Raises CannotReach, also where the
    file is there already.

    The schema is a file beside the document because that is what an editor finds without a network, on
    Windows too, and still finds when the folder is moved, copied to a colleague or opened from a share.
    """
    house = house or DEFAULT_HOUSE
    folder, findings = find_house(house)
    named = named_from(house, path.parent)
    if folder and named is None:
        hint = f"begin without it, and name it where the document is made: reportgen {kind} … --house {house}"
        findings = [error("unknown-house", f'the house style "{house}" is not below the folder of {path}', None, hint)]
    if named is None or findings:
        return [], findings
    _spare(path)
    text = (BASE / "starters" / f"{kind}.yaml").read_text(encoding="utf-8").replace("THIS-FILE", path.name)
    text = _HOUSE.sub(lambda _: f"house: {_typed(named)}", text, count=1)
    files = {path: text.encode()}
    beside = path.with_name(file_name(kind))
    if not beside.exists():
        files[beside] = schema(kind).encode()
    write_whole(files)
    return list(files), []


def new_house(folder: Path, house: str | None) -> tuple[list[Path], list[Finding]]:
    """Copies a house style, Word templates and all, to a folder that is not there yet; the files
    written, or what is wrong with the name. Raises CannotReach."""
    source, findings = find_house(house or DEFAULT_HOUSE)
    if source is None:
        return [], findings
    _spare(folder)
    try:
        shutil.copytree(source, folder)
    except (OSError, shutil.Error) as fault:
        raise CannotReach(f"{folder} cannot be written: {getattr(fault, 'strerror', None) or fault}") from None
    return sorted(path for path in folder.rglob("*") if path.is_file()), []


def _spare(path: Path) -> None:
    if path.exists() or path.is_symlink():
        raise CannotReach(f"{path} is there already and was left as it is; choose another name")


def _typed(house: str) -> str:
    """The name or path of a house style as YAML reads it."""
    return house if re.fullmatch(r"[\w./-]+", house) else "'" + house.replace("'", "''") + "'"
