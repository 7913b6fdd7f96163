"""Whatever is typed is printed: only marks may go, and nothing changes its order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hypothesis import example, given, settings
from hypothesis import strategies as st
from typed import after_bar, value

from reportgen.document import tree
from reportgen.document.markup import Markup
from reportgen.model.values import Line, Prose

LETTERS = st.sampled_from("abxivŵŷÂé12 .,:;!?’“–&<>_#+=|`'\"@/{}()^%$£…")
MARKS = st.sampled_from(["*", "**", "***", "~", "~~", "[", "]", "\\", "\\*", "\\[", "\\-", "\\\\", "-", "1.", "a)", "i)"])
LINE_STARTS = st.sampled_from(
    [
        "\n",
        "\n\n",
        "\n  ",
        "\n    ",
        "\n- ",
        "\n  - ",
        "\n1. ",
        "\n2. ",
        "\n   a) ",
        "\nb) ",
        "\ni) ",
        "\nii) ",
        "- ",
        "1. ",
        "\n\\- ",
        "\n1\\. ",
    ]
)
WORDS = st.sampled_from(
    [
        "snake_case",
        "C:\\new",
        "\\\\server",
        "www.example.org",
        "https://x.example/a_b*c",
        "jar@x.example",
        "2*3*4",
        "{{ x }}",
        "a ** b",
        "&amp;",
        "  ",
    ]
)
LINKS = st.tuples(
    st.text("abŵ *~12", max_size=6),
    st.sampled_from(
        ["https://x.example/q1", "www.x.example", "j2@x.example", "#id3", "lang:cy", "plan4.pdf", 'https://x.example "title5"']
    ),
).map(lambda parts: f"[{parts[0]}]({parts[1]})")

UNLINKED = (
    st.lists(st.one_of(LETTERS, LETTERS, MARKS, LINE_STARTS, WORDS), max_size=30).map("".join).map(lambda text: text.replace("](", "] ("))
)
LINKED = st.lists(st.one_of(st.sampled_from([*"abŵ1 .’*~\n-", "**", "\n\n", "\n- ", "\n1. "]), LINKS), max_size=20).map("".join)


def blocks_of(text: str) -> tuple[tuple[tree.Block, ...], Markup]:
    markup, node = Markup(), after_bar(text, "|2+")
    return markup.prose(Prose(node.text, node)), markup


def printed(blocks: tuple[tree.Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, tree.List):
            for item in block.items:
                yield item.label
                yield from printed(item.blocks)
        else:
            yield from (tree.plain(line) for line in tree.lines(block))


def without_white_space(text: str) -> str:
    return "".join(text.split())


def left_out(typed: str, shown: str) -> str:
    """The characters of `typed` that are not in `shown`, which must hold all others in order."""
    gone, at = "", 0
    for character in typed:
        if at < len(shown) and shown[at] == character:
            at += 1
        else:
            gone += character
    assert shown[at:] == ""
    return gone


@given(UNLINKED)
@settings(max_examples=400)
@example("-")
@example("1. a\n\n   b\n\n - c\n2. d")
@example("**a\n- b** c")
@example("~~~a~~~ ~~b~")
@example("[a]\n(b)")
@example("- 1. a\n  2. b")
def test_nothing_but_marks_is_left_out(text: str) -> None:
    blocks, markup = blocks_of(text)
    gone = left_out(without_white_space(text), without_white_space("".join(printed(blocks))))
    assert set(gone) <= set("*~\\-")
    assert markup.findings == []


@given(LINKED)
@settings(max_examples=200)
def test_of_a_link_nothing_but_its_target_is_left_out(text: str) -> None:
    blocks, _ = blocks_of(text)
    shown = without_white_space("".join(printed(blocks)))
    words = re.sub(r"\]\([^()]*\)", "", text)
    assert [c for c in shown if c.isalnum()] == [c for c in words if c.isalnum()]


@given(UNLINKED)
@settings(max_examples=200)
def test_each_run_of_words_knows_where_it_begins(text: str) -> None:
    blocks, _ = blocks_of(text)
    for block in tree.walk(blocks):
        for line in tree.lines(block):
            for inline in tree.inlines(line):
                if isinstance(inline, tree.Text) and not inline.text[0].isspace():
                    assert inline.place is not None
                    typed = inline.place.source.line(inline.place.line)[inline.place.column - 1 :]
                    assert typed[0] == inline.text[0]


def escaped(line: str) -> str:
    """A line as typed by someone who wants none of its characters to be a mark."""
    line = re.sub(r"[*~\[\]]", lambda mark: "\\" + mark[0], line)
    return re.sub(r"^(\s*)(\d{0,3}|[a-z]|[ivxl]*)(?=[-.)]( |$))(?<!\))", _escaped_marker, line)


def _escaped_marker(match: re.Match[str]) -> str:
    follows = match.string[match.end()]
    wanted = "-" if match[2] == "" else "." if match[2].isdigit() else ")"
    return match[0] + "\\" if follows == wanted else match[0]


PLAIN = st.one_of(
    LETTERS,
    st.sampled_from(["*", "~", "[", "]", "(", "- ", "1. ", "12. ", "a) ", "ii) ", "-", "1.", "**", "](", "C:\\new", "\\\\server", "x\\"]),
)
PARAGRAPHS = st.lists(
    st.lists(st.lists(PLAIN, min_size=1, max_size=8).map("".join).map(str.strip).filter(bool), min_size=1, max_size=3),
    min_size=1,
    max_size=3,
)


def meant(paragraph: list[str]) -> str:
    """The lines of a paragraph: one below the other where a single backslash ends the upper one."""
    *above, last = paragraph
    ended = (line[:-1].rstrip() + "\n" if re.search(r"(?<!\\)\\$", line) else line + " " for line in above)
    return "".join(ended) + last


def lines(words: tuple[tree.Inline, ...]) -> Iterator[str]:
    """The words as they are printed, each line below the other."""
    for inline in tree.inlines(words):
        if isinstance(inline, tree.Break):
            yield "\n"
        elif isinstance(inline, tree.Text):
            yield inline.text


@given(PARAGRAPHS)
@settings(max_examples=300)
@example([["- a", "1. b", "ii) c"], ["a) d"]])
@example([["-"]])
@example([["a\\", "- b \\", "1. c\\\\", "d\\"]])
def test_text_whose_marks_are_escaped_is_printed_exactly_as_meant(paragraphs: list[list[str]]) -> None:
    if any(re.search(r"\\[*~\[\]]|^(\d{1,3}|[a-z]|[ivxl]+)\\[.)]|^\\-", line) for paragraph in paragraphs for line in paragraph):
        return
    blocks, markup = blocks_of("\n\n".join("\n".join(escaped(line) for line in paragraph) for paragraph in paragraphs))
    assert ["".join(lines(b.children)) for b in blocks if isinstance(b, tree.Paragraph)] == list(map(meant, paragraphs))
    assert len(blocks) == len(paragraphs)
    assert markup.findings == []


@given(st.one_of(UNLINKED, LINKED))
def test_a_single_line_keeps_every_letter_too(text: str) -> None:
    node = after_bar(text, "|2+")
    shown = tree.plain(Markup().line(Line(node.text, node)))
    gone = left_out(without_white_space(text), without_white_space(shown))
    assert "](" in text or set(gone) <= set("*~\\")


WITHOUT_MARKS = st.lists(st.one_of(LETTERS, WORDS), max_size=20).map("".join).map(lambda text: re.sub(r"[*~\[\\]", "", text))
MARKED = st.one_of(UNLINKED, LINKED).map(lambda text: text.replace("\\", ""))


def told(text: str, behind: str = "") -> list[tuple[str, str, int]]:
    """Each inline of a line that ends with `behind`: its kind, its words or where it leads, and where it was typed."""
    node = after_bar(f"x {text.strip()} x{behind}", "|2+")
    found = []
    for inline in tree.inlines(Markup().line(Line(node.text, node))):
        place = inline.place if isinstance(inline, tree.Text | tree.Link) else None
        words = inline.text if isinstance(inline, tree.Text) else getattr(inline, "target", "")
        found.append((type(inline).__name__, words, place.column if place else 0))
    return found


@given(WITHOUT_MARKS)
@settings(max_examples=300)
@example("see www.example.org, or a@x.example. Or")
@example("WWW.X.EXAMPLE")
@example("2 / 3 : 4")
def test_words_without_marks_are_read_the_same_as_beside_marks(text: str) -> None:
    """Without marks they never come to the parser."""
    *beside, last, strong, inside = told(text.replace("\n", " "), " **b**")
    assert (strong[0], inside[1]) == ("Marked", "b")
    assert told(text.replace("\n", " ")) == [*beside, (last[0], last[1][:-1], last[2])]


@given(MARKED)
@settings(max_examples=300)
def test_words_without_a_backslash_are_read_the_same_as_beside_one(text: str) -> None:
    """Without one the parser's frame is left out."""
    *beside, last = told(text.replace("\n", " "), " \\*")
    assert last[1].endswith(" *")
    assert told(text.replace("\n", " ")) == [*beside, (last[0], last[1][:-2], last[2])]


@given(st.text())
@example("\\*\r\nb\0 *\r* \n[\r](www.x.example)\0")
def test_no_text_makes_reading_prose_fail(text: str) -> None:
    node = value("key: x\n")
    Markup().prose(Prose(text, node))
    Markup().line(Line(text, node))
