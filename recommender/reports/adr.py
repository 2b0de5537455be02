"""The recommendation as a decision record with MADR 4's headings, which its known readers understand.

The default header is a bullet list with the status once more under a heading, since most readers of decision records
show YAML front matter wrongly. The record inside lets `recommender recheck` recompute it.
"""

import json
from collections.abc import Iterator, Sequence

from recommender.model.ranking import Contribution, Standing
from recommender.model.recommendation import Recommendation
from recommender.reports.command_line import recheck_command
from recommender.reports.markdown import cited, command_block, escaped, plain, section, source_line
from recommender.reports.outline import Item, Outline, Point, outline
from recommender.reports.record import record_text
from recommender.reports.sentences.argument import citation
from recommender.reports.sentences.headline import chosen, title
from recommender.reports.style import Heading, Style
from recommender.words import counted, visible

_FEW = {"for": 2, "against": 2, "next": 1}
"""How many items of a part are shown at most, by its name."""

_SAID_ABOVE = ("for", "against", "out")
"""The parts that MADR has headings of its own for."""


def render(result: Recommendation, style: Style) -> str:
    """The record as Markdown that ends with a newline. All text from files and flags is escaped."""
    said = outline(result, brief=True).cut(_FEW)
    return "\n".join(_record(result, said, style.heading)) + "\n"


def _record(result: Recommendation, said: Outline, heading: Heading) -> Iterator[str]:
    number = f"{heading.number}. " if heading.number is not None else ""
    name = f"# {number}{escaped(title(result, heading.title))}"
    if heading.adr_style == "madr4":
        yield from (*_front_matter(heading), "", name)
    else:
        yield from (name, "", *_header(heading), "", "## Status", "", heading.status.capitalize())
    yield from _context(result, said)
    yield from _listed("## Decision Drivers", _drivers(result))
    yield from _listed("## Considered Options", [escaped(option.name) for option in result.decision.options.values()])
    yield from _outcome(result, said)
    yield from _pros_and_cons(result)
    yield from _more(said)
    yield from ("", "```json", record_text(result), "```")


def _header(heading: Heading) -> Iterator[str]:
    yield f"* Status: {heading.status}"
    if heading.day:
        yield f"* Date: {heading.day.isoformat()}"
    if heading.deciders:
        yield f"* Deciders: {', '.join(map(escaped, heading.deciders))}"
    if heading.tags:
        yield f"* Tags: {', '.join(map(escaped, heading.tags))}"


def _front_matter(heading: Heading) -> Iterator[str]:
    """YAML, in which a text is quoted as JSON quotes it."""
    yield from ("---", f"status: {heading.status}")
    if heading.day:
        yield f"date: {heading.day.isoformat()}"
    for key, texts in (("decision-makers", heading.deciders), ("tags", heading.tags)):
        if texts:
            yield f"{key}: {json.dumps([visible(text) for text in texts], ensure_ascii=False)}"
    yield "---"


def _context(result: Recommendation, said: Outline) -> Iterator[str]:
    yield from ("", "## Context and Problem Statement", "", escaped(said.question))
    asked = result.decision.questions
    answers = [
        f"{escaped(asked[id].ask)} **{escaped(asked[id].answers[answer].text)}**"
        + (" (fixed)" if id in result.profile.fixed else "")
        for id, answer in result.given.items()
    ]
    if answers:
        yield from ("", "What the team answered:", "", *(f"* {answer}" for answer in answers))
    left = len(result.decision.questions) - len(answers)
    if left:
        how = 'count as "no preference"' if result.assumed else "are open"
        which = "further question" if answers else "question"
        yield from ("", f"{counted(left, which)} {how if left > 1 else how.replace('are', 'is')}.")


def _listed(heading: str, items: Sequence[str]) -> Iterator[str]:
    return section(heading, items, bullet="*")


def _drivers(result: Recommendation) -> list[str]:
    """The criteria that say something, with their weights; all of them if none does."""
    speaking = {each.criterion.id for standing in result.standings for each in standing.contributions if each.score}
    return [
        f"{escaped(criterion.name)} (weight {result.weights[id]} of 0 to 5)"
        for id, criterion in result.decision.criteria.items()
        if id in speaking or not speaking
    ]


def _outcome(result: Recommendation, said: Outline) -> Iterator[str]:
    yield from ("", "## Decision Outcome", "")
    option = chosen(result)
    if option is None:
        yield f"Chosen option: none yet. {escaped(said.headline)}"
    else:
        because = "; ".join(map(_text, said.part("for").items)) or "it comes out ahead"
        yield f'Chosen option: "{escaped(option.name)}", because {because}. {escaped(said.headline)}'
        yield from _listed("### Consequences", [*_merits(result.standings[0]), *_given_up(said)])
    command = f"`{recheck_command(result.decision)}`"
    yield from (
        "",
        "### Confirmation",
        "",
        f"{command} with this file says whether it still stands under the rules of the day.",
    )


def _text(item: Item) -> str:
    """An argument without its source, to stand in a sentence."""
    return escaped(item.text) if isinstance(item, Point) else plain(item)


def _merits(leader: Standing) -> Iterator[str]:
    for word, sign in (("Good", 1), ("Bad", -1)):
        for held in leader.contributions:
            if held.score * sign > 0:
                yield f"{word}, because {_reason(held)}"


def _given_up(said: Outline) -> Iterator[str]:
    """The strongest reasons for the nearest rival."""
    for point in said.part("against").items:
        yield f"Bad, because this is given up: {plain(point)}"


def _reason(contribution: Contribution) -> str:
    return cited(contribution.rule.because, contribution.rule.source)


def _pros_and_cons(result: Recommendation) -> Iterator[str]:
    yield from ("", "## Pros and Cons of the Options")
    by_option = {standing.option.id: standing for standing in result.standings}
    for id, option in result.decision.options.items():
        yield from ("", f"### {escaped(option.name)}")
        lines = list(_points(by_option[id]))
        yield from ("", *(lines or ["* Neutral, because nothing that was answered speaks for or against it"]))


def _points(standing: Standing) -> Iterator[str]:
    for rule in standing.ruled_out:
        yield f"* Bad, because {escaped(rule.because)} ({escaped(citation(rule.source))}; this rules it out)"
    for word, sign in (("Good", 1), ("Bad", -1)):
        for held in standing.contributions:
            if held.score * sign > 0:
                yield f"* {word}, because {_reason(held)}, {held.score:+} points"


def _more(said: Outline) -> Iterator[str]:
    """What MADR has no heading for; what is still to be asked comes last."""
    yield from ("", "## More Information")
    further = [part for part in (said.sure, *said.parts) if part.name not in _SAID_ABOVE]
    for part in sorted(further, key=lambda part: part.name == "next"):
        yield from _listed(f"### {escaped(part.heading)}", [plain(item) for item in part.items])
    yield from _listed("### Sources", [source_line(source) for source in said.sources])
    yield from ("", "### To recompute it", "", *command_block(said))
    yield from ("", f"Rules: {escaped(said.rules)}")
