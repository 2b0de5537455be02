"""Figures for the page: where every bar, band and number of a chart stands. Drawing them is the template's affair."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recommender.model.decision import NONE, TIE, WEIGHTS
from recommender.model.recommendation import Recommendation
from recommender.reports.sentences import argument
from recommender.words import number, percent, visible

WIDTH, ROW = 480, 30
_LABEL, _NUMBER = 150, 72
"""What labels take on the left, and numbers on the right, of the chart's width."""

_ROOM = WIDTH - _LABEL - _NUMBER
_MOST_LETTERS = 22


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
    """What each criterion adds for the leader (to the right) and for its rival (to the left), in points."""

    leader: str
    rival: str
    rows: Sequence[tuple[Bar, Bar]]
    middle: float
    height: int


class Range(NamedTuple):
    """A criterion's weight, and the weights with which the leader leads, on a scale from 0 to 5."""

    label: str
    says: str
    low: float
    high: float
    at: float
    y: int


class Ranges(NamedTuple):
    """The weights of all criteria."""

    rows: Sequence[Range]
    ticks: Sequence[tuple[int, float]]
    height: int


def cut(text: str) -> str:
    """A label no longer than there is room for."""
    text = visible(text)
    return text if len(text) <= _MOST_LETTERS else text[: _MOST_LETTERS - 1] + "…"


def standings(result: Recommendation) -> Standings:
    """The points of the options that are not ruled out."""
    ranked = [standing for standing in result.standings if standing.rank is not None]
    low = min([0, *(standing.score.lowest for standing in ranked)])
    high = max([1, *(standing.score.highest for standing in ranked)])

    def place(points: float) -> float:
        return round(_LABEL + _ROOM * (points - low) / (high - low), 1)

    bars, whiskers = [], []
    for index, standing in enumerate(ranked):
        score, y = standing.score, index * ROW
        begin, end = sorted((place(0), place(score.mean)))
        kind = "leader" if result.leader == standing.option else "rival"
        bars.append(Bar(cut(standing.option.name), number(score.mean), kind, begin, round(end - begin, 1), y))
        if score.lowest != score.highest:
            whiskers.append((place(score.lowest), place(score.highest), y))
    return Standings(bars, place(0), whiskers, max(ROW, len(ranked) * ROW))


def win_shares(result: Recommendation) -> Sequence[Bar]:
    """The share of the ways to answer the rest that end with each outcome; none once it is settled."""
    if result.outcome is not None:
        return ()
    names = {id: option.name for id, option in result.decision.options.items()} | {TIE: "A tie", NONE: "None fits"}
    shown = [outcome for outcome in names if outcome in result.decision.options or result.outcomes[outcome]]
    kinds = {result.leader.id: "leader"} if result.leader else {}
    return [
        Bar(
            cut(names[outcome]),
            percent(result.outcomes[outcome]),
            kinds.get(outcome, "rival"),
            _LABEL,
            round(_ROOM * result.outcomes[outcome], 1),
            index * ROW,
        )
        for index, outcome in enumerate(shown)
    ]


def balance(result: Recommendation) -> Balance | None:
    """What speaks for the first and for the second option, by criterion; None without two that are left."""
    sides = argument.sides(result)
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
    half = (WIDTH - _LABEL - 2 * 30) / 2
    middle = _LABEL + 30 + half
    rows = []
    for index, id in enumerate(speaking):
        label = cut(result.decision.criteria[id].name)
        right, left = (round(half * each[id] / most, 1) for each in sums)
        rows.append(
            (
                Bar(label, f"+{sums[0][id]}" if sums[0][id] else "", "leader", middle, right, index * ROW),
                Bar("", f"+{sums[1][id]}" if sums[1][id] else "", "rival", middle - left, left, index * ROW),
            )
        )
    first, second = (visible(side.option.name) for side in sides)
    return Balance(first, second, rows, middle, len(speaking) * ROW)


def ranges(result: Recommendation) -> Ranges | None:
    """Where each weight would take the lead away; None without a leader, or before anything is answered."""
    if result.leader is None or not result.answers:
        return None
    return Ranges(
        list(_ranges(result)),
        [(weight, _on_scale(weight)) for weight in WEIGHTS],
        len(result.sensitivities) * ROW + 18,
    )


def _on_scale(weight: float) -> float:
    most = WEIGHTS.stop - 1
    return round(_LABEL + 8 + (_ROOM + _NUMBER - 24) * min(max(weight, 0), most) / most, 1)


def _ranges(result: Recommendation) -> Iterator[Range]:
    most = WEIGHTS.stop - 1
    for index, each in enumerate(result.sensitivities):
        low = each.leads_from if each.leads_from is not None and each.leads_from > 0 else 0.0
        high = each.leads_to if each.leads_to is not None and each.leads_to < most else float(most)
        whole = (low, high) == (0, most) and (each.leads_from is None or each.leads_from < 0)
        says = "leads at any weight" if whole else f"leads between {number(low)} and {number(high)}"
        yield Range(
            cut(each.criterion.name), says, _on_scale(low), _on_scale(high), _on_scale(each.weight), index * ROW
        )
