"""A report to a cabinet or a committee: its front, and its sections in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal

from reportgen.blocks import appendix, contents, issue
from reportgen.document import abbreviations, tree
from reportgen.document.composer import Composer, resolve
from reportgen.document.notes import with_notes
from reportgen.document.numbering import Run
from reportgen.model.exceptions import Exemption
from reportgen.model.fields import Typed, declared, many, optional, required
from reportgen.model.values import Content, LanguageCode, Line, Pairs, When

_PLACES = re.compile(r"\{(meeting|date)\}")


@declared
class Report(Typed):
    """A report to a cabinet or a committee."""

    document: Line = required("What this file is", example="report")
    house: Line | None = optional("The house style", example="southwark")
    title: Line = required("What the report is about", example="Joint Area Review report")
    organisation: Line | None = optional("The council", example="Telford & Wrekin Council")
    meeting: Line | None = optional("The body it goes to", example="Cabinet")
    date: When = required("The day of the meeting", example="15 September 2008")
    item: Line | None = optional("The number of the item on the agenda", example="8")
    classification: Line | None = optional("Whether it is open or closed", example="Open")
    wards: Line | None = optional("The wards or groups that it concerns", example="All")
    from_: Line | None = optional("Whose report it is", example="Strategic Director of Children’s Services")
    language: LanguageCode | None = optional("The language it is written in; en-GB where left out", example="en-GB")
    numbering: Literal["sections", "paragraphs", "none"] | None = optional(
        "sections: 1, 1.1, 1.1.1; paragraphs: 1 to the last through all headings; none. The house's own where left out"
    )
    contents: bool = optional("yes for a list of its sections, with page numbers", default=False)
    pages: int | None = optional("How many pages it may fill; a warning tells when it does not fit", example="4")
    notes: Pairs = many("The words of footnotes by the names that call them, where a text has no room for a paragraph")
    abbreviations: Pairs | None = optional("Short forms, told in full to those who hear the text", example="JAR: Joint Area Review")
    exceptions: tuple[Exemption, ...] = many("What the lints are to let pass, each with its reason")
    content: Content = required("What stands in it: sections, appendices and other blocks, in order")


def compose(report: Report, composer: Composer, numbering: str, labels: Mapping[str, str] | None) -> tree.Document:
    """The report as a neutral tree. `numbering` is the house's own scheme; `labels` are those of its front
    sheet, in order, or None where it has none. What is wrong stands in `composer.findings`."""
    scheme = report.numbering or numbering
    front = _sheet(report, composer, labels) if labels else _front(report, composer)
    _unsaid(report, composer, labels)
    list_of_contents = contents.heading(composer, report.place) if report.contents else ()
    body = replace(composer, run=Run(scheme), counted=scheme == "paragraphs", numbers_captions=True)
    title, organisation = composer.line(report.title), composer.line(report.organisation)
    blocks = with_notes((front, *list_of_contents, *body.content(report.content)), report.notes, composer)
    blocks = resolve(blocks, composer)
    blocks = contents.fill(issue.fill(appendix.fill(blocks, composer), composer), composer)
    reading = report.date.reading()
    return tree.Document(
        kind="report",
        title=tree.plain(title),
        language=report.language.text if report.language else "en-GB",
        blocks=abbreviations.mark(blocks, composer.once(report.abbreviations)),
        place=report.place,
        exceptions=report.exceptions,
        issue=report.date.text,
        organisation=tree.plain(organisation),
        published=reading.first if reading else None,
        page_budget=report.pages,
        numbering=scheme,
    )


def _title(report: Report, composer: Composer) -> tree.Heading:
    return tree.Heading(1, composer.line(report.title), composer.name(None), report.title.place)


def _front(report: Report, composer: Composer) -> tree.Block:
    """Council, meeting and date, title, and whose report it is, each on its line."""
    when = _words(report.date, composer)
    if report.meeting:
        when = tuple(_filled(composer.words["meeting-line"], {"meeting": composer.line(report.meeting), "date": when}))
    blocks = (
        *composer.paragraph(report.organisation, "council"),
        tree.Paragraph(when, "meeting", report.date.place),
        _title(report, composer),
        *composer.paragraph(report.from_, "from"),
    )
    return tree.Group("front", blocks, place=report.place)


def _filled(pattern: str, values: Mapping[str, tuple[tree.Inline, ...]]) -> Iterator[tree.Inline]:
    for index, part in enumerate(_PLACES.split(pattern)):
        if index % 2:
            yield from values[part]
        elif part:
            yield tree.Text(part)


def _sheet(report: Report, composer: Composer, labels: Mapping[str, str]) -> tree.Block:
    """A line for each label of the house that the report has words for; the title stands under its own."""
    blocks: list[tree.Block] = []
    for name, words in labels.items():
        label, typed = tree.Label((tree.Text(words),)), _typed(report, name)
        if name == "title":
            blocks += [tree.Paragraph((label,), "front-label"), _title(report, composer)]
        elif typed:
            blocks.append(tree.Paragraph((label, tree.Text(" "), *_words(typed, composer)), "front-line", typed.place))
    return tree.Group("front-sheet", tuple(blocks), place=report.place)


def _typed(report: Report, name: str) -> Line | When | None:
    typed: Line | When | None = getattr(report, "from_" if name == "from" else name)
    return typed


def _words(typed: Line | When, composer: Composer) -> tuple[tree.Inline, ...]:
    """The words of a line, or a date to the letter."""
    return (tree.Text(typed.text, typed.place),) if isinstance(typed, When) else composer.line(typed)


def _unsaid(report: Report, composer: Composer, labels: Mapping[str, str] | None) -> None:
    """A fault for each thing typed that this house's reports have no line for."""
    for name in ("item", "classification", "wards", "meeting", "from"):
        typed = _typed(report, name)
        if typed and name not in (labels or ("meeting", "from")):
            hint = "take it out, or give it a label under   front-sheet:   in style.yaml"
            composer.fault("not-on-front", f'the reports of this house show no "{name}"', typed.place, hint)
