"""The schemas of what is printed: sound, with every key required and described as before."""

from typing import Any

import jsonschema
import pytest

from recommender.loading.schemas import backtest_schema, cases_schema, profile_schema, report_schema, rule_file_schema
from recommender.model.decision import Decision


@pytest.mark.parametrize("make", [report_schema, backtest_schema, rule_file_schema])
def test_the_schema_is_one(make: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(make())


@pytest.mark.parametrize("make", [profile_schema, cases_schema])
def test_the_schema_for_a_decision_is_one(make: Any, sample: Decision) -> None:
    jsonschema.Draft202012Validator.check_schema(make(sample))


@pytest.mark.parametrize("make", [report_schema, backtest_schema])
def test_every_key_of_what_is_printed_is_there(make: Any) -> None:
    schema = make()
    for described in (schema, *schema["$defs"].values()):
        assert described["required"] == list(described["properties"])


def test_descriptions_and_bounds_reach_the_schema() -> None:
    schema: Any = report_schema()
    confidence = schema["$defs"]["Confidence"]["properties"]
    assert confidence["share"] == {"type": "number", "minimum": 0, "maximum": 1, "description": "the weaker of the two"}
    assert schema["$defs"]["Profile"]["properties"]["weights"] == {
        "type": "object",
        "additionalProperties": {"type": "integer", "minimum": 0, "maximum": 5},
        "description": "those in force",
    }


def test_the_format_is_a_constant() -> None:
    schema: Any = report_schema()
    assert schema["properties"]["format"]["const"] == 1
    assert schema["title"] == "Recommendation"


def test_what_may_be_null_says_when() -> None:
    schema: Any = report_schema()
    leader = schema["properties"]["leader"]
    assert leader["anyOf"] == [{"type": "string"}, {"type": "null"}]
    assert leader["description"].endswith("null on a tie of shares, or if no option fits")
