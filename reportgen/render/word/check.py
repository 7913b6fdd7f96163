"""What a Word template lacks, and where it and style.yaml disagree, by the names of styles."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reportgen.finding import Finding, error, warning
from reportgen.render.word import styles
from reportgen.render.word.ooxml import qn
from reportgen.render.word.template import Template
from reportgen.style.house import Style

_LISTS = [styles.LISTS[kind] for kind in ("bullet", "decimal", "letter", "roman")]


def check_template(path: Path, style: Style) -> Iterator[Finding]:
    """The findings for one template of a house style. Raises what python-docx raises where the file
    is no Word document."""
    template = Template(path)
    yield from template.lacking(styles.needed(style.marks))
    for base in _LISTS:
        for depth in range(1, styles.DEEPEST + 1):
            name = styles.at_depth(base, depth)
            if name.casefold() in template.ids and name.casefold() not in template.numbering_of:
                hint = "in Word: Modify Style, Format, Numbering"
                yield error("word-list", f'the style "{name}" of {path.name} has lost its bullet or number', None, hint)
    for name, fill, text in style.mark_colours():
        yield from _colours(template, path, styles.mark(name), fill, text)


def _colours(template: Template, path: Path, name: str, fill: str, text: str) -> Iterator[Finding]:
    for element in template.document.styles.element.findall(qn("w:style")):
        if element.find(qn("w:name")).get(qn("w:val")).casefold() != name.casefold():
            continue
        shade, colour = element.find(f"{qn('w:rPr')}/{qn('w:shd')}"), element.find(f"{qn('w:rPr')}/{qn('w:color')}")
        for what, found, attribute, wanted in (("ground", shade, "fill", fill), ("colour", colour, "val", text)):
            value = "" if found is None else found.get(qn(f"w:{attribute}"), "")
            if value.casefold() != wanted.lstrip("#").casefold():
                message = (
                    f'the {what} of the style "{name}" in {path.name} is {"#" + value if value else "not set"}; style.yaml says {wanted}'
                )
                yield warning("word-colour", message, None, "change one of the two")
