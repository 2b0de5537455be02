"""What must be true of the answers for a rule to speak: is, any, all, not.

A condition over answers holds, fails, or is still open because it reads a question that nobody has
answered; `not` of open is open. The engine decides which (`recommender.engine.clauses`).
"""

from collections.abc import Iterator
from dataclasses import dataclass

RESERVED_WORDS = ("any", "all", "not")
"""The words of a condition that are not questions, and so may not name one."""


@dataclass(frozen=True)
class Is:
    """The question is answered with one of these answers."""

    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class All:
    """Every part holds; with no parts it always holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True)
class Not:
    """The part fails."""

    part: "Condition"


Condition = Is | All | AnyOf | Not

ALWAYS = All(())


def leaves(condition: Condition) -> Iterator[Is]:
    """Every `Is` in the condition, in the order written."""
    match condition:
        case Is():
            yield condition
        case Not(part):
            yield from leaves(part)
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves(part)


def spelt(condition: Condition) -> str:
    """The condition on one line, the same whatever the order of its parts and answers; to be compared, not read."""
    match condition:
        case Is(question, answers):
            return f"{question}={'|'.join(sorted(set(answers)))}"
        case Not(part):
            return f"not({spelt(part)})"
        case All(parts):
            return f"all({','.join(sorted(map(spelt, parts)))})"
        case AnyOf(parts):
            return f"any({','.join(sorted(map(spelt, parts)))})"
