"""A decision as bits and integers, so that asking whether a rule holds is arithmetic.

Every answer of every question owns one bit; answers given are the union of their bits. A condition becomes
clauses that must all be met. A clause is met by one of the bits in its mask, or by one of its alternatives, each
of which is again a tuple of clauses. `not` is pushed down to the leaves, where "not these answers" is "one of the
others", so nothing is negated at run time and De Morgan's laws keep the three values intact.

`given` substitutes the answers to questions. What it returns is the three-valued reading of the condition:
`HOLDS`, `FAILS`, or the clauses that are still open. (`FAILS` also where no answer at all could make it hold.)
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from recommender.model.condition import All, AnyOf, Condition, Is, Not
from recommender.model.decision import Decision

Clause = tuple[int, tuple["Clauses", ...]]
Clauses = tuple[Clause, ...]

Open = tuple[tuple[Clauses, int], ...]
"""Rules that are still open: what is left of each condition, and the rule's position in the file."""

HOLDS: Clauses = ()
FAILS: Clauses = ((0, ()),)


class QuestionBits(NamedTuple):
    """One question's bits, and how often teams answer it how."""

    answers: Mapping[str, int]
    """Each answer's own bit."""
    mask: int
    """The bits of all answers together."""
    shares: tuple[int, ...]
    """How many of `every` teams give each answer: whole numbers of at least 1, in the order of `answers`."""
    every: int
    """The sum of the shares."""


@lru_cache(maxsize=8)
def question_bits(decision: Decision) -> Mapping[str, QuestionBits]:
    """The bits of every question, in file order; no two answers share one. Worked out once per decision."""
    bits: dict[str, QuestionBits] = {}
    position = 0
    for question in decision.questions.values():
        answers = {answer: 1 << (position + index) for index, answer in enumerate(question.answers)}
        position += len(answers)
        bits[question.id] = QuestionBits(answers, sum(answers.values()), question.shares, sum(question.shares))
    return bits


def clauses(condition: Condition, bits: Mapping[str, QuestionBits], *, negated: bool = False) -> Clauses:
    """The condition (or its negation) as clauses."""
    match condition:
        case Is(question, answers):
            wanted = sum(bits[question].answers[answer] for answer in set(answers))
            return ((bits[question].mask & ~wanted if negated else wanted, ()),)
        case Not(part):
            return clauses(part, bits, negated=not negated)
        case All(parts) if not negated:
            return _all(clauses(part, bits) for part in parts)
        case AnyOf(parts) if negated:
            return _all(clauses(part, bits, negated=True) for part in parts)
        case All(parts) | AnyOf(parts):
            return _any(clauses(part, bits, negated=negated) for part in parts)


def _all(parts: Iterable[Clauses]) -> Clauses:
    together = tuple(clause for part in parts for clause in part)
    return FAILS if FAILS[0] in together else together


def _any(parts: Iterable[Clauses]) -> Clauses:
    mask = 0
    alternatives: list[Clauses] = []
    for part in parts:
        match part:
            case ():
                return HOLDS
            case ((part_mask, inner),):
                mask |= part_mask
                alternatives.extend(inner)
            case _:
                alternatives.append(part)
    return ((mask, tuple(alternatives)),)


def holds(condition: Clauses, answers: int) -> bool:
    """Whether the condition holds for a complete set of answers (one bit of every question it reads)."""
    for mask, alternatives in condition:
        if not mask & answers:
            for alternative in alternatives:
                if holds(alternative, answers):
                    break
            else:
                return False
    return True


def given(condition: Clauses, answers: int, questions: int) -> Clauses:
    """What is left of the condition once these questions (all their bits) are answered with these answers' bits."""
    rest: list[Clause] = []
    for mask, alternatives in condition:
        if mask & answers:
            continue
        left = mask & ~questions
        still_open: list[Clauses] = []
        for alternative in alternatives:
            outcome = given(alternative, answers, questions)
            if outcome == HOLDS:
                break
            if outcome != FAILS:
                still_open.append(outcome)
        else:
            if not left and not still_open:
                return FAILS
            rest.append((left, tuple(still_open)))
    return tuple(rest)


def read_bits(condition: Clauses) -> int:
    """Every bit the condition looks at."""
    seen = 0
    for mask, alternatives in condition:
        seen |= mask
        for alternative in alternatives:
            seen |= read_bits(alternative)
    return seen


def positions(some: int) -> Iterator[int]:
    """The positions of a set of rules that is written as bits, in order."""
    while some:
        lowest = some & -some
        yield lowest.bit_length() - 1
        some ^= lowest


@lru_cache(maxsize=8)
def rule_clauses(decision: Decision) -> tuple[Clauses, ...]:
    """Every rule's condition as clauses, in file order; worked out once per decision."""
    bits = question_bits(decision)
    return tuple(clauses(rule.when, bits) for _, rule in decision.rules())


@lru_cache(maxsize=8)
def elsewhere_clauses(decision: Decision) -> tuple[Clauses, ...]:
    """The condition of everything to look at elsewhere as clauses, in file order; worked out once per decision."""
    bits = question_bits(decision)
    return tuple(clauses(elsewhere.when, bits) for elsewhere in decision.elsewhere)


@lru_cache(maxsize=8)
def warning_clauses(decision: Decision) -> tuple[Clauses, ...]:
    """Every warning's condition as clauses, in file order; worked out once per decision."""
    bits = question_bits(decision)
    return tuple(clauses(warning.when, bits) for warning in decision.warnings)
