"""What is true over all complete profiles of a decision, by counting them; and the profile that shows it.

Where a decision is too large to count, every function here raises TooLarge: a proof is exact or there is none.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from itertools import combinations, product
from math import sqrt
from operator import or_
from typing import NamedTuple

from recommender.engine.answer_changes import Changes
from recommender.engine.clauses import FAILS, HOLDS, Clauses, given, positions, question_bits, read_bits, rule_clauses
from recommender.engine.counting import Counting
from recommender.engine.diagram import BUDGET, Diagram, Drawing, Steps, TooLarge, whole
from recommender.engine.scoring import effects, lift, read_tally, rest, tally_width, weights_in_force
from recommender.model.decision import Criterion, Decision, Rule


def joint(decision: Decision, conditions: Sequence[Clauses]) -> Counter[int]:
    """In how many profiles which of these conditions hold (as bits by position), up to a common factor."""
    return _count(decision, conditions, [1 << position for position in range(len(conditions))])


def _count(decision: Decision, conditions: Sequence[Clauses], tallies: Sequence[int]) -> Counter[int]:
    """How often which sum of the tallies of conditions that hold occurs, up to a common factor."""
    fired = tuple(position for position, condition in enumerate(conditions) if condition == HOLDS)
    still_open = tuple(
        (condition, position) for position, condition in enumerate(conditions) if condition not in (HOLDS, FAILS)
    )
    steps = Steps(BUDGET)
    drawing = Drawing([*question_bits(decision).values()], steps)
    return Counter(Counting(tallies, 0, steps).count(Diagram(fired, drawing.node(still_open, ()))))


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


def _tallies(decision: Decision) -> list[int]:
    """What every rule would do at the weights of the file."""
    return [effect.tally for effect in effects(decision, weights_in_force(decision))]


def rules_without_effect(decision: Decision) -> list[int]:
    """The rules (by position) that can hold, yet without which no profile would have another outcome."""
    diagram = _whole(decision)
    tallies = _tallies(decision)
    options = len(decision.options)
    raised, width = lift(options, 1), tally_width(options)
    idle = []
    for position, condition in enumerate(rule_clauses(decision)):
        own = tallies[position]
        marked = [*tallies[:position], own + (1 << width), *tallies[position + 1 :]]
        counts = Counting(marked, 0, Steps(BUDGET)).count(diagram)
        held = [tally - (1 << width) for tally in counts if (tally + raised) >> width]
        if held and all(read_tally(tally, options).best == read_tally(tally - own, options).best for tally in held):
            idle.append(position)
        assert held or condition != HOLDS  # noqa: S101  # a rule without a condition holds
    return idle


class NearMiss(NamedTuple):
    """The profile in which an option comes nearest to the lead, and how many points it is behind there."""

    answers: Mapping[str, str]
    behind: int


def nearest_miss(decision: Decision, option: str) -> NearMiss | None:
    """Where an option that never wins comes nearest to it; None if it is ruled out in every profile."""
    diagram = _whole(decision)
    tallies = _tallies(decision)
    options = list(decision.options)
    own = options.index(option)

    def behind(tally: int) -> int | None:
        leads, out = read_tally(tally, len(options))
        rivals = [leads[rival] for rival in range(len(options)) if rival != own and not out[rival]]
        return None if out[own] else max(rivals, default=leads[own]) - leads[own]

    reached = Counting(tallies, 0, Steps(BUDGET)).count(diagram)
    least = min((by for tally in reached if (by := behind(tally)) is not None), default=None)
    if least is None:
        return None
    witness = smallest_profile(decision, tallies, lambda tally: behind(tally) == least)
    return NearMiss(witness or {}, least)


def smallest_profile(
    decision: Decision, tallies: Sequence[int], wanted: Callable[[int], bool]
) -> dict[str, str] | None:
    """The profile with the fewest answers beside the neutral ones whose tally is wanted; None if there is none.

    A question without a neutral answer always counts as answered, so the first of its answers is given too.
    """
    neutral = decision.neutral_answers()
    begin = {id: neutral.get(id) or next(iter(question.answers)) for id, question in decision.questions.items()}
    changed = Changes(decision, _whole(decision), tallies, begin, {}).smallest(wanted)
    if changed is None:
        return None
    return {id: changed.get(id, begin[id]) for id in decision.questions if id in changed or id not in neutral}


def _whole(decision: Decision) -> Diagram:
    diagram = whole(decision)
    if diagram is None:
        raise TooLarge
    return diagram


def nothing_left(decision: Decision) -> dict[str, str] | None:
    """The fewest answers that rule out every option, whatever the rest; None if no profile has none left."""
    barring = [
        (when, sum(1 << place for place, option in enumerate(decision.options) if option in rule.options))
        for (_, rule), when in zip(decision.rules(), rule_clauses(decision), strict=True)
        if rule.verb == "rule_out"
    ]
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


def leaders_of(decision: Decision, criterion: Criterion) -> set[str]:
    """The options that this criterion alone puts ahead of all others in some profile."""
    options = list(decision.options)
    alone = effects(decision, {id: int(id == criterion.id) for id in decision.criteria})
    speaking = [effect for effect in alone if any(effect.gains)]
    ahead = set()
    for tally in _count(decision, [effect.when for effect in speaking], [effect.tally for effect in speaking]):
        best = read_tally(tally, len(options)).best
        if len(best) == 1:
            ahead.add(options[best[0]])
    return ahead


def _with_clauses(decision: Decision, criterion: Criterion) -> list[tuple[Rule, Clauses]]:
    return [
        (rule, when)
        for (of, rule), when in zip(decision.rules(), rule_clauses(decision), strict=True)
        if of is criterion
    ]


class Alike(NamedTuple):
    """Two criteria, and how far they say the same: the correlation of what they say of two options, -1 to 1."""

    first: Criterion
    second: Criterion
    correlation: float


def correlations(decision: Decision) -> Iterator[Alike]:
    """Pearson's r of every two criteria over all profiles, that of the pair of options where it is largest."""
    pairs = list(combinations(decision.options, 2))
    for first, second in combinations(decision.criteria.values(), 2):
        largest = max((_correlation(decision, first, second, a, b) for a, b in pairs), key=abs)
        yield Alike(first, second, largest)


def _correlation(decision: Decision, first: Criterion, second: Criterion, a: str, b: str) -> float:
    half = 1 << 20
    conditions, tallies = [], []
    for criterion, unit in ((first, 1), (second, 2 * half)):
        for rule, when in _with_clauses(decision, criterion):
            difference = rule.points * ((a in rule.options) - (b in rule.options))
            if difference:
                conditions.append(when)
                tallies.append(difference * unit)
    number = sums = squares = others = other_squares = products = 0
    for tally, count in _count(decision, conditions, tallies).items():
        y, x = divmod(tally + half, 2 * half)
        x -= half
        number += count
        sums += count * x
        others += count * y
        squares += count * x * x
        other_squares += count * y * y
        products += count * x * y
    spread = (number * squares - sums * sums) * (number * other_squares - others * others)
    return (number * products - sums * others) / sqrt(spread) if spread else 0.0


def variance_shares(decision: Decision) -> dict[str, Fraction]:
    """By question, what share of the variance of a lead its answer alone explains; the largest over pairs of options.

    Var(E[D | answer]) / Var(D), the first-order index of Sobol (1993), over all profiles.
    """
    shares = dict.fromkeys(decision.questions, Fraction(0))
    rules = effects(decision, weights_in_force(decision))
    for a, b in combinations(range(len(decision.options)), 2):
        speaking = [(effect.when, effect.gains[a] - effect.gains[b]) for effect in rules]
        speaking = [(when, gain) for when, gain in speaking if gain]
        counts = _count(decision, [when for when, _ in speaking], [gain for _, gain in speaking])
        variance = _variance(counts)
        if variance:
            for id, question in decision.questions.items():
                means = Counter(_mean(decision, speaking, {id: answer}) for answer in question.answers)
                shares[id] = max(shares[id], _variance(means) / variance)
    return shares


def _variance(counts: Mapping[int, int] | Mapping[Fraction, int]) -> Fraction:
    """The variance of values that occur so often."""
    number = sum(counts.values())
    mean = sum((Fraction(value) * count for value, count in counts.items()), Fraction(0)) / number
    return sum(((value - mean) ** 2 * count for value, count in counts.items()), Fraction(0)) / number


def _mean(decision: Decision, speaking: Sequence[tuple[Clauses, int]], answers: Mapping[str, str]) -> Fraction:
    """The mean of the sum of what these conditions add, over the profiles with these answers."""
    total = Fraction(0)
    for when, gain in speaking:
        counts = _count(decision, [rest(when, decision, answers)], [1])
        total += gain * Fraction(counts[1], counts.total())
    return total
