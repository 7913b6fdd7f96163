"""Dates as people type them: "17th March", "9th – 11th June", "Week beginning 29th September"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from reportgen.record import record

MONTH_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = {name.casefold(): number for number, name in enumerate(MONTH_NAMES, start=1)}
_SHORT = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
_SHORT_DAYS = (("mon",), ("tue", "tues"), ("wed", "weds"), ("thu", "thur", "thurs"), ("fri",), ("sat",), ("sun",))
_WEEKDAYS = {name.casefold(): number for number, name in enumerate(WEEKDAY_NAMES)}
_WEEKDAYS |= {name: number for number, names in enumerate(_SHORT_DAYS) for name in names}

_TO_SUNDAY = timedelta(days=6)
_WEEKDAY = rf"(?:(?P<weekday>{'|'.join(_WEEKDAYS)})\.?,?\s+(?:the\s+)?)?"
_MONTH = rf"(?:{'|'.join(MONTHS)}|(?:{'|'.join(_SHORT)})\.?)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEK = re.compile(r"^(?:week\s+(?:beginning|commencing|of)|w/[cb])\s+", re.IGNORECASE)
_TO = re.compile(r"\s*(?:–|—|-|\bto\b|\bor\b)\s*", re.IGNORECASE)
_DAY_MONTH = re.compile(rf"{_WEEKDAY}(?P<day>{_DAY})(?:\s+(?:of\s+)?(?P<month>{_MONTH}))?(?:,?\s+(?P<year>\d{{4}}))?", re.IGNORECASE)
_MONTH_DAY = re.compile(rf"{_WEEKDAY}(?P<month>{_MONTH})\s+(?P<day>{_DAY})(?:,?\s+(?P<year>\d{{4}}))?", re.IGNORECASE)
_MONTH_ONLY = re.compile(rf"(?:(?:early|mid|late)[ -])?(?P<month>{_MONTH})(?:\s+(?P<year>\d{{4}}))?", re.IGNORECASE)
_FIGURES = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4}|\d{2})")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")


@record
class Reading:
    """The days that a date means, first to last, both included.

    `kind` is "day", "range", "week" or "month"; `weekday` (0 is Monday) is the one that was typed, in a range
    that of its first day, and `last_weekday` that of its last.
    """

    kind: str
    first: date
    last: date
    weekday: int | None = None
    last_weekday: int | None = None


def read_when(text: str, year: int | None) -> Reading | None:
    """What `text` means; None when it cannot be told ("to be agreed", a day that is no day).

    A date typed without a year is in `year`; with none given it has no reading. Figures are read
    day first, as in the United Kingdom.
    """
    text = " ".join(text.split())
    week = _WEEK.match(text)
    if week:
        start = _one(text[week.end() :], year)
        if start is None or start.kind != "day" or start.first > date.max - _TO_SUNDAY:
            return None
        return Reading("week", start.first, start.first + _TO_SUNDAY, start.weekday)
    whole = _one(text, year)
    if whole:
        return whole
    for dash in _TO.finditer(text):
        found = _range(text[: dash.start()], text[dash.end() :], year)
        if found:
            return found
    return None


def _range(left: str, right: str, year: int | None) -> Reading | None:
    last = _one(right, year)
    if last is None:
        return None
    first = _one(left, last.last.year) or _one(f"{left} {MONTH_NAMES[last.last.month - 1]}", last.last.year)
    if first and first.first > last.last and first.first.month != last.last.month and _one(right, None):
        first = _one(left, last.last.year - 1)  # "29 December – 3 January 2009"
    if first is None or first.first > last.last:
        return None
    return Reading("range", first.first, last.last, first.weekday, last.weekday)


def _one(text: str, year: int | None) -> Reading | None:
    for pattern in (_ISO, _FIGURES, _DAY_MONTH, _MONTH_DAY):
        match = pattern.fullmatch(text)
        if match:
            return _day(match, year)
    match = _MONTH_ONLY.fullmatch(text)
    if match:
        in_year = int(match["year"]) if match["year"] else year
        if in_year:
            month = _month(match["month"])
            return Reading("month", date(in_year, month, 1), end_of_month(in_year, month))
    return None


def _day(match: re.Match[str], year: int | None) -> Reading | None:
    parts = match.groupdict()
    if not parts["month"]:
        return None
    in_year = int(parts["year"]) if parts["year"] else year
    if in_year is None:
        return None
    if in_year < 100:
        in_year += 2000
    try:
        day = date(in_year, _month(parts["month"]), int(re.sub(r"\D", "", parts["day"])))
    except ValueError:
        return None
    weekday = parts.get("weekday")
    return Reading("day", day, day, _WEEKDAYS[weekday.casefold()] if weekday else None)


def end_of_month(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month + 1, 1) - timedelta(days=1) if month < 12 else date(year, 12, 31)


def _month(name: str) -> int:
    if name.isdigit():
        return int(name)
    folded = name.casefold().rstrip(".")
    return MONTHS.get(folded) or _SHORT[folded]
