"""Answers that show something: the fewest at which a condition holds, an outcome comes about, or nothing is left.

Where a decision is too large to count, what counts here raises TooLarge: a witness is a smallest one or there is none.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from itertools import combinations, product
from operator import or_

from recommender.engine.answer_changes import AnswerChanges
from recommender.engine.clauses import FAILS, Clauses, given, positions, question_bits, read_bits
from recommender.engine.counting import TallyCounting
from recommender.engine.diagram import BUDGET, Diagram, Steps, TooLarge, draw_rules, whole
from recommender.engine.scoring import effects, fired, rest, weights_in_force
from recommender.model.decision import Decision


def satisfied(
    decision: Decision, *conditions: Clauses, answers: Mapping[str, str] | None = None
) -> dict[str, str] | None:
    """The fewest answers at which all these conditions hold, whatever the rest; None if none do.

    With `answers`, the fewest that would have to be others, or be given, beside these.
    """
    bits = question_bits(decision)
    owner = {bit: (id, each) for id, each in bits.items() for bit in each.answers.values()}
    kept = {bits[id].answers[answer] for id, answer in (answers or {}).items()}
    best: list[int] | None = None

    def search(left: Clauses, chosen: list[int]) -> None:
        nonlocal best
        if left == FAILS or (best is not None and len(chosen) >= len(best)):
            return
        if not left:
            best = chosen
            return
        first = min(left, key=lambda clause: clause[0].bit_count() + len(clause[1]))
        mask, alternatives = first
        others = [clause for clause in left if clause is not first]
        for bit in sorted((1 << place for place in positions(mask)), key=lambda bit: bit not in kept):
            search(given(left, bit, owner[bit][1].mask), chosen if bit in kept else [*chosen, bit])
        for alternative in alternatives:
            search((*alternative, *others), chosen)

    search(tuple(clause for condition in conditions for clause in condition), [])
    if best is None:
        return None
    named = {owner[bit][0]: answer for bit in best for answer, own in owner[bit][1].answers.items() if own == bit}
    return {id: named[id] for id in decision.questions if id in named}


def conflict(decision: Decision, answers: Mapping[str, str]) -> dict[str, str]:
    """A least set of these answers that rules out every option: without any one of them, some option may fit.

    Empty if the answers do not rule out every option. Where several such sets exist, the one that keeps the
    questions asked last.
    """
    if not _nothing_left(decision, answers):
        return {}
    kept = dict(answers)
    for question in answers:
        without = {other: answer for other, answer in kept.items() if other != question}
        if _nothing_left(decision, without):
            kept = without
    return kept


def _nothing_left(decision: Decision, answers: Mapping[str, str]) -> bool:
    out = {option for _, rule in fired(decision, answers) if rule.verb == "rule_out" for option in rule.options}
    return out == set(decision.options)


def smallest_profile(
    decision: Decision, tallies: Sequence[int], wanted: Callable[[int], bool]
) -> dict[str, str] | None:
    """The profile with the fewest answers beside the neutral ones whose tally is wanted; None if there is none.

    A question without a neutral answer always counts as answered, so the first of its answers is given too.
    """
    neutral = decision.neutral_answers()
    begin = {id: neutral.get(id) or next(iter(question.answers)) for id, question in decision.questions.items()}
    changed = AnswerChanges(decision, whole_or_too_large(decision), tallies, begin, {}).smallest(wanted)
    if changed is None:
        return None
    return {id: changed.get(id, begin[id]) for id in decision.questions if id in changed or id not in neutral}


def whole_or_too_large(decision: Decision) -> Diagram:
    """The diagram of the whole decision. Raises TooLarge if it cannot be drawn."""
    diagram = whole(decision)
    if diagram is None:
        raise TooLarge
    return diagram


def nothing_left(decision: Decision) -> dict[str, str] | None:
    """The fewest answers that rule out every option, whatever the rest; None if no profile has none left."""
    barring = [(rule.when, rule.bars) for rule in effects(decision, weights_in_force(decision)) if rule.bars]
    every = (1 << len(decision.options)) - 1
    enough = [
        answers
        for some in range(1, len(decision.options) + 1)  # one rule an option is enough, and more ask for no less
        for rules in combinations(barring, some)
        if _union(bars for _, bars in rules) == every
        and (answers := satisfied(decision, *(when for when, _ in rules))) is not None
    ]
    if not enough:
        return None
    best = min(enough, key=len)
    asked = {
        id: bits
        for id, bits in question_bits(decision).items()
        if any(read_bits(when) & bits.mask for when, _ in barring)
    }
    for size in range(len(best)):  # several rules may cover what no few of them do
        for some_questions in combinations(asked, size):
            for chosen in product(*(asked[question].answers for question in some_questions)):
                answers = dict(zip(some_questions, chosen, strict=True))
                left = [rest(when, decision, answers) for when, _ in barring]
                if all(
                    _union(barring[position][1] for position in positions(held)) == every
                    for held in joint(decision, left)
                ):
                    return answers
    return best


def _union(some: Iterable[int]) -> int:
    return reduce(or_, some, 0)


def joint(decision: Decision, conditions: Sequence[Clauses]) -> Counter[int]:
    """In how many profiles which of these conditions hold (as bits by position), up to a common factor."""
    return count_together(decision, conditions, [1 << position for position in range(len(conditions))])


def count_together(decision: Decision, conditions: Sequence[Clauses], tallies: Sequence[int]) -> Counter[int]:
    """How often which sum of the tallies of conditions that hold occurs, up to a common factor."""
    steps = Steps(BUDGET)
    return Counter(TallyCounting(tallies, steps).count(draw_rules(decision, conditions, steps)))
