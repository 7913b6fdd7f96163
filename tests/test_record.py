"""Records: the same whether few of them are made or many."""

from __future__ import annotations

import dataclasses

import pytest

from reportgen.model.fields import declared, optional, required
from reportgen.record import record


def a_record() -> type:
    @record
    class Point:
        across: int
        down: int = 2

        def sum(self) -> int:
            return self.across + self.down

    return Point


@pytest.mark.parametrize("made_before", [0, 2000])
def test_a_record_holds_its_parts_and_they_cannot_be_set(made_before: int) -> None:
    point = a_record()
    for number in range(made_before):
        assert point(number).across == number
    one = point(1)
    assert (one.across, one.down, one.sum()) == (1, 2, 3)
    assert one == point(1, 2) == point(down=2, across=1) != point(2, 2)
    assert hash(one) == hash(point(1, 2))
    assert dataclasses.replace(one, down=5) == point(1, 5)
    for wrong in ((), (1, 2, 3)):
        with pytest.raises(TypeError):
            point(*wrong)
    with pytest.raises(TypeError):
        point(1, up=3)
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.across = 3


@pytest.mark.parametrize("made_before", [0, 2000])
def test_keys_are_held_by_their_names_alone(made_before: int) -> None:
    @declared
    class Keys:
        heading: str = required("Its words")
        columns: int = optional("How many", default=1)

    for number in range(made_before):
        assert Keys(heading=str(number)).heading == str(number)
    one = Keys(heading="One", columns=2)
    assert (one.heading, one.columns, Keys(heading="Two").columns) == ("One", 2, 1)
    assert dataclasses.replace(one, heading="Two").columns == 2
    for wrong in ({}, {"columns": 2}, {"heading": "One", "rows": 3}):
        with pytest.raises(TypeError):
            Keys(**wrong)
    with pytest.raises(TypeError):
        Keys("One")  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.heading = "Two"  # type: ignore[misc]
