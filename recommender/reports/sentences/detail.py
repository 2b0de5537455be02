"""The figures behind the answer in sentences: where each option stands, what each weight, question and answer does."""

from collections.abc import Iterator

from recommender.model.ranking import Contribution, Standing
from recommender.model.recommendation import Recommendation, Sensitivity
from recommender.reports.command_line import weights_changed
from recommender.reports.sentences import outlook
from recommender.reports.sentences.argument import citation, spread
from recommender.words import counted, percent, visible


def stands(result: Recommendation, standing: Standing) -> str:
    """An option's points, and in how many of the ways to finish it wins: `FastAPI: 25 points`."""
    wins = f", wins in {percent(standing.wins)} of the ways" if result.open_questions else ""
    points = f"{spread(standing.score)} points" if standing.rank else "ruled out"
    return f"{visible(standing.option.name)}: {points}{wins}"


def contributed(contribution: Contribution) -> str:
    """What one rule added, why, and where it stands: `3 x 5 Language: they know it [article §7; rules.yaml:37]`."""
    rule = contribution.rule
    weighed = f"{abs(contribution.points)} x {contribution.weight} {visible(contribution.criterion.name)}"
    return f"{weighed}: {visible(rule.because)} [{citation(rule.source)}; {rule.place.line_only}]"


def weighed(result: Recommendation, sensitivity: Sensitivity) -> str:
    """A criterion's share of all weights and of what they can move, and with which weights the leader leads."""
    share = f"{percent(sensitivity.stated_share)} of all weight"
    if outlook.says_otherwise(sensitivity):
        share += f" but {percent(sensitivity.swing_share)} of all points at stake"
    notes = [share]
    if result.leader and result.tolerance is not None:
        notes.append(f"{visible(result.leader.name)} leads {outlook.leads_while(sensitivity)}")
    criterion = sensitivity.criterion
    if criterion.id in weights_changed(result):
        notes.append(f"the rule file says {criterion.weight}")
    return f"{visible(criterion.name)} [{criterion.id}]: {', '.join(notes)}"


def telling(result: Recommendation) -> list[str]:
    """The open questions that can still matter, with what their answers tell, then those that cannot."""
    said = [
        f"{asked.question.flag}: takes away {percent(asked.doubt_removed)} of the doubt, "
        f"decides in {percent(asked.pivotality)} of cases"
        for asked in result.next_questions
    ]
    idle = outlook.idle(result)
    return [*said, f"These cannot matter any more: {', '.join(idle)}."] if said and idle else said


def answers(result: Recommendation) -> Iterator[str]:
    """Every question with its answer: `Which language? -> Python`."""
    for id, question in result.decision.questions.items():
        answer = result.answers.get(id)
        said = "open" if answer is None else visible(question.answers[answer].text)
        note = " (assumed)" if id in result.assumed else ""
        yield f"{visible(question.ask)} -> {said}{note}"


def ways(result: Recommendation) -> Iterator[str]:
    """In how many ways the open questions can be answered, if any is open."""
    if result.open_questions:
        yield f"There are {counted(result.ways, 'way')} to finish."
