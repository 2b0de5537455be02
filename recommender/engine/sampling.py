"""Many ways to answer questions side by side; drawn at random, the same every time, where there are too many to count.

For every answer one integer says which of the ways give it, a bit for each way. A condition then holds in the ways
that a few ands and ors of these integers leave, so that looking at a thousand ways costs little more than at one.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from typing import TYPE_CHECKING

from recommender.engine.clauses import Clauses, Open, QuestionBits, positions

if TYPE_CHECKING:
    from random import Random

_SEED = 20261122

_DIGITS = bytes.maketrans(b"01", b"\x00\x01")


def seeded() -> "Random":
    """A source of chance that always begins alike, so that the same question gets the same answer."""
    from random import Random  # loads only when something is sampled

    return Random(_SEED)  # noqa: S311  # nothing here is secret


class Ways:
    """So many ways side by side; the first way has the highest bit."""

    def __init__(self, number: int, giving: Mapping[int, int]) -> None:
        """Take for every answer, by its bit, the ways that give it."""
        self.number = number
        self.all = (1 << number) - 1
        self._giving = giving

    def holding(self, condition: Clauses) -> int:
        """The ways in which a condition holds, a bit each."""
        left = self.all
        for mask, alternatives in condition:
            met = 0
            for position in positions(mask):
                met |= self._giving.get(1 << position, 0)
            for alternative in alternatives:
                met |= self.holding(alternative)
            left &= met
        return left

    def firing(self, rules: Open) -> Iterator[bytes]:
        """For every way, in order, a byte for each of these rules: 1 where it holds."""
        if not rules:
            return iter([b""] * self.number)
        columns = [f"{self.holding(when):0{self.number}b}".encode().translate(_DIGITS) for when, _ in rules]
        return map(bytes, zip(*columns, strict=True))

    def sums(self, rules: Open, values: Sequence[int]) -> list[int]:
        """For every way, in order, the sum of the values of those of these rules (by position) that hold in it."""
        own = [values[position] for _, position in rules]
        return [sum(compress(own, firing)) for firing in self.firing(rules)]


def random_ways(questions: Sequence[QuestionBits], number: int, chance: "Random") -> Ways:
    """Ways drawn at random, each answer as often as its share says."""
    giving: dict[int, int] = {}
    for question in questions:
        shares = None if set(question.shares) == {1} else question.shares  # alike needs no search
        chosen = bytes(chance.choices(range(len(question.answers)), shares, k=number))
        giving.update(_giving(question, chosen))
    return Ways(number, giving)


def every_way(questions: Sequence[QuestionBits]) -> tuple[Ways, list[int]]:
    """All ways to answer these questions, and how often each counts: the product of its answers' shares."""
    counts = [1]
    for question in questions:
        counts = [count * share for count in counts for share in question.shares]
    number = after = len(counts)
    giving: dict[int, int] = {}
    for question in questions:
        after //= len(question.answers)
        once = b"".join(bytes([index]) * after for index in range(len(question.answers)))
        giving.update(_giving(question, once * (number // len(once))))
    return Ways(number, giving), counts


def _giving(question: QuestionBits, chosen: bytes) -> dict[int, int]:
    """By answer the ways that give it, from the index of each way's answer."""
    giving = {}
    for index, answer in enumerate(question.answers.values()):
        digits = bytearray(b"0" * 256)
        digits[index] = ord("1")
        giving[answer] = int(chosen.translate(digits), 2)
    return giving
