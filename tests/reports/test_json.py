"""The JSON document: its schema, its figures, its bytes."""

import json
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.engine.recommend import recommend
from recommender.loading.schemas import report_schema
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.reports.json import render
from recommender.reports.style import Style
from tests import random_rule_files, rule_files
from tests.advised import advised


def test_the_document_reads_as_in_the_golden_file(sample: Decision, golden: Callable[[str, str], None]) -> None:
    golden("partial.json", render(recommend(sample, Profile({"language": "python", "api_docs": "ourselves"})), Style()))
    golden("none.json", render(recommend(_nothing_left(), Profile({"q": "x"})), Style()))


def test_what_is_advised_stands_in_the_document(sample: Decision) -> None:
    document = json.loads(
        render(recommend(advised(sample), Profile({"language": "python", "libraries": "npm"})), Style())
    )
    place = "sample.yaml:10"
    assert document["remarks"] == [
        {"because": "npm packages and a Python team hardly go together", "source": "ours", "rule": place}
    ]
    assert document["elsewhere"] == [
        {
            "look_at": "NestJS",
            "because": "it enforces a structure that Express leaves to the team",
            "source": "docs",
            "rule": place,
        }
    ]
    assert document["otherwise"] == [
        {
            "option": "fastapi",
            "then": "run the packages in a second service, in Node.js",
            "because": "the packages run in its own process",
            "rule": "sample.yaml:51",
        }
    ]
    jsonschema.validate(document, _closed(report_schema()))


def test_readings_that_differ_stand_in_the_document(sample: Decision) -> None:
    torn = recommend(advised(sample), Profile({"libraries": "none", "api_docs": "framework"}))
    document = json.loads(render(torn, Style()))
    assert document["disagreement"] == {"answers": "fastapi", "usual": "express"}
    assert document["confidence"]["word"] == "toss-up"
    jsonschema.validate(document, _closed(report_schema()))


@given(st.data())
def test_every_document_satisfies_the_schema_and_has_no_key_beside_it(data: st.DataObject) -> None:
    raw = data.draw(random_rule_files.rule_files())
    result = recommend(
        rule_files.loaded(raw),
        Profile(data.draw(random_rule_files.partial_answers(raw))),
        assume_neutral=data.draw(st.booleans()),
    )
    schema: Any = report_schema()
    document = json.loads(render(result, Style()))
    jsonschema.validate(document, _closed(schema))


def test_odd_characters_come_back_as_they_were() -> None:
    raw = _raw()
    raw["decision"] = 'Ünï "quoted" \x1b[31m \U0001f600'
    text = render(recommend(rule_files.loaded(raw), Profile()), Style())
    assert json.loads(text)["decision"]["title"] == raw["decision"]
    assert "\x1b" not in text


def _closed(schema: Any) -> Any:
    """The same schema with every object closed: what is printed must be described."""
    if isinstance(schema, dict):
        closed = {key: _closed(value) for key, value in schema.items()}
        return {**closed, "additionalProperties": False} if "properties" in schema else closed
    return [_closed(item) for item in schema] if isinstance(schema, list) else schema


def _raw() -> rule_files.Raw:
    return {
        "decision": "Which?",
        "options": {"o0": {"name": "First"}, "o1": {"name": "Second"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {"q": {"ask": "q?", "answers": {"x": "X", "y": "Y"}}},
        "criteria": {
            "c": {"weight": 1, "rules": [{"rule_out": "o0", "when": {"q": "x"}, "because": "so", "source": "s 1"}]}
        },
    }


def _nothing_left() -> Decision:
    raw = _raw()
    raw["criteria"]["c"]["rules"].append({"rule_out": "o1", "when": {"q": "x"}, "because": "so too", "source": "s 2"})
    return rule_files.loaded(raw)


@pytest.mark.parametrize("share", [0.1 + 0.2, 1 / 3])
def test_shares_are_not_rounded(share: float) -> None:
    assert json.loads(json.dumps(share)) == share
