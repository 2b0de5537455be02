"""What comes of the ways to finish for each answer to a question, or to two at once, all else being equal."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import product
from typing import NamedTuple

from recommender.engine.clauses import FAILS, HOLDS, Clauses, given, holds, question_bits
from recommender.engine.counting import Counting
from recommender.engine.diagram import BUDGET, Diagram, Drawing, Open, Steps, TooLarge, split
from recommender.engine.sampling import seeded
from recommender.engine.scoring import effects, lift, outcome, read_tally, tally_width
from recommender.model.decision import Decision

_SAMPLE = 1_000
"""Ways in a sample, where there is too much to count: a standard error of 1.6 percentage points at most."""


class Outcomes(NamedTuple):
    """How often each outcome comes of each answer (or pair of answers), over the ways to finish the other questions.

    `ways` is how many of those there are (a sample, if not `exact`); `differing` counts, over them, the ordered pairs
    of answers that lead to different outcomes.
    """

    by_answers: Mapping[tuple[str, ...], Counter[str]]
    ways: int
    differing: int
    exact: bool


class WhatIf:
    """What comes of answers, for one profile; remembers what different questions have in common.

    A tally has a slot for what happens whatever is answered to the questions asked, and one for each answer to them.
    """

    def __init__(
        self, decision: Decision, answers: Mapping[str, str], weights: Mapping[str, int], *, budget: int = BUDGET
    ) -> None:
        self.decision = decision
        self.answers = answers
        self.weights = weights
        self._bits = question_bits(decision)
        self._options = len(decision.options)
        self._slot = tally_width(self._options)
        self._tallies = [effect.tally for effect in effects(decision, weights)]
        self._parts: dict[tuple[int, tuple[int, ...]], int] = {}
        self._named: dict[int, str] = {}
        steps = Steps(budget)
        self._drawing = Drawing([*self._bits.values()], steps)
        self._counting = Counting(self._tallies, 0, steps)

    def outcomes(self, asked: Sequence[str]) -> Outcomes:
        """The outcomes by the answers to these questions, whether they are open or given."""
        others = {question: answer for question, answer in self.answers.items() if question not in asked}
        every = list(product(*(self.decision.questions[question].answers for question in asked)))
        fired, still_open = split(self.decision, others)
        base = [sum(self._tallies[position] for position in fired)] * len(every)
        rest: list[tuple[Clauses, int]] = []
        for condition, position in still_open:
            for left, slots in self._lefts(condition, asked, every).items():
                if len(slots) == len(every) and left != HOLDS:
                    rest.append((left, position))
                elif left == HOLDS:
                    for slot in slots:
                        base[slot] += self._tallies[position]
                else:
                    rest.append((left, self._part(position, tuple(slots))))
        try:
            questions = [
                bits for question, bits in self._bits.items() if question not in others and question not in asked
            ]
            counts, exact = self._counting.count(Diagram((), self._drawing.node(tuple(rest), questions))), True
        except TooLarge:
            counts, exact = self._drawn(tuple(rest)), False
        return self._read(every, base, counts, exact=exact)

    def _lefts(
        self, condition: Clauses, asked: Sequence[str], every: Sequence[tuple[str, ...]]
    ) -> dict[Clauses, list[int]]:
        """What the answers leave of a condition, with the slots of those that leave it; not where it fails."""
        lefts: dict[Clauses, list[int]] = {}
        for slot, answers in enumerate(every):
            left = condition
            for question, answer in zip(asked, answers, strict=True):
                if left in (HOLDS, FAILS):
                    break
                left = given(left, self._bits[question].answers[answer], self._bits[question].mask)
            if left != FAILS:
                lefts.setdefault(left, []).append(slot)
        return lefts

    def _part(self, position: int, slots: tuple[int, ...]) -> int:
        """The position of what a rule does under some of the answers only."""
        if (position, slots) not in self._parts:
            self._parts[position, slots] = len(self._tallies)
            self._tallies.append(sum(self._tallies[position] << (self._slot * (1 + slot)) for slot in slots))
        return self._parts[position, slots]

    def _drawn(self, rest: Open) -> Counter[int]:
        drawn: Counter[int] = Counter()
        for way in self._sample:
            drawn[sum([self._tallies[position] for condition, position in rest if holds(condition, way)])] += 1
        return drawn

    @cached_property
    def _sample(self) -> list[int]:
        """Ways to answer the open questions, drawn at random."""
        chance = seeded()
        answers = [[*bits.answers.values()] for question, bits in self._bits.items() if question not in self.answers]
        return [sum(map(chance.choice, answers)) for _ in range(_SAMPLE)]

    def _read(
        self, every: Sequence[tuple[str, ...]], base: Sequence[int], counts: Mapping[int, int], *, exact: bool
    ) -> Outcomes:
        slots = len(every)
        raised, mask = lift(self._options, 1 + slots), (1 << self._slot) - 1
        flat = 2 * lift(self._options, 1)
        found: list[Counter[str]] = [Counter() for _ in every]
        differing = 0
        for tally, count in counts.items():
            raw = tally + raised
            common = (raw & mask) - flat
            seen: dict[str, int] = {}
            for slot in range(slots):
                raw >>= self._slot
                name = self._name(common + (raw & mask) + base[slot])
                found[slot][name] += count
                seen[name] = seen.get(name, 0) + 1
            if len(seen) > 1:
                differing += count * (slots * slots - sum([same * same for same in seen.values()]))
        return Outcomes(dict(zip(every, found, strict=True)), sum(counts.values()), differing, exact)

    def _name(self, tally: int) -> str:
        name = self._named.get(tally)
        if name is None:
            name = self._named[tally] = outcome(self.decision, read_tally(tally, self._options).best)
        return name
