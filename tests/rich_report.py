"""A report as a neutral tree that holds all that a Word report may hold, numbered by hand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from reportgen.document import tree
from reportgen.document.tree import Badge, Cell, Group, Heading, Item, Label, Link, List, Number, Paragraph, Reference, Row, Table, Text
from reportgen.finding import Place, SourceFile
from reportgen.style.house import TEMPLATES, Style, load

PLACE = Place(SourceFile(Path("report.yaml"), "document: report\n"), 1, 1)
HOUSES = ["telford-and-wrekin", "southwark", "worcestershire"]


def house(name: str) -> Style:
    style, findings = load(TEMPLATES / name)
    assert style is not None, findings
    return style


def words(text: str) -> tuple[tree.Inline, ...]:
    return (Text(text),)


def p(text: str | tuple[tree.Inline, ...], number: Number | None = None, role: str = "", id: str = "") -> Paragraph:
    return Paragraph(words(text) if isinstance(text, str) else text, role, None, number, id)


def h(level: int, text: str, id: str, number: Number | None = None) -> Heading:
    return Heading(level, words(text), id, None, number)


def sections(text: str, run: int = 0) -> Number:
    """ "4.2" of the scheme by sections."""
    return Number(text, "sections", text.count("."), run)


def through(text: str, run: int = 0) -> Number:
    """ "22." of the scheme by paragraphs."""
    return Number(text, "paragraphs", 0, run)


def given(text: str) -> Number:
    return Number(text, "given")


def bullets(*texts: str, style: str = "bullet", start: int = 1) -> List:
    label = {
        "bullet": lambda n: "",
        "decimal": lambda n: f"{n}.",
        "letter": lambda n: f"{'abcdef'[n - 1]})",
        "roman": lambda n: f"{['i', 'ii', 'iii'][n - 1]})",
    }[style]
    return List(tuple(Item((p(text),), label(n)) for n, text in enumerate(texts, start=start)), style, start)


def cell(*blocks: tree.Block | str, **options: object) -> Cell:
    return Cell(tuple(p(b) if isinstance(b, str) else b for b in blocks), **options)  # type: ignore[arg-type]


def grade(style: Style, place: int) -> Cell:
    """A cell that holds a grade of the house's first scale, counted from 1; 0 is none."""
    scale, known = next(iter(style.declared.scales.items()))
    if not place:
        return Cell((), align="centre")
    text = known[place - 1].grade.text
    return Cell((p((Badge(style.scale(scale)[0][text], words(text)),)),), align="centre")


def grades(style: Style, number: Number, id: str = "g1") -> Table:
    head = Row((cell("Area", header="column"), cell("Grade", header="column", align="centre")))
    rows = (
        Row((cell("Safeguarding", header="row"), grade(style, 3))),
        Row((cell("Looked after children", header="row"), grade(style, 0)), "group"),
        Row((cell("Health of those looked after", header="row"), grade(style, 2)), "indented"),
        Row((cell("Education of those looked after", header="row"), grade(style, 1)), "indented"),
    )
    return Table((head,), rows, 2, words("Grades by area"), "grades", id, None, number)


def money() -> Table:
    head = (
        Row((cell("Service", header="column", down=2), cell("Spending in thousands", header="column", across=2, align="right"))),
        Row((cell("2007/08", header="column", align="right"), cell("2008/09", header="column", align="right"))),
    )
    body = (
        Row(
            (cell("Fostering", "and adoption", bullets("one", "two"), header="row"), cell("1,250", align="right"), cell("–", align="right"))
        ),
        Row((cell("Youth", header="row"), cell(align="right"), cell("<1%", align="right"))),
    )
    totals = (Row((cell("Total", header="row"), cell("1,250", align="right"), cell("0", align="right")), "total"),)
    return Table(head, body + totals, 3, words("Spending"), "", "t1", None, Number("Table 2:", "tables", 0, 0, "2"))


def wide() -> Table:
    head = Row(tuple(cell(f"Column {n}", header="column") for n in range(1, 9)))
    body = tuple(Row(tuple(cell(f"A longer text for cell {n} of row {r}") for n in range(1, 9))) for r in range(1, 4))
    return Table((head,), body, 8, words("A wide table"), "", "wide", None, Number("Table 3:", "tables", 0, 0, "3"))


def ref(id: str, text: str, before: str = "", part: str = "whole") -> Link:
    return Link(f"#{id}", (*(words(before) if before else ()), Reference(id, text, part)))


def entry(id: str, number: str, text: str, role: str = "contents-1") -> Item:
    named = words(f"{number} {text}" if number else text)
    return Item((p((Link(f"#{id}", named), Text(" "), tree.PageNumber(id)), role=role),))


def contents(*items: Item) -> Group:
    return Group("contents", (h(2, "Contents", "P90"), List(items, "plain", role="contents")))


def front(name: str) -> tree.Block:
    if name == "southwark":
        line = lambda label, value: p((Label(words(label)), Text(" "), Text(value)), role="front-line")  # noqa: E731
        return Group(
            "front-sheet",
            (
                line("Item No", "8."),
                line("Classification", "Open"),
                line("Meeting name", "Corporate Parenting Committee, which meets in the larger of the two rooms on the second floor"),
                p("Report title", role="front-label"),
                h(1, "Children in our care", "P1"),
                line("Ward(s) or groups affected", "All"),
                line("From", "Strategic Director"),
            ),
        )
    return Group(
        "front",
        (
            p("Telford & Wrekin Council", role="council"),
            p("Cabinet – 15 September 2008", role="meeting"),
            h(1, "Children in our care", "P1"),
            p("Report by the Director", role="from"),
        ),
    )


def body(name: str, scheme: str) -> tuple[tree.Block, ...]:
    """Sections in one scheme; the numbers are those that Word will count."""
    count = iter(range(1, 99))
    state = [0, 0]

    def section() -> Number | None:
        state[0], state[1] = state[0] + 1, 0
        return sections(str(state[0])) if scheme == "sections" else None

    def number() -> Number | None:
        state[1] += 1
        if scheme == "sections":
            return sections(f"{state[0]}.{state[1]}")
        return through(f"{next(count)}.") if scheme == "paragraphs" else None

    second = number_of_second = None
    blocks: list[tree.Block] = []
    blocks += [
        h(2, "Purpose", "purpose", section()),
        p(
            "The first paragraph says what the report is for, at some length, so that it runs over the end of one line and on to a second.",
            number(),
            id="first",
        ),
    ]
    blocks += [
        bullets("a bullet", "another bullet that is long enough to run over the end of one line and on to a second line of words"),
        p("A paragraph without a number.", role="continued" if scheme != "none" else ""),
    ]
    blocks += [h(2, "What is proposed", "P3", section())]
    number_of_second = number()
    second = number_of_second.referred() if number_of_second else ""
    nested = List((Item((p("an item"), bullets("within"))), Item((p("more"), p("said")))))
    blocks += [p("A second.", number_of_second, id="second"), nested, p("Typed by the author.", given("5A"), id="typed")]
    refs: tuple[tree.Inline, ...] = (Text("See "), ref("typed", "5A", "paragraph "))
    if scheme != "none":
        refs += (Text(", "), ref("second", second, "paragraph "), Text(" and "), Reference("first", "1.1" if scheme == "sections" else "1"))
    refs += (
        Text(", "),
        ref("app", "Appendix 1"),
        Text(", appendix "),
        ref("app", "1", part="figure"),
        Text(", "),
        ref("t1", "Table 2"),
        Text(" or table "),
        ref("t1", "2", part="figure"),
        Text(", "),
        ref("r2", "2", "recommendation "),
        Text("."),
    )
    blocks += [p(refs, number())]
    blocks += [
        h(3, "A sub-heading", "P4"),
        p(
            (
                Text("With "),
                tree.Marked("strong", words("bold")),
                Text(" and a "),
                Link("https://example.org/?a=1&b=2", words("The plan")),
                Text(" & <so>."),
            ),
            number(),
        ),
    ]
    if scheme == "sections":
        blocks += [
            h(3, "A numbered sub-section", "P5", sections(f"{state[0]}.{state[1] + 1}")),
            p("Its paragraph.", sections(f"{state[0]}.{state[1] + 1}.1"), id="deep"),
            p("Another.", sections(f"{state[0]}.{state[1] + 1}.2")),
        ]
    blocks += [bullets("three", "four", style="decimal", start=3), bullets("a", "b", style="letter"), bullets("i", "ii", style="roman")]
    blocks += [
        grades(house(name), Number("Table 1:", "tables", 0, 0, "1")),
        Group("table-note", (p("4 is outstanding, 1 is inadequate."),)),
        money(),
    ]
    blocks += [h(2, "Recommendations", "P6", section())]
    blocks += [
        p("That the first be done.", Number("1.", "recommendations"), id="r1"),
        bullets("a", "b", style="letter"),
        p("That the second be done.", Number("2.", "recommendations"), id="r2"),
    ]
    blocks += [
        tree.Quote((p("Words of somebody else."), p("A. Poet", role="source"))),
        Group("landscape", (h(2, "A wide one", "P7", section()), wide())),
    ]
    blocks += [h(2, "After the wide one", "P8", section()), p("Upright again.", number())]
    blocks += [
        Group(
            "author",
            (
                p("Report prepared by:", role="author-label"),
                p("Anne Author", role="name"),
                p("Officer", role="post"),
                p("01952 000000", role="telephone"),
            ),
        )
    ]
    blocks += [Group("signed", (Group("signatory", (p("B. Signer", role="name"), p("Director", role="post"))),))]
    return tuple(blocks)


def appendices(scheme: str) -> tuple[tree.Block, ...]:
    figure = lambda n: Number(f"Appendix {n}", "appendices", 0, 0, str(n))  # noqa: E731
    annexe = (p("An annexe begins afresh.", through("1.", 1)), p("And goes on.", through("2.", 1), id="annexe-2"))
    own = (h(3, "A section of its own", "P9", sections("1", 1)), p("Numbered afresh.", sections("1.1", 1)))
    return (
        Group("appendix", (h(2, "Main findings", "app", figure(1)), p("Text without a number."), bullets("so"), h(3, "Below", "P10"))),
        Group(
            "appendix",
            (
                h(2, "An annexe whose title is so long that it has to run over the end of the line", "app2", figure(2)),
                *(annexe if scheme == "paragraphs" else own),
            ),
        ),
    )


def rich(name: str, scheme: str = "", *, with_contents: bool = True) -> tree.Document:
    """The document in a house style, in its own scheme or another."""
    scheme = scheme or house(name).declared.numbering
    blocks = body(name, scheme) + appendices(scheme)
    numbered = [b for b in tree.walk(blocks) if isinstance(b, Heading) and b.level in (2, 3) and not (b.number and b.number.run)]
    items = [entry(b.id, b.number.text if b.number else "", tree.plain(b.children), f"contents-{b.level - 1}") for b in numbered]
    listed = (contents(*items),) if with_contents else ()
    return tree.Document(
        "report",
        "Children in our care",
        "en-GB",
        (front(name), *listed, *blocks),
        PLACE,
        "15 September 2008",
        "",
        "The Council",
        None,
        None,
        scheme,
    )


def with_blocks(document: tree.Document, *blocks: tree.Block) -> tree.Document:
    """The same document, of these blocks below its title."""
    return replace(document, blocks=(document.blocks[0], *blocks))
