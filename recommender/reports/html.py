"""The recommendation as one page: no request to anywhere, no script, charts inside; to be sent on, read and printed."""

from typing import NamedTuple

from markupsafe import Markup

from recommender.model.decision import Citation, Option
from recommender.model.recommendation import NextQuestion, Recommendation
from recommender.reports import charts
from recommender.reports.command_line import recheck_command
from recommender.reports.outline import Outline, Part, outline
from recommender.reports.record import record_text
from recommender.reports.sentences.answers import named
from recommender.reports.sentences.headline import by_custom, is_blank, title
from recommender.reports.sentences.opening import opening
from recommender.reports.sentences.outlook import idle
from recommender.reports.sentences.question import answered_by_custom, leads_then
from recommender.reports.style import Heading, Style
from recommender.reports.templating import template
from recommender.words import counted

_QUESTIONS = 6
"""How many open questions are shown with their answers; with more, two sheets of paper would not do."""


def render(result: Recommendation, style: Style) -> str:
    """The page as HTML that ends with a newline. Every text is escaped by the template, and made visible before."""
    decision, asked = result.decision, result.decision.questions
    left = len(asked) - len(result.given)
    said = outline(result, brief=True)
    leader = None if is_blank(result) else result.leader
    shown = result.next_questions[:_QUESTIONS]
    page = template("page.html.j2")
    return page.render(
        result=result,
        said=said,
        name=title(result, style.heading.title),
        facts=_facts(style.heading),
        opening=opening(result),
        width=charts.WIDTH,
        row=charts.ROW,
        label_width=charts.LABEL,
        colour=lambda outcome: charts.colour(decision, outcome),
        standings=charts.standings(result),
        win_shares=charts.win_shares(result),
        balance=charts.balance(result),
        ranges=charts.ranges(result),
        sides=_sides(said, list(decision.options)),
        said_to_lead=leader,
        open_questions=[_open_question(result, question, leader) for question in shown],
        telling_less=[named(each.question.id) for each in result.next_questions[_QUESTIONS:]],
        idle=[named(id) for id in idle(result)],
        answered_by_custom=answered_by_custom(result),
        answers=[
            (asked[id].ask, asked[id].answers[answer].text, id in result.profile.fixed)
            for id, answer in result.given.items()
        ],
        print_size=_print_size(len(result.given)),
        left=f"{counted(left, 'further question')} {'counted as no preference' if result.assumed else 'open'}"
        if left
        else "",
        contributions=[
            (standing.option, held)
            for standing in sorted(result.standings, key=lambda each: list(decision.options).index(each.option.id))
            for held in standing.contributions
        ],
        recheck=recheck_command(decision),
        by_custom=by_custom(result),
        sources=[(source, Citation(source, "")) for source in said.sources],
        record=Markup(record_text(result)),  # noqa: S704  # made such that no text in it is markup
    )


class _Answer(NamedTuple):
    """An answer to an open question: who would lead with it, in words, and whether that is another than now."""

    text: str
    outcome: str
    leads: str
    turns: bool


def _open_question(result: Recommendation, asked: NextQuestion, leader: Option | None) -> tuple[str, list[_Answer]]:
    """A question with its answers, and which of them would put another option ahead than the one said to lead."""
    answers = []
    for id, answer in asked.question.answers.items():
        outcome, leads = leads_then(result, asked, id)
        answers.append(_Answer(answer.text, outcome, leads, turns=leader is not None and outcome != leader.id))
    return asked.question.ask, answers


def _print_size(answers: int) -> float:
    """The points of print on paper: one sheet for an answer or none, two well filled for more, two also for all."""
    return 7 if answers == 1 else max(7, 9 - answers / 8)


def _sides(said: Outline, options: list[str]) -> list[Part]:
    """The parts of the argument, each option in its place, whoever leads."""
    placed = [(options.index(part.option.id), part) for part in said.parts if part.option]
    return [part for _, part in sorted(placed, key=lambda each: each[0])]


def _facts(heading: Heading) -> list[tuple[str, str]]:
    """What stands above the page, if anything is said of it."""
    if not (heading.day or heading.deciders or heading.tags):
        return []
    facts = {
        "Status": heading.status,
        "Date": heading.day.isoformat() if heading.day else "",
        "Deciders": ", ".join(heading.deciders),
        "Tags": ", ".join(heading.tags),
    }
    return [(term, text) for term, text in facts.items() if text]
