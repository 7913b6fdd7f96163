"""Dates that contradict themselves."""

from __future__ import annotations

import calendar
from collections.abc import Iterator

from reportgen.document import tree
from reportgen.finding import Finding, error
from reportgen.model.when import read_when
from reportgen.style import Style


def wrong_weekdays(document: tree.Document, style: Style) -> Iterator[Finding]:
    """A weekday that is not the date's. A date without a year is in the year of the document."""
    year = document.published.year if document.published else None
    for block in tree.walk(document.blocks):
        if isinstance(block, tree.Paragraph) and block.role == "date":
            reading = read_when(tree.plain(block.children), year)
            if reading and reading.weekday not in (None, reading.first.weekday()):
                text = block.children[0]
                place = text.place if isinstance(text, tree.Text) else block.place
                day = calendar.day_name[reading.first.weekday()]
                yield error("wrong-weekday", f"{reading.first.day} {calendar.month_name[reading.first.month]} {reading.first.year} is a {day}", place, "mend the day or the date")
