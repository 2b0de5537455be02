"""What a report keeps of itself, as far as it is read back; keys that are not needed may be there and may be new."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from recommender.loading.forms import Day, Weight


class _Open(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True, defer_build=True)


class KeptDecision(_Open):
    """The rule file of the day."""

    file: str
    title: str
    digest: str
    reviewed: Day | None = None


class KeptProfile(_Open):
    """The answers that were given and assumed, and the team's own weights."""

    answers: dict[str, str]
    assumed: dict[str, str] = {}
    own_weights: dict[str, Weight] = {}
    fixed: list[str] = []


class KeptConfidence(_Open):
    """How sure it was."""

    word: str
    share: Annotated[float, Field(ge=0, le=1, strict=False)]


class KeptContribution(_Open):
    """A rule that held."""

    criterion: str
    points: int
    weight: Weight
    because: str


class KeptRule(_Open):
    """A rule that ruled an option out."""

    because: str


class KeptStanding(_Open):
    """An option with the rules that spoke to it."""

    option: str
    contributions: list[KeptContribution]
    ruled_out: list[KeptRule] = []


class RecordForm(_Open):
    """A report of format 1."""

    format: Literal[1]
    decision: KeptDecision
    profile: KeptProfile
    reading: Literal["complete", "open", "neutral"]
    outcome: str | None
    leader: str | None
    confidence: KeptConfidence | None
    standings: list[KeptStanding]
