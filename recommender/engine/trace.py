"""Why every rule holds, fails or is open: the answers that decided it, and what would make it hold."""

from collections.abc import Mapping

from recommender.engine.audits.proofs import satisfied
from recommender.engine.clauses import Clauses, rule_clauses
from recommender.model.condition import All, AnyOf, Condition, Is, Not
from recommender.model.decision import Criterion, Decision, Rule
from recommender.model.trace import Read, State, Traced


def trace(decision: Decision, answers: Mapping[str, str]) -> tuple[Traced, ...]:
    """Every rule, in file order."""
    return tuple(
        _traced(decision, criterion, rule, when, answers)
        for (criterion, rule), when in zip(decision.rules(), rule_clauses(decision), strict=True)
    )


def _traced(decision: Decision, criterion: Criterion, rule: Rule, when: Clauses, answers: Mapping[str, str]) -> Traced:
    state, reads = _decided(rule.when, answers, negated=False)
    remedy = satisfied(decision, when, answers=answers) if state == "fails" else None
    return Traced(criterion, rule, state, tuple(dict.fromkeys(reads)), remedy)


def _decided(condition: Condition, answers: Mapping[str, str], *, negated: bool) -> tuple[State, list[Read]]:
    """The state of a condition (or of its negation), and the leaves that suffice for it."""
    match condition:
        case Is(question, wanted):
            answer = answers.get(question)
            read = [Read(question, answer, tuple(wanted), negated)]
            return "open" if answer is None else "holds" if (answer in wanted) != negated else "fails", read
        case Not(part):
            return _decided(part, answers, negated=not negated)
        case All(parts) | AnyOf(parts):
            decisive: State = "fails" if isinstance(condition, All) != negated else "holds"
            return _joined([_decided(part, answers, negated=negated) for part in parts], decisive)


def _joined(parts: list[tuple[State, list[Read]]], decisive: State) -> tuple[State, list[Read]]:
    """One part that is decisive decides; else what is open leaves it open; else all of them do."""
    for state, reads in parts:
        if state == decisive:
            return state, reads
    still_open = [reads for state, reads in parts if state == "open"]
    if still_open:
        return "open", [read for reads in still_open for read in reads]
    return "holds" if decisive == "fails" else "fails", [read for _, reads in parts for read in reads]
