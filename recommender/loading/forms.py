"""What may stand in a rule file and in a profile: the shape of the text, before its words are understood.

Strict, and nothing unknown is let through; lax mode would turn the weight `true` into 1. Conditions are walked by
`recommender.loading.conditions`; the schemas for editors are made from these forms in `recommender.loading.schemas`.
"""

from datetime import date
from typing import Annotated, ClassVar

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

from recommender.model.decision import NONE, VERBS, Kind, Strength

NAME = r"^[a-z][a-z0-9_]*$"


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
Teams = Annotated[int, Field(ge=1)]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]


class Form(BaseModel):
    """A mapping with a fixed set of keys."""

    # Deferred: a form is built when it is first held against a text, and its parts with it rather than on their own.
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, defer_build=True)
    called: ClassVar[str] = "mapping"
    """What a finding calls it."""


class OptionForm(Form):
    """One thing that could be chosen."""

    called: ClassVar[str] = "option"
    name: Text = Field(description="as people say it")
    stack: Text = Field("", description="language and framework")
    run: Text = Field("", description="the command that starts it")


class SourceForm(Form):
    """Where claims come from."""

    called: ClassVar[str] = "source"
    title: Text
    url: Text = ""


class QuestionForm(Form):
    """What the team is asked."""

    called: ClassVar[str] = "question"
    ask: Text = Field(description="the question, as one would say it")
    answers: dict[Name, Text] = Field(min_length=2, description="what a flag takes: how people say it")
    neutral: Name | None = Field(None, description='the answer that means "no preference"; no rule may fire on it')
    kind: Kind | None = Field(None, description="a fact is found out, a wish is settled by arguing")
    usual: dict[Name, Teams] | None = Field(
        None, description="of 100 teams, how many answer so: every answer with a whole number; left out: all alike"
    )
    usual_source: Text = Field("", description="what the usual shares rest on: a source's name, then the place in it")


class ReasonedForm(Form):
    """What says something for a reason."""

    because: Text = Field(description='completes "Good, because …" or "Bad, because …"')
    source: Text = Field(description="a source's name, then the place in it: article §7")
    when: object = Field(None, description="left out: always")


class _Scored(ReasonedForm):
    called: ClassVar[str] = "rule"
    strength: Strength = "clear"
    otherwise: Text = Field(
        "", description='with decisive, and only with it: completes "then …", what it takes to go the other way'
    )


class PreferForm(_Scored):
    """Good for an option."""

    prefer: Names


class AvoidForm(_Scored):
    """Bad for an option."""

    avoid: Names


class RuleOutForm(ReasonedForm):
    """Removes an option whatever the score; no weight silences it."""

    called: ClassVar[str] = "rule"
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

    called: ClassVar[str] = "criterion"
    name: Text = Field("", description="as people say it; left out, its key is used")
    weight: Weight = Field(description="0 (ignored) to 5")
    rules: list[RuleForm] = Field(min_length=1)


class WarningForm(ReasonedForm):
    """Worth knowing before going for an option; said of the one that leads, not scored."""

    called: ClassVar[str] = "warning"
    about: Names = Field([], description="left out: a remark on the answers themselves, whoever leads")


class ElsewhereForm(ReasonedForm):
    """Something that is no option here; said in one line, not scored."""

    called: ClassVar[str] = "pointer elsewhere"
    look_at: Text = Field(description="what to look at, as people say it")
    because: Text = Field(description="what speaks for it, as a clause")


class ExampleForm(Form):
    """Who leads when all that is not given is neutral; run as a test."""

    called: ClassVar[str] = "example"
    given: dict[Name, Text]
    expect: Names = Field(description=f"an option, a list for a tie, or {NONE} if all are ruled out")


class RuleFileForm(Form):
    """A decision: a question to settle between options."""

    called: ClassVar[str] = "rule file"
    decision: Text = Field(description="the question to settle")
    reviewed: Day | None = Field(None, description="the day somebody last checked all of it: YYYY-MM-DD")
    options: dict[Name, OptionForm] = Field(min_length=2)
    sources: dict[Name, SourceForm] = Field(min_length=1)
    questions: dict[Name, QuestionForm] = Field(min_length=1)
    criteria: dict[Name, CriterionForm] = Field(min_length=1)
    warnings: list[WarningForm] = []
    elsewhere: list[ElsewhereForm] = []
    aspects: dict[Text, dict[Name, Text]] = Field(
        {}, description="rows of the side-by-side table: text by option, and source"
    )
    examples: dict[Text, ExampleForm] = {}


class ProfileForm(Form):
    """A team's answers, its own weights, and the questions whose answer is fixed."""

    called: ClassVar[str] = "profile"
    answers: dict[Name, Text]
    weights: dict[Name, Weight] = {}
    fixed: list[Name] = []


class CaseForm(ProfileForm):
    """A choice that was really made: a profile, and the option that was chosen."""

    called: ClassVar[str] = "case"
    id: Text = Field(description="what reports call it")
    chose: Text = Field(description="the option that was chosen")
    labels: dict[Name, Text] = Field({}, description="words to pick cases out by: team: web")
    facts: list[Text] = Field([], description="what is known of it; for readers, not read by the tool")
