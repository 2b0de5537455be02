"""The long part of the text report: every option, weight, question, answer and source."""

from collections.abc import Iterator

from recommender.model.ranking import Standing
from recommender.model.recommendation import Recommendation
from recommender.reports.command_line import weights_changed
from recommender.reports.lines import Line, wrapped
from recommender.reports.sentences import argument, outlook
from recommender.reports.sentences.argument import citation, spread
from recommender.words import counted, percent, visible


def explanation(result: Recommendation, width: int) -> Iterator[Line]:
    """All that the short report leaves out, part by part."""
    yield Line("")
    yield Line("Every option", strong=True)
    for standing in result.standings:
        yield from _standing(result, standing, width)
    yield from _weights(result, width)
    yield from _next_questions(result, width)
    yield from _asked(result, width)
    yield Line("")
    yield Line("Sources", strong=True)
    for source in argument.cited(result):
        address = f" <{visible(source.url)}>" if source.url else ""
        yield from wrapped(f"{source.id}: {visible(source.title)}{address}", width, first="  ", rest="    ")
    yield Line("")
    yield from wrapped(_provenance(result), width)


def _standing(result: Recommendation, standing: Standing, width: int) -> Iterator[Line]:
    rank = f"{standing.rank}." if standing.rank else "x "
    wins = f", wins in {percent(standing.wins)} of the ways" if result.open_questions else ""
    points = f"{spread(standing.score)} points" if standing.rank else "ruled out"
    yield from wrapped(f"{visible(standing.option.name)}: {points}{wins}", width, first=f"  {rank} ", rest=" " * 7)
    for each in standing.contributions:
        weighed = f"{abs(each.points)} x {each.weight} {visible(each.criterion.name)}"
        text = f"{weighed}: {visible(each.rule.because)} [{citation(each.rule.source)}; {each.rule.place.line_only}]"
        yield from wrapped(text, width, first=f"{each.score:+9}  ", rest=" " * 11)


def _weights(result: Recommendation, width: int) -> Iterator[Line]:
    """Each criterion's weight, its share of all weights and of what weights can move, and where the leader leads."""
    yield Line("")
    average = ", with points as they are on average" if result.open_questions else ""
    yield from wrapped(f"Weights{average}", width, strong=True)
    changed = weights_changed(result)
    for each in result.sensitivities:
        said = f"{percent(each.stated_share)} of all weight"
        at_stake = f" but {percent(each.swing_share)} of all points at stake" if outlook.says_otherwise(each) else ""
        notes = [said + at_stake]
        if result.leader and result.tolerance is not None:
            notes.append(f"{visible(result.leader.name)} leads {outlook.leads_while(each)}")
        if each.criterion.id in changed:
            notes.append(f"the rule file says {each.criterion.weight}")
        text = f"{visible(each.criterion.name)} [{each.criterion.id}]: {', '.join(notes)}"
        yield from wrapped(text, width, first=f"{each.weight:5}  ", rest=" " * 7)
    for sentence in outlook.weighting(result):
        yield from wrapped(sentence, width, first="  ", rest="    ")


def _next_questions(result: Recommendation, width: int) -> Iterator[Line]:
    """The open questions that can still matter, with what their answers tell, and those that cannot."""
    if result.next_questions:
        yield Line("")
        yield Line("Open questions, the most telling first", strong=True)
    for each in result.next_questions:
        tells = f"takes away {percent(each.doubt_removed)} of the doubt, decides in {percent(each.pivotality)} of cases"
        yield from wrapped(f"{each.question.flag}: {tells}", width, first="  ", rest="    ")
    idle = outlook.idle(result)
    if idle and result.next_questions:
        yield from wrapped(f"These cannot matter any more: {', '.join(idle)}.", width, first="  ", rest="    ")


def _asked(result: Recommendation, width: int) -> Iterator[Line]:
    yield Line("")
    yield Line("Answers", strong=True)
    for id, question in result.decision.questions.items():
        answer = result.answers.get(id)
        said = "open" if answer is None else visible(question.answers[answer].text)
        note = " (assumed)" if id in result.assumed else ""
        yield from wrapped(f"{visible(question.ask)} -> {said}{note}", width, first="  ", rest="    ")
    if result.open_questions:
        yield from wrapped(f"There are {counted(result.ways, 'way')} to finish.", width, first="  ")


def _provenance(result: Recommendation) -> str:
    decision = result.decision
    reviewed = f", reviewed {decision.reviewed.isoformat()}" if decision.reviewed else ""
    return f"Rules: {visible(decision.file)}{reviewed}, {decision.digest}"
