"""Measures the peak memory of documents just under the limits of each format, each in a process of its own.

    python bench/limits.py [FORMAT…]

No limit may let a document take more than 768 MiB: where one does, this fails.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import growth

from reportgen.build import Request, compose
from reportgen.files import CannotReach
from reportgen.render.limits import LIMITS, too_much

MOST = 768  # MiB
LONG = "These are the words of a paragraph that runs over more lines than one, as those of a council do. " * 4


def _in_section(items: str) -> str:
    return f"{growth.REPORT}  - section:\n      heading: Words\n      text:\n{items}"


def marked(count: int) -> str:
    """One paragraph with so many words in bold, in italic and in plain type by turns."""
    return _in_section("        - |\n          " + " ".join(f"**bold{n}** *italic{n}* plain" for n in range(count)) + "\n")


def links(count: int) -> str:
    """So many paragraphs with a link."""
    return _in_section("".join(f'        - "See [the page of number {n}](https://example.org/{n})."\n' for n in range(count)))


def notes(count: int) -> str:
    """So many paragraphs with a footnote."""
    return _in_section("".join(f"        - |\n          Words.[^{n}]\n\n          [^{n}]: A note.\n" for n in range(count)))


def items(count: int) -> str:
    """A list of so many items."""
    return _in_section("        - |\n" + "".join(f"          - item {n}\n" for n in range(count)))


def lines(count: int) -> str:
    """So many paragraphs of some lines."""
    return _in_section("".join(f"        - {LONG}\n" for _ in range(count)))


def sections(count: int) -> str:
    """So many sections."""
    return growth.REPORT + "".join(f"  - section:\n      heading: Part {n}\n      text: Words.\n" for n in range(count))


def words(count: int) -> str:
    """One paragraph of so many words."""
    return _in_section(f"        - {'words ' * count}\n")


def ended(count: int) -> str:
    """One paragraph of so many lines, each ended by its author."""
    return _in_section("        - |\n" + "".join(f"          line {n}\\\n" for n in range(count)) + "          end\n")


SHAPES: dict[str, Callable[[int], str]] = {
    "marked words": marked,
    "links": links,
    "footnotes": notes,
    "items of a list": items,
    "paragraphs": growth.paragraphs,
    "paragraphs of some lines": lines,
    "sections": sections,
    "rows of a table": growth.rows,
    "rows of a timeline": growth.timeline,
    "articles": growth.articles,
    "words in one paragraph": words,
    "ended lines in one paragraph": ended,
}


def largest(source: Path, shape: Callable[[int], str], name: str) -> int:
    """The largest number, within a twentieth, for which a document of this shape is made; `source` then holds it."""
    least, most = 1000, 2000
    while _fits(source, shape(most), name):
        least, most = most, 2 * most
    while most - least > least // 20:
        middle = (least + most) // 2
        least, most = (middle, most) if _fits(source, shape(middle), name) else (least, middle)
    source.write_text(shape(least), encoding="utf-8")
    return least


def _fits(source: Path, text: str, name: str) -> bool:
    source.write_text(text, encoding="utf-8")
    try:
        document, _, findings = compose(Request(source, {}))
    except CannotReach:  # the file is too large
        return False
    return document is not None and not any(f.is_error for f in findings) and too_much(document, name) is None


def main() -> None:
    """Prints a Markdown table. Exits 1 where a document takes more than it may."""
    print("| format | document | CPU, s | peak memory, MiB |\n|---|---|---:|---:|")
    over = False
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "large.yaml")
        for name in sys.argv[1:] or LIMITS:
            for told, shape in SHAPES.items():
                with ProcessPoolExecutor(1) as elsewhere:  # a process is charged with the memory of the one that starts it
                    count = elsewhere.submit(largest, source, shape, name).result()
                try:
                    seconds, memory = growth.measured(source, name)
                except subprocess.CalledProcessError as fault:
                    print(f"| {name} | {count:,} {told} | {fault} | |", flush=True)
                    over = True
                    continue
                over |= memory > MOST
                print(f"| {name} | {count:,} {told} | {seconds:.0f} | {memory:.0f} |", flush=True)
    sys.exit(over)


if __name__ == "__main__":
    main()
