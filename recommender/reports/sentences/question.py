"""Why a question is asked: the rules behind it."""

from collections.abc import Iterator

from recommender.model.condition import leaves
from recommender.model.decision import Decision
from recommender.reports.sentences.argument import citation
from recommender.words import counted, visible


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
