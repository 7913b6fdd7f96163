"""Long files with many faults of one kind: each is judged, and all of it told, within ten seconds of CPU.

What takes as long as the square of its length would take minutes for these."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from reportgen.build import Request, check

NEWSLETTER = "document: newsletter\ntitle: Long\ndate: March 2008\ncontent:\n"
MANY = range(10_000)
TICKS = " ".join("`" * (number % 200 + 1) for number in range(1000))

LONG = {
    "tabs that indent": "title: x\ncontent:\n" + "".join(f"\t- words {n}\n" for n in MANY),
    "a tab, and brackets": "title:\n\ta: b\nx: " + "[" * 200_000,
    "a slip, and brackets": "title: x\ncontent:\n  - a\n  – b\nx: " + "[" * 200_000,
    "braces": "title: x\ncontent: " + "{a: " * 100_000,
    "a fault at the end": "title: x\ncontent:\n" + "  - some words of a long list\n    a: [1, 2]\n" * 40_000 + "\tz: [\n",
    "references in one line": NEWSLETTER + "  - " + " ".join(f"[](#a{n})" for n in MANY),
    "signs of Markdown": NEWSLETTER + "  - |\n" + "    # a # b\n" * len(MANY),
    "signs of HTML": NEWSLETTER + "  - |\n" + "    <b>a</b><br>\n" * len(MANY),
    "headings typed as text": NEWSLETTER + "  - |\n" + "".join(f"    ### Head {n}\n\n" for n in MANY),
    "signs of code": NEWSLETTER + f"  - '{TICKS}'\n",
    "spaces": NEWSLETTER + f"  - 'a{' ' * 1_000_000}b'\n",
    "items in bold": NEWSLETTER + "  - |\n" + "    - **words**\n" * 3 * len(MANY),
    "unknown blocks": NEWSLETTER + "  - artcle:\n      text: words\n" * len(MANY),
    "letters in one cell": NEWSLETTER + f"  - table:\n      columns: [A, B]\n      rows:\n        - [a, {'words ' * 100_000}]\n",
}


@pytest.mark.parametrize("what", LONG)
def test_a_long_file_is_judged_in_time(what: str, tmp_path: Path) -> None:
    source = tmp_path / "long.yaml"
    source.write_text(LONG[what], encoding="utf-8")
    before = time.process_time()
    result = check(Request(source, {}))
    assert all(str(finding) for finding in result.findings)
    assert time.process_time() - before < 10
