"""Dates and times: those that contradict themselves, and the forms in which they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from reportgen.document import tree
from reportgen.finding import Place, surely
from reportgen.lint.reading import Reading, compiled
from reportgen.lint.rule import Hit
from reportgen.model.when import MONTH_NAMES, MONTHS, WEEKDAY_NAMES, end_of_month, read_when
from reportgen.model.when import Reading as Days

_ARE_DATES = ("date", "published")
_OF_DATES = (*_ARE_DATES, "meeting", "front-line")
_MONTH = f"(?:{'|'.join(MONTH_NAMES)})"
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
_YEAR = r"(?:,?\s+(?P<{}>\d{{4}})\b)?"
_NTH = "(?:st|nd|rd|th)?"
_NO_DAY = (
    rf"\b(?P<day>29|3[01]|3[2-9](?=[nrt])){_NTH}(?:\s+of)?\s+(?P<month>{_MONTH})\b{_YEAR.format('year')}"
    rf"|\b(?P<in>{_MONTH})\s+(?P<nth>29|3[01])(?:(?:st|nd|rd|th)\b{_YEAR.format('of')}|,?\s+(?P<then>\d{{4}})\b)"
)
"""What may be no day: a text that names one says of what month it is, and not only "in April 31 people came"."""
_WEEKDAY = rf"(?:{'|'.join(WEEKDAY_NAMES)}|(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|(?<![Tt]he )Sun)\b\.?)"
_ANY_MONTH = rf"(?:{_MONTH}|{_SHORT})"
_MAY_BE_DAYS = r"Mon|Tue|Wed|Thu|Fri|Sat|Sun|(?:29|3\d)(?:[snrt][tdh])?(?:[^\S\n]+of)?[^\S\n]+[A-Z]|[a-z] (?:29|3[01])(?:[st]|,?[^\S\n]+\d)"
_WITH_WEEKDAY = (
    rf"\b{_WEEKDAY},?\s+(?:the\s+)?(?:\d{{1,2}}{_NTH}(?:\s+of)?\s+{_ANY_MONTH}|{_ANY_MONTH}\s+\d{{1,2}}{_NTH})(?:,?\s+\d{{4}})?\b"
)
_A_LEAP_YEAR = 2008
_BESIDE = r"\b\d{1,2}(?:st|nd|rd|th)?\s+([A-Z]\w{3,})|\b([A-Z]\w{3,})\s+\d{4}\b"
_ORDINAL = r"(\d{1,3})(st|nd|rd|th)\b"
_HALF_A_YEAR = timedelta(183)
_NOON = r"\b12(?:[:.]00)?\s?(?:noon|midnight|[ap]\.?m)\b\.?"


def wrong_ending(reading: Reading) -> Iterator[Hit]:
    """The letters behind a number that are not its own, such as 13rd."""
    for passage in reading.holding("[0-9](?:st|nd|rd|th)"):
        for match in passage.found(rf"\b{_ORDINAL}"):
            number = int(match[1])
            right = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
            if match[2] != right:
                yield passage.hit(match, f"“{match[0]}” has the ending of another number", f"type   {number}{right}")


def wrong_weekday(reading: Reading) -> Iterator[Hit]:
    """A weekday that is not the date's, or a day that its month does not have. A date without a year is in the year of
    the document or, where that lies before it, perhaps in the next; in a text, perhaps in the one before."""
    published = reading.document.published
    for text, place, is_in_text in _days(reading):
        said = _no_such_day(text) or ("" if is_in_text else _no_such_month(text))
        days = read_when(text, published.year if published else None)
        if not said and days and not _fits(days):
            others = [1] if published and days.first < published else []
            others += [-1, 1] if is_in_text else []
            if not any(_fits(read_when(text, published.year + years)) for years in others if published):
                day = days.last if days.weekday in (None, days.first.weekday()) else days.first
                said = f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year} is a {WEEKDAY_NAMES[day.weekday()]}"
        if said:
            yield Hit(text, said, place, "mend the day or the date")


def _days(reading: Reading) -> Iterator[tuple[str, Place | None, bool]]:
    """What is said to be a day: the dates that were typed as such, and those within texts that name a weekday."""
    for block in reading.of(tree.Paragraph):
        if block.role in _OF_DATES:
            texts = [inline for inline in tree.inlines(block.children) if isinstance(inline, tree.Text)]
            whole = tree.Text(tree.plain(block.children), texts[0].place if texts else block.place)
            for text in [whole] if block.role in _ARE_DATES else texts:
                yield text.text, text.place, False
    in_text = f"{_WITH_WEEKDAY}|{_NO_DAY}"
    for passage in reading.holding(_MAY_BE_DAYS):
        if getattr(passage.block, "role", "") not in _OF_DATES:
            for match in passage.found(in_text):
                yield match[0], passage.at(match.start(), len(match[0])), True


def _no_such_month(text: str) -> str:
    """That a word beside a day or a year is no month, but almost one; empty where none is."""
    words = [day or year for day, year in compiled(_BESIDE).findall(text)]
    wrong = (word for word in words if word.casefold() not in MONTHS and surely(word.casefold(), MONTHS))
    return next((f"“{word}” is no month" for word in wrong), "")


def _no_such_day(text: str) -> str:
    """That the month of a day has fewer days; empty where it does not. A February without its year may have 29."""
    match = compiled(_NO_DAY).search(text)
    if match is None:
        return ""
    day, name, year = match["day"] or match["nth"], match["month"] or match["in"], match["year"] or match["of"] or match["then"]
    last = end_of_month(int(year or 0) or _A_LEAP_YEAR, MONTHS[name.casefold()]).day
    in_year = f" {year}" if name == "February" and year else ""
    return f"{name}{in_year} has {last} days" if int(day) > last else ""


def of_last_time(reading: Reading) -> Iterator[Hit]:
    """What was left from the issue that was copied: a date for the diary that lies in the half year before a newsletter,
    or a month in the name of the file that is not the newsletter's."""
    published = reading.document.published
    if published is None or reading.document.kind != "newsletter":
        return
    names = {MONTHS[word] for word in re.split(r"[\W\d_]+", reading.document.place.source.path.stem.casefold()) if word in MONTHS}
    issue = next(block for block in reading.of(tree.Paragraph) if block.role == "published")
    if len(names) == 1 and published.month not in names:
        named = MONTH_NAMES[names.pop() - 1]
        yield Hit(named, f"the name of this file says {named}, and its date {tree.plain(issue.children)}", issue.place, "mend the date")
    for table in (table for table in reading.of(tree.Table) if table.role == "dates"):
        past = [day for day in tree.walk((table,)) if isinstance(day, tree.Paragraph) and day.role == "date" and _is_past(day, published)]
        if past:
            first, others = past[0].children[0], len(past) - 1
            and_others = f", and so do {others} other dates here" if others > 1 else ", and so does another date here" if others else ""
            words, place = tree.plain(past[0].children), first.place if isinstance(first, tree.Text) else table.place
            yield Hit(words, f"“{words}” lies before {tree.plain(issue.children)}{and_others}", place, "is it left from the last issue?")


def _is_past(day: tree.Paragraph, published: date) -> bool:
    days = read_when(tree.plain(day.children), published.year)
    return days is not None and _fits(days) and timedelta(0) < published - days.last < _HALF_A_YEAR


def other_form(reading: Reading) -> Iterator[Hit]:
    """A date in another form than "17 March 2008"."""
    return reading.hits(_FORM, "“{}” is not a date as in “17 March 2008”", "write the day, the whole month, the year")


def range_with_dash(reading: Reading) -> Iterator[Hit]:
    """A range of dates with a dash, which is not spoken."""
    return reading.hits(_RANGE, "the dash in “{}” is not spoken", "write “to”")


def time_form(reading: Reading) -> Iterator[Hit]:
    """A time in another form than "5:30pm"."""
    return reading.hits(_TIME, "“{}” is not a time as in “5:30pm” or “10am”", "")


def twelve(reading: Reading) -> Iterator[Hit]:
    """ "12pm", which some take for midnight."""
    return reading.hits(_NOON, "“{}” can be read in two ways", "write “midday” or “midnight”")


def _fits(days: Days | None) -> bool:
    if days is None:
        return False
    return days.weekday in (None, days.first.weekday()) and days.last_weekday in (None, days.last.weekday())
