"""The colours of each house style: all text at 7:1, and no two meanings that look alike."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from colorspacious import cspace_convert, deltaE

from reportgen.style import Style, find, houses, load

FAR = 20  # CAM02-UCS: 1 is just noticeable, 10 plainly different
SIGHTS = ["normal", "protanomaly", "deuteranomaly", "tritanomaly", "grey"]


def style(name: str) -> Style:
    folder = find(name)
    assert folder is not None
    loaded, findings = load(folder)
    assert loaded is not None, findings
    return loaded


def rgb(colour: str) -> np.ndarray:
    return np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255


def luminance(colour: str) -> float:
    linear = np.where(rgb(colour) <= 0.04045, rgb(colour) / 12.92, ((rgb(colour) + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def seen(colour: str, sight: str) -> np.ndarray:
    """A colour as it is seen with one of the colour blindnesses (Machado 2009, full severity) or in grey."""
    if sight == "normal":
        return rgb(colour)
    if sight == "grey":
        y = luminance(colour)
        return np.array([12.92 * y if y <= 0.0031308 else 1.055 * y ** (1 / 2.4) - 0.055] * 3)
    return np.clip(cspace_convert(rgb(colour), {"name": "sRGB1+CVD", "cvd_type": sight, "severity": 100}, "sRGB1"), 0, 1)


def distance(one: str, other: str) -> float:
    return min(float(deltaE(seen(one, sight), seen(other, sight), "sRGB1")) for sight in SIGHTS)


@pytest.mark.parametrize("house", houses())
def test_all_text_stands_out_at_seven_to_one(house: str) -> None:
    declared = style(house).declared
    colours = {name: colour.text for name, colour in declared.colours.items()}
    text, grounds = ["ink", "slate", "accent", "link"], ["#FFFFFF", colours["tint"]]
    pairs = {f"{name} on {ground}": contrast(colours[name], ground) for name, ground in product(text, grounds)}
    pairs["white on accent"] = contrast("#FFFFFF", colours["accent"])
    for each in (*declared.categories, *(grade for scale in declared.scales.values() for grade in scale)):
        pairs[f"{each.text.text} on {each.fill.text}"] = contrast(each.text.text, each.fill.text)
    assert {pair: round(ratio, 2) for pair, ratio in pairs.items() if ratio < 7} == {}


@pytest.mark.parametrize("house", houses())
def test_categories_are_told_apart_in_grey_and_by_the_colour_blind(house: str) -> None:
    fills = [category.fill.text for category in style(house).declared.categories]
    assert {pair: distance(*pair) for pair in combinations(fills, 2) if distance(*pair) < FAR} == {}


@pytest.mark.parametrize("house", houses())
def test_grades_are_told_apart_by_fill_or_else_by_gauge_edge_and_word(house: str) -> None:
    for grades in style(house).declared.scales.values():
        for one, other in combinations(grades, 2):
            if distance(one.fill.text, other.fill.text) < FAR:
                assert one.edge != other.edge
                assert one.gauge != other.gauge
        assert len({grade.grade.text for grade in grades}) == len({grade.gauge for grade in grades}) == len(grades)


@pytest.mark.parametrize("house", houses())
def test_the_shapes_of_categories_differ(house: str) -> None:
    shapes = [category.shape for category in style(house).declared.categories]
    assert len(set(shapes)) == len(shapes)
