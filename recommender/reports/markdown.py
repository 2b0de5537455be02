"""The recommendation for a pull request: what the text report says, as Markdown."""

from collections.abc import Iterable, Iterator

from recommender.model.decision import Citation, Source
from recommender.model.recommendation import NextQuestion, Recommendation
from recommender.reports.markdown_text import cell, cited, escaped, link
from recommender.reports.outline import Item, Outline, Part, Placed, Point, Row, outline
from recommender.reports.sentences.argument import address, mark
from recommender.reports.style import Style
from recommender.words import percent

_FEW = {"for": 3, "against": 3, "shared": 3, "next": 1}
"""How many items of a part are shown at most, by its name, where not everything is."""


def render(result: Recommendation, style: Style) -> str:
    """The report as Markdown that ends with a newline. All text from files is escaped."""
    said = outline(result, brief=not style.explain)
    return "\n".join(_report(result, said if style.explain else said.cut(_FEW))) + "\n"


def _report(result: Recommendation, said: Outline) -> Iterator[str]:
    yield from (f"## {escaped(said.question)}", "", f"**{escaped(said.headline)}**")
    for sentence in (*said.beside, *said.advice):
        yield from ("", escaped(sentence))
    yield from _standings(result)
    for part in said.parts:
        yield from section(f"### {escaped(part.heading)}", _items(part), bullet="-")
    yield from ("", "### Reproduce", "", *command_block(said))
    yield from section("### Sources", map(source_line, said.sources), bullet="-")
    yield from ("", f"Rules: {escaped(said.rules)}, `{said.digest}`")


def section(heading: str, items: Iterable[str], *, bullet: str) -> Iterator[str]:
    """A heading with a list under it; nothing if the list is empty."""
    lines = [f"{bullet} {item}" for item in items]
    if lines:
        yield from ("", heading, "", *lines)


def command_block(said: Outline) -> tuple[str, ...]:
    """The command that gives the result again, for a shell."""
    return ("```sh", " \\\n  ".join(said.command), "```")


def _items(part: Part) -> Iterator[str]:
    yield from map(_item, part.items)
    if part.more:
        yield f"and {part.unshown}{' that matter' if part.name == 'next' else ''} (`--explain`)"


def _item(item: Item) -> str:
    match item:
        case Point():
            return f"{_about(item)}{cited(item.text, item.citation)}"
        case _:
            return plain(item)


def plain(item: Item) -> str:
    """An item as a line of text; an argument without whom it is about."""
    match item:
        case str():
            return escaped(item)
        case Point():
            return cited(item.text, item.citation)
        case NextQuestion(question):
            return escaped(question.ask)
        case Row(figure, text):
            return f"**{escaped(figure)}** {escaped(text)}"
        case Placed(_, text):
            return escaped(text)


def _about(point: Point) -> str:
    if point.points:
        return f"**{point.points:+}** "
    return f"{escaped(point.names)}: " if point.about else ""


def source_line(source: Source) -> str:
    """A source with its title, which leads to it."""
    return f"{escaped(mark(source))}: {link(source.title, address(Citation(source, '')))}"


def _standings(result: Recommendation) -> Iterator[str]:
    partial = bool(result.open_questions)
    yield ""
    yield "| Option | Points so far | Wins in |" if partial else "| Option | Points |"
    yield "|---|--:|--:|" if partial else "|---|--:|"
    for standing in result.standings:
        points = "ruled out" if standing.rank is None else str(sum(held.score for held in standing.contributions))
        cells = [cell(standing.option.name), points]
        if partial:
            cells.append(f"{percent(standing.wins)} of cases")
        yield f"| {' | '.join(cells)} |"
