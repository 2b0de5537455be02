"""The recommendation as a decision record with MADR 4's headings, which its known readers understand.

The default header is a bullet list with the status once more under a heading, since most readers of decision records
show YAML front matter wrongly. The record inside lets `recommender recheck` recompute it.
"""

import json
from collections.abc import Iterator, Sequence

from recommender.model.decision import WEIGHTS
from recommender.model.ranking import Contribution, Standing
from recommender.model.recommendation import Recommendation
from recommender.reports.command_line import recheck_command
from recommender.reports.markdown import command_block, plain, section, source_line
from recommender.reports.markdown_text import cited, escaped
from recommender.reports.outline import Item, Outline, Part, Point, outline
from recommender.reports.record import record_text
from recommender.reports.sentences.argument import sides
from recommender.reports.sentences.headline import chosen, is_blank, title
from recommender.reports.sentences.outlook import revisited
from recommender.reports.style import Heading, Style
from recommender.words import counted, visible

_FEW = {"for": 2, "against": 3, "shared": 2, "next": 1}
"""How many items of a part are shown at most, by its name."""

_SAID_ABOVE = ("for", "against", "shared", "out", "otherwise", "know", "change")
"""The parts that stand under headings of MADR, not under further ones."""


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
    yield from _more(result, said)
    yield from _kept(result)


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
        f"{escaped(criterion.name)} (weight {result.weights[id]} of {max(WEIGHTS)})"
        for id, criterion in result.decision.criteria.items()
        if id in speaking or not speaking
    ]


def _outcome(result: Recommendation, said: Outline) -> Iterator[str]:
    yield from ("", "## Decision Outcome", "")
    option = chosen(result)
    if option is not None:
        reasons = [*said.part("for").items, *said.part("shared").items]
        because = "; ".join(map(_text, reasons[:2]))
        reason = f", because {because}" if because else ""
        yield f'Chosen option: "{escaped(option.name)}"{reason}. {escaped(said.headline)}'
    else:
        name = title(result, "")
        whole = said.headline if said.headline.startswith(name) else f"{name}. {said.headline}"
        if result.disagreement and not is_blank(result):  # its headline begins as every title of what is not decided
            whole = f"{name}{said.headline.removeprefix('Not decided yet')}"
        first = [f" To find out first: {plain(question)}" for question in said.part("next").items]
        yield f"Chosen option: {whole[0].lower()}{escaped(whole[1:])}{''.join(first)}"
    for sentence in said.beside:
        yield from ("", escaped(sentence))
    yield from _listed("### Consequences", list(_consequences(result, said)))
    yield from ("", "### Confirmation", "")
    yield (
        f"Compliance: `{recheck_command(result.decision)}` with this file says whether this still comes out "
        "under the rules of the day, and if not, why."
    )
    yield from _listed("### Revisit when one of these changes", list(map(escaped, revisited(result))))


def _text(item: Item) -> str:
    """An argument without its source, to stand in a sentence."""
    return escaped(item.text) if isinstance(item, Point) else plain(item)


def _consequences(result: Recommendation, said: Outline) -> Iterator[str]:
    """What follows from taking those that lead: what it takes, what to know before, what is given up."""
    for each in result.otherwise:
        if each.option in result.leading:
            yield f"{escaped(each.option.name)} takes this: {cited(each.rule.otherwise, each.rule.source)}"
    for warning in said.part("know").items:
        if isinstance(warning, Point):
            yield f"Watch out with {escaped(warning.names)}: {plain(warning)}"
    if chosen(result) is not None:
        for side in sides(result)[1:]:
            reasons = list(map(plain, said.part("against").items)) or ["nothing that was answered speaks for it"]
            yield from (f"Given up by not using {escaped(side.option.name)}: {reason}" for reason in reasons)


def _of_the_others(result: Recommendation, said: Outline) -> Part:
    """What it takes to use one that does not lead; of those that do, it is a consequence."""
    places = {each.rule.place for each in result.otherwise if each.option not in result.leading}
    part = said.part("otherwise")
    return part._replace(items=[item for item in part.items if isinstance(item, Point) and item.place in places])


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
        yield f"* Bad, because {cited(rule.because, rule.source)}; this rules it out"
    for word, sign in (("Good", 1), ("Bad", -1)):
        for held in standing.contributions:
            if held.score * sign > 0:
                yield f"* {word}, because {_reason(held)}, {held.score:+} points"


def _more(result: Recommendation, said: Outline) -> Iterator[str]:
    """What MADR has no heading for; what is still to be asked comes last."""
    yield from ("", "## More Information")
    further = [_of_the_others(result, said), *(part for part in said.parts if part.name not in _SAID_ABOVE)]
    if chosen(result) is None:  # what to find out first stands where the choice would
        further = [part for part in further if part.name != "next"]
    for part in sorted(further, key=lambda part: part.name == "next"):
        yield from _listed(f"### {escaped(part.heading)}", [plain(item) for item in part.items])
    yield from _listed("### Sources", [source_line(source) for source in said.sources])
    yield from ("", "### To recompute it", "", *command_block(said))
    yield from ("", f"Rules: {escaped(said.rules)}")


def _kept(result: Recommendation) -> Iterator[str]:
    """What is kept for `recheck`, folded away where Markdown is shown."""
    yield from ("", "<details>", "<summary>Data for recommender recheck</summary>")
    yield from ("", "```json", record_text(result), "```", "", "</details>")
