"""Dates that contradict themselves."""

from __future__ import annotations

import calendar
from collections.abc import Iterator

from reportgen.document import tree
from reportgen.finding import Finding, error
from reportgen.model.when import Reading, read_when
from reportgen.style import Style


def wrong_weekdays(document: tree.Document, style: Style) -> Iterator[Finding]:
    """A weekday that is not the date's. A date without a year is in the year of the document or,
    where that lies before it, perhaps in the next."""
    published = document.published
    for block in tree.walk(document.blocks):
        if isinstance(block, tree.Paragraph) and block.role in ("date", "published"):
            words = tree.plain(block.children)
            reading = read_when(words, published.year if published else None)
            if reading is None or _fits(reading):
                continue
            if published and reading.first < published and _fits(read_when(words, published.year + 1)):
                continue
            text = block.children[0]
            place = text.place if isinstance(text, tree.Text) else block.place
            day = f"{reading.first.day} {calendar.month_name[reading.first.month]} {reading.first.year}"
            weekday = calendar.day_name[reading.first.weekday()]
            yield error("wrong-weekday", f"{day} is a {weekday}", place, "mend the day or the date")


def _fits(reading: Reading | None) -> bool:
    return reading is not None and reading.weekday in (None, reading.first.weekday())
