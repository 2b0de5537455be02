"""The JSON Schemas of what people write, with which an editor completes keys, and of what is printed for scripts."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from recommender.loading.forms import CaseForm, ProfileForm, RuleFileForm
from recommender.model import backtest_document, card_document, document
from recommender.model.condition import RESERVED_WORDS
from recommender.model.decision import NONE, RESERVED_OPTIONS, WEIGHTS, Decision

_CONDITION = {"$ref": "#/$defs/Condition"}
CONDITION_SCHEMA: Mapping[str, object] = {
    "description": "All entries hold: a question with its answer (or several, of which one is given), or any, all, not",
    "type": "object",
    "minProperties": 1,
    "properties": {
        "any": {"type": "array", "minItems": 1, "items": _CONDITION},
        "all": {"type": "array", "minItems": 1, "items": _CONDITION},
        "not": _CONDITION,
    },
    "additionalProperties": {
        "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]
    },
}

_OTHERWISE: Mapping[str, object] = {
    "if": {"properties": {"strength": {"const": "decisive"}}, "required": ["strength"]},
    "then": {"required": ["otherwise"]},
    "else": {"properties": {"otherwise": False}},
}

_DIALECT = {"$schema": "https://json-schema.org/draft/2020-12/schema"}


def rule_file_schema() -> dict[str, object]:
    """The JSON Schema of rule files, with which an editor completes keys."""
    schema = RuleFileForm.model_json_schema()
    for form in schema["$defs"].values():
        if "when" in form["properties"]:
            form["properties"]["when"] = _CONDITION
    schema["$defs"]["Condition"] = CONDITION_SCHEMA
    schema["properties"]["options"]["propertyNames"] = {"not": {"enum": list(RESERVED_OPTIONS)}}
    schema["properties"]["questions"]["propertyNames"] = {"not": {"enum": list(RESERVED_WORDS)}}
    schema["$defs"]["QuestionForm"]["dependentRequired"] = {"usual_source": ["usual"]}
    for form in ("PreferForm", "AvoidForm"):
        schema["$defs"][form].update(_OTHERWISE)
    _close(schema)
    return {**_DIALECT, **schema}


def own_rule_file_schema(decision: Decision) -> dict[str, object]:
    """The same for one rule file: an editor completes its questions with their answers, its options and its sources."""
    schema: dict[str, Any] = rule_file_schema()
    options, forms = _some_of(decision.options), schema["$defs"]
    answers = {question.id: _some_of(question.answers) for question in decision.questions.values()}
    condition = forms["Condition"]
    words = {**condition["properties"], **answers}
    forms["Condition"] = {**condition, "properties": words, "additionalProperties": False}
    for form, key in (
        ("PreferForm", "prefer"),
        ("AvoidForm", "avoid"),
        ("RuleOutForm", "rule_out"),
        ("WarningForm", "about"),
    ):
        forms[form]["properties"][key] = options
    for form, key in (
        ("PreferForm", "source"),
        ("AvoidForm", "source"),
        ("RuleOutForm", "source"),
        ("WarningForm", "source"),
        ("ElsewhereForm", "source"),
        ("QuestionForm", "usual_source"),
    ):
        forms[form]["properties"][key]["pattern"] = f"^({'|'.join(decision.sources)})( |$)"
    given = {question.id: {"enum": list(question.answers)} for question in decision.questions.values()}
    example = forms["ExampleForm"]["properties"]
    example["given"] = {"type": "object", "properties": given, "additionalProperties": False}
    example["expect"] = _some_of([*decision.options, NONE])
    return schema


def _some_of(names: Iterable[str]) -> dict[str, object]:
    """One of these names, or a list of them."""
    one = {"enum": list(names)}
    return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}


def profile_schema(decision: Decision) -> dict[str, object]:
    """The JSON Schema of profiles for a decision: its questions with their answers, and its criteria."""
    schema = ProfileForm.model_json_schema()
    _name_all(schema, decision)
    return {**_DIALECT, **schema}


def cases_schema(decision: Decision) -> dict[str, object]:
    """The JSON Schema of a list of cases for a decision, as a YAML or JSON file holds them."""
    case = CaseForm.model_json_schema()
    _name_all(case, decision)
    case["properties"]["chose"] = {"enum": list(decision.options)}
    return {**_DIALECT, "title": "Cases", "type": "array", "items": case}


class _Plain(GenerateJsonSchema):
    """A schema without a title at every key, which would only say the key again."""

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002  # pydantic's signature
        """Never."""
        return False


def report_schema() -> dict[str, object]:
    """The JSON Schema of what `recommend --format json` prints. Later versions of format 1 may add keys."""
    return {**_DIALECT, **TypeAdapter(document.Recommendation).json_schema(schema_generator=_Plain)}


def backtest_schema() -> dict[str, object]:
    """The JSON Schema of what `backtest --format json` prints."""
    return {**_DIALECT, **TypeAdapter(backtest_document.Backtest).json_schema(schema_generator=_Plain)}


def about_schema() -> dict[str, object]:
    """The JSON Schema of what `about --format json` prints."""
    return {**_DIALECT, **TypeAdapter(card_document.Card).json_schema(schema_generator=_Plain)}


def _name_all(schema: dict[str, Any], decision: Decision) -> None:
    """Name the decision's questions, answers and criteria in the schema of a profile."""
    properties = schema["properties"]
    properties["answers"] = {
        "type": "object",
        "properties": {
            question.id: {"description": question.ask, "enum": list(question.answers)}
            for question in decision.questions.values()
        },
        "additionalProperties": False,
    }
    weight = {"type": "integer", "minimum": WEIGHTS.start, "maximum": WEIGHTS.stop - 1}
    properties["weights"] = {
        "type": "object",
        "properties": {id: {**weight, "default": criterion.weight} for id, criterion in decision.criteria.items()},
        "additionalProperties": False,
    }
    properties["fixed"] = {"type": "array", "items": {"enum": list(decision.questions)}}


def _close(schema: object) -> None:
    """Let no key through that fits no pattern: pydantic leaves mappings with patterns for their keys open."""
    if isinstance(schema, dict):
        if "patternProperties" in schema:
            schema["additionalProperties"] = False
        for part in schema.values():
            _close(part)
    elif isinstance(schema, list):
        for part in schema:
            _close(part)
