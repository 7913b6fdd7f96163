"""The web page in a browser: axe-core finds nothing, it fits a narrow window, and a keyboard gets through it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from browser import shown

from reportgen.build import Request, build

ROOT = Path(__file__).parents[2]
NEWSLETTERS = ["april", "march", "results"]
SAMPLES = [*NEWSLETTERS, "cabinet", "committee", "plan"]
TABLES = """\
document: newsletter
title: Spending
date: May 2008
organisation: Us
content:
  - table:
      caption: Spending by service
      columns: [Service, {heading: Budget, columns: ["2007", "2008"]}, {heading: Change, figures: yes}]
      rows:
        - [Early years, "1,200", "1,300", "100"]
        - [Supercalifragilistic services, "1,200,000,000", "1,300,000,000", "100,000,000"]
  - table:
      caption: The same in other places
      columns: [Service, {heading: Budget, columns: ["2007", "2008"]}, {heading: Change, figures: yes}]
      rows:
        - [Early years, "200", "300", "100"]
  - table:
      columns: [Service, Officer, {heading: Budget, figures: yes}]
      rows:
        - [Early years, Priya Nair, "1,200"]
        - [Youth, "", "900"]
  - table:
      columns: ["", Officer, {heading: Budget, figures: yes}]
      rows:
        - [Early years, Priya Nair, "1,200"]
        - ["", Daniel Okafor, "900"]
  - '[**Bold** and plain words](https://www.example.org/)'
  - |
    a) first

    b) second
"""


@cache
def page(name: str) -> Path:
    folder = Path(mkdtemp())
    source = ROOT / "inputs" / f"{name}.yaml"
    if name == "tables":
        source = folder / "tables.yaml"
        source.write_text(TABLES, encoding="utf-8")
    made = build(Request(source, {"html": folder / f"{name}.html"}))
    assert [str(finding) for finding in made.findings] == []
    return made.written[0]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", [*SAMPLES, "tables"])
def test_axe_finds_nothing(name: str, width: int) -> None:
    """WCAG 2.0 to 2.2, A and AA, and best practice."""
    with shown(page(name), width) as web:
        assert web.axe() == []


@pytest.mark.parametrize(
    ("good", "bad", "rule"),
    [
        ('alt="Worcestershire County Council"', "", "image-alt"),
        ('lang="en-GB"', "", "html-has-lang"),
        ("<h1", '<h1 style="color: #0b6157"', "color-contrast"),
        ('<main id="Content"', '<div id="Content"', "landmark-one-main"),
        ('role="group" tabindex="0"', 'style="width: 9rem"', "scrollable-region-focusable"),
    ],
)
def test_axe_would_find_what_keeps_people_out(tmp_path: Path, good: str, bad: str, rule: str) -> None:
    text = page("tables").read_text(encoding="utf-8")
    assert good in text
    worse = tmp_path / "worse.html"
    worse.write_text(text.replace(good, bad), encoding="utf-8")
    with shown(worse, 320) as web:
        assert rule in " ".join(web.axe())


@pytest.mark.parametrize("name", [*SAMPLES, "tables"])
def test_the_page_fits_a_window_of_320_pixels_and_loses_no_word(name: str) -> None:
    """320 pixels wide is a window of 1,280 at 400%: WCAG 2.2, 1.4.10."""
    with shown(page(name), 1280) as web:
        wide = web.run("document.body.textContent")
        web.resize(320)
        assert web.run("document.scrollingElement.scrollWidth <= innerWidth")
        assert web.run("document.body.textContent") == wide
        outside = "[...document.querySelectorAll('main *')].filter(e => !e.closest('.scroll, thead') && e.getBoundingClientRect().right > innerWidth)"
        assert web.run(f"{outside}.map(e => e.outerHTML.slice(0, 80))") == []


def test_a_wide_table_scrolls_within_itself_by_keyboard() -> None:
    with shown(page("tables"), 320) as web:
        assert web.run("(e => e.scrollWidth > e.clientWidth)(document.querySelector('.scroll'))")
        web.press("Tab")
        web.press("Tab")
        assert web.run("document.activeElement.className") == "scroll"
        assert ("group", "Service, Budget, Change, 2007, 2008") in web.spoken()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_folded_table_is_still_a_table_whose_headings_are_told_once(width: int) -> None:
    with shown(page("march"), width) as web:
        spoken = web.spoken()
        shown_before = "getComputedStyle(document.querySelector('td[data-column=Stage]'), '::before').content"
        assert ("Stage: " in web.run(shown_before).replace('" "', "").replace('"', "")) is (width == 320)
    assert [name for role, name in spoken if role == "columnheader"] == ["Date (2008)", "Event", "Stage", "Description of event"]
    assert len([role for role, _ in spoken if role == "rowheader"]) == 20
    assert len([role for role, _ in spoken if role in ("cell", "gridcell")]) == 60
    assert not [name for _, name in spoken if "Stage:" in name or "Description of event:" in name]


def test_the_first_key_leads_past_the_masthead_and_links_follow_in_reading_order() -> None:
    with shown(page("april")) as web:
        web.press("Tab")
        assert web.run("document.activeElement.textContent") == "Skip to the content"
        assert web.run("document.activeElement.getBoundingClientRect().top >= 0")
        web.press("Enter")
        assert web.run("document.activeElement.tagName") == "MAIN"
        reached = []
        for _ in range(web.run("document.querySelectorAll('main a').length")):
            web.press("Tab")
            reached.append(web.run("document.activeElement.textContent"))
            assert web.run("parseFloat(getComputedStyle(document.activeElement).outlineWidth) >= 2")
        assert reached == web.run("[...document.querySelectorAll('main a')].map(a => a.textContent)")


def test_the_page_has_its_landmarks() -> None:
    with shown(page("april")) as web:
        spoken = web.spoken()
    landmarks = [(role, name) for role, name in spoken if role in ("banner", "navigation", "main", "contentinfo")]
    assert [role for role, _ in landmarks] == ["banner", "main", "navigation", "contentinfo"]
    assert ("navigation", "In this issue") in landmarks
    assert next(name for role, name in spoken if role == "heading") == "JAR newsletter"


@pytest.mark.parametrize("name", NEWSLETTERS)
def test_on_paper_there_is_nothing_to_navigate_and_badges_keep_their_colour(name: str) -> None:
    with shown(page(name), 700) as web:
        web.media("print")
        assert web.run("[...document.querySelectorAll('.skip, nav')].every(e => !e.getClientRects().length)")
        kept = "[...document.querySelectorAll('.badge, .masthead')].every(e => getComputedStyle(e).printColorAdjust === 'exact')"
        assert web.run(kept)
        assert web.run("[...document.querySelectorAll('main a')].every(e => getComputedStyle(e).textDecorationLine === 'underline')")
        assert web.run("[...document.querySelectorAll('tr')].every(e => getComputedStyle(e).breakInside === 'avoid')")


def test_badges_are_still_words_in_a_frame_where_the_reader_chooses_the_colours() -> None:
    with shown(page("results")) as web:
        web.media(forced_colors="active")
        badge = "getComputedStyle(document.querySelector('table .badge'))"
        assert web.run(f"{badge}.backgroundImage") == "none"
        assert web.run(f"{badge}.borderTopStyle") == "solid"
        assert web.run(f"{badge}.color !== {badge}.backgroundColor")


def test_a_letter_of_a_list_is_followed_by_what_was_typed() -> None:
    with shown(page("tables")) as web:
        assert ("ListMarker", "b) ") in web.spoken()


def test_a_draft_is_clean_in_axe_too(tmp_path: Path) -> None:
    made = build(Request(ROOT / "inputs" / "april.yaml", {"html": tmp_path / "april.html"}, draft=True))
    with shown(made.written[0], 320) as web:
        assert web.axe() == []
        assert web.run("document.scrollingElement.scrollWidth <= innerWidth")
