"""Documents of arbitrary blocks: each is told by its tags as it was typed, and is PDF/A-3a and PDF/UA-1 at once.

What the tags must say is judged by our own gate, which `build` asks; the two standards by a validator that is not ours."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from making import failures, made

from reportgen.verify.pdf_tags import read_pages

EXAMPLES = int(os.environ.get("REPORTGEN_EXAMPLES", "10"))
FOUND = [210, 284]  # where faults were found: a table wider than its page, columns that took minutes
TABLES_A_FILE = 20
PICTURES = Path(__file__).parents[2] / "inputs" / "pictures"
TEXT = """
the Council and its partners will meet on 9th June with schools health centres youth clubs families carers to hear what
JAR means for children in Worcestershire who grow up well: safe, heard – and well-being counts (so says Ofsted) 50%
fewer £1,200 naïve façade
"""
WORDS = TEXT.split()


class Author:
    """Types documents by chance, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def words(self, most: int) -> str:
        """A few words."""
        words = " ".join(self.chance.choice(WORDS) for _ in range(self.chance.randint(1, most)))
        return words if words.strip("– ") else f"{words} so"  # a heading must say something

    def line(self, most: int = 60) -> str:
        """Words with marks, links and languages among them."""
        parts = []
        for _ in range(self.chance.randint(1, 5)):
            words = self.words(most // 4)
            parts.append(
                self.chance.choice(
                    [
                        words,
                        words,
                        f"**{words}**",
                        f"*{words} **{self.words(3)}** {self.words(3)}*",
                        f"~~{words}~~",
                        f"[{words}](https://example.org/{self.chance.randint(1, 99)})",
                        f"[{self.words(4)} **{words}** *{self.words(4)}*](https://example.org/a?b=c&d=%20e)",
                        f"[{words}](lang:cy)",
                        f"**[{self.words(4)}](lang:pl)** {words}",
                        f"[{words} the JAR](#place)",
                        "www.example.org/jar",
                        "jar@example.org",
                        "W" * self.chance.randint(1, 120),
                    ]
                )
            )
        line = " ".join(parts)
        return f"{line}." if line.startswith("**") and line.endswith("**") else line  # what is all bold is a sentence, not a heading

    def items(self, depth: int = 0) -> list[str]:
        """The lines of a list, with lists and paragraphs within its items."""
        kind = self.chance.choice(["-", "1", "a", "i"])
        signs = {
            "-": ["-"] * 5,
            "1": [f"{n}." for n in range(1, 6)],
            "a": [f"{c})" for c in "abcde"],
            "i": ["i)", "ii)", "iii)", "iv)", "v)"],
        }
        lines = []
        for sign in signs[kind][: self.chance.randint(1, 5)]:
            lines.append("  " * depth + f"{sign} {self.words(20) if self.chance.random() < 0.6 else self.line(20)}")
            if self.chance.random() < 0.2:
                lines += ["", "  " * (depth + 1) + self.words(25), ""]
            if depth < 3 and self.chance.random() < 0.3:
                lines += self.items(depth + 1)
        return lines

    def prose(self) -> str:
        """Paragraphs and lists."""
        parts = ["\n".join(self.items()) if self.chance.random() < 0.35 else self.line(90) for _ in range(self.chance.randint(1, 4))]
        return "\n\n".join(parts)

    def numbered(self) -> str:
        """Prose whose first words can have a number."""
        return f"{self.line()}\n\n{self.prose()}"

    def columns(self, depth: int = 1) -> list[Any]:
        """Headings of columns, some over several."""
        return [
            {"heading": self.words(3), "columns": self.columns(depth + 1)} if depth < 3 and self.chance.random() < 0.25 else self.words(3)
            for _ in range(self.chance.randint(1, 3))
        ]

    def rows(self, width: int, count: int, words: Any = None) -> list[list[Any]]:
        """Rows that fill the grid, with cells over several columns and rows. The last column has none that goes down, lest a row be empty."""
        taken: set[tuple[int, int]] = set()
        rows = []
        for at in range(count):
            row: list[Any] = []
            column = 0
            while column < width:
                if (at, column) in taken:
                    column += 1
                    continue
                across = 1
                while column + across < width and (at, column + across) not in taken and self.chance.random() < 0.2:
                    across += 1
                down = 1
                while at + down < count and column + across < width and self.chance.random() < 0.2:
                    down += 1
                taken |= {(at + y, column + x) for y in range(down) for x in range(across)}
                text = words() if words else self.chance.choice(["", self.words(6), self.line(12), "1,200"])
                row.append({"text": text, "across": across, "down": down} if across * down > 1 else text)
                column += across
            rows.append(row)
        return rows

    def table(self) -> dict[str, Any]:
        """A table."""
        columns = self.columns()
        rows = self.rows(len(leaves(columns)), self.chance.choice([1, 3, 6, 30]))
        about = {"caption": self.line(12)} if self.chance.random() < 0.6 else {}
        return {"table": {**about, "columns": columns, "rows": rows}}

    def timeline(self) -> dict[str, Any]:
        """A timeline, often longer than a page."""
        rows = [
            {"date": f"{day} June", "stage": self.words(4), "category": self.chance.choice(["JAR", "APA"]), "description": self.prose()}
            for day in range(1, self.chance.choice([3, 10, 20]))
        ]
        return {"timeline": {"heading": self.words(4), "categories": {"JAR": "JAR event", "APA": "APA event"}, "rows": rows}}

    def block(self, deep: bool = False) -> Any:
        """A block of any kind; `deep` ones hold no page break."""
        kinds: list[Any] = [
            self.prose,
            self.prose,
            lambda: {"article": {"headline": self.line(8), "text": [self.prose() for _ in range(self.chance.randint(1, 3))]}},
            self.table,
            lambda: {
                "picture": {"file": self.chance.choice(["river.svg", "year-ahead.svg"]), "alt": self.words(5), "caption": self.line(10)}
            },
            lambda: {"picture": {"file": "river.svg", "decorative": "yes"}},
            lambda: {"quote": {"text": self.words(12)}},
            lambda: {"grades": {"heading": self.words(4), "rows": {"Safeguarding": "Good", self.words(3) + " too": "Adequate"}}},
        ]
        if not deep:
            kinds += [
                lambda: {"columns": [self.block(deep=True) for _ in range(self.chance.randint(1, 6))]},
                lambda: {"columns": [self.block(deep=True) for _ in range(self.chance.randint(1, 6))]},
                lambda: {"panel": {"heading": self.words(3), "text": [self.prose()]}},
                lambda: {"page": self.chance.choice(["next", "back"])},
                self.timeline,
                lambda: {"in-this-issue": {}},
            ]
        return self.chance.choice(kinds)()

    def document(self) -> dict[str, Any]:
        """A newsletter or a report of up to a dozen blocks."""
        return self.chance.choice([self.newsletter, self.report])()

    def newsletter(self) -> dict[str, Any]:
        """A newsletter."""
        place = {"article": {"headline": "A place", "id": "place", "text": self.prose()}}
        blocks = [self.block() for _ in range(self.chance.randint(2, 12))]
        return {**self.head("newsletter"), "content": [place, *blocks]}

    def report(self) -> dict[str, Any]:
        """A report, with sections in any numbering, and what only reports have."""
        place = {"section": {"heading": "A place", "id": "place", "text": [self.prose(), "See [](#place) and [](#appendix)."]}}
        appendix = {
            "appendix": {"heading": f"About {self.words(5)}", "id": "appendix", "numbering": self.numbering(), "text": [self.inside()]}
        }
        about = {"meeting": self.words(3), "numbering": self.numbering(), "contents": self.chance.choice(["yes", "no"])}
        blocks = [self.part() for _ in range(self.chance.randint(2, 8))]
        signed = {"signed": [{"name": self.words(2), "post": self.words(3)}]}
        return {**self.head("report"), **about, "content": [place, *blocks, signed, appendix]}

    def head(self, kind: str) -> dict[str, Any]:
        """What begins a document."""
        short = {"JAR": "Joint Area Review", "Ofsted": "Office for Standards in Education"}
        words = {"title": self.words(4), "date": "3 March 2008", "organisation": self.words(4)}
        return {"document": kind, **words, "abbreviations": short}

    def numbering(self) -> str:
        """A scheme of numbers."""
        return self.chance.choice(["none", "sections", "paragraphs"])

    def inside(self) -> Any:
        """What may stand in a section."""
        kinds: list[Any] = [
            self.prose,
            self.prose,
            self.table,
            self.timeline,
            lambda: {"quote": {"text": self.words(12)}},
            lambda: {"landscape": [self.table(), self.prose()]},
            lambda: {"paragraph": {"text": self.numbered(), "paragraphs": [self.line(), self.numbered()]}},
            lambda: {"grades": {"rows": {"Safeguarding": "Good", "Group": {self.words(3): "Adequate", "Last": "Inadequate"}}}},
            lambda: {"implications": {"kinds": {"Financial": self.prose(), "Legal": [self.line(), self.line()]}}},
        ]
        return self.chance.choice(kinds)()

    def part(self) -> dict[str, Any]:
        """A part of a report."""
        kinds: list[Any] = [
            lambda: {"section": {"heading": f"About {self.line(8)}", "text": [self.inside() for _ in range(self.chance.randint(1, 4))]}},
            lambda: {
                "section": {
                    "heading": f"Of {self.words(4)}",
                    "text": [self.line(), {"section": {"heading": "In it", "text": self.prose()}}],
                }
            },
            lambda: {"recommendations": {"items": [{"text": self.numbered()} for _ in range(self.chance.randint(1, 4))]}},
            lambda: {"page": "next"},
        ]
        return self.chance.choice(kinds)()


def leaves(columns: list[Any]) -> list[list[str]]:
    """The headings of each column, those over several first."""
    found = []
    for column in columns:
        if isinstance(column, dict):
            found += [[column["heading"], *inner] for inner in leaves(column["columns"])]
        else:
            found.append([column])
    return found


def drawn(document: dict[str, Any], folder: Path, *, large_print: bool = False) -> Path:
    for name in ("river.svg", "year-ahead.svg"):
        (folder / name).write_bytes((PICTURES / name).read_bytes())
    return made(json.dumps(document, ensure_ascii=False), folder, large_print=large_print)


@pytest.mark.parametrize("seed", [*range(EXAMPLES), *(seed for seed in FOUND if seed >= EXAMPLES)])
def test_any_document_is_told_as_typed_and_passes_both_standards(seed: int, tmp_path: Path) -> None:
    output = drawn(Author(seed).document(), tmp_path, large_print=seed % 4 == 3)
    assert failures(output) == []


@pytest.mark.parametrize("seed", range(-(-EXAMPLES // TABLES_A_FILE)))
def test_each_data_cell_of_any_table_has_the_headers_that_the_yaml_gives_it(seed: int, tmp_path: Path) -> None:
    author = Author(10_000 + seed)
    numbers = iter(range(99_999))
    unique = lambda: f"c{next(numbers)}" if author.chance.random() < 0.9 else ""  # noqa: E731
    tables, wanted = [], {}
    for _ in range(TABLES_A_FILE):
        columns = named(author.columns(), numbers)
        rows = author.rows(len(leaves(columns)), author.chance.randint(1, 8), unique)
        tables.append({"table": {"columns": columns, "rows": rows}})
        wanted.update(headers_by_the_yaml(leaves(columns), rows))
    head = {"document": "newsletter", "title": "Tables", "date": "March 2008"}
    with pikepdf.open(drawn({**head, "content": tables}, tmp_path)) as pdf:
        elements = list(read_pages(pdf)[0].walk())
    names = {element.name: element.text().strip() for element in elements if element.type == "TH"}
    cells = [element for element in elements if element.type == "TD" and element.text().strip()]
    found = {cell.text().strip(): {names[bytes(name)] for name in cell.attributes.get("Headers", ())} for cell in cells}
    assert len(found) > TABLES_A_FILE
    assert found == wanted


def named(columns: list[Any], numbers: Any) -> list[Any]:
    """The same columns, each heading unlike any other."""
    return [
        {"heading": f"h{next(numbers)}", "columns": named(column["columns"], numbers)} if isinstance(column, dict) else f"h{next(numbers)}"
        for column in columns
    ]


def headers_by_the_yaml(columns: list[list[str]], rows: list[list[Any]]) -> dict[str, set[str]]:
    """For each data cell the headings of its columns, and the cells of the first column beside it."""
    grid: dict[tuple[int, int], str] = {}
    areas: dict[str, list[tuple[int, int]]] = {}
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while (at, column) in grid:
                column += 1
            text, across, down = (cell["text"], cell["across"], cell["down"]) if isinstance(cell, dict) else (cell, 1, 1)
            area = [(at + y, column + x) for y in range(down) for x in range(across)]
            grid.update(dict.fromkeys(area, text))
            areas[text] = area
    first = {grid[at, 0] for at in range(len(rows))}
    return {
        text: ({heading for _, x in area for heading in columns[x]} | {grid[y, 0] for y, _ in area}) - {""}
        for text, area in areas.items()
        if text and text not in first
    }
