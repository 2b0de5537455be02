"""What the right-hand side says: how the options stand and why, at once; how sure and what would change it, later."""

from collections.abc import Iterable, Iterator

from textual.message import Message

from recommender.model.decision import Decision
from recommender.model.ranking import Ranking
from recommender.model.recommendation import Recommendation
from recommender.reports.sentences import argument, outlook
from recommender.reports.sentences.argument import citation
from recommender.reports.sentences.headline import remarks, verdict, warnings
from recommender.reports.sentences.question import why_asked
from recommender.tui.styled_lines import Line, Lines, folded
from recommender.words import cut, number, percent, visible

_FULL, _EMPTY = "█", "░"
_REASONS = 5


class ArgumentPanel(Lines, can_focus=True):
    """The argument; says when it has another size, since its lines are folded for it."""

    class Resized(Message):
        """There is another width to fold to."""

    def on_resize(self) -> None:
        """Say so."""
        self.post_message(self.Resized())


def argument_lines(ranking: Ranking, analysed: Recommendation | None, width: int, *, short: bool = False) -> list[Line]:
    """The lines for a ranking; `analysed` is the whole recommendation, or None while it is still being worked out.

    In `short`, what would change it is one line under the standing, for a view of a few rows.
    """
    return [line for part in _parts(ranking, analysed, width, short=short) for line in part]


def _parts(ranking: Ranking, analysed: Recommendation | None, width: int, *, short: bool) -> Iterator[Iterable[Line]]:
    yield _verdict(ranking, analysed, width)
    yield _standings(ranking, width)
    if short:
        yield _flip(analysed, width)
    else:
        yield [Line("share of ways won, points".rjust(width), "muted")]
        yield _changes(analysed, width)
    yield _reasons(ranking, width)
    yield _ruled_out(ranking, width)
    if analysed:
        yield _next(analysed, width)
        yield _remarks(analysed, width)
    yield _warnings(ranking, width)


def _verdict(ranking: Ranking, analysed: Recommendation | None, width: int) -> Iterator[Line]:
    yield from folded(verdict(ranking, analysed.confidence if analysed else None), width, style="head")


def _standings(ranking: Ranking, width: int) -> Iterator[Line]:
    names = {standing.option.id: visible(standing.option.name) for standing in ranking.standings}
    first = min(max(map(len, names.values())), width // 3)
    for standing in ranking.standings:
        name = cut(names[standing.option.id], first).ljust(first)
        if standing.rank is None:
            yield Line(cut(f"{name} ruled out", width), "bad")
            continue
        score = number(standing.score.mean)
        figures = f"{percent(standing.wins):>9} {score:>6}"
        room = max(width - first - len(figures) - 2, 4)
        full = round(room * standing.wins)
        yield Line(f"{name} {_FULL * full}{_EMPTY * (room - full)} {figures}")


def _reasons(ranking: Ranking, width: int) -> Iterator[Line]:
    for side in argument.sides(ranking):
        if not side.reasons:
            continue
        yield Line("")
        yield Line(cut(f"For {visible(side.option.name)}", width), "head")
        for reason in side.reasons[:_REASONS]:
            text = f"{reason.text} [{citation(reason.citation)}]"
            yield from folded(text, width, first=f"{reason.points:+4} ", rest=" " * 5)
        if len(side.reasons) > _REASONS:
            yield Line(f"     {len(side.reasons) - _REASONS} more: x", "muted")


def _ruled_out(ranking: Ranking, width: int) -> Iterator[Line]:
    for option, rule in argument.ruled_out(ranking):
        text = f"{visible(option.name)} is ruled out: {visible(rule.because)} [{citation(rule.source)}]"
        yield from folded(text, width, first="   x ", rest=" " * 5, style="bad")


def _changes(analysed: Recommendation | None, width: int) -> Iterator[Line]:
    if analysed is None:
        yield Line("What would change it: …", "muted")
        return
    if not analysed.profile.answers:
        yield from folded("Answer what you can; n goes to the next-best question.", width, style="muted")
        return
    said = outlook.changes(analysed, brief=True)
    if said:
        yield Line(cut(f"{outlook.changes_heading(analysed)}:", width), "head")
    for sentence in said:
        yield from folded(sentence, width, first="  ", rest="    ")


def _flip(analysed: Recommendation | None, width: int) -> Iterator[Line]:
    """What would change it, on one line."""
    if analysed is None or not analysed.profile.answers:
        yield Line(cut("n: next-best question" if analysed else "…", width), "muted")
        return
    flip = outlook.nearest_flip(analysed)
    yield Line(cut(f"But {flip}" if flip else "No one or two answers would change it", width))


def _next(analysed: Recommendation, width: int) -> Iterator[Line]:
    best = outlook.next_question(analysed)
    yield Line("")
    if best is None:
        yield from folded("Nothing left to ask can change it.", width, style="good")
        return
    yield Line(cut(f"Ask next ({len(analysed.next_questions)} still matter): n", width), "head")
    yield from folded(visible(best.question.ask), width, first="  ", rest="  ")


def _remarks(analysed: Recommendation, width: int) -> Iterator[Line]:
    if not analysed.profile.answers:
        return
    yield Line("")
    for remark in (*remarks(analysed), *outlook.settled_by(analysed, brief=True)):
        yield from folded(remark, width, style="muted")


def _warnings(ranking: Ranking, width: int) -> Iterator[Line]:
    if not warnings(ranking):
        return
    yield Line("")
    yield Line("Know before you start", "head")
    for warning in warnings(ranking):
        about = " and ".join(visible(ranking.decision.options[option].name) for option in warning.options)
        yield from folded(f"{about}: {visible(warning.because)}", width, first="   ! ", rest=" " * 5)


def why(decision: Decision, question: str, width: int) -> Iterator[Line]:
    """The rules behind a question: what each would say, how strongly, and where that comes from."""
    yield from folded(visible(decision.questions[question].ask), width, style="head")
    for what, because in why_asked(decision, question):
        yield Line("")
        yield from folded(what, width)
        yield from folded(because, width, first="  ", rest="  ", style="muted")
