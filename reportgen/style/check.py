"""Is a house style one that everybody can read? Its colours, and what its style sheets do to a text."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.addresses import asked_for
from reportgen.files import read_file
from reportgen.finding import Finding, Level, Place, SourceFile, error
from reportgen.source.nodes import place_at
from reportgen.style.colour import contrast, distance

if TYPE_CHECKING:
    from reportgen.model.values import Colour
    from reportgen.style.house import Declaration

_LEAST, _AIM = 4.5, 7.0  # WCAG 2.2, 1.4.3 and 1.4.6
_LARGEST_SHEET = 1_000_000  # bytes
_WITHIN = ("#", "font:", "data:image/svg+xml,", "{{")
"""How an address begins that is answered without fetching anything; the last is filled in by a template."""

_APART = 20  # CAM02-UCS; 10 is plainly different side by side, and a key stands away from what it explains

_PAPER = "#FFFFFF"
_TEXTS = ("ink", "slate", "accent", "link")
"""The colours of words; each may stand on the paper and on the tint of a panel."""

FORBIDDEN = {
    # PDF readers and screen readers follow the order on the page; the eye would follow another.
    r"(?<![\w-])order\s*:": (
        "reading-order",
        "“order” puts what is read in another order than what is seen",
        "put it where it is to be read",
    ),
    r"(?<![\w.-])(?:row|column)-reverse(?![\w-])": (
        "reading-order",
        "this turns round the order of what is seen, and not of what is read",
        "",
    ),
    r"(?<![\w-])text-align(?:-all)?\s*:\s*justify": (
        "justified-text",
        "justified text leaves rivers of white that hinder those with dyslexia",
        "set it to the left (GDS, RNIB, UKAAF)",
    ),
    r"(?<![\w-])hyphens\s*:\s*auto": ("split-words", "“hyphens: auto” splits words at the ends of lines", "take it out (RNIB, UKAAF)"),
}


def faint_text(declared: Declaration) -> Iterator[Finding]:
    """Text that stands out from its ground by less than 4.5 to 1, which nobody may publish (WCAG 2.2, 1.4.3)."""
    for what, colour, ratio in _contrasts(declared):
        if ratio < _LEAST:
            yield error("faint-text", f"{what} has a contrast of {_shown(ratio)}:1", colour.node.place, "text wants 4.5:1 at the least")


def leads_out(folder: Path) -> Iterator[Finding]:
    """What of a house style is not in its folder: links that lead elsewhere, addresses in its style sheets.
    Raises OSError where one cannot be read."""
    real = folder.resolve()
    for path in sorted(folder.rglob("*")):
        if not path.resolve().is_relative_to(real):
            yield error("house-outside", f"{path} leads out of the folder of the house style", None, "put the file itself there")
        elif ".css" in path.suffixes:
            source = _source(path)
            for line, address in asked_for(source.text):
                if not address.startswith(_WITHIN):
                    hint = "a page may show only what is in the house style"
                    yield error("refused-address", f'this asks for "{address[:60]}", which is not fetched', Place(source, line, 1), hint)


def check_style(declared: Declaration, folder: Path) -> Iterator[Finding]:
    """What is wrong with the colours and style sheets of a house, beyond what keeps it from being
    loaded. Raises OSError where one cannot be read."""
    for what, colour, ratio in _contrasts(declared):
        if _LEAST <= ratio < _AIM:
            message = f"{what} has a contrast of {_shown(ratio)}:1"
            yield Finding("low-contrast", Level.INFO, message, colour.node.place, "7:1 is the aim (WCAG 1.4.6)")
    yield from _look_alikes(declared)
    for path in sorted((*folder.glob("*.css"), *folder.glob("*.j2"))):
        yield from _style_sheet(path)


def _contrasts(declared: Declaration) -> Iterator[tuple[str, Colour, float]]:
    """Every pair of text and ground: what it is, the colour to blame, the contrast."""
    colours = declared.colours
    grounds = [("white", _PAPER)] + [("tint", colours["tint"].text)] * ("tint" in colours)
    for name in (name for name in _TEXTS if name in colours):
        for ground, value in grounds:
            yield f'text in "{name}" on {ground}', colours[name], contrast(colours[name].text, value)
    if "accent" in colours:
        yield 'white text on "accent"', colours["accent"], contrast(_PAPER, colours["accent"].text)
    for number, category in enumerate(declared.categories, start=1):
        yield f"the word of category {number}", category.text, contrast(category.text.text, category.fill.text)
    for scale in declared.scales.values():
        for grade in scale:
            yield f"the grade “{grade.grade.text}”", grade.text, contrast(grade.text.text, grade.fill.text)


def _look_alikes(declared: Declaration) -> Iterator[Finding]:
    """Grounds that cannot be told apart. A grade with an edge that its neighbour has not is told by
    its word, its gauge and that edge, and may share a ground."""
    for one, other in combinations(enumerate(declared.categories, start=1), 2):
        yield from _too_near(f"categories {one[0]} and {other[0]}", one[1].fill.text, other[1].fill)
    for scale in declared.scales.values():
        for better, worse in combinations(scale, 2):
            edges = {grade.edge.text if grade.edge else "" for grade in (better, worse)}
            if len(edges) == 1 or better.gauge == worse.gauge:
                yield from _too_near(f"“{better.grade.text}” and “{worse.grade.text}”", better.fill.text, worse.fill)


def _too_near(what: str, one: str, other: Colour) -> Iterator[Finding]:
    far, sight = distance(one, other.text)
    if far < _APART:
        where = {"grey": "printed in grey", "normal sight": "as most people see them"}.get(sight, f"to those with {sight}")
        hint = "make one darker or lighter: 20 is wanted"
        yield error("colours-alike", f"{what} look alike {where}: they are {_shown(far)} apart", other.node.place, hint)


def _style_sheet(path: Path) -> Iterator[Finding]:
    source = _source(path)
    bare = re.sub(r"/\*.*?\*/|\{#.*?#\}", lambda remark: re.sub(r"[^\n]", " ", remark[0]), source.text, flags=re.DOTALL)
    for pattern, (code, message, hint) in FORBIDDEN.items():
        for match in re.finditer(pattern, bare, re.IGNORECASE):
            place: Place = place_at(source, match.start(), len(match[0]))
            yield error(code, message, place, hint)


def _source(path: Path) -> SourceFile:
    """A style sheet or a template. Raises OSError."""
    try:
        return SourceFile(path, read_file(path, _LARGEST_SHEET).decode("utf-8").replace("\r\n", "\n"))
    except UnicodeDecodeError:
        raise OSError(errno.EINVAL, "it is not saved as UTF-8", str(path)) from None


def _shown(value: float) -> str:
    """Rounded down, so that no value is shown as one that would pass."""
    return f"{int(value * 10) / 10:.1f}"
