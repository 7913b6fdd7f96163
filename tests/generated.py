"""Documents of every kind of block in a random order, the same for the same random numbers."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

_WORDS = [
    "the", "a", "plan", "council", "review", "of", "school", "partners", "&", "café", "naïve", "“quoted”", "10%", "2,775", "–", "dash",
    "children’s", "safe-guarding", "<b>", "{{x}}", "£4.5m", "ŵyl", "well-being", "report", "inspectors", "asked", "found", "because",
    "between", "area", "young", "people", "trust", "funding", "date", "C++", "#1",
]  # fmt: skip
_HOUSES = ["telford-and-wrekin", "southwark", "worcestershire"]
_NUMBERING = ["sections", "paragraphs", "none"]


def newsletter(by: Random) -> str:
    """A newsletter."""
    content = "".join(
        f"  - article:\n      headline: {_title(by, at)}\n      text: |\n{_prose(by, 8, 3)}{_table(by, at, 2)}" for at in range(4)
    )
    return f"document: newsletter\ntitle: News {by.randint(1, 99)}\ndate: March 2008\ncontent:\n{content}"


def report(by: Random) -> str:
    """A report with appendices, in a house and a numbering by chance."""
    house = by.choice(_HOUSES)
    front = f"document: report\nhouse: {house}\ntitle: {_title(by, 0)}\nmeeting: Cabinet\ndate: 17 April 2008\nnumbering: {by.choice(_NUMBERING)}\n"
    front += "item: '8.'\nclassification: Open\nwards: All\nfrom: The Director\n" if house == "southwark" else "organisation: A council\n"
    parts = [_section(by, at) for at in range(1, 6)]
    appendix = f"  - appendix:\n      heading: {_title(by, 9)}\n      text:\n        - |\n{_prose(by, 10, 3)}"
    return f"{front}content:\n{''.join(parts)}{appendix}"


def _section(by: Random, at: int) -> str:
    text = f"  - section:\n      heading: {_title(by, at)}\n      id: part-{at}\n      text:\n        - |\n{_prose(by, 10, 3)}"
    if at > 1:
        text += f"        - As [](#part-{by.randint(1, at - 1)}) and [#](#part-1) say, **{_words(by, 3)}**.\n"
    return text + _table(by, at, 8)


def _prose(by: Random, indent: int, count: int) -> str:
    """Paragraphs and lists, each line indented."""
    kinds: list[Callable[[Random], list[str]]] = [_paragraph, _bullets, _numbers, _letters, _address]
    lines: list[str] = []
    for kind in [_paragraph, *(by.choice(kinds) for _ in range(count))]:
        lines += [*kind(by), "", *_paragraph(by), ""]
    return "".join(" " * indent + line + "\n" if line else "\n" for line in lines)


def _paragraph(by: Random) -> list[str]:
    marked = by.choice(["**{}**", "*{}*", "[{}](https://example.org/a?b=1&c=2)", "{}"]).format(_words(by, 2))
    return [f"Now {_words(by, by.randint(3, 30))} {marked} {_words(by, 4)}."]


def _bullets(by: Random) -> list[str]:
    return [
        line
        for _ in range(by.randint(2, 4))
        for line in (f"- So {_words(by, by.randint(2, 12))}", *by.choice([[], ["  - inner " + _words(by, 3)]]))
    ]


def _numbers(by: Random) -> list[str]:
    return [f"{at}. Then {_words(by, by.randint(2, 12))}" for at in range(1, by.randint(3, 5))]


def _letters(by: Random) -> list[str]:
    return [f"{'abcd'[at]}) or {_words(by, by.randint(2, 12))}" for at in range(by.randint(2, 4))]


def _address(by: Random) -> list[str]:
    lines = [_words(by, by.randint(1, 3)) for _ in range(by.randint(2, 4))]
    return [*(f"At {line}\\" for line in lines[:-1]), f"**Or {lines[-1]}**"]


def _table(by: Random, at: int, indent: int) -> str:
    columns = by.randint(2, 5)
    headings = [f"Table{at}", *(f"{by.choice(['Judgement', 'Partners', 'Year'])} {column}" for column in range(1, columns))]
    rows = [
        [f"Row {row}", *(by.choice(["12", "1,250", "–", "", "some words"]) for _ in range(columns - 1))]
        for row in range(1, by.randint(3, 14))
    ]
    space = " " * indent
    lines = [f"{space}- table:", f"{space}    columns: [{', '.join(headings)}]", f"{space}    rows:"]
    lines += [f"{space}      - [{', '.join(_quoted(cell) for cell in row)}]" for row in rows]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return f'"{text}"'


def _title(by: Random, at: int) -> str:
    return f"Part {'ABCDEFGHIJ'[at]} about {by.choice(['schools', 'trusts & partners', 'care'])}"


def _words(by: Random, count: int) -> str:
    return " ".join(by.choice(_WORDS) for _ in range(count))
