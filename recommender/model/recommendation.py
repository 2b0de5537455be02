"""The result of everything: the ranking, how sure it is, what would change it, and what to ask next. Immutable."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from recommender.model.decision import Criterion, Option, Question, Rule
from recommender.model.ranking import Ranking

Word = Literal["toss-up", "moderate", "strong", "certain"]

WORDS: tuple[Word, ...] = ("toss-up", "moderate", "strong", "certain")
"""How sure, from the least to the most."""

CUT_POINTS: Mapping[Word, float] = {"strong": 0.90, "moderate": 0.66}
"""The least share for a word: the IPCC's "very likely" and "likely" (Mastrandrea and others, 2010)."""


SHARES_APART = 1.25
"""How many times a criterion's share of the weights and its share of the points may differ before it is said."""


class Confidence(NamedTuple):
    """How sure a recommendation is: a word, and the share that it stands for."""

    word: Word
    """Says `share` in words; a tie is always a toss-up, and so is a leader on which the readings disagree."""

    win_share: float
    """The share of the ways to finish in which the leader (on a tie, one of those tied) wins, 0 to 1."""

    notch_share: float | None
    """The share of one-notch changes of weights and points that leave it strictly ahead, 0 to 1.

    None without a leader, or if a sample found no way in which it wins.
    """

    exact: bool
    """Whether neither share comes from a sample."""

    standard_error: float
    """Of `share`; 0 if that is exact."""

    @property
    def share(self) -> float:
        """The weaker of the two shares, 0 to 1: the number beside the word."""
        return self.win_share if self.notch_share is None else min(self.win_share, self.notch_share)


class OtherReading(NamedTuple):
    """What the same answers say when open questions are read the other way."""

    reading: Literal["open", "neutral"]
    """That other way."""

    outcome: str | None
    """As in `Ranking`: None while there are more than one."""

    leader: Option | None
    """None if several share the lead, or none fits."""

    tied: tuple[Option, ...]
    """Those that share the lead; empty with a leader, or if none fits."""

    confidence: Confidence | None
    """None if no option fits."""


class Disagreement(NamedTuple):
    """What is answered speaks for one option, what is not answered usually speaks for another."""

    answers: Option
    """The leader of the neutral reading."""

    usual: Option
    """The leader of the open reading."""


class Sensitivity(NamedTuple):
    """How much one criterion matters, and how far its weight can move before the leader changes."""

    criterion: Criterion
    """Whose weight it is."""

    weight: int
    """The one in force, 0 to 5."""

    stated_share: float
    """Its share of all weights, 0 to 1."""

    swing_share: float
    """Its share of what weights times points can move, 0 to 1."""

    leads_from: float | None
    """The leader keeps the lead above this weight, the others unchanged; None is no limit."""

    leads_to: float | None
    """The leader keeps the lead below this weight, the others unchanged; None is no limit."""


class Acceptability(NamedTuple):
    """How the options fare over all weightings, each as likely."""

    shares: Mapping[str, float]
    """The share of weightings with which each option (by id) wins, 0 to 1."""

    central_weights: Mapping[str, Mapping[str, float]]
    """The mean of the weightings with which an option wins: by option, then criterion, adding up to 1."""

    exact: bool
    """Whether the shares are computed; else they come from a sample."""

    standard_error: float
    """The largest of the shares'; 0 if exact."""


@dataclass(frozen=True, eq=False, repr=False)
class Counterfactual:
    """The fewest answers whose change makes another option lead."""

    option: Option
    """The option that would lead."""

    size: int | None
    """How many answers change; None if no set was found."""

    changes: tuple[Mapping[str, str], ...]
    """The smallest sets, each with the new answers by question; at most 1,000."""

    count: int
    """How many smallest sets there are."""

    searched: int | None
    """Up to how many changes all sets were tried; None: any number."""


class NextQuestion(NamedTuple):
    """An open question, by how much its answer would tell."""

    question: Question
    """Which one."""

    information: float
    """How far its answer lowers the entropy of the outcome on average, in bits."""

    doubt_removed: float
    """What share of that entropy, 0 to 1."""

    pivotality: float
    """The chance that two answers to it, each picked as often as teams give it, lead to different outcomes.

    At 0 it cannot matter.
    """

    outcomes: Mapping[str, Mapping[str, float]]
    """By each of its answers (ids): the shares of the ways to finish the others, by outcome, as in `Ranking`."""


@dataclass(frozen=True, eq=False, repr=False)
class Recommendation(Ranking):
    """The answer to one profile: a ranking and everything that can be said about it.

    `tolerance`, `notches_to_flip`, `acceptability` and the limits of `sensitivities` are about a leader that is ahead
    on average; without one they are None.
    """

    other_reading: OtherReading | None
    """None if no question that is not answered has a neutral answer."""

    confidence: Confidence | None
    """None if no option fits."""

    sensitivities: tuple[Sensitivity, ...]
    """One a criterion, in file order."""

    tolerance: float | None
    """By what share all weights may be wrong at once without changing the leader; None also without a rival."""

    notches_to_flip: int | None
    """The fewest one-notch moves of weights that put another ahead; None also if none can."""

    acceptability: Acceptability | None
    """How the options fare over all weightings."""

    counterfactuals: tuple[Counterfactual, ...]
    """One for every option but the leader, in file order, also where no set was found."""

    open_rules: tuple[tuple[Criterion, Rule], ...]
    """The rules, each with its criterion, that the answers given neither let hold nor fail, in file order."""

    sufficient_reason: Mapping[str, str] | None
    """A smallest set of the given answers that settles the outcome whatever the rest; None if they do not."""

    next_questions: tuple[NextQuestion, ...]
    """Those not answered by the team that can still matter, the most telling first."""

    inexact: tuple[str, ...]
    """What comes from a sample or from a search that was cut short, by its key in the JSON document."""

    disagreement: Disagreement | None
    """None where both readings name one leader, or one of them names none; with it the word is a toss-up."""
