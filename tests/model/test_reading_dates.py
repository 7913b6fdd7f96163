"""Dates as people type them: what is shown is the text; what it means is its reading."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.model.when import Reading, read_when


def said(reading: Reading | None) -> str:
    if reading is None:
        return "no reading"
    days = str(reading.first) if reading.first == reading.last else f"{reading.first} to {reading.last}"
    weekdays = [str(each) for each in (reading.weekday, reading.last_weekday) if each is not None]
    return f"{reading.kind} {days}" + (f", typed as weekday {' and '.join(weekdays)}" if weekdays else "")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("17th March", "day 2008-03-17"),
        ("17 March", "day 2008-03-17"),
        ("1st of May", "day 2008-05-01"),
        ("2nd june", "day 2008-06-02"),
        ("3rd Sept.", "day 2008-09-03"),
        ("5 Jan 2009", "day 2009-01-05"),
        ("March 17th", "day 2008-03-17"),
        ("17  March\n2009", "day 2009-03-17"),
        ("17 April 2008", "day 2008-04-17"),
        ("April 17, 2009", "day 2009-04-17"),
        ("29th February", "day 2008-02-29"),
        ("Monday 17th March", "day 2008-03-17, typed as weekday 0"),
        ("Friday 21 April 2026", "day 2026-04-21, typed as weekday 4"),
        ("sunday, 1st June", "day 2008-06-01, typed as weekday 6"),
        ("31/03/2008", "day 2008-03-31"),
        ("1/4/09", "day 2009-04-01"),
        ("17/03/0100", "day 0100-03-17"),
        ("2008-05-13", "day 2008-05-13"),
        ("9th – 11th June", "range 2008-06-09 to 2008-06-11"),
        ("9th–11th June", "range 2008-06-09 to 2008-06-11"),
        ("9 - 11 June 2009", "range 2009-06-09 to 2009-06-11"),
        ("9 to 9 June", "range 2008-06-09"),
        ("9 to 11 June", "range 2008-06-09 to 2008-06-11"),
        ("Monday 9th – Wednesday 11th June", "range 2008-06-09 to 2008-06-11, typed as weekday 0 and 2"),
        ("30th June – 11th July", "range 2008-06-30 to 2008-07-11"),
        ("29 December 2008 – 3 January 2009", "range 2008-12-29 to 2009-01-03"),
        ("29 December – 3 January 2009", "range 2008-12-29 to 2009-01-03"),
        ("Monday 29th December to Saturday 3rd January, 2009", "range 2008-12-29 to 2009-01-03, typed as weekday 0 and 5"),
        ("September – July 2009", "range 2008-09-01 to 2009-07-31"),
        ("29 December 2009 – 3 January 2009", "no reading"),
        ("29 December – 3 January", "no reading"),
        ("11 June – 9 June 2008", "no reading"),
        ("29 February – 1 January 2010", "no reading"),
        ("2 January – 1 January 0001", "no reading"),
        ("14th or 15th May", "range 2008-05-14 to 2008-05-15"),
        ("May – July", "range 2008-05-01 to 2008-07-31"),
        ("Week beginning 29th September", "week 2008-09-29 to 2008-10-05"),
        ("Week commencing Monday 29 September", "week 2008-09-29 to 2008-10-05, typed as weekday 0"),
        ("W/c 18/02/2008", "week 2008-02-18 to 2008-02-24"),
        ("w/b 18 February", "week 2008-02-18 to 2008-02-24"),
        ("September", "month 2008-09-01 to 2008-09-30"),
        ("February", "month 2008-02-01 to 2008-02-29"),
        ("December", "month 2008-12-01 to 2008-12-31"),
        ("April 2009", "month 2009-04-01 to 2009-04-30"),
        ("Mid-June", "month 2008-06-01 to 2008-06-30"),
        ("W/c 31/03/2008 and w/c 07/04/2008", "no reading"),
        ("Week beginning September", "no reading"),
        ("Week beginning 25 December 9999", "week 9999-12-25 to 9999-12-31"),
        ("Week beginning 26 December 9999", "no reading"),
        ("31st February", "no reading"),
        ("32/01/2008", "no reading"),
        ("2008-13-01", "no reading"),
        ("11th – 9th June", "no reading"),
        ("31st – 5th June 2008 or so", "no reading"),
        ("April 0000", "no reading"),
        ("17th", "no reading"),
        ("17th Marchember", "no reading"),
        ("about 17th March", "no reading"),
        ("to be agreed", "no reading"),
        ("", "no reading"),
    ],
)
def test_a_date_is_read_as_a_person_means_it(text: str, expected: str) -> None:
    assert said(read_when(text, 2008)) == expected


@pytest.mark.parametrize("text", ["17th March", "September", "9th – 11th June", "Week beginning 29th September"])
def test_without_a_year_a_date_has_no_reading(text: str) -> None:
    assert read_when(text, None) is None


@pytest.mark.parametrize("text", ["17 March 2008", "9 – 11 June 2008", "April 2008", "17/03/2008", "2008-03-17"])
def test_a_year_that_was_typed_counts_before_any_other(text: str) -> None:
    reading = read_when(text, 1999)
    assert reading is not None
    assert reading == read_when(text, None)
    assert reading.first.year == 2008


WORDS = st.sampled_from(
    [
        "week",
        "beginning",
        "w/c",
        "Monday",
        "Friday,",
        "1st",
        "2nd",
        "31",
        "30th",
        "0",
        "99",
        "2008",
        "0000",
        "9999",
        "February",
        "April",
        "Sept.",
        "–",
        "-",
        "to",
        "or",
        "of",
        "early",
        "31/03/2008",
        "2008-02-30",
        "/",
        "٣",
    ]
)


@given(st.one_of(st.text(), st.lists(WORDS, max_size=8).map(" ".join)), st.one_of(st.none(), st.integers(1, 9999)))
def test_no_text_makes_reading_a_date_fail(text: str, year: int | None) -> None:
    reading = read_when(text, year)
    assert reading is None or date.min <= reading.first <= reading.last <= date.max


@given(st.dates(date(1900, 1, 1), date(2999, 12, 31)), st.sampled_from(["%d %B %Y", "%A %d %B %Y", "%B %d, %Y", "%d/%m/%Y", "%Y-%m-%d"]))
def test_every_day_can_be_typed_in_every_way(day: date, way: str) -> None:
    weekday = day.weekday() if "%A" in way else None
    assert read_when(day.strftime(way), None) == Reading("day", day, day, weekday)
