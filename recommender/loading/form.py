"""What may stand in a rule file and in a profile: the shape of the text, before its words are understood.

Strict, and nothing unknown is let through; lax mode would turn the weight `true` into 1. Conditions are walked by
`recommender.loading.conditions`; here only their JSON Schema stands. The schemas for editors come from these forms.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StringConstraints,
    Tag,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from recommender.model.condition import RESERVED_WORDS
from recommender.model.decision import NONE, RESERVED_OPTIONS, WEIGHTS, Decision, Strength, Verb

NAME = r"^[a-z][a-z0-9_]*$"
VERBS: tuple[Verb, ...] = ("prefer", "avoid", "rule_out")


def _one_or_more(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _day(value: object) -> date:
    try:
        return date.fromisoformat(value)  # type: ignore[arg-type]  # a TypeError is the same fault
    except (TypeError, ValueError):
        raise PydanticCustomError("day", "not a date") from None


Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S", strip_whitespace=True)]
Name = Annotated[str, StringConstraints(pattern=NAME)]
Names = Annotated[
    list[Name],
    Field(min_length=1),
    BeforeValidator(_one_or_more),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}, "minItems": 1}]}),
]
Weight = Annotated[int, Field(ge=0, le=5)]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]

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


class Form(BaseModel):
    """A mapping with a fixed set of keys."""

    # Deferred: a form is built when it is first held against a text, and its parts with it rather than on their own.
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True)
    kind: ClassVar[str] = "mapping"
    """What a finding calls it."""


class OptionForm(Form):
    """One thing that could be chosen."""

    kind: ClassVar[str] = "option"
    name: Text = Field(description="as people say it")
    stack: Text = Field("", description="language and framework")
    run: Text = Field("", description="the command that starts it")


class SourceForm(Form):
    """Where claims come from."""

    kind: ClassVar[str] = "source"
    title: Text
    url: Text = ""


class QuestionForm(Form):
    """What the team is asked."""

    kind: ClassVar[str] = "question"
    ask: Text = Field(description="the question, as one would say it")
    answers: dict[Name, Text] = Field(min_length=2, description="what a flag takes: how people say it")
    neutral: Name | None = Field(None, description='the answer that means "no preference"; no rule may fire on it')


class _Reasoned(Form):
    because: Text = Field(description='completes "Good, because …" or "Bad, because …"')
    source: Text = Field(description="a source's name, then the place in it: article §7")
    when: object = Field(None, description="left out: always")


class PreferForm(_Reasoned):
    """Good for an option."""

    kind: ClassVar[str] = "rule"
    prefer: Names
    strength: Strength = "clear"


class AvoidForm(_Reasoned):
    """Bad for an option."""

    kind: ClassVar[str] = "rule"
    avoid: Names
    strength: Strength = "clear"


class RuleOutForm(_Reasoned):
    """Removes an option whatever the score; no weight silences it."""

    kind: ClassVar[str] = "rule"
    rule_out: Names


def _verb(rule: object) -> str:
    """The form a rule is held against: its first verb's; without one, prefer's, which then misses its verb."""
    keys = rule if isinstance(rule, dict) else {}
    return next((verb for verb in VERBS if verb in keys), VERBS[0])


RuleForm = Annotated[
    Annotated[PreferForm, Tag("prefer")] | Annotated[AvoidForm, Tag("avoid")] | Annotated[RuleOutForm, Tag("rule_out")],
    Discriminator(_verb),
]


class CriterionForm(Form):
    """Something that matters, and how much."""

    kind: ClassVar[str] = "criterion"
    name: Text = Field("", description="as people say it; left out, its key is used")
    weight: Weight = Field(description="0 (ignored) to 5")
    rules: list[RuleForm] = Field(min_length=1)


class WarningForm(_Reasoned):
    """Worth knowing before going for an option; said of the one that leads, not scored."""

    kind: ClassVar[str] = "warning"
    about: Names


class ExampleForm(Form):
    """Who leads when all that is not given is neutral; run as a test."""

    kind: ClassVar[str] = "example"
    given: dict[Name, Text]
    expect: Names = Field(description=f"an option, a list for a tie, or {NONE} if all are ruled out")


class RuleFileForm(Form):
    """A decision: a question to settle between options."""

    kind: ClassVar[str] = "rule file"
    decision: Text = Field(description="the question to settle")
    reviewed: Day | None = Field(None, description="the day somebody last checked all of it: YYYY-MM-DD")
    options: dict[Name, OptionForm] = Field(min_length=2)
    sources: dict[Name, SourceForm] = Field(min_length=1)
    questions: dict[Name, QuestionForm] = Field(min_length=1)
    criteria: dict[Name, CriterionForm] = Field(min_length=1)
    warnings: list[WarningForm] = []
    aspects: dict[Text, dict[Name, Text]] = Field(
        {}, description="rows of the side-by-side table: text by option, and source"
    )
    examples: dict[Text, ExampleForm] = {}


class ProfileForm(Form):
    """A team's answers, its own weights, and the questions whose answer is fixed."""

    kind: ClassVar[str] = "profile"
    answers: dict[Name, Text]
    weights: dict[Name, Weight] = {}
    fixed: list[Name] = []


class CaseForm(ProfileForm):
    """A choice that was really made: a profile, and the option that was chosen."""

    kind: ClassVar[str] = "case"
    id: Text = Field(description="what reports call it")
    chose: Text = Field(description="the option that was chosen")
    labels: dict[Name, Text] = Field({}, description="words to pick cases out by: team: web")
    facts: list[Text] = Field([], description="what is known of it; for readers, not read by the tool")


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
        forms[form]["properties"]["source"]["pattern"] = f"^({'|'.join(decision.sources)})( |$)"
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
