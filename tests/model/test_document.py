"""JSON format 1: bounds are found, and its values are written as their fields."""

import json
from typing import Annotated

import pytest
from pydantic import TypeAdapter, ValidationError

from recommender.model import document
from recommender.model.document import Within


@pytest.mark.parametrize("weight", [-1, 6])
def test_a_number_beyond_its_bounds_is_refused(weight: int) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(document.Weight).validate_python(weight)


def test_bounds_stand_in_the_schema() -> None:
    assert TypeAdapter(Annotated[int, Within(0, 5)]).json_schema() == {"type": "integer", "minimum": 0, "maximum": 5}


def test_there_need_not_be_a_greatest_value() -> None:
    assert TypeAdapter(Annotated[int, Within(1)]).json_schema() == {"type": "integer", "minimum": 1}


def test_the_text_of_a_value_is_its_fields() -> None:
    spread = document.Spread(lowest=1, mean=1.5, highest=2)
    assert json.dumps(spread, default=vars) == '{"lowest": 1, "mean": 1.5, "highest": 2}'
