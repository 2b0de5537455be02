"""What is true over all complete profiles of a decision, by counting them; and the profile that shows it.

Where a decision is too large to count, every function here raises TooLarge: a proof is exact or there is none.
"""

from collections.abc import Mapping
from typing import NamedTuple

from recommender.engine.counting import TallyCounting
from recommender.engine.diagram import BUDGET, Steps
from recommender.engine.scoring import effects, weights_in_force
from recommender.engine.tally import lift, read_tally, tally_width
from recommender.engine.witness import count_together, smallest_profile, whole_or_too_large
from recommender.model.decision import Criterion, Decision


def _tallies(decision: Decision) -> list[int]:
    """What every rule would do at the weights of the file."""
    return [effect.tally for effect in effects(decision, weights_in_force(decision))]


def rules_without_effect(decision: Decision) -> list[int]:
    """The rules (by position) that can hold, yet without which no profile would have another outcome."""
    diagram = whole_or_too_large(decision)
    tallies = _tallies(decision)
    options = len(decision.options)
    raised, width = lift(options, 1), tally_width(options)
    idle = []
    for position, own in enumerate(tallies):
        # A mark above all fields of the tally tells the profiles in which this rule holds.
        marked = [*tallies[:position], own + (1 << width), *tallies[position + 1 :]]
        counts = TallyCounting(marked, Steps(BUDGET)).count(diagram)
        held = [tally - (1 << width) for tally in counts if (tally + raised) >> width]
        if held and all(read_tally(tally, options).best == read_tally(tally - own, options).best for tally in held):
            idle.append(position)
    return idle


class NearMiss(NamedTuple):
    """The profile in which an option comes nearest to the lead, and how many points it is behind there."""

    answers: Mapping[str, str]
    behind: int


def nearest_miss(decision: Decision, option: str) -> NearMiss | None:
    """Where an option that never wins comes nearest to it; None if it is ruled out in every profile."""
    diagram = whole_or_too_large(decision)
    tallies = _tallies(decision)
    options = list(decision.options)
    own = options.index(option)

    def behind(tally: int) -> int | None:
        leads, out = read_tally(tally, len(options))
        rivals = [leads[rival] for rival in range(len(options)) if rival != own and not out[rival]]
        return None if out[own] else max(rivals, default=leads[own]) - leads[own]

    reached = TallyCounting(tallies, Steps(BUDGET)).count(diagram)
    least = min((by for tally in reached if (by := behind(tally)) is not None), default=None)
    if least is None:
        return None
    witness = smallest_profile(decision, tallies, lambda tally: behind(tally) == least)
    return NearMiss(witness or {}, least)


def leaders_of(decision: Decision, criterion: Criterion) -> set[str]:
    """The options that this criterion alone puts ahead of all others in some profile."""
    options = list(decision.options)
    alone = effects(decision, {id: int(id == criterion.id) for id in decision.criteria})
    speaking = [effect for effect in alone if any(effect.gains)]
    ahead = set()
    for tally in count_together(decision, [effect.when for effect in speaking], [effect.tally for effect in speaking]):
        best = read_tally(tally, len(options)).best
        if len(best) == 1:
            ahead.add(options[best[0]])
    return ahead
