"""Why every rule holds, fails or is open: the answers that decided it, and what would make it hold."""

from collections.abc import Mapping

from recommender.engine.clauses import FAILS, HOLDS, Clauses, clauses, given, question_bits, rule_clauses
from recommender.engine.scoring import weights_in_force
from recommender.engine.situation import Situation, situation
from recommender.engine.witness import satisfied
from recommender.model.condition import All, AnyOf, Condition, Is, Not
from recommender.model.decision import Decision
from recommender.model.trace import Read, State, Traced


def trace(decision: Decision, answers: Mapping[str, str]) -> tuple[Traced, ...]:
    """Every rule, in file order."""
    here = situation(decision, answers, weights_in_force(decision))
    traced = []
    for (criterion, rule), when in zip(decision.rules(), rule_clauses(decision), strict=True):
        state = _state(when, here)
        reads = _decisive(rule.when, here, negated=False)
        remedy = satisfied(decision, when, answers=answers) if state == "fails" else None
        traced.append(Traced(criterion, rule, state, tuple(dict.fromkeys(reads)), remedy))
    return tuple(traced)


def _state(condition: Clauses, here: Situation) -> State:
    """How the engine reads it at these answers."""
    left = given(condition, here.bits, here.asked)
    return "holds" if left == HOLDS else "fails" if left == FAILS else "open"


def _decisive(condition: Condition, here: Situation, *, negated: bool) -> list[Read]:
    """The leaves of a condition (or of its negation) that suffice for its state.

    The condition is walked for its words alone; what holds is asked of its clauses, as the engine asks.
    """
    match condition:
        case Is(question, wanted):
            return [Read(question, here.answers.get(question), tuple(wanted), negated)]
        case Not(part):
            return _decisive(part, here, negated=not negated)
        case All(parts) | AnyOf(parts):
            bits = question_bits(here.decision)
            states = [_state(clauses(part, bits, negated=negated), here) for part in parts]
            settling: State = "fails" if isinstance(condition, All) != negated else "holds"
            if settling in states:  # one such part is enough
                told = [parts[states.index(settling)]]
            else:  # what is open leaves it open; else every part is needed
                open_parts = [part for part, state in zip(parts, states, strict=True) if state == "open"]
                told = open_parts or list(parts)
            return [read for part in told for read in _decisive(part, here, negated=negated)]
