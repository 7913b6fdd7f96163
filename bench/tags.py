"""What accessibility costs, sample by sample: the share that making the tags has in the CPU of a warm render; that
render against one with the tags that WeasyPrint makes by itself; and the check of the finished file against the render.

    python bench/tags.py [--rounds N]
"""

from __future__ import annotations

import argparse
import contextlib
import gc
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from reportgen.build import Request, compose
from reportgen.document import tree
from reportgen.render import engine
from reportgen.render.pdf import Layout, render_pdf
from reportgen.style import Style
from reportgen.verify import verify_pdf

INPUTS = Path(__file__).resolve().parent.parent / "inputs"
SAMPLES = ("march", "april", "results", "cabinet", "committee", "plan")


def cpu(what: Callable[[], object]) -> float:
    """The seconds of CPU that a call takes."""
    gc.collect()
    before = time.process_time()
    what()
    return time.process_time() - before


class Renders:
    """Warm renders of one document, with tags of either make."""

    def __init__(self, document: tree.Document, style: Style) -> None:
        self.document, self.style, self.weasyprint = document, style, engine.load()
        self.tagging = 0.0

    def ours(self) -> None:
        """With ours; the CPU of making the tag tree stands in `tagging`."""
        from reportgen.render import tagging

        tagging.install()
        self.tagging = 0.0

        def timed(*arguments: Any) -> None:
            before = time.process_time()
            tagging.add_tags(*arguments)
            self.tagging += time.process_time() - before

        self.weasyprint.pdf.add_tags = timed
        with self._laid_out() as pages:
            tagging.write_tagged(pages, b"0" * 16)
        tagging.install()

    def theirs(self) -> None:
        """With WeasyPrint's own."""
        from weasyprint.layout import inline
        from weasyprint.pdf import tags

        from reportgen.render import tagging

        self.weasyprint.pdf.add_tags = tags.add_tags
        inline.get_next_linebox = tagging.lines._get_next_linebox
        with self._laid_out() as pages:
            pages.write_pdf(pdf_variant="pdf/ua-1")
        tagging.install()

    @contextlib.contextmanager
    def _laid_out(self) -> Iterator[Any]:
        with engine.own_fonts() as fonts:
            layout = Layout(self.document, self.style, self.weasyprint, fonts)
            while layout.lay_out():
                pass
            yield layout.pages


def ratios(document: tree.Document, style: Style, rounds: int) -> list[list[float]]:
    """Of each round: the share of the tags, ours against theirs, the check against the render."""
    renders = Renders(document, style)
    rendered = render_pdf(document, style)
    renders.theirs()
    found = []
    for _ in range(rounds):
        whole = cpu(renders.ours)
        found.append([renders.tagging / whole, whole / cpu(renders.theirs), cpu(lambda: verify_pdf(rendered, document)) / whole])
    return found


def main() -> None:
    """Prints the three medians of each sample, and how far they spread, as a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    print(
        "| CPU of a warm render | tags, share of it | against WeasyPrint's own tags | check of the file, against it |\n|---|---:|---:|---:|"
    )
    for name in SAMPLES:
        document, style, _ = compose(Request(INPUTS / f"{name}.yaml", {}))
        if document is None or style is None:
            raise SystemExit(f"inputs/{name}.yaml cannot be read")
        columns = zip(*ratios(document, style, rounds), strict=True)
        cells = (f"{statistics.median(each):.2f} ({min(each):.2f} – {max(each):.2f})" for each in columns)
        print(f"| inputs/{name}.yaml | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
