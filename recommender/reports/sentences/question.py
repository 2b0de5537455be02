"""A question on its own: why it is asked, which are the rules behind it, and what its answers could do."""

from collections.abc import Iterator

from recommender.model.condition import All, leaves
from recommender.model.decision import NONE, TIE, Criterion, Decision, Rule
from recommender.model.recommendation import NextQuestion, Recommendation
from recommender.reports.sentences.argument import citation
from recommender.reports.sentences.conditions import in_words
from recommender.reports.sentences.headline import WITHOUT_A_WINNER
from recommender.words import counted, percent, visible

_VERBS = {"prefer": "speaks for", "avoid": "speaks against", "rule_out": "rules out"}


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
    for criterion, rule in readers(decision, question):
        yield spoken(decision, criterion, rule, about=question), f"{reason(rule)} [{citation(rule.source)}]"


def readers(decision: Decision, question: str) -> Iterator[tuple[Criterion, Rule]]:
    """Every rule that reads the question, with its criterion, in file order."""
    for criterion, rule in decision.rules():
        if any(leaf.question == question for leaf in leaves(rule.when)):
            yield criterion, rule


def spoken(decision: Decision, criterion: Criterion, rule: Rule, *, about: str) -> str:
    """A rule without its reason: when it does what, and to whom; about one of the questions that it reads."""
    does = effect(decision, criterion, rule)
    together = isinstance(rule.when, All) and len(rule.when.parts) > 1
    return f"{in_words(decision, rule.when, about=about)} {does.replace('s ', ' ', 1) if together else does}"


def effect(decision: Decision, criterion: Criterion, rule: Rule) -> str:
    """What a rule does to whom: `speaks for FastAPI (3 points times Language)`."""
    names = ", ".join(visible(decision.options[option].name) for option in rule.options)
    points = f" ({counted(abs(rule.points), 'point')} times {visible(criterion.name)})" if rule.points else ""
    return f"{_VERBS[rule.verb]} {names}{points}"


def reason(rule: Rule) -> str:
    """Why it does so, and what it takes to go the other way all the same."""
    otherwise = f"; otherwise {visible(rule.otherwise)}" if rule.otherwise else ""
    return f"{visible(rule.because)}{otherwise}"
