"""Can the letters of a finished Word file be told from what they stand on, and are they large enough?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportgen.finding import Finding, error
from reportgen.style import colour as colours
from reportgen.verify.word_elements import Element, W, is_on, number, quoted, text_of, val, w
from reportgen.verify.word_stories import Paragraph, Word

_LEAST_CONTRAST = 4.5
_LEAST_SIZE = 18  # half points
_STANDARD_SIZE = 20  # what Word takes where a file says nothing


def contrast(word: Word) -> Iterator[Finding]:
    """Colours less than 4.5:1 apart (WCAG 1.4.3): in styles that are used or that Word offers, and in cells shaded by hand.
    The colours of the theme are not looked at: w:val holds what they were when the file was saved."""
    used = word.used_styles
    for id, style in word.styles.elements.items():
        if id in used or not is_on(style, "semiHidden"):
            yield from _too_near(_colour(word, id), _fill(word, id), f"the style “{word.styles.name(id)}”")
            for part in style.iterfind(w("tblStylePr")):
                own, shading = val(part, "rPr/color"), _filled(part.find(w("tcPr/shd")))
                of = f"the {_spaced(part.get(W + 'type', ''))} of the table style “{word.styles.name(id)}”"
                yield from _too_near(own or _colour(word, id), shading or _fill(word, id), of)
    for story in word.texts:
        shaded = any(each.getparent().tag == w("tcPr") for each in story.of("shd"))
        for paragraph in story.paragraphs if shaded else ():
            if paragraph.in_cell:
                yield from _in_shaded_cell(word, paragraph)


def _in_shaded_cell(word: Word, paragraph: Paragraph) -> Iterator[Finding]:
    cell = next(paragraph.element.iterancestors(w("tc")))
    shading = _filled(cell.find(w("tcPr/shd")))
    if not shading:
        return
    for run in paragraph.element.iter(w("r")):
        of, style = text_of(run), val(run, "rPr/rStyle")
        if of.strip():
            colour = _own_colour(word, style) or _colour(word, paragraph.style)
            yield from _too_near(colour, _fill(word, style) or _fill(word, paragraph.style) or shading, f"in a table, {quoted(of)}")


def small_text(word: Word) -> Iterator[Finding]:
    """Styles that are used and smaller than 9 pt."""
    standard = number(word.styles.defaults, "sz", _STANDARD_SIZE) if word.styles.defaults is not None else _STANDARD_SIZE
    used = word.used_styles
    for id, style in word.styles.elements.items():
        if id in used:
            found = word.styles.find(id, "rPr/sz")
            sizes = [standard if found is None else number(found.getparent(), "sz", standard)]
            sizes += [number(part, "rPr/sz", standard) for part in style.iterfind(w("tblStylePr"))]
            if min(sizes) < _LEAST_SIZE:
                yield error("word-small-text", f"the style “{word.styles.name(id)}” is set in {min(sizes) / 2:g} pt, not at least 9 pt")


def _own_colour(word: Word, style: str) -> str:
    found = word.styles.find(style, "rPr/color")
    return val(found) if found is not None else ""


def _colour(word: Word, style: str) -> str:
    return _own_colour(word, style) or (val(word.styles.defaults, "color") if word.styles.defaults is not None else "")


def _fill(word: Word, style: str) -> str:
    return next((fill for path in ("rPr/shd", "pPr/shd", "tcPr/shd") if (fill := _filled(word.styles.find(style, path)))), "")


def _filled(shading: Element | None) -> str:
    fill = shading.get(W + "fill", "") if shading is not None else ""
    return fill if _is_colour(fill) else ""


@cache
def _is_colour(text: str) -> bool:
    return re.fullmatch("[0-9A-Fa-f]{6}", text) is not None


def _spaced(name: str) -> str:
    return re.sub("(?=[A-Z0-9])", " ", name).lower()


def _too_near(colour: str, fill: str, of: str) -> Iterator[Finding]:
    ground = fill or "FFFFFF"
    if not _is_colour(colour):
        colour = _automatic(ground)
    ratio = colours.contrast(f"#{colour}", f"#{ground}")
    if ratio < _LEAST_CONTRAST:
        yield error("word-contrast", f"{of} has the colour {colour} on {ground}: {ratio:.1f}:1, not at least {_LEAST_CONTRAST}:1")


def _automatic(ground: str) -> str:
    """Word's colour "auto": black, or white on what is darker than about a quarter grey (so LibreOffice follows it)."""
    red, green, blue = (int(ground[at : at + 2], 16) for at in (0, 2, 4))
    return "FFFFFF" if (29 * blue + 151 * green + 76 * red) >> 8 <= 60 else "000000"
