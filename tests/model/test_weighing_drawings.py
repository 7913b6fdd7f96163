"""A drawing is weighed before it is drawn: each part counts as often as it is drawn, and as much as it is work."""

from __future__ import annotations

import pytest

from reportgen.model.svg import Unfit, read_svg

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 30 20">%s</svg>'
LEAF = "<rect/>"
TEN = f'<g id="ten">{LEAF * 9}</g>'
PATH = "M0 0 9 9 " * 10  # 90 letters
DECLARED = "a:b;" * 100
ENDLESS = "has parts that refer to one another without an end"


def chain(link: str, count: int) -> str:
    return "".join(link.format(n, n + 1) for n in range(count))


def parts(drawing: str) -> int:
    return read_svg("x.svg", (SVG % drawing).encode()).parts


@pytest.mark.parametrize(
    ("drawing", "count"),
    [
        ("", 0),
        (LEAF * 3, 3),
        ("<text><title>Words</title></text>", 2),
        (TEN, 10),
        # drawn once more
        (TEN + '<use href="#ten"/>', 10 + 1 + 10),
        (TEN + '<use xlink:href=" #ten "/>' * 2, 10 + 2 * (1 + 10)),
        (TEN + '<use href="#none"/><use href=""/>', 10 + 2),
        (TEN + '<a href="#ten"/>', 10 + 1),
        (TEN + '<use mask="url(#ten)" href="#ten"/>', 10 + 1 + 2 * 10),
        (TEN + f'<g mask="url(#ten)">{LEAF * 2}</g>', 10 + 3 + 10),
        (TEN + f'<g style="x: y; mask: url(#ten)">{LEAF * 2}</g>', 10 + 3 + 10),
        # drawn for all that stands within, too
        (TEN + f'<g fill="url(#ten)">{LEAF * 2}</g>', 10 + 3 + 3 * 10),
        (TEN + f'<g stroke="url(#ten)" fill="url(#none)">{LEAF * 2}</g>', 10 + 3 + 3 * 10),
        (TEN + f'<g style="x: y; fill : url(#ten)">{LEAF * 2}</g>', 10 + 3 + 3 * 10),
        (TEN.replace("ten", "a:b") + '<g style="fill: url(#a:b)"/>', 10 + 1 + 10),
        # at each corner, of which a path has one in four letters or fewer
        (TEN + '<path marker-mid="url(#ten)" d="M0 0 9 9"/>', 10 + 1 + (5 + 2) * 10),
        (TEN + '<path style=" marker: url(#ten)" d="M0 0 9 9"/>', 10 + 1 + (5 + 2) * 10),
        (TEN + '<polyline marker-end="url(#ten)" points="0 0 9 9"/>', 10 + 1 + (5 + 1) * 10),
        # as much work as many
        (f'<path d="{PATH}"/>', 1 + 4),
        (f'<path d="{PATH}" points="{PATH}"/>', 1 + 9),
        (f'<path d="{PATH}">{LEAF}</path>', 2 + 2 * 4),
        (f'<g style="{DECLARED}">{LEAF}</g>', 2 + 2 * 2),
        ("<g " + " ".join(f'a{n}=""' for n in range(100)) + f">{LEAF}</g>", 2 + 2 * 2),
        # what style sheets say of a class is said of its parts, all else of the drawing
        (TEN + '<style>.b { fill: url(#ten) }</style><rect class="b"/>', 10 + 2 + 10),
        (TEN + '<style> .b , .c{x: y; mask: url(#ten)}</style><rect class="c d"/><rect class="b c"/>', 10 + 3 + 10 + 2 * 10),
        (TEN + "<style>.b { } </style><style>.b { stroke: url(#ten) }</style><rect class='b'/>", 10 + 3 + 10),
        (f"{TEN}<style>rect {{ fill: url(#ten) }}</style>", 10 + 1 + 12 * 10),
        (f"<style>.b {{ {DECLARED} }}</style><rect class='b'/><rect/>", 3 + 2),
        (f"<style>.b {{ {DECLARED} }}</style><path class='b' d='{PATH}'/>", 2 + 2 + 4),
        (f"<style>.b {{{'a:b;' * 48}}}</style><rect class='b'/>", 2),
        (f"<style>.b {{{'a:b;' * 49}}}</style><rect class='b'/>", 2 + 1),
        (f"<style>.b {{ {DECLARED} }} .b {{ {DECLARED} }}</style><rect class='b'/>", 2 + 4),
        (f"<style>* {{ {DECLARED} }}</style>{LEAF}", 2 + 3 * 2),
        (f"<style>.b {{ {'x' * 1998} }}</style><rect class='b'/>", 2 + 2),
        # sought among all
        (LEAF * 100 + "".join(f'<path mask="url(#x{n})"/>' for n in range(50)), 150 + 7),
        (LEAF * 100 + "".join(f'<path fill="url(#x{n})"/>' for n in range(50)), 150 + 7),
    ],
)
def test_a_part_counts_as_often_as_it_is_drawn(drawing: str, count: int) -> None:
    assert parts(drawing) == 1 + count


@pytest.mark.parametrize(
    ("most", "too_many", "told"),
    [
        (LEAF * 19_999, LEAF * 20_000, "draws more than 20,000 parts"),
        (TEN + '<use href="#ten"/>' * 1817, TEN + '<use href="#ten"/>' * 1818, "draws more than 20,000 parts"),
        ("<g>" * 59 + "</g>" * 59, "<g>" * 60 + "</g>" * 60, "has more than 60 levels inside one another"),
        (chain('<use id="u{}" href="#u{}"/>', 120), chain('<use id="u{}" href="#u{}"/>', 121), ENDLESS),
        (chain('<g id="u{}" fill="url(#u{})"/>', 120), chain('<g id="u{}" fill="url(#u{})"/>', 121), ENDLESS),
        ("", '<use href="#"/>', ENDLESS),
        (" " * (2_000_000 - len(SVG % "")), " " * (2_000_001 - len(SVG % "")), "is larger than 2 MB"),
    ],
)
def test_a_drawing_may_be_so_large_and_no_larger(most: str, too_many: str, told: str) -> None:
    assert parts(most) > 0
    with pytest.raises(Unfit) as refused:
        parts(too_many)
    assert refused.value.message == f'the drawing "x.svg" {told}'


@pytest.mark.parametrize(("width", "height"), [(50, 1), (1, 50)])
def test_a_drawing_may_be_fifty_times_as_long_as_it_is_wide(width: int, height: int) -> None:
    def sized(longer: int) -> tuple[float, float]:
        box = f"0 0 {width + longer * (width > 1)} {height + longer * (height > 1)}"
        made = read_svg("x.svg", (SVG % LEAF).replace("0 0 30 20", box).encode())
        return made.width, made.height

    assert sized(0) == (width, height)
    with pytest.raises(Unfit):
        sized(1)


def test_the_words_of_a_drawing_are_told_as_they_are_read() -> None:
    with pytest.raises(Unfit, match=r"words \(“Key dates of the Joint Area Review of Ma”\) without"):
        parts("<g><text><tspan>\nKey  dates\nof the Joint Area Review of March 2008</tspan></text></g>")
