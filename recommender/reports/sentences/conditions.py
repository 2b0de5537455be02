"""A condition in words, such that it can be read in one way only."""

from recommender.model.condition import All, AnyOf, Condition, Is, Not, leaves
from recommender.model.decision import Decision
from recommender.reports.sentences.answers import named
from recommender.words import visible


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
    name = "" if question == about else f"{named(question)}: "
    return f"“{name}{visible(decision.questions[question].answers[answer].text)}”"
