"""Reading a house style: style.yaml, what it shares with others, and which letters its fonts have."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Literal

from reportgen.files import read_file
from reportgen.finding import Finding, did_you_mean, error
from reportgen.model.fields import Typed, declared, many, optional, required
from reportgen.model.reader import Reader
from reportgen.model.values import Colour, Line, Pairs, PictureFile
from reportgen.source import LARGEST, read
from reportgen.source import Mapping as Node
from reportgen.style.check import faint_text, leads_out

_PACKAGE = Path(__file__).resolve().parent.parent
TEMPLATES = _PACKAGE / "templates" if (_PACKAGE / "templates").is_dir() else _PACKAGE.parent / "templates"
BASE = TEMPLATES / "base"

_PLACE = re.compile(r"\{\w+\}")

ON_FRONT = ("item", "classification", "date", "meeting", "title", "wards", "from", "organisation")
"""What a front sheet may show."""


@declared
class Category(Typed):
    """How the first, second or third category of a timeline is drawn."""

    fill: Colour = required("The ground behind its word")
    text: Colour = required("The colour of its word")
    shape: Literal["square", "diamond", "circle"] = required("The shape before its word")


@declared
class Grade(Typed):
    """A grade of a scale, and how it is drawn."""

    grade: Line = required("Its word, or its number")
    means: Line | None = optional("What its number means, for the key", example="outstanding")
    fill: Colour = required("The ground behind its word")
    text: Colour = required("The colour of its word")
    edge: Colour | None = optional("The colour of a bar at its right edge")
    gauge: Literal["0", "0.5", "1", "1.5", "2", "2.5", "3", "3.5", "4"] = required("How many of four bars are full")


@declared
class Logo(Typed):
    """The council's own mark."""

    file: PictureFile = required("The drawing, in the folder of the house style")
    alt: Line = required("The name it shows")


@declared
class Floors(Typed):
    """The smallest type that the house prints."""

    body: int = required("Running text, in points")
    table: int = required("Tables, captions and running lines, in points")


@declared
class Declaration(Typed):
    """What stands in style.yaml."""

    name: Line = required("The name of the house style")
    words: dict[str, Line] = required("The house's own words for what reportgen adds to a page")
    colours: dict[str, Colour] = required("Colours by name, used in the style sheets as var(--name)")
    categories: tuple[Category, ...] = required("How categories are drawn, in order")
    scales: dict[str, tuple[Grade, ...]] = required("Scales of grades, each best first")
    logo: Logo = required("The council's own mark")
    floors: Floors = required("The smallest type that the house prints")
    lints: Pairs = many("What is told of a text, otherwise than by default: a lint with error, warning, info or off")
    numbering: Literal["sections", "paragraphs", "none"] = optional("How its reports are numbered, where they do not say", default="none")
    front_sheet: dict[str, Line] | None = optional("The lines at the front of a report, in order: what each is, and its label")


@dataclass(frozen=True, eq=False, repr=False)
class Style:
    """A house style, read and found good. `folder` holds its templates and style sheets."""

    folder: Path
    words: Mapping[str, str]
    declared: Declaration

    @cached_property
    def letters(self) -> frozenset[int]:
        """The characters (code points) that every font of the house has.

        Those of the fonts that come with reportgen are listed beside them, which is forty times
        quicker than opening four fonts; a test compares the list with the fonts."""
        if self.fonts[0].parent == BASE / "fonts":
            spans = (line.split("-") for line in (BASE / "fonts" / "letters.txt").read_text("ascii").split())
            return frozenset(code for span in spans for code in range(int(span[0], 16), int(span[-1], 16) + 1))
        return letters_of(self.fonts)

    def scale(self, name: str) -> tuple[dict[str, str], dict[str, str]]:
        """The grades of a scale, best first: the name of the drawing of each by its word, and what each
        number means."""
        grades = self.declared.scales[name]
        marks = {g.grade.text: grade_mark(name, g.grade.text, place) for place, g in enumerate(grades, start=1)}
        return marks, {g.grade.text: g.means.text for g in grades if g.means}

    @property
    def page_of(self) -> str:
        """The house's "Page 2 of 9" as a value of the CSS property content."""
        words = self.words["page-of"].replace("\\", "\\\\").replace('"', '\\"')
        return '"' + words.replace("{pages}", '" counter(pages) "').replace("{page}", '" counter(page) "') + '"'

    @property
    def front_sheet(self) -> dict[str, str] | None:
        """The labels of the front sheet of a report, in order, by what they are; None where it has none."""
        sheet = self.declared.front_sheet
        return {name: label.text for name, label in sheet.items()} if sheet else None

    def mark_colours(self) -> list[tuple[str, str, str]]:
        """The mark of each category and grade ("category-1", "judgement-2"), its ground and its colour."""
        marks = [(f"category-{number}", each.fill.text, each.text.text) for number, each in enumerate(self.declared.categories, start=1)]
        for name, grades in self.declared.scales.items():
            marks += [(self.scale(name)[0][grade.grade.text], grade.fill.text, grade.text.text) for grade in grades]
        return marks

    @property
    def marks(self) -> list[str]:
        """The mark of each category and grade."""
        return [name for name, _, _ in self.mark_colours()]

    @cached_property
    def fonts(self) -> tuple[Path, ...]:
        """The font files that this house prints with."""
        own = sorted((self.folder / "fonts").glob("*.ttf"))
        return tuple(own or sorted((BASE / "fonts").glob("*.ttf")))


def grade_mark(scale: str, grade: str, place: int) -> str:
    """The mark of a grade: by its own number where it is one ("grade-4"), else by its place in the scale ("judgement-2")."""
    return f"{scale}-{grade if grade.isdecimal() else place}"


def letters_of(fonts: tuple[Path, ...]) -> frozenset[int]:
    """The characters (code points) that every one of these fonts has. Raises OSError."""
    from fontTools.ttLib import TTFont

    sets = []
    for path in fonts:
        try:
            with TTFont(path, lazy=True) as font:
                sets.append(frozenset(font.getBestCmap()))
        except OSError:
            raise
        except Exception as fault:  # noqa: BLE001 - a damaged font makes fontTools raise anything
            raise OSError(errno.EINVAL, f"it is damaged or no font ({fault})", str(path)) from None
    return frozenset.intersection(*sets)


def houses() -> list[str]:
    """The names of the house styles that come with reportgen."""
    return sorted(path.parent.name for path in TEMPLATES.glob("*/style.yaml"))


def find(name: str, beside: Path | None = None) -> Path | None:
    """The folder of a house style, by its name or by a path, `beside` a document that names it; None where there is none."""
    if not _is_path(name):
        return TEMPLATES / name if name and _is_house(TEMPLATES / name) else None
    folder = Path(name) if beside is None else beside / name.replace("\\", "/")
    return folder if _is_house(folder) else None


def _is_house(folder: Path) -> bool:
    """Whether there is a house style in a folder. Raises OSError where that cannot be seen."""
    try:
        return (folder / "style.yaml").is_file()
    except OSError as fault:
        if fault.errno == errno.ENAMETOOLONG:  # whole paragraphs, where a line above was lost
            return False
        raise


def is_below(name: str, folder: Path) -> bool:
    """Whether a document in `folder` may name this house style: its templates are programs of an office, so
    that a path may lead to no place but those that came with the document."""
    if not _is_path(name):
        return True
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or any(":" in part for part in path.parts[:1]):
        return False
    return (folder / path).resolve().is_relative_to(folder.resolve())


def named_from(name: str, folder: Path) -> str | None:
    """How a document in `folder` names the house style that is called so here; None where it may not name it."""
    if not _is_path(name):
        return name
    try:
        name = f"./{Path(os.path.relpath(name, folder)).as_posix()}"
    except ValueError:  # on another drive
        return None
    return name if is_below(name, folder) else None


def _is_path(name: str) -> bool:
    return any(sign in name for sign in "/\\:") or name in (".", "..")


def load(folder: Path) -> tuple[Style | None, list[Finding]]:
    """The house style in `folder`, with its faults; None where it cannot be built. Raises OSError where it cannot be read."""
    shared, findings = _words(BASE / "words.yaml")
    path = folder / "style.yaml"
    node, faults = read(path, read_file(path, LARGEST))
    findings += faults
    findings += leads_out(folder) if folder.parent != TEMPLATES else ()
    if node is None:
        return None, findings
    reader = Reader(folder, {})
    declared = reader.typed(Declaration, node, "this house style")
    findings += reader.findings
    for word, line in declared.words.items():
        if word not in shared:
            hint = did_you_mean(word, shared) or f"known: {', '.join(shared)}"
            findings.append(error("unknown-word", f'reportgen adds no word "{word}" to a page', line.place, hint))
        elif missing := [place for place in _PLACE.findall(shared[word]) if place not in line.text and place != "{pages}"]:
            message = f'"{word}" has no place for what it is to tell: {" and ".join(missing)}'
            findings.append(error("lost-place", message, line.place, f"as in   {shared[word]}"))
    for name, line in (declared.front_sheet or {}).items():
        if name not in ON_FRONT:
            hint = did_you_mean(name, ON_FRONT) or f"known: {', '.join(ON_FRONT)}"
            findings.append(error("unknown-front-line", f'a report says no "{name}" on its front', line.place, hint))
    words = shared | {name: line.text for name, line in declared.words.items()}
    if findings:
        return None, findings
    return Style(folder, words, declared), list(faint_text(declared))


def _words(path: Path) -> tuple[dict[str, str], list[Finding]]:
    node, findings = read(path, read_file(path, LARGEST))
    reader = Reader(path.parent, {})
    lines = reader.value(dict[str, Line], node, "words") if isinstance(node, Node) else {}
    return {name: line.text for name, line in lines.items()}, findings + reader.findings
