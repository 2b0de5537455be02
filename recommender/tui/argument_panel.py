"""What the right-hand side says: how the options stand and why, at once; how sure and what would change it, later."""

from collections.abc import Iterable, Iterator

from textual.message import Message

from recommender.model.decision import Citation
from recommender.model.ranking import Ranking
from recommender.model.recommendation import NextQuestion, Recommendation
from recommender.reports.outline import Item, Part, Placed, Point, Row, beside, outline, parts
from recommender.reports.sentences import outlook
from recommender.reports.sentences.headline import by_custom, headline, is_blank, verdict
from recommender.tui.bars import by_criterion, standings
from recommender.tui.comparison import compared
from recommender.tui.sources import cited, source_lines
from recommender.tui.styled_lines import Line, Lines, folded
from recommender.words import cut, visible

_MOST = 5
"""Items of a part that are shown; all of them are a key away."""


class ArgumentPanel(Lines, can_focus=True):
    """The argument; says when it has another size, since its lines are folded for it."""

    class Resized(Message):
        """There is another width to fold to."""

    def on_resize(self) -> None:
        """Say so."""
        self.post_message(self.Resized())


def argument_lines(
    ranking: Ranking,
    analysed: Recommendation | None,
    width: int,
    *,
    short: bool = False,
    marked: Ranking | None = None,
) -> list[Line]:
    """The lines for a ranking; `analysed` is the whole recommendation, or None while it is still being worked out.

    In `short`, what would change it is one line under the standing, for a view of a few rows. It stands beside the
    ranking that is `marked`, if one is.
    """
    return [line for block in _blocks(ranking, analysed, width, short=short, marked=marked) for line in block]


def _blocks(
    ranking: Ranking, analysed: Recommendation | None, width: int, *, short: bool, marked: Ranking | None
) -> Iterator[Iterable[Line]]:
    said = {part.name: part for part in parts(ranking, analysed, brief=True)}
    change, asked, know = (said.pop(name, None) for name in ("change", "next", "know"))
    yield _verdict(ranking, analysed, width, short=short)
    if marked:
        yield compared(marked, ranking, width, short=short)
    else:
        yield standings(ranking, width)
    if not short:
        yield [] if marked else [Line("share of ways won, points".rjust(width), "muted")]
        yield _changes(analysed, change, width)
        yield _criteria(ranking, width)
    elif not marked:
        yield _flip(analysed, width)
    for part in said.values():
        yield _ruled_out(part, width) if part.name == "out" else _part(part.first(_MOST), width)
    if analysed:
        yield _next(asked, width)
        yield _remarks(analysed, width)
    if know:
        yield _part(know, width)


def _verdict(ranking: Ranking, analysed: Recommendation | None, width: int, *, short: bool) -> Iterator[Line]:
    if is_blank(ranking):
        shares = "As teams usually answer" if by_custom(ranking) else "With every answer alike"
        yield from folded(f"Nothing is answered yet{'' if short else f'. {shares}:'}", width, style="head")
        return
    torn = analysed is not None and analysed.disagreement
    text = headline(analysed) if analysed and torn else verdict(ranking, analysed.confidence if analysed else None)
    yield from folded(text, width, style="head")


def _criteria(ranking: Ranking, width: int) -> Iterator[Line]:
    """What each criterion adds up to, where there is any."""
    lines = list(by_criterion(ranking, width))
    yield from [Line(""), *lines] if lines else []


def whole_lines(result: Recommendation, width: int) -> Iterator[Line]:
    """The lines for everything there is to say of a recommendation."""
    said = outline(result, brief=False)
    yield from folded(said.headline, width, style="head")
    for sentence in said.beside:
        yield from folded(sentence, width)
    for part in (*said.parts, *said.details):
        if part.name != "open":  # it knows questions by their flags, and those to ask next are told in words
            yield from _part(part, width, cite=True)
    yield from (Line(""), Line("Sources", "head"))
    for source in said.sources:
        yield from source_lines(Citation(source, ""), width)
    yield from (Line(""), *folded(f"Rules: {said.rules}, {said.digest}", width, style="muted"))


def _part(part: Part, width: int, *, cite: bool = False) -> Iterator[Line]:
    """A part under its heading, item by item; with the sources of all that is said, or of reasons alone."""
    yield Line("")
    yield Line(cut(part.heading, width), "head")
    for item in part.items:
        yield from _item(item, part.mark, width, cite=cite)
    if part.more:
        yield Line(f"     {part.unshown}: x", "muted")


def _item(item: Item, mark: str, width: int, *, cite: bool = False) -> Iterator[Line]:
    match item:
        case Point():
            figure = f"{item.points:+}" if item.points else mark
            text = f"{item.names}: {item.text}" if item.about else item.text
            if item.points or cite:
                yield from cited(text, item.citation, width, first=f"{figure:>4} ", rest=" " * 5)
            else:
                yield from folded(text, width, first=f"{figure:>4} ", rest=" " * 5)
        case str():
            yield from folded(item, width, first="  ", rest="    ")
        case Row(figure, text):
            yield from folded(text, width, first=f"{figure:>4} ", rest=" " * 5)
        case Placed(rank, text, rows):
            yield from folded(text, width, first=f"{f'{rank}.' if rank else 'x':>4} ", rest=" " * 5)
            for row in rows:
                yield from folded(row.text, width, first=f"{row.figure:>8} ", rest=" " * 9)
        case NextQuestion(question):
            yield from folded(visible(question.ask), width, first="  ", rest="  ")


def _ruled_out(part: Part, width: int) -> Iterator[Line]:
    """Without a heading, under the options that are left."""
    for point in part.items:
        if isinstance(point, Point):
            text = f"{point.names} is ruled out: {point.text}"
            yield from cited(text, point.citation, width, first=f"{part.mark:>4} ", rest=" " * 5, style="bad")


def _changes(analysed: Recommendation | None, part: Part | None, width: int) -> Iterator[Line]:
    if analysed is None:
        yield Line("What would change it: …", "muted")
    elif not analysed.profile.answers:
        yield from folded("Answer what you can; n goes to the next-best question.", width, style="muted")
    elif part is not None:
        yield Line(cut(f"{part.heading}:", width), "head")
        for item in part.items:
            yield from _item(item, part.mark, width)


def _flip(analysed: Recommendation | None, width: int) -> Iterator[Line]:
    """What would change it, on one line."""
    if analysed is None or not analysed.profile.answers:
        yield Line(cut("n: next-best question" if analysed else "…", width), "muted")
        return
    yield Line(cut(outlook.nearest_flip(analysed), width))


def _next(part: Part | None, width: int) -> Iterator[Line]:
    yield Line("")
    if part is None:
        yield from folded("Nothing left to ask can change it.", width, style="good")
        return
    yield Line(cut(f"{part.heading} ({len(part.items)} still matter): n", width), "head")
    yield from _item(part.items[0], part.mark, width)


def _remarks(analysed: Recommendation, width: int) -> Iterator[Line]:
    if not analysed.profile.answers:
        return
    yield Line("")
    for sentence in beside(analysed, brief=True):
        yield from folded(sentence, width, style="muted")
