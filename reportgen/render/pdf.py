"""Making the PDF: HTML laid out by WeasyPrint, columns mended until they end together."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from reportgen.document import tree
from reportgen.finding import Finding, error, warning
from reportgen.render import Rendered, columns, engine
from reportgen.render.edges import words_off_the_page
from reportgen.render.footnotes import crowded_notes
from reportgen.render.html import Writer
from reportgen.render.sizes import small_type
from reportgen.style.house import Style

SHEETS = ("marks.css.j2", "print.css.j2")
_MOST_LAYOUTS = 4
_MM = 96 / 25.4  # CSS pixels


def render_pdf(document: tree.Document, style: Style) -> Rendered:
    """A file that is PDF/A-3a and PDF/UA-1 at once. Raises EngineMissing, or OSError where a font cannot be read."""
    weasyprint = engine.load()
    from weasyprint.urls import FatalURLFetchingError

    from reportgen.render import tagging

    with engine.own_fonts() as fonts, _Log(layout := Layout(document, style, weasyprint, fonts)) as log:
        try:
            while layout.lay_out():
                pass
            identifier = hashlib.sha256(layout.html.encode()).digest()[:16]
            data = tagging.write_tagged(layout.pages, identifier, draft=bool(document.draft))
        except FatalURLFetchingError as fault:
            if not layout.fetcher.unread:
                told = tuple(layout.refusals()) or (error("refused-address", str(fault), document.place),)
                return Rendered(b"", findings=told)
    for unread in layout.fetcher.unread:
        raise unread
    findings = [*log.findings, *layout.findings()]
    return Rendered(data, len(layout.pages.pages), layout.page_of, tuple(findings))


class Layout:
    """Lays a document out, looks at what came, and does it again until columns end together."""

    def __init__(self, document: tree.Document, style: Style, weasyprint: Any, fonts: Any) -> None:
        from reportgen.render.fetcher import Fetcher

        self.document, self.style, self.weasyprint, self.fonts = document, style, weasyprint, fonts
        self.fetcher = Fetcher(style.fonts)
        groups = [b for b in document.blocks if isinstance(b, tree.Group)]
        self.cuts = {id(g): columns.guess(g) for g in groups if g.role == "columns"}
        self.side = {id(g): True for g in groups if g.role == "lead" and len(g.blocks) > 1}
        self.done = 0

    def lay_out(self) -> bool:
        """Lays the document out once; True where looking at it shows that it can be bettered."""
        self.done += 1
        self.labels: dict[int, str] = {}
        shown = tuple(self._set(block) for block in self.document.blocks)
        writer = Writer(self.style, self.fetcher.address, lambda part: self.labels.get(id(part), ""))
        for index, block in enumerate(tree.walk(shown)):
            self.labels.setdefault(id(block), str(index))
            for at, item in enumerate(block.items if isinstance(block, tree.List) else ()):
                self.labels[id(item)] = f"{index}.{at}"
        for whole, block in zip(self.document.blocks, shown, strict=True):
            if isinstance(whole, tree.Group) and isinstance(block, tree.Group) and block.role == "pair":
                for first, second in columns.halves(whole, block):
                    self.labels[id(second)] = self.labels[id(first)]
        self.shown = shown
        sheets = [*SHEETS, f"{self.document.kind}.css"]
        sheets += ["draft.css"] * bool(self.document.draft) + ["large-print.css"] * self.document.large_print
        self.html = writer.page(replace(self.document, blocks=shown), sheets)
        html = self.weasyprint.HTML(string=self.html, url_fetcher=self.fetcher, base_url="document:")
        self.pages = html.render(font_config=self.fonts)
        self.measured = _measure(self.pages)
        return self._look() and self.done < _MOST_LAYOUTS

    def _set(self, block: tree.Block) -> tree.Block:
        if id(block) in self.cuts and isinstance(block, tree.Group):
            return columns.apply(block, self.cuts[id(block)])
        if self.side.get(id(block)) and isinstance(block, tree.Group):
            return tree.Group("lead side", block.blocks, block.id, block.place)
        return block

    def _look(self) -> bool:
        changed = False
        for block in self.document.blocks:
            if not isinstance(block, tree.Group):
                continue
            if id(block) in self.cuts:
                found = [self.measured.get(self.labels[id(part)]) for part in columns.parts(block.blocks)]
                better = columns.improve(block, self.cuts[id(block)], found)
                changed |= better != self.cuts[id(block)]
                self.cuts[id(block)] = better
            elif self.side.get(id(block)):
                places = [
                    self.measured[self.labels[id(inner)]].page
                    for inner in tree.walk(block.blocks)
                    if self.labels[id(inner)] in self.measured
                ]
                if len(set(places)) > 1:
                    self.side[id(block)] = False
                    changed = True
        return changed

    @property
    def page_of(self) -> dict[str, int]:
        """The page of each heading, counted from 1."""
        return {
            block.id: self.measured[self.labels[id(block)]].page
            for block in tree.walk(self.shown)
            if isinstance(block, tree.Heading) and self.labels[id(block)] in self.measured
        }

    def refusals(self) -> Iterator[Finding]:
        """What the page asked for and was not given; a drawing and a style sheet have told it at their line before."""
        for address in self.fetcher.refused:
            message = f'the page asks for "{address}", which is neither a picture of the document nor a font of the house style'
            yield error("refused-address", message, self.document.place)

    def fault(self, record: logging.LogRecord) -> Finding:
        """What WeasyPrint noticed; where that is in a picture, with its place."""
        named = [each for each in record.args or () if isinstance(each, str)]
        if Path(record.pathname).parent.name == "svg" or record.filename == "images.py":
            named.append(self.fetcher.latest)
        file = next((self.fetcher.pictures[each] for each in named if each in self.fetcher.pictures), None)
        if file is None:
            return error("engine", f"the page cannot be drawn right: {record.getMessage()}")
        places = (b.place for b in self.document.every if isinstance(b, tree.Picture) and b.file is file)
        message = f'the picture "{file.name}" holds what cannot be drawn in a PDF'
        return error("picture", message, next(places, self.document.place), "save it as a plain SVG, or as a .png")

    def findings(self) -> Iterator[Finding]:
        """What only the finished page shows: more pages than allowed, type too small, a refused address."""
        yield from self.refusals()
        yield from small_type(self.pages.pages, self.style.declared.floors, large_print=self.document.large_print)
        yield from crowded_notes(self.pages.pages, self.document)
        places = {self.labels[id(block)]: block.place for block in tree.walk(self.shown)}
        for page, label, words in words_off_the_page(self.pages.pages):
            message = f"“{words[:40]}” reaches over the edge of page {page}"
            hint = "give the table fewer columns, or lay it on its side:   - landscape:"
            yield error("off-the-page", message, places.get(label, self.document.place), hint)
        budget, count = self.document.page_budget, len(self.pages.pages)
        if budget and count > budget:
            yield self._over(budget, count)
        else:
            yield from self._empty_pages()

    def _empty_pages(self) -> Iterator[Finding]:
        """A back is an even page: where what stands before it ends on one, the page between them is empty."""
        blank = {number for number, page in enumerate(self.pages.pages, start=1) if page._page_box.page_type.blank}
        last = 0
        for block in tree.walk(self.shown) if blank else ():
            if isinstance(block, tree.PageBreak) and last + 1 in blank:
                message = f"page {last + 1} is left empty: what stands before this ends on page {last}, a back already"
                yield warning("empty-page", message, block.place, "shorten it, or begin the next page:   - page: next")
            elif measured := self.measured.get(self.labels[id(block)]):
                last = measured.page

    def _over(self, budget: int, count: int) -> Finding:
        over = [m for m in self.measured.values() if m.page > budget]
        last = max((m.bottom for m in over if m.page == count), default=0.0)
        first = min((m.top for m in over), default=0.0)
        by = f"{count - budget} pages" if count > budget + 1 else f"{round((last - first) / _MM)} mm of a page"
        titles = list(dict.fromkeys(self._headline(m) for m in over))
        named = ", ".join(f"“{title}”" for title in titles if title)
        message = f"this fills {count} pages, {by} over its {budget}; what stands over: {named or 'the end of the last block'}"
        return warning("over-budget", message, self.document.place, "shorten these, or change   pages:")

    def _headline(self, measured: columns.Measured) -> str:
        title = ""
        for block in tree.walk(self.shown):
            if isinstance(block, tree.Heading) and block.level == 2:
                title = tree.plain(block.children)
            label = self.labels[id(block)]
            if self.measured.get(label) == measured and not isinstance(block, tree.Group | tree.PageBreak):
                return title
        return ""


def _measure(pages: Any) -> dict[str, columns.Measured]:
    """Where each labelled part stands; one over several pages is measured on its last."""
    measured: dict[str, columns.Measured] = {}
    for number, page in enumerate(pages.pages, start=1):
        stack = [page._page_box]
        while stack:
            box = stack.pop()
            box = getattr(box, "_box", box)
            element = getattr(box, "element", None)
            label = element.get("data-part") if element is not None else None
            if label and element is not None and box.element_tag == element.tag:
                top = box.position_y + (box.margin_top or 0)
                bottom = box.position_y + box.margin_height() - (box.margin_bottom or 0)
                before = measured.get(label)
                if before and before.page == number:
                    top, bottom = min(top, before.top), max(bottom, before.bottom)
                measured[label] = columns.Measured(number, top, bottom)
            stack.extend(reversed(getattr(box, "children", ())))
    return measured


class _Log(logging.Handler):
    """Turns what WeasyPrint logs into findings: nothing that it notices goes by in silence."""

    def __init__(self, layout: Layout) -> None:
        super().__init__(logging.WARNING)
        self.layout = layout
        self.findings: list[Finding] = []

    def __enter__(self) -> _Log:
        self.logger = logging.getLogger("weasyprint")
        self.kept = (self.logger.handlers, self.logger.propagate)
        self.logger.handlers, self.logger.propagate = [self], False
        return self

    def __exit__(self, *_: object) -> None:
        self.logger.handlers, self.logger.propagate = self.kept

    def emit(self, record: logging.LogRecord) -> None:
        self.findings.append(self.layout.fault(record))
