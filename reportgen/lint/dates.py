"""Dates and times: those that contradict themselves, and the forms in which they are written."""

from __future__ import annotations

import calendar
from collections.abc import Iterator

from reportgen.document import tree
from reportgen.lint.reading import Reading
from reportgen.lint.rule import Hit
from reportgen.model.when import Reading as Days
from reportgen.model.when import read_when

_ARE_DATES = ("date", "published")
_OF_DATES = (*_ARE_DATES, "meeting", "front-line")
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_SHORT = r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?"
_FORM = (
    rf"\b\d{{1,2}}(?:st|nd|rd|th)(?:\s+(?:of\s+)?{_MONTH})?\b|\b\d{{1,2}}\s+{_SHORT}"
    rf"|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!\s*(?::|\d))|\b\d{{1,2}}/\d{{1,2}}/\d{{2,4}}\b"
)
_RANGE = rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+{_MONTH})?\s*[-–—]\s*\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\b"
_TIME = (
    r"\b\d{1,2}\.\d{2}\s?[ap]\.?m\b\.?|\b\d{1,2}(?::\d{2})?\s[ap]\.?m\b\.?|\b\d{1,2}(?::\d{2})?[ap]\.m\b\.?"
    r"|\b(?:1[3-9]|2[0-3]):\d{2}\b|\b\d{4}\s?hrs?\b"
)
_NOON = r"\b12(?:[:.]00)?\s?(?:noon|midnight|[ap]\.?m)\b\.?"


def wrong_weekday(reading: Reading) -> Iterator[Hit]:
    """A weekday that is not the date's. A date without a year is in the year of the document or,
    where that lies before it, perhaps in the next."""
    published = reading.document.published
    for block in reading.of(tree.Paragraph):
        if block.role in _OF_DATES:
            texts = [inline for inline in tree.inlines(block.children) if isinstance(inline, tree.Text)]
            whole = tree.Text(tree.plain(block.children), texts[0].place if texts else block.place)
            for text in [whole] if block.role in _ARE_DATES else texts:
                days = read_when(text.text, published.year if published else None)
                if days is None or _fits(days):
                    continue
                if published and days.first < published and _fits(read_when(text.text, published.year + 1)):
                    continue
                day = f"{days.first.day} {calendar.month_name[days.first.month]} {days.first.year}"
                weekday = calendar.day_name[days.first.weekday()]
                yield Hit(text.text, f"{day} is a {weekday}", text.place, "mend the day or the date")


def other_form(reading: Reading) -> Iterator[Hit]:
    """A date in another form than "17 March 2008"."""
    yield from _each(reading, _FORM, "“{}” is not a date as in “17 March 2008”", "write the day, the whole month, the year")


def range_with_dash(reading: Reading) -> Iterator[Hit]:
    """A range of dates with a dash, which is not spoken."""
    yield from _each(reading, _RANGE, "the dash in “{}” is not spoken", "write “to”")


def time_form(reading: Reading) -> Iterator[Hit]:
    """A time in another form than "5:30pm"."""
    yield from _each(reading, _TIME, "“{}” is not a time as in “5:30pm” or “10am”", "")


def twelve(reading: Reading) -> Iterator[Hit]:
    """ "12pm", which some take for midnight."""
    yield from _each(reading, _NOON, "“{}” can be read in two ways", "write “midday” or “midnight”")


def _each(reading: Reading, pattern: str, message: str, hint: str) -> Iterator[Hit]:
    for passage in reading.passages:
        for match in passage.found(pattern):
            yield Hit(match[0], message.format(match[0]), passage.at(match.start(), len(match[0])), hint)


def _fits(days: Days | None) -> bool:
    return days is not None and days.weekday in (None, days.first.weekday())
