"""The recommendation as a decision record with MADR 4's headings, which its known readers understand.

The default header is a bullet list with the status once more under a heading, since most readers of decision records
show YAML front matter wrongly. The record inside lets `recommender recheck` recompute it.
"""

import json
from collections.abc import Iterable, Iterator

from recommender.model.decision import NONE
from recommender.model.ranking import Contribution, Standing
from recommender.model.recommendation import Recommendation
from recommender.reports.command_line import command
from recommender.reports.markdown import cited, cited_sources, escaped
from recommender.reports.record import record_text
from recommender.reports.sentences import argument, outlook
from recommender.reports.sentences.argument import Reason, citation
from recommender.reports.sentences.headline import headline, is_blank, remarks, warnings
from recommender.reports.style import Heading, Style
from recommender.words import counted, listed, visible

_FEW = 2


def render(result: Recommendation, style: Style) -> str:
    """The record as Markdown that ends with a newline. All text from files and flags is escaped."""
    return "\n".join(_record(result, style.heading)) + "\n"


def title(result: Recommendation, heading: Heading) -> str:
    """What the record is called: as given, else `Use FastAPI`, or that nothing is decided."""
    if heading.title.strip():
        return visible(heading.title)
    if result.leader is not None and not is_blank(result):
        return f"Use {visible(result.leader.name)}"
    tied = () if is_blank(result) else result.tied
    options = listed(visible(option.name) for option in tied or result.decision.options.values())
    return f"Undecided between {options}" if result.outcome != NONE else f"None of {options}"


def _record(result: Recommendation, heading: Heading) -> Iterator[str]:
    number = f"{heading.number}. " if heading.number is not None else ""
    name = f"# {number}{escaped(title(result, heading))}"
    if heading.adr_style == "madr4":
        yield from (*_front_matter(heading), "", name)
    else:
        yield from (name, "", *_header(heading), "", "## Status", "", heading.status.capitalize())
    yield from _context(result)
    yield from _listed("## Decision Drivers", _drivers(result))
    yield from _listed("## Considered Options", (escaped(option.name) for option in result.decision.options.values()))
    yield from _outcome(result)
    yield from _pros_and_cons(result)
    yield from _more(result)


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


def _context(result: Recommendation) -> Iterator[str]:
    yield from ("", "## Context and Problem Statement", "", escaped(result.decision.title))
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


def _listed(title: str, items: Iterable[str]) -> Iterator[str]:
    """A heading with a list under it; nothing if the list is empty."""
    lines = [f"* {item}" for item in items]
    if lines:
        yield from ("", title, "", *lines)


def _drivers(result: Recommendation) -> list[str]:
    """The criteria that say something, with their weights; all of them if none does."""
    speaking = {each.criterion.id for standing in result.standings for each in standing.contributions if each.score}
    return [
        f"{escaped(criterion.name)} (weight {result.weights[id]} of 0 to 5)"
        for id, criterion in result.decision.criteria.items()
        if id in speaking or not speaking
    ]


def _outcome(result: Recommendation) -> Iterator[str]:
    yield from ("", "## Decision Outcome", "")
    if result.leader is None or is_blank(result):
        yield f"Chosen option: none yet. {escaped(headline(result))}"
    else:
        chosen = f'Chosen option: "{escaped(result.leader.name)}", because {_because(result)}.'
        yield f"{chosen} {escaped(headline(result))}"
        leader = result.standings[0]
        good = [f"Good, because {_reason(each)}" for each in leader.contributions if each.score > 0]
        bad = [f"Bad, because {_reason(each)}" for each in leader.contributions if each.score < 0]
        bad += [f"Bad, because this is given up: {cited(reason.text, reason.citation)}" for reason in _against(result)]
        yield from _listed("### Consequences", good + bad)
    yield from (
        "",
        "### Confirmation",
        "",
        f"`{recheck_command(result)}` with this file says whether it still stands under the rules of the day.",
    )


def _against(result: Recommendation) -> tuple[Reason, ...]:
    """The strongest reasons for the nearest rival."""
    sides = argument.sides(result)
    return sides[1].reasons[:_FEW] if len(sides) > 1 else ()


def _because(result: Recommendation) -> str:
    """The strongest reasons in a row."""
    sides = argument.sides(result)
    reasons = [escaped(reason.text) for reason in sides[0].reasons[:_FEW]] if sides else []
    return "; ".join(reasons) if reasons else "it comes out ahead"


def _reason(each: Contribution) -> str:
    return cited(each.rule.because, each.rule.source)


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
        for each in standing.contributions:
            if each.score * sign > 0:
                yield f"* {word}, because {_reason(each)}, {each.score:+} points"


def _more(result: Recommendation) -> Iterator[str]:
    yield from ("", "## More Information")
    yield from _listed("### How sure", map(escaped, [*remarks(result), *outlook.settled_by(result, brief=True)]))
    yield from _listed(f"### {outlook.changes_heading(result)}", map(escaped, outlook.changes(result, brief=True)))
    told = (cited(each.because, each.source) for each in warnings(result))
    yield from _listed("### Know before you start", told)
    best = outlook.next_question(result)
    if best:
        yield from _listed("### Ask next", [escaped(best.question.ask)])
    yield from _listed("### Sources", cited_sources(result))
    decision = result.decision
    reviewed = f", reviewed {decision.reviewed.isoformat()}" if decision.reviewed else ""
    yield from ("", "### To recompute it", "", "```sh", " \\\n  ".join(command(result)), "```")
    yield from ("", f"Rules: {escaped(decision.file)}{reviewed}", "", "```json", record_text(result), "```")


def recheck_command(result: Recommendation) -> str:
    """How to check a filed report again, without its name."""
    decision = result.decision
    return (
        "recommender recheck"
        if decision.packaged
        else f"recommender recheck --rules {visible(decision.file).replace('`', '')}"
    )
