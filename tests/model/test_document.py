"""JSON format 1: what a record keeps is a part of the document, and bounds are found."""

import json
from dataclasses import fields
from typing import Annotated, get_type_hints

import pytest
from pydantic import TypeAdapter, ValidationError

from recommender.model import document
from recommender.model.document import Within


def test_what_a_record_keeps_is_a_part_of_the_document() -> None:
    whole = get_type_hints(document.Recommendation, include_extras=True)
    assert get_type_hints(document.Record, include_extras=True).items() <= whole.items()


def test_a_record_has_its_keys_in_the_order_of_the_document() -> None:
    kept = [key.name for key in fields(document.Record)]
    assert kept == [key.name for key in fields(document.Recommendation) if key.name in kept]


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
