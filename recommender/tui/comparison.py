"""What if: how the options stand now beside how they stood at a profile that was marked, and what was changed since."""

from collections.abc import Iterator

from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.model.ranking import Ranking, Standing
from recommender.model.recommendation import Recommendation
from recommender.reports.sentences.answers import named
from recommender.reports.sentences.headline import is_blank, verdict
from recommender.tui.bars import bar, hue, names
from recommender.tui.styled_lines import Line, folded
from recommender.words import cells, cut, number, percent, visible

_OPEN = "not answered"


def compared(marked: Ranking, now: Ranking, width: int, *, short: bool) -> Iterator[Line]:
    """The standings of both, and what differs; in `short` a line for each option and one for the changes."""
    before = {standing.option.id: standing for standing in marked.standings}
    padded = names(now, width)
    changes = list(_changes(now.decision, marked.profile, now.profile))
    for standing in now.standings:
        id, colour = standing.option.id, hue(now, standing.option)
        was, name = before[id], padded[id]
        if short:
            yield bar(name, standing.wins, f"{_share(was)} → {_share(standing)}", width, colour)
        else:
            yield bar(f"{name} now ", standing.wins, _figures(standing), width, colour)
            yield bar(f"{' ' * cells(name)} was ", was.wins, _figures(was), width, colour)
    if short:
        yield Line(cut(f"m ends it: {'; '.join(changes) or 'nothing differs yet'}", width), "muted")
        return
    yield Line("share of ways won, points".rjust(width), "muted")
    yield Line(cut("What if (m ends it)", width), "head")
    confidence = marked.confidence if isinstance(marked, Recommendation) else None
    told = "nothing was answered" if is_blank(marked) else verdict(marked, confidence)
    yield from folded(f"Before: {told}", width, first="  ", rest="    ")
    for change in changes or ["Nothing yet: change answers or weights."]:
        yield from folded(change, width, first="  ", rest="    ")


def _share(standing: Standing) -> str:
    return "out" if standing.rank is None else percent(standing.wins)


def _figures(standing: Standing) -> str:
    if standing.rank is None:
        return f"{'ruled out':>16}"
    return f"{percent(standing.wins):>9} {number(standing.score.mean):>6}"


def _changes(decision: Decision, then: Profile, now: Profile) -> Iterator[str]:
    """Every answer and every weight that is another, in the order of the file."""
    for id, question in decision.questions.items():
        old, new = then.answers.get(id), now.answers.get(id)
        if old != new:
            texts = [_OPEN if each is None else f"“{visible(question.answers[each].text)}”" for each in (old, new)]
            yield f"{named(id)}: {texts[0]} → {texts[1]}"
    for id, criterion in decision.criteria.items():
        was, weighs = (profile.weights.get(id, criterion.weight) for profile in (then, now))
        if was != weighs:
            yield f"weight of {visible(criterion.name)}: {was} → {weighs}"
