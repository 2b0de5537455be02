"""How the options stand, as bars in each one's own colour, which it keeps whoever leads; figures say the same."""

from collections.abc import Iterator, Mapping

from recommender.model.decision import Option
from recommender.model.ranking import Ranking
from recommender.reports.sentences import argument
from recommender.tui.styled_lines import HUES, Line, Span
from recommender.words import cells, cut, number, percent, visible

_FULL, _EMPTY = "█", "░"
_SIGNED = len("+99 ")
_HEADING = "By criterion"


def hue(ranking: Ranking, option: Option) -> str:
    """The style of an option's own colour, by its place in the rule file."""
    return f"hue-{list(ranking.decision.options).index(option.id) % HUES}"


def names(ranking: Ranking, width: int) -> Mapping[str, str]:
    """The names of the options (by id), all as wide as the longest, which takes no more than a third of the width."""
    whole = {id: visible(option.name) for id, option in ranking.decision.options.items()}
    room = min(max(map(cells, whole.values())), width // 3)
    return {id: _padded(name, room) for id, name in whole.items()}


def bar(before: str, share: float, after: str, width: int, style: str) -> Line:
    """A bar of a share between two texts that leave it the rest of the width; it and what is before it have a style."""
    room = max(width - cells(before) - cells(after) - 2, 4)
    full = round(room * share)
    end = len(before) + 1 + full
    return Line(f"{before} {_FULL * full}{_EMPTY * (room - full)} {after}", spans=(Span(0, end, style),))


def standings(ranking: Ranking, width: int) -> Iterator[Line]:
    """A bar for each option that is left: its share of wins, and its points."""
    padded = names(ranking, width)
    for standing in ranking.standings:
        name = padded[standing.option.id]
        if standing.rank is None:
            yield Line(cut(f"{name} ruled out", width), "bad")
        else:
            figures = f"{percent(standing.wins):>9} {number(standing.score.mean):>6}"
            yield bar(name, standing.wins, figures, width, hue(ranking, standing.option))


def by_criterion(ranking: Ranking, width: int) -> Iterator[Line]:
    """What each criterion adds up to for the two between whom it is decided, to either side in the order of the file.

    Nothing where fewer than two speak, since the reasons themselves say as much.
    """
    order = list(ranking.decision.options)
    sides = sorted(argument.sides(ranking), key=lambda side: order.index(side.option.id))
    criteria = {rule.place: criterion for criterion, rule in ranking.decision.rules()}
    sums = [dict.fromkeys(ranking.decision.criteria, 0) for _ in sides]
    for side, points in zip(sides, sums, strict=True):
        for reason in side.reasons:
            points[criteria[reason.rule.place].id] += reason.points
    speaking = [id for id in ranking.decision.criteria if any(each[id] for each in sums)]
    if len(sides) < 2 or len(speaking) < 2:
        return
    criteria_names = {id: visible(ranking.decision.criteria[id].name) for id in speaking}
    room = min(max(map(cells, [_HEADING, *criteria_names.values()])), width // 3)
    half = (width - room - 2) // 2
    hues = [hue(ranking, side.option) for side in sides]
    left, right = (cut(visible(side.option.name), half) for side in sides)
    yield _sided(_padded(_HEADING, room), left, right, half, hues)._replace(style="head")
    most = max(points for each in sums for points in each.values())
    for id in speaking:
        lengths = [each[id] and max(1, round((half - _SIGNED) * each[id] / most)) for each in sums]
        before = f"{sums[0][id]:+} {_FULL * lengths[0]}" if lengths[0] else ""
        after = f"{_FULL * lengths[1]} {sums[1][id]:+}" if lengths[1] else ""
        yield _sided(_padded(criteria_names[id], room), before, after, half, hues)


def _sided(name: str, left: str, right: str, half: int, hues: list[str]) -> Line:
    """A line with a text to either side of its middle, each in its colour."""
    begin = len(name) + 1 + half - cells(left)
    text = f"{name} {' ' * (half - cells(left))}{left}│{right}"
    middle = begin + len(left)
    return Line(text, spans=(Span(begin, middle, hues[0]), Span(middle + 1, len(text), hues[1])))


def _padded(text: str, width: int) -> str:
    text = cut(text, width)
    return text + " " * (width - cells(text))
