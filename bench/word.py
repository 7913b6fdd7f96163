"""Measures Word documents beside what else makes them, in turn, as ratios of CPU time of whole processes, cold.

    python bench/word.py [--rounds N] [--peers PYTHON]

PYTHON is that of an environment with docxtpl and pandoc: python -m venv peers && peers/bin/pip install docxtpl pypandoc-binary
Without it, reportgen is measured beside python-docx and itself alone.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from timing import REPORTGEN, ROOT, Command, compare, heading, own_cpu

TEMPLATE = ROOT / "templates" / "telford-and-wrekin" / "report.docx"
SAMPLES = {"newsletter": ["april", "march", "results"], "report": ["cabinet", "committee", "plan"]}
PRINTED = ("plan",)
"""Samples with a list of contents, whose pages LibreOffice counts."""
MANY = 10_000

HEAD = """\
document: report
house: telford-and-wrekin
title: Many
organisation: A council
meeting: Cabinet
date: 15 September 2008
content:
"""
OPEN_AND_SAVE = "import sys, docx; docx.Document(sys.argv[1]).save(sys.argv[2])"
ROWS = """\
import sys, docx, docxtpl
made = docx.Document(sys.argv[1])
table = made.add_table(rows=4, cols=4)
for row, words in zip(table.rows, [["One", "Two", "Three", "Four"], ["{%tr for r in rows %}"] + [""] * 3,
        ["{{ r.a }}", "{{ r.b }}", "{{ r.c }}", "{{ r.d }}"], ["{%tr endfor %}"] + [""] * 3]):
    for cell, text in zip(row.cells, words):
        cell.text = text
made.save(sys.argv[2])
many = docxtpl.DocxTemplate(sys.argv[2])
rows = [{"a": f"Row {n}", "b": "some words", "c": str(n), "d": "12.5"} for n in range(int(sys.argv[3]))]
many.render({"rows": rows}, autoescape=True)
many.save(sys.argv[2])
"""
PARAGRAPHS = """\
import sys, docx, docxtpl
made = docx.Document(sys.argv[1])
for text in ["{%p for p in paragraphs %}", "{{r p }}", "{%p endfor %}"]:
    made.add_paragraph(text)
made.save(sys.argv[2])
many = docxtpl.DocxTemplate(sys.argv[2])
address = many.build_url_id("https://example.org/a")
def paragraph(n):
    text = docxtpl.RichText(f"Paragraph {n} says ")
    text.add("in bold", bold=True)
    text.add(" what ")
    text.add("the page", url_id=address)
    text.add(" and section 1 say.")
    return text
many.render({"paragraphs": [paragraph(n) for n in range(int(sys.argv[3]))]}, autoescape=True)
many.save(sys.argv[2])
"""


def rows(count: int) -> str:
    """A report with one table of so many rows."""
    lines = "".join(f'        - ["Row {n}", some words, "{n}", "12.5"]\n' for n in range(count))
    return f"{HEAD}  - table:\n      columns: [One, Two, Three, Four]\n      rows:\n{lines}"


def paragraphs(count: int) -> str:
    """A report of so many paragraphs, each with bold words, a link and a cross-reference."""
    lines = "".join(
        f"        Paragraph {n} says **in bold** what [the page](https://example.org/a) and [](#one) say.\n\n" for n in range(count)
    )
    return f"{HEAD}  - section:\n      heading: One\n      id: one\n      text: |\n{lines}"


def markdown(count: int) -> str:
    """The same paragraphs, for pandoc."""
    return "# One {#one}\n\n" + "".join(
        f"Paragraph {n} says **in bold** what [the page](https://example.org/a) and [section 1](#one) say.\n\n" for n in range(count)
    )


def main() -> None:
    """Prints the report as a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--peers", default="")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        heading("Word documents, CPU of whole processes, cold", given.rounds)
        _samples(folder, given.rounds)
        _lengths(folder, given.rounds)
        if given.peers:
            _peers(folder, given.rounds, given.peers)


def _samples(folder: Path, rounds: int) -> None:
    plain = [sys.executable, "-c", OPEN_AND_SAVE, str(TEMPLATE), str(folder / "plain.docx")]
    for kind, names in SAMPLES.items():
        for name in names:
            made = [*REPORTGEN, kind, f"inputs/{name}.yaml", "--format", "docx", "-o", str(folder / "sample.docx")]
            compare(f"{name}.docx / import docx, open the template, save", made, plain, rounds, "2.5")
            if name in PRINTED:
                compare(f"{name}.docx, without LibreOffice / the same", made, plain, rounds, "2.5", own_cpu)


def _lengths(folder: Path, rounds: int) -> None:
    for what, write in (("rows", rows), ("paragraphs", paragraphs)):
        many, few = _ours(folder, write(MANY), what), _ours(folder, write(MANY // 10), f"few-{what}")
        compare(f"{MANY} {what} / a tenth of them", many, few, rounds, "11")


def _peers(folder: Path, rounds: int, python: str) -> None:
    def docxtpl(script: str) -> Command:
        return [python, "-c", script, str(TEMPLATE), str(folder / "docxtpl.docx"), str(MANY)]

    found = "import pypandoc; print(pypandoc.get_pandoc_path())"
    pandoc = subprocess.run([python, "-c", found], check=True, capture_output=True, text=True).stdout.strip()
    (folder / "many.md").write_text(markdown(MANY), encoding="utf-8")
    by_pandoc = [pandoc, str(folder / "many.md"), f"--reference-doc={TEMPLATE}", "-o", str(folder / "pandoc.docx")]
    compare(f"{MANY} rows / docxtpl", _ours(folder, rows(MANY), "rows"), docxtpl(ROWS), rounds, "1")
    compare(f"{MANY} paragraphs / docxtpl", _ours(folder, paragraphs(MANY), "paragraphs"), docxtpl(PARAGRAPHS), rounds, "2")
    compare(f"{MANY} paragraphs / pandoc", _ours(folder, paragraphs(MANY), "paragraphs"), by_pandoc, rounds, "0.7")


def _ours(folder: Path, text: str, name: str) -> Command:
    source = folder / f"{name}.yaml"
    source.write_text(text, encoding="utf-8")
    return [*REPORTGEN, "report", str(source), "-o", str(folder / f"{name}.docx")]


if __name__ == "__main__":
    main()
