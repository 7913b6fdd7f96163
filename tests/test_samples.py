"""The samples that come with reportgen: each is made in every format, with its proof, without a finding."""

from __future__ import annotations

import pikepdf
import pytest
from making import pages, type_sizes
from samples import NAMES, proved

NEWSLETTERS = ["april", "march", "results"]


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_made_without_a_finding(name: str) -> None:
    beside = {path.suffix for path in proved(name).parent.glob(f"{name}.*")}
    assert beside == {".pdf", ".docx", ".html", ".json"}


@pytest.mark.parametrize("name", NEWSLETTERS)
def test_a_sample_fits_one_sheet_printed_on_both_sides(name: str) -> None:
    with pikepdf.open(proved(name)) as pdf:
        assert len(pdf.pages) == 2


def test_all_of_the_march_timeline_is_on_the_back() -> None:
    back = pages(proved("march"))[1]
    for date in ("17th March", "9th – 11th June", "30th June – 11th July", "Week beginning", "September", "17th December"):
        assert date in back


@pytest.mark.parametrize("name", NEWSLETTERS)
def test_no_type_is_smaller_than_the_floor_of_the_house(name: str) -> None:
    """Worcestershire prints running text at 10 pt or more, tables and captions at 9 pt or more."""
    sizes = type_sizes(proved(name))
    assert min(sizes) >= 9
    assert {9.0, 10.5} <= sizes
