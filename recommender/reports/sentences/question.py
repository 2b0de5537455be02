"""A question on its own: why it is asked, which are the rules behind it, and what its answers could do."""

from collections.abc import Iterator

from recommender.model.condition import leaves
from recommender.model.decision import NONE, TIE, Decision
from recommender.model.recommendation import NextQuestion, Recommendation
from recommender.reports.sentences.argument import citation
from recommender.reports.sentences.headline import WITHOUT_A_WINNER
from recommender.words import counted, percent, visible


def leads_then(result: Recommendation, asked: NextQuestion, answer: str) -> tuple[str, str]:
    """Who would lead with that answer (an option's id, tie or none), and in words with its share: `Express, 88 %`."""
    shares, options = asked.outcomes[answer], result.decision.options
    best = max(shares[option] for option in options)
    leading = [option for option in options if shares[option] == best]
    if not best:
        outcome = max(TIE, NONE, key=lambda each: shares[each])
        return outcome, WITHOUT_A_WINNER[outcome]
    about = "about " if "next_questions" in result.inexact else ""
    if len(leading) > 1:
        return TIE, f"even, {about}{percent(best)} each"
    return leading[0], f"{visible(options[leading[0]].name)}, {about}{percent(best)}"


def answered_by_custom(result: Recommendation) -> bool:
    """Whether the answers to what the team has not answered count as teams usually give them."""
    unanswered = result.decision.questions.keys() - result.given.keys()
    return any(result.decision.questions[question].usual for question in unanswered)


def why_asked(decision: Decision, question: str) -> Iterator[tuple[str, str]]:
    """For every rule that reads the question: what answers make it speak for or against whom, and the reason."""
    asked = decision.questions[question]
    for criterion, rule in decision.rules():
        answers = [answer for leaf in leaves(rule.when) if leaf.question == question for answer in leaf.answers]
        if not answers:
            continue
        texts = " or ".join(f"“{visible(asked.answers[answer].text)}”" for answer in dict.fromkeys(answers))
        options = ", ".join(visible(decision.options[option].name) for option in rule.options)
        verb = {"prefer": "speaks for", "avoid": "speaks against", "rule_out": "rules out"}[rule.verb]
        points = f" ({counted(abs(rule.points), 'point')} times {visible(criterion.name)})" if rule.points else ""
        otherwise = f"; otherwise {visible(rule.otherwise)}" if rule.otherwise else ""
        yield f"{texts} {verb} {options}{points}", f"{visible(rule.because)}{otherwise} [{citation(rule.source)}]"
