"""Whether a house style is one that everybody can read, as `check --template` tells it."""

from __future__ import annotations

import math
import shutil
from collections.abc import Callable
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from colorspacious import cspace_convert, deltaE
from hypothesis import given
from hypothesis import strategies as st

from reportgen import build
from reportgen.finding import Finding, Level
from reportgen.style import find, houses, load
from reportgen.style.colour import SIGHTS, contrast, distance

ROOT = Path(__file__).parents[2]
Judged = Callable[[dict[str, str]], list[Finding]]


@pytest.fixture
def judged(tmp_path: Path) -> Judged:
    """What is told of Worcestershire's house style with some texts changed."""

    def judge(changes: dict[str, str]) -> list[Finding]:
        return build.check_house(f"{changed(tmp_path, changes)}/").findings

    return judge


def changed(folder: Path, changes: dict[str, str]) -> Path:
    house = folder / "house"
    shutil.copytree(ROOT / "templates" / "worcestershire", house, ignore=shutil.ignore_patterns("*.docx", "__pycache__"))
    style = (house / "style.yaml").read_text("utf-8")
    for old, new in changes.items():
        assert old in style
        style = style.replace(old, new)
    (house / "style.yaml").write_text(style, "utf-8")
    return house


@pytest.mark.parametrize(
    ("changes", "message", "hint"),
    [
        ({'link: "#1A4F8B"': "link: blue"}, '"link" is "blue"; it wants a colour', 'such as "#00534A", in quotation marks'),
        (
            {"words:\n  key: Key to colour coding": "words: [Key]"},
            '"words" wants names with a value each; here is a list',
            "",
        ),
        (
            {"key: Key to colour coding": "key: [Key]"},
            '"key" wants a text; here is a list',
            "if this is one text, put quotes round it",
        ),
    ],
)
def test_a_value_of_another_kind_is_told(judged: Judged, changes: dict[str, str], message: str, hint: str) -> None:
    assert (message, hint) in [(f.message, f.hint) for f in judged(changes)]


@pytest.mark.parametrize(
    ("word", "lost"),
    [
        ('appendix: "Annexe"', "{number}"),
        ('meeting-line: "{meeting}"', "{date}"),
        ('meeting-line: "Report"', "{meeting} and {date}"),
        ('page-of: "of {pages}"', "{page}"),
    ],
)
def test_a_word_keeps_the_places_of_what_it_tells(judged: Judged, word: str, lost: str) -> None:
    (found,) = judged({"key: Key to colour coding": word})
    assert (found.code, found.message) == ("lost-place", f'"{word.partition(":")[0]}" has no place for what it is to tell: {lost}')


def test_a_house_without_a_scale_is_told(tmp_path: Path) -> None:
    house = changed(tmp_path, {})
    text = (house / "style.yaml").read_text("utf-8")
    start = text.index("scales:")
    (house / "style.yaml").write_text(text[:start] + "scales: {}" + text[text.index("\n\n", start) :], "utf-8")
    assert [f.code for f in build.check_house(f"{house}/").findings] == ["empty-value"]


@pytest.mark.parametrize("name", ["extra.css", "blocks.html.j2"])
def test_a_style_sheet_in_another_encoding_is_told_by_its_name(tmp_path: Path, name: str) -> None:
    house = changed(tmp_path, {})
    (house / name).write_bytes("/* café */".encode("cp1252"))
    with pytest.raises(build.CannotReach, match=f"{name} cannot be read: it is not saved as UTF-8"):
        build.check_house(f"{house}/")


def test_the_letters_of_a_houses_own_fonts_are_read_from_the_fonts(tmp_path: Path) -> None:
    house = changed(tmp_path, {})
    shutil.copytree(ROOT / "templates" / "base" / "fonts", house / "fonts")
    (house / "fonts" / "letters.txt").write_text("made of other fonts")
    style, _ = load(house)
    assert style is not None
    assert ord("é") in style.letters and ord("☃") not in style.letters


# ---- contrast ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {'slate: "#3B4245"': 'slate: "#747474"'},
            [
                'error: text in "slate" on tint has a contrast of 4.1:1 [faint-text]',
                'info: text in "slate" on white has a contrast of 4.6:1 [low-contrast]',
            ],
        ),
        (
            {'link: "#1A4F8B"': 'link: "#1D70B8"'},
            [
                'info: text in "link" on tint has a contrast of 4.5:1 [low-contrast]',
                'info: text in "link" on white has a contrast of 5.1:1 [low-contrast]',
            ],
        ),
        (
            {'fill: "#DE9A5B", text: "#0B0C0C"': 'fill: "#DE9A5B", text: "#FFFFFF"'},
            ["error: the word of category 2 has a contrast of 2.3:1 [faint-text]"],
        ),
        (
            {'grade: Adequate, fill: "#FCEBBD", text: "#0B0C0C"': 'grade: Adequate, fill: "#FCEBBD", text: "#777777"'},
            ["error: the grade “Adequate” has a contrast of 3.7:1 [faint-text]"],
        ),
    ],
)
def test_faint_text_is_refused_and_that_below_seven_told(judged: Judged, changes: dict[str, str], told: list[str]) -> None:
    found = judged(changes)
    assert sorted(f"{f.level.value}: {f.message} [{f.code}]" for f in found) == told
    assert all(f.place and f.place.source.line(f.place.line)[f.place.column - 1 :].startswith(('"#', "'#")) for f in found)


def test_white_on_the_accent_is_judged_for_the_masthead(judged: Judged) -> None:
    found = judged({'accent: "#00534A"': 'accent: "#7FA79F"'})
    assert 'white text on "accent" has a contrast of 2.6:1' in [f.message for f in found if f.is_error]


def test_no_document_is_made_in_a_house_whose_text_is_faint(tmp_path: Path) -> None:
    house = changed(tmp_path, {'slate: "#3B4245"': 'slate: "#999999"'})
    source = tmp_path / "issue.yaml"
    source.write_text('document: newsletter\ntitle: x\ndate: May 2008\ncontent: "[here](https://example.org)"\n')
    result = build.build(build.Request(source, {"html": tmp_path / "issue.html"}, house=f"{house}/", draft=True))
    assert {f.code for f in result.findings} == {"faint-text", "vague-link"}
    assert result.written == []


# ---- what is told apart --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({'fill: "#DCE6F7"': 'fill: "#DE9A6B"'}, "categories 2 and 3 look alike printed in grey: they are 0.2 apart"),
        ({'fill: "#FCEBBD"': 'fill: "#7FC79F"'}, "“Good” and “Adequate” look alike to those with protanopia: they are 7.1 apart"),
        (
            {'fill: "#DCE6F7", text': 'fill: "#8FBF5F", text'},
            "categories 2 and 3 look alike to those with deuteranopia: they are 1.6 apart",
        ),
    ],
)
def test_colours_that_some_cannot_tell_apart_are_refused(judged: Judged, changes: dict[str, str], told: str) -> None:
    found = [f for f in judged(changes) if f.code == "colours-alike"]
    assert told in [f.message for f in found]
    assert all(f.is_error and f.place for f in found)


def test_a_grade_told_by_its_edge_may_share_a_ground_and_without_the_edge_may_not(judged: Judged) -> None:
    (found,) = judged({', edge: "#00645A"': ""})
    assert (found.code, found.message) == (
        "colours-alike",
        "“Good with outstanding features” and “Good” look alike as most people see them: they are 0.0 apart",
    )
    assert build.check_house("worcestershire").findings == []


# ---- style sheets --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "code", "at"),
    [
        (".a { order: 2 }", "reading-order", "order:"),
        (".a{color:red;ORDER :2}", "reading-order", "ORDER :"),
        (".a { flex-direction: row-reverse }", "reading-order", "row-reverse"),
        (".a { flex-flow: column-reverse wrap }", "reading-order", "column-reverse"),
        ("p { text-align: justify }", "justified-text", "text-align: justify"),
        ("p {\n  hyphens:\n    auto }", "split-words", "hyphens:\n    auto"),
    ],
)
@pytest.mark.parametrize("name", ["newsletter.css", "print.css.j2", "blocks.html.j2"])
def test_a_style_sheet_that_hinders_reading_is_refused_at_the_word(tmp_path: Path, rule: str, code: str, at: str, name: str) -> None:
    house = changed(tmp_path, {})
    (house / name).write_text(f"/* begins */\n{rule}\n", "utf-8")
    (found,) = (f for f in build.check_house(f"{house}/").findings if f.place and f.place.source.path.name == name)
    assert (found.code, found.level) == (code, Level.ERROR)
    assert found.place is not None
    assert found.place.line == 2 + rule[: rule.index(at)].count("\n")
    assert found.place.length == len(at)


@pytest.mark.parametrize(
    "rule",
    [
        "/* order: 2; text-align: justify */",
        ".a { --order: 2; list-order: 2; border: 1pt solid }",
        "p { text-align: left; hyphens: manual; justify-content: center }",
        ".row-reversed { color: red }",
    ],
)
def test_an_honest_style_sheet_passes(tmp_path: Path, rule: str) -> None:
    house = changed(tmp_path, {})
    (house / "newsletter.css").write_text(f"{rule}\n", "utf-8")
    assert build.check_house(f"{house}/").findings == []


# ---- the houses that come with reportgen -----------------------------------------------------------


@pytest.mark.parametrize("house", houses())
def test_everybody_can_read_a_house_that_comes_with_reportgen(house: str) -> None:
    assert build.check_house(house).findings == []


@pytest.mark.parametrize("house", houses())
def test_categories_and_grades_are_told_apart_by_more_than_colour(house: str) -> None:
    folder = find(house)
    assert folder is not None
    style, _ = load(folder)
    assert style is not None
    shapes = [category.shape for category in style.declared.categories]
    assert len(set(shapes)) == len(shapes)
    for grades in style.declared.scales.values():
        assert len({grade.grade.text for grade in grades}) == len({grade.gauge for grade in grades}) == len(grades)


# ---- the figures, against another's ---------------------------------------------------------------

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06X}".format)
OTHERS = ["normal", "protanomaly", "deuteranomaly", "tritanomaly", "grey"]


def luminance(colour: str) -> float:
    return float(cspace_convert([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)], "sRGB1", "XYZ1")[1])


def seen(colour: str, sight: str) -> np.ndarray:
    rgb = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    if sight == "normal":
        return rgb
    if sight == "grey":
        linear = cspace_convert(rgb, "sRGB1", "sRGB1-linear") @ [0.2126, 0.7152, 0.0722]
        return np.asarray(cspace_convert([linear] * 3, "sRGB1-linear", "sRGB1"))
    return np.clip(cspace_convert(rgb, {"name": "sRGB1+CVD", "cvd_type": sight, "severity": 100}, "sRGB1"), 0, 1)


@given(COLOURS, COLOURS)
def test_distance_is_that_of_colorspacious(one: str, other: str) -> None:
    wanted = [float(deltaE(seen(one, sight), seen(other, sight), "sRGB1")) for sight in OTHERS]
    found, sight = distance(one, other)
    assert math.isclose(found, min(wanted), abs_tol=0.02)
    assert wanted[SIGHTS.index(sight)] - min(wanted) < 0.02


@given(COLOURS, COLOURS)
def test_contrast_is_that_of_luminances(one: str, other: str) -> None:
    high, low = max(luminance(one), luminance(other)), min(luminance(one), luminance(other))
    assert math.isclose(contrast(one, other), (high + 0.05) / (low + 0.05), rel_tol=0.002)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#FFFFFF", "#000000", 21.0), ("#0B0C0C", "#FFFFFF", 19.59), ("#1D70B8", "#FFFFFF", 5.17), ("#DE9A5B", "#00534A", 3.80)],
)
def test_known_contrasts(one: str, other: str, ratio: float) -> None:
    for pair in product((one, other), repeat=2):
        assert round(contrast(*pair), 2) == (ratio if pair[0] != pair[1] else 1.0)
