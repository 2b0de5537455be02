"""Figures for the page: where every bar, band and number of a chart stands. Drawing them is the template's affair.

Options keep the order of the rule file, and each the colour of its place there, whoever leads: so two pages compare.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recommender.model.decision import NONE, TIE, WEIGHTS, Decision
from recommender.model.recommendation import Recommendation
from recommender.reports.sentences import argument, outlook
from recommender.words import cut, number, percent, visible

WIDTH, ROW = 400, 26
LABEL = 172
"""What labels take on the left of the chart's width; nothing of them is drawn beyond."""

_NUMBER, _WORDS = 72, 106
"""What numbers take on the right, and what a range in words does."""

_ROOM = WIDTH - LABEL - _NUMBER
_BESIDE = 40
"""What a number takes that stands beside its bar."""

_LABEL_CELLS, _HEAD_CELLS = 22, 18

_COLOURS = 6
"""How many options have colours of their own; further ones begin anew."""


class Bar(NamedTuple):
    """A bar with its label and number; `kind` is the class that colours it."""

    label: str
    number: str
    kind: str
    x: float
    width: float
    y: int


class Standings(NamedTuple):
    """Points of every option, the zero line, and a whisker from the lowest to the highest where questions are open."""

    bars: Sequence[Bar]
    zero: float
    whiskers: Sequence[tuple[float, float, int]]
    height: int


class Balance(NamedTuple):
    """What each criterion adds for either of two options, in points: to the left for the first in the rule file."""

    left: str
    right: str
    rows: Sequence[tuple[Bar, Bar]]
    middle: float
    height: int


class Range(NamedTuple):
    """A criterion's weight, and the weights with which the leader leads, on a scale from 0 to 5 and in words."""

    label: str
    says: str
    low: float
    high: float
    at: float
    y: int


class Ranges(NamedTuple):
    """The weights of all criteria, in the leader's colour."""

    rows: Sequence[Range]
    ticks: Sequence[tuple[int, float]]
    kind: str
    height: int


def colour(decision: Decision, outcome: str) -> str:
    """The class that colours an outcome: an option (by id) by its place in the rule file, a tie, or that none fits."""
    if outcome in (TIE, NONE):
        return outcome
    return f"option-{list(decision.options).index(outcome) % _COLOURS + 1}"


def standings(result: Recommendation) -> Standings | None:
    """The points of the options; one that is ruled out has no bar. None if all are."""
    by_option = {standing.option.id: standing for standing in result.standings}
    ordered = [by_option[id] for id in result.decision.options]
    ranked = [standing for standing in ordered if standing.rank is not None]
    if not ranked:
        return None
    low = min([0, *(standing.score.lowest for standing in ranked)])
    high = max([1, *(standing.score.highest for standing in ranked)])

    def place(points: float) -> float:
        return round(LABEL + _ROOM * (points - low) / (high - low), 1)

    bars, whiskers = [], []
    for index, standing in enumerate(ordered):
        score, y, kind = standing.score, index * ROW, colour(result.decision, standing.option.id)
        label = _label(standing.option.name)
        if standing.rank is None:
            bars.append(Bar(label, "ruled out", kind, place(0), 0, y))
            continue
        begin, end = sorted((place(0), place(score.mean)))
        bars.append(Bar(label, number(score.mean), kind, begin, round(end - begin, 1), y))
        if score.lowest != score.highest:
            whiskers.append((place(score.lowest), place(score.highest), y))
    return Standings(bars, place(0), whiskers, len(ordered) * ROW)


def win_shares(result: Recommendation) -> Sequence[Bar]:
    """The share of the ways to answer the rest that end with each outcome; none once it is settled."""
    if result.outcome is not None:
        return ()
    names = {id: option.name for id, option in result.decision.options.items()} | {TIE: "A tie", NONE: "None fits"}
    shown = [outcome for outcome in names if outcome in result.decision.options or result.outcomes[outcome]]
    return [
        Bar(
            _label(names[outcome]),
            percent(result.outcomes[outcome]),
            colour(result.decision, outcome),
            LABEL,
            round(_ROOM * result.outcomes[outcome], 1),
            index * ROW,
        )
        for index, outcome in enumerate(shown)
    ]


def balance(result: Recommendation) -> Balance | None:
    """What speaks for the two options of the argument, by criterion; None without two that are left."""
    options = list(result.decision.options)
    sides = sorted(argument.sides(result), key=lambda side: options.index(side.option.id))
    if len(sides) < 2:
        return None
    criterion_of = {rule.place: criterion for criterion, rule in result.decision.rules()}
    sums = [
        {
            id: sum(reason.points for reason in side.reasons if criterion_of[reason.rule.place].id == id)
            for id in result.decision.criteria
        }
        for side in sides
    ]
    speaking = [id for id in result.decision.criteria if sums[0][id] or sums[1][id]]
    if not speaking:
        return None
    most = max(max(each.values()) for each in sums)
    half = (WIDTH - LABEL) / 2 - _BESIDE
    middle = LABEL + _BESIDE + half
    left, right = (colour(result.decision, side.option.id) for side in sides)
    rows = []
    for index, id in enumerate(speaking):
        to_left, to_right = (round(half * each[id] / most, 1) for each in sums)
        said_left, said_right = (f"+{each[id]}" if each[id] else "" for each in sums)
        rows.append(
            (
                Bar(_label(result.decision.criteria[id].name), said_left, left, middle - to_left, to_left, index * ROW),
                Bar("", said_right, right, middle, to_right, index * ROW),
            )
        )
    first, second = (cut(visible(side.option.name), _HEAD_CELLS) for side in sides)
    return Balance(first, second, rows, middle, len(speaking) * ROW)


def ranges(result: Recommendation) -> Ranges | None:
    """Where each weight would take the lead away; None without a leader that is ahead, or before any answer."""
    if result.leader is None or result.tolerance is None or not result.answers:
        return None
    return Ranges(
        list(_ranges(result)),
        [(weight, _on_scale(weight)) for weight in WEIGHTS],
        colour(result.decision, result.leader.id),
        len(result.sensitivities) * ROW + 18,
    )


def _label(text: str) -> str:
    """A label no longer than there is room for."""
    return cut(visible(text), _LABEL_CELLS)


def _on_scale(weight: float) -> float:
    most = WEIGHTS.stop - 1
    return round(LABEL + 8 + (WIDTH - LABEL - _WORDS - 24) * min(max(weight, 0), most) / most, 1)


def _ranges(result: Recommendation) -> Iterator[Range]:
    most = WEIGHTS.stop - 1
    for index, each in enumerate(result.sensitivities):
        low = each.leads_from if each.leads_from is not None else 0.0
        high = each.leads_to if each.leads_to is not None else float(most)
        says = outlook.leads_while(each).removeprefix("with ").removeprefix("a weight ")
        yield Range(
            _label(each.criterion.name), says, _on_scale(low), _on_scale(high), _on_scale(each.weight), index * ROW
        )
