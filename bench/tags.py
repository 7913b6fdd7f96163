"""What accessibility costs: the CPU of a warm render of the March newsletter with our tags, against the same
with those that WeasyPrint makes by itself; and of the check of the finished file, against the render.

    python bench/tags.py [--rounds N]
"""

from __future__ import annotations

import argparse
import gc
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from reportgen.build import Request, compose
from reportgen.render import engine
from reportgen.render.pdf import Layout, render_pdf
from reportgen.verify import verify_pdf

MARCH = Path(__file__).resolve().parent.parent / "inputs" / "march.yaml"


def cpu(what: Callable[[], object]) -> float:
    """The seconds of CPU that a call takes."""
    gc.collect()
    before = time.process_time()
    what()
    return time.process_time() - before


def main() -> None:
    """Prints both ratios as lines of a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    document, style, _ = compose(Request(MARCH, {}))
    if document is None or style is None:
        raise SystemExit("inputs/march.yaml cannot be read")
    weasyprint = engine.load()
    from weasyprint.layout import inline
    from weasyprint.pdf import tags

    from reportgen.render import tagging

    def ours() -> None:
        tagging.install()
        tagging.write_tagged(laid_out(), b"0" * 16)

    def theirs() -> None:
        weasyprint.pdf.add_tags = tags.add_tags
        inline.get_next_linebox = tagging.lines._get_next_linebox
        laid_out().write_pdf(pdf_variant="pdf/ua-1")

    def laid_out() -> object:
        layout = Layout(document, style, weasyprint)
        while layout.lay_out():
            pass
        return layout.pages

    def line(name: str, ratios: list[float]) -> str:
        return f"| {name} | {statistics.median(ratios):.2f} | {min(ratios):.2f} – {max(ratios):.2f} |"

    theirs()
    ours()
    rendered = render_pdf(document, style)
    print(line("tags of ours, against WeasyPrint's own", [cpu(ours) / cpu(theirs) for _ in range(rounds)]))
    print(
        line(
            "check of the finished file, against its render",
            [cpu(lambda: verify_pdf(rendered, document)) / cpu(ours) for _ in range(rounds)],
        )
    )


if __name__ == "__main__":
    main()
