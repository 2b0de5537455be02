"""JSON format 1: every key that `recommend --format json` prints. Later versions may add keys, never rename one.

Filled by `recommender.reports.json`; `recommender.loading` reads a record by the same class and makes the schema from
them, in which the descriptions below stand. `dataclass` is told to leave out what nobody asks for of
values that are written at once (comparison, repr, being frozen): making it would cost a query some milliseconds.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal, NamedTuple

from recommender.model.ranking import Reading
from recommender.model.recommendation import Word

FORMAT: Literal[1] = 1


class Within(NamedTuple):
    """The least and the greatest value of a number; whoever holds a text against its type finds it by the method."""

    least: float
    most: float | None = None

    def __get_pydantic_core_schema__(
        self, kind: object, schema_of: Callable[[object], Mapping[str, object]]
    ) -> Mapping[str, object]:
        """What pydantic makes of the number's type, with the bounds in it."""
        most = {} if self.most is None else {"le": self.most}
        return {**schema_of(kind), "ge": self.least, **most}


Share = Annotated[float, Within(0, 1)]
Weight = Annotated[int, Within(0, 5)]

_OPTION = "an option's name in the rule file"
_OUTCOME = "an option's name, tie or none"


@dataclass(eq=False, repr=False)
class Decision:
    """The rule file."""

    file: str = field(metadata={"description": "as given; rules/… for a packaged one"})
    title: str
    reviewed: date | None
    digest: str = field(metadata={"pattern": "^sha256:[0-9a-f]{64}$"})


@dataclass(eq=False, repr=False)
class Profile:
    """What the team said, and what was made of it."""

    answers: Mapping[str, str]
    assumed: Mapping[str, str]
    weights: Mapping[str, Weight] = field(metadata={"description": "those in force"})
    own_weights: Mapping[str, Weight] = field(metadata={"description": "those that the team gave"})
    fixed: Sequence[str]


@dataclass(eq=False, repr=False)
class OtherReading:
    """What the same answers say when open questions are read the other way."""

    reading: Literal["open", "neutral"]
    outcome: str | None = field(metadata={"description": _OUTCOME})
    leader: str | None = field(metadata={"description": _OPTION})
    tied: list[str] = field(metadata={"description": "those that share the lead, by id"})
    word: Word | None
    share: Share | None = field(metadata={"description": "the number beside the word"})


@dataclass(eq=False, repr=False)
class Disagreement:
    """What is answered speaks for one option, what is not answered usually speaks for another."""

    answers: str = field(metadata={"description": _OPTION})
    usual: str = field(metadata={"description": _OPTION})


@dataclass(eq=False, repr=False)
class Confidence:
    """How sure it is."""

    word: Word
    share: Share = field(metadata={"description": "the weaker of the two"})
    win_share: Share = field(
        metadata={"description": "of the ways to finish, as teams usually answer, those in which the leader wins"}
    )
    notch_share: Share | None = field(
        metadata={"description": "of one-notch changes of weights and points, those that leave it ahead"}
    )
    exact: bool
    standard_error: float = field(metadata={"description": "of share; 0 if it is exact"})


@dataclass(eq=False, repr=False)
class Spread:
    """Points over the ways to finish."""

    lowest: int
    mean: float
    highest: int


@dataclass(eq=False, repr=False)
class Reason:
    """What a rule says, its source, and where it stands."""

    because: str
    source: str
    rule: str = field(metadata={"description": "file:line"})


@dataclass(eq=False, repr=False)
class Contribution:
    """What one rule that holds added to an option: points times weight."""

    criterion: str
    points: int
    weight: Weight
    score: int
    because: str
    source: str
    rule: str = field(metadata={"description": "file:line"})


@dataclass(eq=False, repr=False)
class Standing:
    """One option, best first."""

    option: str = field(metadata={"description": _OPTION})
    name: str
    rank: Annotated[int, Within(1)] | None
    score: Spread
    ruled_out: Sequence[Reason]
    contributions: Sequence[Contribution]


@dataclass(eq=False, repr=False)
class Margin:
    """How far the leader is ahead of a rival."""

    option: str = field(metadata={"description": _OPTION})
    rival: str = field(metadata={"description": _OPTION})
    lowest: int
    mean: float
    highest: int
    in_play: int


@dataclass(eq=False, repr=False)
class Criterion:
    """How much a criterion matters, and how far its weight can move."""

    criterion: str
    weight: Weight
    stated_share: Share = field(metadata={"description": "of all weights"})
    swing_share: Share = field(metadata={"description": "of what weights times points can move"})
    leads_from: float | None = field(metadata={"description": "the leader leads above it; null: no limit"})
    leads_to: float | None = field(metadata={"description": "the leader leads below it; null: no limit"})


@dataclass(eq=False, repr=False)
class Counterfactual:
    """The fewest other answers that make another option lead: open ones answered, or given ones changed."""

    outcome: str = field(metadata={"description": _OPTION})
    size: int | None = field(metadata={"description": "other answers at least; null if none were found"})
    changes: Sequence[Mapping[str, str]] = field(metadata={"description": "the sets of that size, 1,000 at most"})
    count: int = field(metadata={"description": "how many there are"})
    searched: int | None = field(metadata={"description": "other answers tried at most; null: any number"})


@dataclass(eq=False, repr=False)
class NextQuestion:
    """An open question that can matter, the most telling first."""

    question: str
    information_bits: Annotated[float, Within(0)]
    pivotality: Share = field(
        metadata={"description": "chance that two answers at random lead to different outcomes"},
    )
    outcomes: Mapping[str, Mapping[str, Share]] = field(
        metadata={"description": "by answer, then by option, tie and none: shares of the ways to finish the others"}
    )


@dataclass(eq=False, repr=False)
class Warning:  # noqa: A001  # the key's own word, named with its module
    """What to know before going for an option that leads."""

    option: str = field(metadata={"description": _OPTION})
    because: str
    source: str
    rule: str = field(metadata={"description": "file:line"})


@dataclass(eq=False, repr=False)
class Remark:
    """What the answers themselves give to think about."""

    because: str
    source: str
    rule: str = field(metadata={"description": "file:line"})


@dataclass(eq=False, repr=False)
class Elsewhere:
    """Something that is no option here, and what speaks for it; never scored."""

    look_at: str
    because: str
    source: str
    rule: str = field(metadata={"description": "file:line"})


@dataclass(eq=False, repr=False)
class Otherwise:
    """What it takes to take an option all the same, although a decisive rule speaks against it."""

    option: str = field(metadata={"description": _OPTION})
    then: str
    because: str
    rule: str = field(metadata={"description": "file:line"})


@dataclass(eq=False, repr=False)
class Held:
    """One rule that holds, for or against an option."""

    option: str = field(metadata={"description": _OPTION})
    criterion: str | None = field(metadata={"description": "null if it rules the option out"})
    points: int = field(metadata={"description": "before the weight; 0 if it rules the option out"})
    because: str


@dataclass(eq=False, repr=False)
class Record:
    """What `recheck` reads: the profile, the answer, and so much of the rules that it can say what has changed.

    A filed report keeps this part of the document and no other.
    """

    format: Literal[1]
    rules: str = field(metadata={"description": "the rule file, as given; rules/… for a packaged one"})
    title: str
    digest: str = field(metadata={"pattern": "^sha256:[0-9a-f]{64}$"})
    outcome: str | None
    leader: str | None
    word: Word | None
    share: Share | None = field(metadata={"description": "the number beside the word"})
    exact: bool = field(metadata={"description": "whether the share is counted"})
    neutral: bool = field(metadata={"description": 'whether open questions count as "no preference"'})
    answers: Mapping[str, str]
    fixed: Sequence[str]
    own_weights: Mapping[str, Weight]
    weights: Mapping[str, Weight] = field(metadata={"description": "those in force"})
    options: Sequence[str]
    holding: Sequence[Held]
    open_rules: Mapping[str, Mapping[str, str]] = field(
        metadata={
            "description": "rules that the answers given leave open, by option (or several) and criterion: "
            "their points (+0: ruled out), then a fingerprint of the condition of each that has so many"
        }
    )
    open_questions: Sequence[str] = field(
        metadata={
            "description": "questions not answered: the name, a fingerprint of the answers, and how many teams give "
            "each, in the order of the answers' names"
        }
    )


@dataclass(eq=False, repr=False)
class Recommendation:
    """The whole document."""

    format: Literal[1]
    decision: Decision
    profile: Profile
    reading: Reading
    other_reading: OtherReading | None
    disagreement: Disagreement | None = field(metadata={"description": "null where both readings name one leader"})
    outcome: str | None = field(metadata={"description": f"{_OUTCOME}; null while more than one is possible"})
    leader: str | None = field(metadata={"description": f"{_OPTION}; null on a tie of shares, or if no option fits"})
    possible: Sequence[str] = field(metadata={"description": "outcomes: options' names, tie or none"})
    outcomes: Mapping[str, Share] = field(
        metadata={"description": "by option, tie and none: shares of the ways to finish, as teams usually answer"}
    )
    confidence: Confidence | None = field(metadata={"description": "null if no option fits"})
    ways: Annotated[int, Within(1)] = field(
        metadata={"description": "the ways to finish (of a sample, if not exact)"},
    )
    exact: bool
    standard_error: float = field(metadata={"description": "of the leader's share; 0 if exact"})
    tied: Sequence[str] = field(metadata={"description": "options' names in the rule file"})
    standings: Sequence[Standing]
    margins: Sequence[Margin]
    conflict: Mapping[str, str] = field(metadata={"description": "answers that together rule out every option"})
    criteria: Sequence[Criterion]
    tolerance: float | None = field(
        metadata={
            "description": "by what share all weights may be wrong at once; null if no leader is ahead on average"
        }
    )
    notches_to_flip: int | None = field(metadata={"description": "one-notch moves of weights; null if none do"})
    acceptability: Mapping[str, Share] | None = field(
        metadata={"description": "share of all weightings by the option that wins"}
    )
    central_weights: Mapping[str, Mapping[str, Share]] | None = field(
        metadata={"description": "by option: the mean of the weightings with which it wins"}
    )
    counterfactuals: Sequence[Counterfactual]
    sufficient_reason: Mapping[str, str] | None = field(
        metadata={"description": "a smallest set of the answers given that settles the outcome; null if they do not"}
    )
    next_questions: Sequence[NextQuestion]
    inexact: Sequence[str] = field(
        metadata={"description": "the keys whose figures come from a sample or a search cut short"}
    )
    otherwise: Sequence[Otherwise]
    elsewhere: Sequence[Elsewhere]
    remarks: Sequence[Remark]
    warnings: Sequence[Warning]
    command: str
    record: Record
