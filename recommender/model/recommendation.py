"""The result of everything: the ranking, how sure it is, what would change it, and what to ask next. Immutable."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from recommender.model.decision import Criterion, Option, Question
from recommender.model.ranking import Ranking

Word = Literal["toss-up", "moderate", "strong", "certain"]

WORDS: tuple[Word, ...] = ("toss-up", "moderate", "strong", "certain")
"""How sure, from the least to the most."""

CUT_POINTS: Mapping[Word, float] = {"strong": 0.90, "moderate": 0.66}
"""The least share for a word: the IPCC's "very likely" and "likely" (Mastrandrea and others, 2010)."""


SHARES_APART = 1.25
"""How many times a criterion's share of the weights and its share of the points may differ before it is said."""


class Confidence(NamedTuple):
    """How sure a recommendation is: a word, and the share that it stands for.

    `win_share` is the share of the ways to finish in which the leader wins; `notch_share` the share of one-notch
    changes of weights and points that leave it strictly ahead (None without a leader, or if a sample found no way in
    which it wins). `exact` if neither comes from a sample; `standard_error` is that of `share`.
    """

    word: Word
    win_share: float
    notch_share: float | None
    exact: bool
    standard_error: float

    @property
    def share(self) -> float:
        """The weaker of the two shares, 0 to 1: the number beside the word."""
        return self.win_share if self.notch_share is None else min(self.win_share, self.notch_share)


class OtherReading(NamedTuple):
    """What the same answers say when open questions are read the other way."""

    reading: Literal["open", "neutral"]
    outcome: str | None
    leader: Option | None
    confidence: Confidence | None


class Sensitivity(NamedTuple):
    """How much one criterion matters, and how far its weight can move before the leader changes.

    `stated_share` is its share of the weights, `swing_share` of what weights times points can move. The leader keeps
    the lead while the weight lies strictly between `leads_from` and `leads_to`; None is no limit.
    """

    criterion: Criterion
    weight: int
    stated_share: float
    swing_share: float
    leads_from: float | None
    leads_to: float | None


class Acceptability(NamedTuple):
    """The share of all weightings, each as likely, with which each option (by id) wins.

    `central_weights` are the mean of those weightings, by option and criterion, adding up to 1. `standard_error` is the
    largest of the shares', 0 if `exact`.
    """

    shares: Mapping[str, float]
    central_weights: Mapping[str, Mapping[str, float]]
    exact: bool
    standard_error: float


@dataclass(frozen=True)
class Counterfactual:
    """The fewest answers whose change makes another option lead.

    `changes` are the smallest sets, each with the new answers (at most 1,000), `count` is how many there are. `size` is
    None if no set was found; `searched` says up to how many changes all sets were tried (None: any number).
    """

    option: Option
    size: int | None
    changes: tuple[Mapping[str, str], ...]
    count: int
    searched: int | None


class NextQuestion(NamedTuple):
    """An open question, by how much its answer would tell.

    `information` is how far it lowers the entropy of the outcome on average, in bits, and `doubt_removed` what share of
    it; `pivotality` is the chance that two answers to it, picked at random, lead to different outcomes. A question of
    pivotality 0 cannot matter.
    """

    question: Question
    information: float
    doubt_removed: float
    pivotality: float


@dataclass(frozen=True)
class Recommendation(Ranking):
    """The answer to one profile: a ranking and everything that can be said about it.

    `tolerance` is by what share all weights may be wrong at once without changing the leader, `notches_to_flip` the
    fewest one-notch moves of weights that put another ahead (None if none can). These, the limits of `sensitivities`
    and `acceptability` are about a leader that is ahead on average; without one they are None. `sufficient_reason` is a
    smallest set of the given answers that settles the outcome whatever the rest; None if they do not settle it.
    `inexact` names the parts that come from a sample or from a search that was cut short.
    """

    other_reading: OtherReading | None
    confidence: Confidence | None
    sensitivities: tuple[Sensitivity, ...]
    tolerance: float | None
    notches_to_flip: int | None
    acceptability: Acceptability | None
    counterfactuals: tuple[Counterfactual, ...]
    sufficient_reason: Mapping[str, str] | None
    next_questions: tuple[NextQuestion, ...]
    inexact: tuple[str, ...]
