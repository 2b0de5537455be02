"""The figures behind the answer in sentences: where each option stands, what each weight, question and answer does."""

from collections.abc import Iterator, Mapping

from recommender.model.decision import Decision, Kind, Question
from recommender.model.ranking import Contribution, Standing
from recommender.model.recommendation import Recommendation, Sensitivity
from recommender.reports.command_line import weights_changed
from recommender.reports.sentences import outlook
from recommender.reports.sentences.answers import named
from recommender.reports.sentences.argument import citation, spread
from recommender.words import NO_BREAK, counted, listed, percent, visible


def stands(result: Recommendation, standing: Standing) -> str:
    """An option's points, and in how many cases it wins: `FastAPI: 25 points`."""
    wins = f", wins in {percent(standing.wins)} of cases" if result.open_questions else ""
    points = f"{spread(standing.score)} points" if standing.rank else "ruled out"
    return f"{visible(standing.option.name)}: {points}{wins}"


_KINDS: Mapping[Kind, str] = {"fact": "a fact to find out", "wish": "a wish to settle"}


def asked(decision: Decision) -> Iterator[str]:
    """What the file says of its questions: the kind of each, and how teams usually answer it."""
    for question in decision.questions.values():
        notes = [_KINDS[question.kind]] if question.kind else []
        notes += [_usual(question)] if question.usual else []
        if notes:
            yield f"{visible(question.ask)} {'; '.join(notes)}"


def _usual(question: Question) -> str:
    """How teams usually answer a question: `usually Python 35 %, JavaScript 65 % [cases]`."""
    teams = sum(question.shares)
    shares = [
        f"{visible(answer.text)} {percent(share / teams)}".replace(" %", f"{NO_BREAK}%")
        for answer, share in zip(question.answers.values(), question.shares, strict=True)
    ]
    source = f" [{citation(question.usual_source)}]" if question.usual_source else ""
    return f"usually {', '.join(shares)}{source}"


def decisive(decision: Decision) -> Iterator[str]:
    """The rules of the file that bind: for or against whom, why, and what it takes to go the other way."""
    for _, rule in decision.rules():
        if rule.otherwise:
            names = listed(visible(decision.options[option].name) for option in rule.options)
            verb = "for" if rule.verb == "prefer" else "against"
            place = f"[{citation(rule.source)}; {rule.place.line_only}]"
            yield f"{verb} {names}: {visible(rule.because)}; otherwise {visible(rule.otherwise)} {place}"


def contributed(contribution: Contribution) -> str:
    """What one rule added, why, and where it stands: `3 x 5 Language: they know it [article §7; rules.yaml:37]`."""
    rule = contribution.rule
    weighed = f"{abs(contribution.points)} x {contribution.weight} {visible(contribution.criterion.name)}"
    return f"{weighed}: {visible(rule.because)} [{citation(rule.source)}; {rule.place.line_only}]"


def weighed(result: Recommendation, sensitivity: Sensitivity) -> str:
    """A criterion's share of all weights and of what they can move, and with which weights the leader leads."""
    share = f"{percent(sensitivity.stated_share)} of all weight"
    if outlook.says_otherwise(sensitivity):
        share += f", but {percent(sensitivity.swing_share)} of all points that there are to win"
    notes = [share]
    if result.leader and result.tolerance is not None:
        notes.append(f"{visible(result.leader.name)} leads {outlook.leads_while(sensitivity)}")
    criterion = sensitivity.criterion
    if criterion.id in weights_changed(result):
        notes.append(f"the rule file says {criterion.weight}")
    return f"{visible(criterion.name)}: {'; '.join(notes)}"


def telling(result: Recommendation) -> list[str]:
    """The open questions that can still matter, with what their answers tell, then those that cannot."""
    said = [
        f"“{named(asked.question.id)}”: takes away {percent(asked.doubt_removed)} of the doubt, "
        f"decides in {percent(asked.pivotality)} of cases"
        for asked in result.next_questions
    ]
    idle = [f"“{named(id)}”" for id in outlook.idle(result)]
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
