"""What a screen reader will say of a finished file, in the words that readers of today use, from its tag tree."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.verify.outline import tagged_words
from reportgen.verify.pdf_tags import Element

_IN_LINE = ("Span", "Link", "Reference", "Note")
_LANGUAGES = {"cy": "Welsh", "en": "English", "fr": "French", "pl": "Polish", "ur": "Urdu", "pa": "Punjabi", "bn": "Bengali"}


def transcript(top: Element) -> list[str]:
    """A line for each thing that is said, in order; what stands within a list or a table is indented."""
    return list(_said(top))


def _said(element: Element, depth: int = 0) -> Iterator[str]:
    indent = "  " * depth
    waiting: list[Element | str] = []
    for kid in [*element.kids, None]:
        if isinstance(kid, str) or (kid is not None and kid.type in _IN_LINE):
            waiting.append(kid)
            continue
        if _line(waiting):
            yield indent + _line(waiting)
        waiting = []
        if kid is not None:
            yield from _block(kid, depth)


def _block(element: Element, depth: int) -> Iterator[str]:
    indent = "  " * depth
    match element.type:
        case "H1" | "H2" | "H3" | "H4" | "H5" | "H6":
            yield f"{indent}heading level {element.type[1]}: {_line(element.kids)}"
        case "Figure":
            yield f"{indent}picture: {element.alt}"
            yield from _said(element, depth + 1)
        case "Caption":
            yield f"{indent}caption: {_line(element.kids)}" if _is_line(element) else f"{indent}caption"
            if not _is_line(element):
                yield from _said(element, depth + 1)
        case "BlockQuote":
            yield f"{indent}quotation"
            yield from _said(element, depth + 1)
        case "L":
            yield from _list(element, depth)
        case "Table":
            yield from _table(element, depth)
        case _:
            yield from _said(element, depth)


def _list(element: Element, depth: int) -> Iterator[str]:
    items = [kid for kid in element.inside() if kid.type == "LI"]
    yield f"{'  ' * depth}list with {_count(len(items), 'item')}"
    for item in items:
        label = " ".join(kid.text().strip() for kid in item.inside() if kid.type == "Lbl") or "•"
        bodies = [line for kid in item.inside() if kid.type != "Lbl" for line in _said(kid, depth + 2)]
        first = bodies[0].strip() if bodies else ""
        yield f"{'  ' * (depth + 1)}{label} {first}".rstrip()
        yield from bodies[1:]
    yield f"{'  ' * depth}end of list"


def _table(element: Element, depth: int) -> Iterator[str]:
    """The cells of each row; before the words of a cell, those of its headings, as a reader says them who moves about in it."""
    rows = element.rows()
    wide = max((sum(int(cell.attributes.get("ColSpan", 1)) for cell in row.inside()) for row in rows[:1]), default=0)
    caption = " ".join(tagged_words(kid) for kid in element.inside() if kid.type == "Caption")
    name = f": {caption}" if caption else ""
    yield f"{'  ' * depth}table with {_count(wide, 'column')} and {_count(len(rows), 'row')}{name}"
    headers = _headers(rows)
    for number, row in enumerate(rows, start=1):
        yield f"{'  ' * (depth + 1)}row {number}"
        for cell in row.inside():
            lines = [line.strip() for line in _said(cell)] or ["blank"]
            if cell.type == "TH":
                kind = "row heading" if cell.attributes.get("Scope") == "/Row" else "column heading"
                yield f"{'  ' * (depth + 2)}{kind}: {lines[0]}"
            else:
                named = ", ".join(headers[id(cell)])
                yield f"{'  ' * (depth + 2)}({named}) {lines[0]}" if named else f"{'  ' * (depth + 2)}{lines[0]}"
            yield from (f"{'  ' * (depth + 3)}{line}" for line in lines[1:])
    yield f"{'  ' * depth}end of table"


def _headers(rows: list[Element]) -> dict[int, list[str]]:
    """The words of the headings of each data cell: those that it names; where it names none, those over and before it."""
    named = {cell.name: tagged_words(cell) for row in rows for cell in row.inside() if cell.name}
    found: dict[int, list[str]] = {}
    columns: dict[int, list[Element]] = {}
    open_cells: dict[int, tuple[int, Element]] = {}
    for number, row in enumerate(rows):
        at, before = 0, [cell for last, cell in dict(open_cells).values() if last > number and cell.attributes.get("Scope") == "/Row"]
        for cell in row.inside():
            while at in open_cells and open_cells[at][0] > number:
                at += 1
            across, down = int(cell.attributes.get("ColSpan", 1)), int(cell.attributes.get("RowSpan", 1))
            if cell.type == "TH" and cell.attributes.get("Scope") == "/Row":
                before = [*before, cell]
            elif cell.type == "TH":
                for column in range(at, at + across):
                    columns.setdefault(column, []).append(cell)
            else:
                ids = [bytes(each) for each in cell.attributes.get("Headers", ())]
                over = [each for column in range(at, at + across) for each in columns.get(column, ())]
                words = [named[each] for each in ids if each in named] or [tagged_words(each) for each in before + over]
                found[id(cell)] = [each for each in dict.fromkeys(words) if each]
            open_cells |= dict.fromkeys(range(at, at + across), (number + down, cell))
            at += across
    return found


# ---- within a line -------------------------------------------------------------------------------


def _line(kids: list[Element | str]) -> str:
    return " ".join("".join(map(_marked, kids)).split())


def _marked(kid: Element | str) -> str:
    if isinstance(kid, str):
        return kid
    if kid.type == "Figure":
        return f" ⟨picture: {kid.alt}⟩ "
    if kid.type == "Reference":
        return f" ⟨to note {kid.text().strip()}⟩"
    if kid.type == "Note":
        number = "".join(each.text() for each in kid.inside() if each.type == "Lbl").strip()
        return f" ⟨note {number}: {_line([each for each in kid.kids if isinstance(each, str) or each.type != 'Lbl'])}⟩ "
    words = "".join(map(_marked, kid.kids))
    said = f"⟨link: {words.strip()}⟩" if kid.type == "Link" else words.strip()
    if kid.language:
        said = f"⟨in {_LANGUAGES.get(kid.language.split('-')[0], kid.language)}: {said}⟩"
    if kid.expansion:
        said = f"⟨{said}, that is: {kid.expansion}⟩"
    return " " * words[:1].isspace() + said + " " * (len(words) > 1 and words[-1:].isspace())


def _is_line(element: Element) -> bool:
    return all(isinstance(kid, str) or kid.type in _IN_LINE for kid in element.kids)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"
