"""A newsletter: its masthead, and its blocks in the order of the page."""

from __future__ import annotations

from reportgen.blocks import appendix, issue
from reportgen.document import abbreviations, tree
from reportgen.document.composer import Composer, resolve
from reportgen.document.notes import with_notes
from reportgen.model.exceptions import Exemption
from reportgen.model.fields import Typed, declared, many, optional, required
from reportgen.model.values import Content, LanguageCode, Line, Pairs, When


@declared
class Newsletter(Typed):
    """A newsletter of one or more sheets."""

    document: Line = required("What this file is", example="newsletter")
    house: Line | None = optional("The house style", example="worcestershire")
    title: Line = required("The name of the newsletter", example="JAR newsletter")
    date: When = required("The month or day it is published", example="April 2008")
    issue: Line | None = optional("The number or name of this issue", example="Issue 4")
    series: Line | None = optional("What the newsletter is about; stands under its name")
    organisation: Line | None = optional("Who publishes it; stands at the foot of each page")
    language: LanguageCode | None = optional("The language it is written in; en-GB where left out", example="en-GB")
    pages: int | None = optional("How many pages it may fill; a warning tells when it does not fit", example="2")
    notes: Pairs = many("The words of footnotes by the names that call them, where a text has no room for a paragraph")
    abbreviations: Pairs | None = optional("Short forms, told in full to those who hear the text", example="JAR: Joint Area Review")
    exceptions: tuple[Exemption, ...] = many("What the lints are to let pass, each with its reason")
    content: Content = required("What stands in it: texts and blocks, in the order of the page")


def compose(newsletter: Newsletter, composer: Composer) -> tree.Document:
    """The newsletter as a neutral tree. What is wrong with its links stands in `composer.findings`."""
    title = composer.line(newsletter.title)
    date = (tree.Text(newsletter.date.text, newsletter.date.place),)
    masthead = tree.Group(
        "masthead",
        (
            tree.Heading(1, title, composer.name(None), newsletter.title.place),
            tree.Paragraph(date, "published", newsletter.date.place),
            *composer.paragraph(newsletter.series, "series"),
            *composer.paragraph(newsletter.issue, "issue"),
        ),
        place=newsletter.place,
    )
    series, organisation = composer.line(newsletter.series), composer.line(newsletter.organisation)
    blocks = with_notes((masthead, *composer.content(newsletter.content)), newsletter.notes, composer)
    blocks = issue.fill(appendix.fill(resolve(blocks, composer), composer), composer)
    blocks = abbreviations.mark(blocks, composer.once(newsletter.abbreviations))
    reading = newsletter.date.reading()
    return tree.Document(
        kind="newsletter",
        title=tree.plain(title),
        language=newsletter.language.text if newsletter.language else "en-GB",
        blocks=blocks,
        place=newsletter.place,
        issue=newsletter.date.text,
        series=tree.plain(series),
        organisation=tree.plain(organisation),
        published=reading.first if reading else None,
        page_budget=newsletter.pages,
        exceptions=newsletter.exceptions,
    )
