"""The lists of conditions are whole, and what they claim is there."""

from __future__ import annotations

import re
from importlib.metadata import distribution
from pathlib import Path

import pytest

from reportgen.proof.conditions import Condition, checkpoints, judge, matterhorn, wcag

ROOT = Path(__file__).parents[2]
COUNTS = (7, 4, 3, 1, 3, 4, 2, 2, 8, 1, 7, 1, 8, 7, 5, 3, 3, 2, 4, 3, 1, 1, 1, 1, 1, 2, 1, 18, 1, 2, 30)
"""How many failure conditions each checkpoint of the Matterhorn Protocol 1.1 has: 137 in its tables, 13-008 included."""
EVERY = [*matterhorn(), *wcag()]


def test_each_failure_condition_of_the_protocol_is_there_once_in_order() -> None:
    assert [each.id for each in matterhorn()] == [
        f"{checkpoint:02}-{number:03}" for checkpoint, count in enumerate(COUNTS, start=1) for number in range(1, count + 1)
    ]
    assert list(checkpoints()) == [f"{number:02}" for number in range(1, 32)]
    assert sum(COUNTS) == 137
    assert sum(each.id != "13-008" for each in matterhorn()) == 136


def test_each_success_criterion_is_there_once() -> None:
    ids = [each.id for each in wcag()]
    assert len(set(ids)) == len(ids) == 56
    assert ids == sorted(ids, key=lambda id: [int(part) for part in id.split(".")])
    assert [sum(each.level == level and each.id != "4.1.1" for each in wcag()) for level in ("A", "AA")] == [31, 24]


def test_each_condition_says_how_it_is_judged_and_what_it_points_at_is_there() -> None:
    for each in EVERY:
        assert each.machine or each.construction or each.person, each.id
        assert not each.only or each.person, each.id
        for path in re.findall(r"\b(?:reportgen|templates|tests)/[\w./-]*\w", f"{each.construction} {each.person}"):
            assert (ROOT / path).exists(), (each.id, path)


def test_each_rule_of_the_validator_that_is_named_is_one_that_it_has() -> None:
    library = next(Path(str(file.locate())) for file in distribution("page-validation").files or () if "_page" in file.name)
    known = library.read_bytes()
    assert [code for each in EVERY for code in each.machine if code.startswith("PDF") and code.encode() not in known] == []


def test_each_code_of_ours_that_is_named_is_one_that_looks_at_the_finished_file() -> None:
    ours = "".join(path.read_text("utf-8") for path in (ROOT / "reportgen" / "verify").glob("*.py"))
    ours += "".join(f'"html-{name}"' for name in ("tables", "links"))  # one line tells both
    assert [code for each in EVERY for code in each.machine if not code.startswith("PDF") and f'"{code}"' not in ours] == []


FULL = Condition("1", "A fault.", machine=("pdf-words", "html-words"), construction="It cannot be.", person="Look.", only="pictures")


@pytest.mark.parametrize(
    ("formats", "holds", "how"),
    [
        ({"pdf", "html"}, {"pictures"}, "person"),
        ({"pdf", "html"}, set(), "machine"),
        ({"pdf", "docx"}, set(), "construction"),
        (set(), set(), "none"),
    ],
)
def test_by_machine_means_that_every_file_was_looked_at(formats: set[str], holds: set[str], how: str) -> None:
    assert judge(FULL, frozenset(formats), {}, frozenset(holds)).how == how


def test_what_no_program_looked_at_is_for_a_person() -> None:
    found = judge(Condition("1", "A fault.", machine=("pdf-words",)), frozenset({"pdf", "docx"}), {}, frozenset())
    assert (found.how, found.says) == ("person", "No program looked at this in: docx. Look whether this is so: a fault.")


def test_a_finding_stands_against_its_condition() -> None:
    assert judge(FULL, frozenset({"pdf"}), {"pdf-words": ["a word is missing"]}, frozenset()).failed == ("a word is missing",)
