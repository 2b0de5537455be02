"""What the rules do to the options: points times weight, and who is ruled out.

score(o) = sum over the criteria of weight x points, points = the sum of the fired rules' (prefer +, avoid -). A
score never reads another option, so adding an option cannot reverse a ranking. All scores are integers.

Where many sets of answers are compared, what happened to the options is one integer, a *tally*: for each option
after the first its lead over the first, then for each option how many rules rule it out, each in a field of
`_WIDTH` bits. Tallies of independent rules add up, and two sets of answers with the same tally have the same outcome.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from struct import unpack
from typing import NamedTuple

from recommender.engine.clauses import FAILS, HOLDS, Clauses, clauses, given, holds, question_bits, rule_clauses
from recommender.model.decision import NONE, TIE, Criterion, Decision, OptionWarning, Rule
from recommender.model.profile import Profile

_WIDTH = 32
_HALF = 1 << (_WIDTH - 1)


class Effect(NamedTuple):
    """What one rule does when it fires, at the weights in force: `gains` in points x weight by option."""

    when: Clauses
    gains: tuple[int, ...]
    tally: int

    @property
    def speaks(self) -> bool:
        """Whether it changes anything: a rule of a criterion with weight 0 does not, unless it rules out."""
        return self.tally != 0 or any(self.gains)


class Leads(NamedTuple):
    """A tally read back: each option's lead over the first one, and which options are ruled out."""

    leads: tuple[int, ...]
    ruled_out: tuple[bool, ...]

    @property
    def best(self) -> tuple[int, ...]:
        """The positions of the options that share the best score among those left; empty if none is left."""
        left = [position for position, out in enumerate(self.ruled_out) if not out]
        top = max((self.leads[position] for position in left), default=0)
        return tuple(position for position in left if self.leads[position] == top)


def weights_in_force(decision: Decision, profile: Profile | None = None) -> dict[str, int]:
    """Every criterion's weight: the team's own where it has one, else the rule file's."""
    own = profile.weights if profile else {}
    return {id: own.get(id, criterion.weight) for id, criterion in decision.criteria.items()}


def effects(decision: Decision, weights: Mapping[str, int]) -> tuple[Effect, ...]:
    """What every rule would do, in file order."""
    return tuple(
        _effect(decision, rule, when, weights[criterion.id])
        for (criterion, rule), when in zip(decision.rules(), rule_clauses(decision), strict=True)
    )


def _effect(decision: Decision, rule: Rule, when: Clauses, weight: int) -> Effect:
    gains = tuple(rule.points * weight if option in rule.options else 0 for option in decision.options)
    bars = [int(rule.verb == "rule_out" and option in rule.options) for option in decision.options]
    fields = [*(gain - gains[0] for gain in gains[1:]), *bars]
    return Effect(when, gains, sum(value << (_WIDTH * place) for place, value in enumerate(fields)))


def read_tally(tally: int, options: int) -> Leads:
    """The leads and the options ruled out that a tally stands for."""
    fields = 2 * options - 1
    lifted = (tally + lift(options, 1)).to_bytes(fields * _WIDTH // 8, "little")
    values = [value - _HALF for value in unpack(f"<{fields}I", lifted)]
    return Leads((0, *values[: options - 1]), tuple(count > 0 for count in values[options - 1 :]))


def tally_width(options: int) -> int:
    """The bits that a tally of so many options takes."""
    return (2 * options - 1) * _WIDTH


@lru_cache(maxsize=64)
def lift(options: int, tallies: int) -> int:
    """What makes every field of so many tallies, one after the other, positive, so that they can be read."""
    return sum(_HALF << (_WIDTH * place) for place in range((2 * options - 1) * tallies))


def answer_bits(decision: Decision, answers: Mapping[str, str]) -> int:
    """A set of answers as the union of their bits."""
    bits = question_bits(decision)
    return sum(bits[question].answers[answer] for question, answer in answers.items())


def evaluate(effects: Iterable[Effect], answers: int) -> int:
    """The tally at a complete set of answers (as bits)."""
    return sum(effect.tally for effect in effects if holds(effect.when, answers))


def outcome(decision: Decision, best: Sequence[int]) -> str:
    """The outcome when the options at these positions share the lead: an option's id, `tie` or `none`."""
    match list(best):
        case []:
            return NONE
        case [position]:
            return list(decision.options)[position]
        case _:
            return TIE


def rest(condition: Clauses, decision: Decision, answers: Mapping[str, str]) -> Clauses:
    """What these answers leave of a condition: `HOLDS`, `FAILS`, or what is still open."""
    bits = question_bits(decision)
    for question, answer in answers.items():
        if condition in (HOLDS, FAILS):
            break
        condition = given(condition, bits[question].answers[answer], bits[question].mask)
    return condition


def fired(decision: Decision, answers: Mapping[str, str]) -> list[tuple[Criterion, Rule]]:
    """The rules that hold at these answers whatever else is answered, each with its criterion, in file order."""
    return [
        (criterion, rule)
        for (criterion, rule), when in zip(decision.rules(), rule_clauses(decision), strict=True)
        if rest(when, decision, answers) == HOLDS
    ]


def warned(decision: Decision, answers: Mapping[str, str], options: Sequence[str]) -> tuple[OptionWarning, ...]:
    """The warnings about these options that hold at these answers, in file order."""
    bits = question_bits(decision)
    return tuple(
        warning
        for warning in decision.warnings
        if set(warning.options) & set(options) and rest(clauses(warning.when, bits), decision, answers) == HOLDS
    )
