"""What happens under every answer to a question at once, over the ways to finish the others.

A tally here has a slot for what happens whatever is answered to the questions asked, and one for each (set of) answers
to them: so one count tells of each way what every answer would make of it.

    | slot of the last answers | … | slot of the first answers | what happens anyway |
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import NamedTuple

from recommender.engine.clauses import FAILS, HOLDS, Clauses, given, question_bits, read_bits, rule_clauses
from recommender.engine.counting import TallyCounting
from recommender.engine.diagram import Diagram, Drawing, Steps, TooLarge
from recommender.engine.sampling import Ways, random_ways, seeded
from recommender.engine.situation import Situation
from recommender.engine.tally import lift, tally_width

_SAMPLE = 1_000
"""Ways in a sample, where there is too much to count: a standard error of 1.6 percentage points at most."""


class Joint(NamedTuple):
    """How often which tallies come of all the answers together."""

    base: Sequence[int]
    """By answers: the tally of the rules that these answers alone make hold."""
    counts: Mapping[int, int]
    """How often which tally (with its slots) comes of the other questions."""
    exact: bool
    """Whether these are all the ways, or some drawn at random."""
    options: int
    """How many options the decision has, which is how wide a slot is."""

    def vectors(self) -> Iterator[tuple[list[int], int]]:
        """The tallies by answers, and how many ways have them."""
        slot = tally_width(self.options)
        raised, mask = lift(self.options, 1 + len(self.base)), (1 << slot) - 1
        flat = 2 * lift(self.options, 1)  # that of what happens anyway, and that of the slot
        for tally, count in self.counts.items():
            raw = tally + raised
            common = (raw & mask) - flat
            tallies = []
            for base in self.base:
                raw >>= slot
                tallies.append(common + (raw & mask) + base)
            yield tallies, count


class JointTallies:
    """Joint counts in one situation; remembers what different questions have in common."""

    def __init__(self, situation: Situation, budget: int) -> None:
        """Begin with nothing drawn and so many steps left."""
        self._situation = situation
        self._bits = question_bits(situation.decision)
        self._options = len(situation.decision.options)
        self._tallies = [effect.tally for effect in situation.effects]
        self._reads = [read_bits(condition) for condition in rule_clauses(situation.decision)]
        self._parts: dict[tuple[int, tuple[int, ...]], int] = {}
        steps = Steps(budget)
        self._drawing = Drawing([*self._bits.values()], steps)
        self._counting = TallyCounting(self._tallies, steps)

    def of(self, asked: Sequence[str], *, within: int = -1) -> Joint:
        """The tallies by the answers to these questions; of the rules and questions with these bits only, if given."""
        mask = sum(self._bits[question].mask for question in asked)
        every = [
            sum(self._bits[question].answers[answer] for question, answer in zip(asked, answers, strict=True))
            for answers in product(*(self._situation.decision.questions[question].answers for question in asked))
        ]
        base = [0] * len(every)
        rest: list[tuple[Clauses, int]] = []
        for condition, position in self._left(mask, within):
            for left, slots in _lefts(condition, mask, every).items():
                if len(slots) == len(every) and left != HOLDS:
                    rest.append((left, position))
                elif left == HOLDS:
                    for slot in slots:
                        base[slot] += self._tallies[position]
                else:
                    rest.append((left, self._part(position, tuple(slots))))
        taken = self._situation.asked | mask
        questions = [bits for bits in self._bits.values() if bits.mask & within and not bits.mask & taken]
        try:
            diagram = Diagram((), self._drawing.node(tuple(rest), questions))
            return Joint(base, self._counting.count(diagram), exact=True, options=self._options)
        except TooLarge:
            counts = Counter(self._sample.sums(tuple(rest), self._tallies))
            return Joint(base, counts, exact=False, options=self._options)

    def _left(self, mask: int, within: int) -> Iterator[tuple[Clauses, int]]:
        """The rules that the answers to other questions leave open or make hold, and that read any of these bits."""
        answers, asked = self._situation.bits & ~mask, self._situation.asked & ~mask
        for position, condition in enumerate(rule_clauses(self._situation.decision)):
            if (
                within == -1 or self._reads[position] & within
            ):  # -1 is all bits, and a rule without condition reads none
                left = given(condition, answers, asked)
                if left != FAILS:
                    yield left, position

    def _part(self, position: int, slots: tuple[int, ...]) -> int:
        """The position of what a rule does under some of the answers only."""
        if (position, slots) not in self._parts:
            slot_width = tally_width(self._options)
            self._parts[position, slots] = len(self._tallies)
            self._tallies.append(sum(self._tallies[position] << (slot_width * (1 + slot)) for slot in slots))
        return self._parts[position, slots]

    @cached_property
    def _sample(self) -> Ways:
        """Ways to answer the open questions, drawn at random."""
        return random_ways(self._situation.open_questions, _SAMPLE, seeded())


def _lefts(condition: Clauses, mask: int, every: Sequence[int]) -> dict[Clauses, list[int]]:
    """What the answers leave of a condition, with the slots of those that leave it; not where it fails."""
    lefts: dict[Clauses, list[int]] = {}
    for slot, answers in enumerate(every):
        left = given(condition, answers, mask)
        if left != FAILS:
            lefts.setdefault(left, []).append(slot)
    return lefts
