"""The schemas that editors and scripts get: sound, and they let nothing unknown through."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from recommender.loading.rules import packaged_file
from recommender.loading.schemas import (
    about_schema,
    backtest_schema,
    cases_schema,
    own_rule_file_schema,
    profile_schema,
    report_schema,
    rule_file_schema,
)
from recommender.loading.yaml import parse
from recommender.model.decision import Decision


@pytest.mark.parametrize("make", [report_schema, backtest_schema, about_schema, rule_file_schema])
def test_the_schema_is_one(make: Any) -> None:
    jsonschema.Draft202012Validator.check_schema(make())


@pytest.mark.parametrize("make", [profile_schema, cases_schema])
def test_the_schema_for_a_decision_is_one(make: Any, sample: Decision) -> None:
    jsonschema.Draft202012Validator.check_schema(make(sample))


@pytest.mark.parametrize("make", [report_schema, backtest_schema, about_schema])
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


def _sample() -> Any:
    return parse((Path(__file__).parent.parent / "sample.yaml").read_bytes(), "sample.yaml").data


def test_the_rule_files_satisfy_their_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(rule_file_schema())
    jsonschema.validate(_sample(), rule_file_schema())
    jsonschema.validate(parse(packaged_file().read_bytes(), "packaged").data, rule_file_schema())


RULE = {"avoid": "express", "because": "so", "source": "ours"}
ASKED = {"ask": "?", "answers": {"x": "X", "y": "Y"}}


@pytest.mark.parametrize(
    ("form", "good", "bad"),
    [
        (
            "AvoidForm",
            [{**RULE, "strength": "decisive", "otherwise": "run it beside"}, {**RULE, "strength": "strong"}, RULE],
            [{**RULE, "strength": "decisive"}, {**RULE, "otherwise": "x"}],
        ),
        (
            "QuestionForm",
            [{**ASKED, "usual": {"x": 1, "y": 99}, "usual_source": "ours", "kind": "wish"}],
            [{**ASKED, "usual": {"x": 0}}, {**ASKED, "usual_source": "ours"}, {**ASKED, "kind": "hope"}],
        ),
        ("WarningForm", [{"because": "so", "source": "ours"}], [{"about": [], "because": "so", "source": "ours"}]),
        ("ElsewhereForm", [{"look_at": "Flask", "because": "so", "source": "ours"}], [{"look_at": "Flask"}]),
    ],
)
def test_the_schema_takes_what_loading_takes(form: str, good: list[Any], bad: list[Any]) -> None:
    schema: Any = rule_file_schema()
    held = jsonschema.Draft202012Validator({**schema["$defs"][form], "$defs": schema["$defs"]})
    assert [held.is_valid(value) for value in good] == [True] * len(good)
    assert [held.is_valid(value) for value in bad] == [False] * len(bad)


@pytest.mark.parametrize("form", ["WarningForm", "ElsewhereForm", "QuestionForm"])
def test_the_schema_of_one_rule_file_knows_its_sources(form: str, sample: Decision) -> None:
    properties: Any = own_rule_file_schema(sample)["$defs"][form]["properties"]  # type: ignore[index]
    assert properties["usual_source" if form == "QuestionForm" else "source"]["pattern"] == "^(article|docs|ours)( |$)"


@pytest.mark.parametrize(
    "path",
    [
        ("criteria", "language", "rules", 0),
        ("questions", "language"),
        ("options", "fastapi"),
        ("examples", "A TypeScript team"),
    ],
)
def test_the_schema_lets_no_unknown_key_through(path: tuple[str | int, ...]) -> None:
    raw = inner = _sample()
    for step in path:
        inner = inner[step]
    inner["unknown"] = "x"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(raw, rule_file_schema())


def test_the_schema_beside_the_rules_is_fresh() -> None:
    written = packaged_file().with_name("decision.schema.json").read_text()
    assert json.loads(written) == rule_file_schema(), "run: recommender schema rules > rules/decision.schema.json"


def test_the_profile_schema_knows_the_questions(sample: Decision) -> None:
    schema = profile_schema(sample)
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate({"answers": {"language": "python"}, "weights": {"language": 0}, "fixed": ["language"]}, schema)
    for bad in (
        {},
        {"answers": {"langage": "x"}},
        {"answers": {"language": "x"}},
        {"answers": {}, "weights": {"language": 6}},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(bad, schema)
