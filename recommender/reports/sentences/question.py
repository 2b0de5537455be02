"""Why a question is asked: the rules behind it."""

from collections.abc import Iterator

from recommender.model.condition import All, AnyOf, Condition, Is, Not, leaves
from recommender.model.decision import Criterion, Decision, Rule
from recommender.reports.sentences.argument import citation
from recommender.words import counted, visible

_VERBS = {"prefer": "speaks for", "avoid": "speaks against", "rule_out": "rules out"}


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


def in_words(decision: Decision, condition: Condition, *, about: str = "") -> str:
    """A whole condition: `“TypeScript” and not “libraries: Python's”`; `always` without any.

    Answers stand under the name of their question; those to the one that it is `about` alone, and first.
    """
    match condition:
        case Is(question, answers):
            return " or ".join(_answer(decision, question, answer, about) for answer in answers)
        case Not(Is(question, answers)) if len(answers) > 1:
            return f"neither {' nor '.join(_answer(decision, question, answer, about) for answer in answers)}"
        case Not(part):
            return f"not {_within(decision, part, about)}"
        case All(()):
            return "always"
        case All((only,)) | AnyOf((only,)):
            return in_words(decision, only, about=about)
        case All(parts):
            return " and ".join(_within(decision, part, about) for part in _first(parts, about))
        case AnyOf(parts):
            return ", or ".join(in_words(decision, part, about=about) for part in _first(parts, about))


def _first(parts: tuple[Condition, ...], about: str) -> list[Condition]:
    """The parts, those first that read the question."""
    return sorted(parts, key=lambda part: all(leaf.question != about for leaf in leaves(part)))


def _within(decision: Decision, part: Condition, about: str) -> str:
    """A part of a longer condition, in brackets where it could be read with what stands beside it."""
    words = in_words(decision, part, about=about)
    single = isinstance(part, Not) or (isinstance(part, Is) and len(part.answers) == 1)
    return words if single else f"({words})"


def _answer(decision: Decision, question: str, answer: str, about: str) -> str:
    name = "" if question == about else f"{visible(question).replace('_', ' ')}: "
    return f"“{name}{visible(decision.questions[question].answers[answer].text)}”"
