"""What a report says, in order, decided once: parts with a heading and items, and what was cut. A format lays it out.

Whoever has something new to say adds a part here; a format that knows nothing of it lays it out by its items.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from recommender.model.condition import ALWAYS
from recommender.model.decision import Citation, Option, Source
from recommender.model.place import Place
from recommender.model.ranking import Ranking, Standing
from recommender.model.recommendation import NextQuestion, Recommendation
from recommender.reports.command_line import command
from recommender.reports.sentences import argument, detail, outlook
from recommender.reports.sentences.headline import advice, headline, how_sure, is_blank
from recommender.words import counted, listed, visible


class Point(NamedTuple):
    """What a rule or a warning says, with its source: about whom, and for how many points where it is scored."""

    text: str
    citation: Citation
    about: tuple[Option, ...] = ()
    points: int = 0
    place: Place | None = None
    """Where the rule stands whose reason this is, or for which this is what it takes."""
    need: str = ""
    """The rule's reason, for what it takes; told with it where no reason in sight tells it."""

    @property
    def names(self) -> str:
        """Those it is about; empty where the heading says it."""
        return listed(visible(option.name) for option in self.about) if self.about else ""


class Row(NamedTuple):
    """A line of a table: a figure, and what it is the figure of."""

    figure: str
    text: str


class Placed(NamedTuple):
    """An option with its rank (None if it is ruled out), and a row for each rule that speaks to it."""

    rank: int | None
    text: str
    rows: tuple[Row, ...]


Item = str | Point | NextQuestion | Row | Placed
"""A sentence, an argument, a question to ask, a line of a table, an option in its place."""


class Part(NamedTuple):
    """A heading and what stands under it; `more` counts the items that were cut off, `more_points` adds up theirs.

    `name` is what a format knows it by, if it has reason to. `option` is the one for which its items speak; `mark` is
    what stands before an item that has no points. The first items are `pressing`, so many of them: an answer brought
    them up, and where there is little room they go before what can wait.
    """

    name: str
    heading: str
    items: Sequence[Item]
    more: int = 0
    more_points: int = 0
    option: Option | None = None
    mark: str = ""
    pressing: int = 0

    def first(self, count: int) -> "Part":
        """The same with no more items than that."""
        points = sum(item.points or 0 for item in self.items[count:] if isinstance(item, Point))
        return self._replace(
            items=self.items[:count],
            more=self.more + len(self.items[count:]),
            more_points=self.more_points + points,
        )

    @property
    def unshown(self) -> str:
        """How many items were cut off, and what they come to: `4 more, +29`; nothing if none was."""
        points = f", {self.more_points:+}" if self.more_points else ""
        return f"{self.more} more{points}" if self.more else ""


@dataclass(frozen=True)
class Outline:
    """All that a report says: `parts` are told by every format, `details` by those that tell everything."""

    question: str
    headline: str
    beside: Sequence[str]
    advice: Sequence[str]
    parts: Sequence[Part]
    details: Sequence[Part]
    sources: Sequence[Source]
    command: Sequence[str]
    rules: str
    digest: str

    def cut(self, limits: Mapping[str, int], otherwise: int | None = None, *, needs: bool = True) -> "Outline":
        """The same with no more items in each part than its limit, by name; parts of which nothing is left go.

        What it takes is told with its reason where that is cut off; not without `needs`.
        """
        shown = []
        for part in self.parts:
            limit = limits.get(part.name, otherwise)
            shown.append(part if limit is None else part.first(limit))
        return replace(self, parts=tuple(_with_needs(shown) if needs else _told(shown)))

    def part(self, name: str) -> Part:
        """The part of that name; one without items if there is none."""
        return next((part for part in self.parts if part.name == name), Part(name, "", ()))


def outline(result: Recommendation, *, brief: bool) -> Outline:
    """What a report on a recommendation says; in brief only the nearest changes and short ones."""
    return Outline(
        question=visible(result.decision.title),
        headline=headline(result),
        beside=beside(result, brief=brief),
        advice=advice(result),
        parts=tuple(parts(result, result, brief=brief)),
        details=() if brief else tuple(_told(_details(result))),
        sources=argument.cited(result),
        command=command(result),
        rules=_rules(result),
        digest=result.decision.digest,
    )


def beside(result: Recommendation, *, brief: bool) -> tuple[str, ...]:
    """What stands beside the headline: why it is not surer, what is assumed, what settles it."""
    return (*how_sure(result), *outlook.settled_by(result, brief=brief))


_NOTES = ("remarks", "otherwise", "elsewhere", "know")
"""The parts that are told only of a team that has answered something."""


def parts(ranking: Ranking, analysed: Recommendation | None, *, brief: bool) -> Iterator[Part]:
    """The parts that have items, in order; without an analysis, those that a ranking has."""
    unsaid = _NOTES if is_blank(ranking) else ()
    return _with_needs(part for part in _parts(ranking, analysed, brief=brief) if part.name not in unsaid)


def _told(parts: Iterable[Part]) -> Iterator[Part]:
    return (part for part in parts if part.items)


def _with_needs(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts that have items; what is necessary for a reason that is not among them is told with that reason."""
    told = list(_told(parts))
    reasons = {item.place for part in told if part.option for item in part.items if isinstance(item, Point)}
    for part in told:
        yield part._replace(items=[_with_need(item, reasons) for item in part.items])


def _with_need(item: Item, reasons: Collection[Place | None]) -> Item:
    if not isinstance(item, Point) or not item.need or item.place in reasons:
        return item
    return item._replace(text=f"{item.text} ({item.need})", need="")


def _parts(ranking: Ranking, analysed: Recommendation | None, *, brief: bool) -> Iterator[Part]:
    yield Part("remarks", "About the answers", _remarks(ranking), mark="!")
    yield from _sides(ranking)
    yield _shared(ranking)
    yield Part("out", "Ruled out", _ruled_out(ranking), mark="x")
    yield Part("otherwise", "What it takes", _remedies(ranking))
    if analysed is not None:
        yield Part("change", outlook.changes_heading(analysed), outlook.changes(analysed, brief=brief))
    yield Part("elsewhere", "Look elsewhere too", _elsewhere(ranking))
    if analysed is not None:
        yield Part("next", "Find out next", analysed.next_questions)
    yield _know(ranking)


def _sides(ranking: Ranking) -> Iterator[Part]:
    for name, side in zip(("for", "against"), argument.sides(ranking), strict=False):
        points = list(map(_argued, side.reasons))
        heading = f"For {visible(side.option.name)}: {_points(side.reasons)}"
        yield Part(name, heading, points, option=side.option)


def _shared(ranking: Ranking) -> Part:
    """What does not tell the two sides apart, but both from the rest."""
    names = listed([visible(side.option.name) for side in argument.sides(ranking)] or [""])
    reasons = argument.shared(ranking)
    return Part("shared", f"For {names} alike: {_points(reasons)}", list(map(_argued, reasons)))


def _points(reasons: Iterable[argument.Reason]) -> str:
    return counted(sum(reason.points for reason in reasons), "point")


def _argued(reason: argument.Reason) -> Point:
    return Point(reason.text, reason.citation, points=reason.points, place=reason.rule.place)


def _ruled_out(ranking: Ranking) -> list[Point]:
    return [Point(visible(rule.because), rule.source, (option,)) for option, rule in argument.ruled_out(ranking)]


def _know(ranking: Ranking) -> Part:
    """The warnings about those that lead, those first that an answer brought up."""
    options = ranking.decision.options
    ordered = sorted(ranking.warnings, key=lambda warning: warning.when == ALWAYS)
    points = [
        Point(visible(warning.because), warning.source, tuple(options[option] for option in warning.options))
        for warning in ordered
    ]
    pressing = sum(warning.when != ALWAYS for warning in ordered)
    return Part("know", "Know before you start", points, mark="!", pressing=pressing)


def _remarks(ranking: Ranking) -> list[Point]:
    return [Point(visible(remark.because), remark.source) for remark in ranking.remarks]


def _remedies(ranking: Ranking) -> list[Point]:
    return [
        Point(remedy.text, remedy.rule.source, place=remedy.rule.place, need=remedy.need)
        for remedy in argument.remedies(ranking)
    ]


def _elsewhere(ranking: Ranking) -> list[Point]:
    return [
        Point(f"Look at {visible(look.look_at)} too, because {visible(look.because)}", look.source)
        for look in ranking.elsewhere
    ]


def _details(result: Recommendation) -> Iterator[Part]:
    """What only those want who want everything: every option, weight, question and answer."""
    yield Part("options", "Every option", [_placed(result, standing) for standing in result.standings])
    average = ", with points as they are on average" if result.open_questions else ""
    weights = [Row(str(about.weight), detail.weighed(result, about)) for about in result.sensitivities]
    yield Part("weights", f"Weights{average}", [*weights, *outlook.weighting(result)])
    yield Part("open", "Open questions, the most telling first", detail.telling(result))
    yield Part("questions", "What is asked, and how teams usually answer", list(detail.asked(result.decision)))
    yield Part("decisive", "Needs that would bind", list(detail.decisive(result.decision)))
    yield Part("answers", "Answers", [*detail.answers(result), *detail.ways(result)])


def _placed(result: Recommendation, standing: Standing) -> Placed:
    rows = [Row(f"{rule.score:+}", detail.contributed(rule)) for rule in standing.contributions]
    return Placed(standing.rank, detail.stands(result, standing), tuple(rows))


def _rules(result: Ranking) -> str:
    """The rule file, and when it was reviewed."""
    decision = result.decision
    reviewed = f", reviewed {decision.reviewed.isoformat()}" if decision.reviewed else ""
    return visible(decision.file) + reviewed
