"""The recommendation for a pull request: what the text report says, as Markdown."""

import re
from collections.abc import Iterable, Iterator

from recommender.model.decision import Citation, Option, OptionWarning, Rule, Source
from recommender.model.recommendation import Recommendation
from recommender.reports.command_line import command
from recommender.reports.sentences import argument, outlook
from recommender.reports.sentences.argument import Side, citation
from recommender.reports.sentences.headline import advice, headline, remarks, warnings
from recommender.reports.style import Style
from recommender.words import listed, number, percent, visible

_FEW = 3
_ADDRESS = re.compile(r"https://[\w./:~#?=&%-]+")
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~@:&$])")


def render(result: Recommendation, style: Style) -> str:
    """The report as Markdown that ends with a newline. All text from files is escaped."""
    return "\n".join(_report(result, _FEW if not style.explain else None)) + "\n"


def escaped(text: str) -> str:
    """Text that Markdown shows as it stands: no markup, no HTML, no link, no mention."""
    return _SPECIAL.sub(_escape, visible(text))


def _escape(match: re.Match[str]) -> str:
    """Punctuation that could begin markup; inside a word, a dot or a dash cannot."""
    char, text = match[0], match.string
    if char in "-.+():!" and match.start() and text[match.start() - 1 : match.start()].strip():
        before = text[: match.start()]
        if not before.isdigit() and not (char == ":" and text[match.end() : match.end() + 2] == "//"):
            return char
    return {"<": "&lt;", ">": "&gt;", "&": "&amp;", "@": "&#64;", ":": "&#58;"}.get(char, f"\\{char}")


def _report(result: Recommendation, limit: int | None) -> Iterator[str]:
    yield from (f"## {escaped(result.decision.title)}", "", f"**{escaped(headline(result))}**")
    for remark in (*remarks(result), *advice(result), *outlook.settled_by(result, brief=limit is not None)):
        yield from ("", escaped(remark))
    yield from _standings(result)
    for side in argument.sides(result):
        yield from _side(side, limit)
    yield from _section("Ruled out", map(_ruled_out, argument.ruled_out(result)))
    changes = outlook.changes(result, brief=limit is not None)
    yield from _section(outlook.changes_heading(result), map(escaped, changes))
    yield from _next(result, limit)
    yield from _section("Know before you start", (_warning(result, warning) for warning in warnings(result)))
    yield from ("", "### Reproduce", "", "```sh", " \\\n  ".join(command(result)), "```")
    yield from _section("Sources", cited_sources(result))
    reviewed = f", reviewed {result.decision.reviewed.isoformat()}" if result.decision.reviewed else ""
    yield from ("", f"Rules: {escaped(result.decision.file)}{reviewed}, `{result.decision.digest}`")


def _section(title: str, items: Iterable[str]) -> Iterator[str]:
    """A heading with a list under it; nothing if the list is empty."""
    lines = [f"- {item}" for item in items]
    if lines:
        yield from ("", f"### {title}", "", *lines)


def _ruled_out(pair: tuple[Option, Rule]) -> str:
    option, rule = pair
    return f"{escaped(option.name)}: {cited(rule.because, rule.source)}"


def _warning(result: Recommendation, warning: OptionWarning) -> str:
    about = listed(escaped(result.decision.options[option].name) for option in warning.options)
    return f"{about}: {cited(warning.because, warning.source)}"


def cited(text: str, source: Citation) -> str:
    """A text with its source behind it."""
    return f"{escaped(text)} ({escaped(citation(source))})"


def cited_sources(result: Recommendation) -> list[str]:
    """The sources of everything said, each with its title and address."""
    return [_source(source) for source in argument.cited(result)]


def _source(source: Source) -> str:
    address = f": <{source.url}>" if _ADDRESS.fullmatch(source.url) else ""
    return f"{escaped(source.id)}: {escaped(source.title)}{address}"


def _next(result: Recommendation, limit: int | None) -> Iterator[str]:
    """The questions to ask next, the most telling first."""
    asked = [each.question for each in result.next_questions]
    items = [escaped(question.ask) for question in asked]
    if limit is not None and len(items) > 1:
        items[1:] = [f"and {len(items) - 1} more that matter (`--explain`)"]
    return _section("Ask next", items)


def _standings(result: Recommendation) -> Iterator[str]:
    partial = bool(result.open_questions)
    yield ""
    yield "| Option | Points | Lowest | Highest | Wins in |" if partial else "| Option | Points |"
    yield "|---|--:|--:|--:|--:|" if partial else "|---|--:|"
    for standing in result.standings:
        name, score = escaped(standing.option.name), standing.score
        if standing.rank is None:
            cells = [name, "ruled out", *(["", "", ""] if partial else [])]
        elif partial:
            cells = [name, number(score.mean), str(score.lowest), str(score.highest), percent(standing.wins)]
        else:
            cells = [name, str(score.lowest)]
        yield f"| {' | '.join(cells)} |"


def _side(side: Side, limit: int | None) -> Iterator[str]:
    items = [f"**{reason.points:+}** {cited(reason.text, reason.citation)}" for reason in side.reasons]
    if limit is not None and len(items) > limit:
        items[limit:] = [f"and {len(items) - limit} more (`--explain`)"]
    return _section(f"For {escaped(side.option.name)}", items)
