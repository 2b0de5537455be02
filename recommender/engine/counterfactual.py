"""What would change it: the fewest answers that would have to be others for another option to lead."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations
from math import prod

from recommender.engine.answer_changes import AnswerChanges
from recommender.engine.completions import completions
from recommender.engine.diagram import Diagram, TooLarge, whole
from recommender.engine.outcomes_by_answer import Outcomes, OutcomesByAnswer
from recommender.engine.situation import Situation, situation
from recommender.engine.tally import read_tally
from recommender.model.decision import Decision, Option
from recommender.model.recommendation import Counterfactual

MOST = 1_000
"""Sets of changes that are listed; past that they are only counted."""

_SURELY = 2
"""Changes up to which all sets are counted before it is asked whether more can help at all."""

SMALL = 2
"""Changes at most that are tried while questions are open."""

_SETS_OF_TWO, _SETS_OF_MORE = 6_000, 400
"""Sets of changes at most that are tried while questions are open, between two options and among more."""


def counterfactuals(
    by_answer: OutcomesByAnswer, fixed: Collection[str], facts: Collection[str], targets: Sequence[str]
) -> list[Counterfactual]:
    """For each target (an option), the smallest sets of other answers that make it lead; fixed answers stay.

    With every question answered, any number of changes is tried, and to lead is to be strictly best; while some are
    open, one answer, and two where there are few enough sets of two, open ones answered or given ones changed; to lead
    is then to have the highest win share.
    The `facts` that are given cannot be argued with: they change only where nothing else makes a target lead.
    """
    found = _smallest(by_answer, {*fixed, *facts}, targets)
    if not facts:
        return found
    left = [counterfactual.option.id for counterfactual in found if counterfactual.size is None]
    with_facts = {counterfactual.option: counterfactual for counterfactual in _smallest(by_answer, fixed, left)}
    return [with_facts.get(counterfactual.option, counterfactual) for counterfactual in found]


def _smallest(by_answer: OutcomesByAnswer, fixed: Collection[str], targets: Sequence[str]) -> list[Counterfactual]:
    here = by_answer.situation
    diagram = whole(here.decision)
    if len(here.answers) < len(here.decision.questions) or diagram is None:
        changeable = [question for question in here.decision.questions if question not in fixed]
        return _while_open(by_answer, changeable, targets)
    return _complete(here, diagram, fixed, targets)


def _complete(
    here: Situation, diagram: Diagram, fixed: Collection[str], targets: Sequence[str]
) -> list[Counterfactual]:
    """The smallest sets that make each target strictly best, all questions being answered."""
    decision = here.decision
    held = {question: answer for question, answer in here.answers.items() if question in fixed}
    changes = AnswerChanges(decision, diagram, [effect.tally for effect in here.effects], here.answers, held)
    options = list(decision.options)
    found: dict[str, Counterfactual] = {}
    left, size = list(targets), 0
    most = len(decision.questions) - len(held)
    try:
        while left and size <= most:
            if size == _SURELY + 1:
                possible = completions(situation(decision, held, here.weights))
                left = [target for target in left if target in possible.possible or not possible.exact]
            layer = changes.tallies(size)
            for target in list(left):
                best = (options.index(target),)
                wanted = [tally for tally in layer if read_tally(tally, len(options)).best == best]
                if wanted:
                    count = sum(layer[tally] for tally in wanted)
                    sets = tuple(changes.sets(size, wanted, MOST))
                    found[target] = Counterfactual(decision.options[target], size, sets, count, None)
                    left.remove(target)
            size += 1
    except TooLarge:
        return [found.get(target) or _none(decision, target, size - 1) for target in targets]
    return [found.get(target) or _none(decision, target, None) for target in targets]


def _none(decision: Decision, target: str, searched: int | None) -> Counterfactual:
    return Counterfactual(decision.options[target], None, (), 0, searched)


def _while_open(by_answer: OutcomesByAnswer, changeable: Sequence[str], targets: Sequence[str]) -> list[Counterfactual]:
    """The smallest sets of up to two changes that give each target the highest win share, as far as there are few."""
    found: dict[str, list[dict[str, str]]] = {}
    searched = 0
    most = _SETS_OF_TWO if len(by_answer.situation.decision.options) == 2 else _SETS_OF_MORE
    for size in range(1, SMALL + 1):
        left = [target for target in targets if target not in found]
        if left and _number(by_answer.situation, changeable, size) > most:
            break
        sets = _of_size(by_answer, combinations(changeable, size), left)
        if sets is None:
            break
        found.update(sets)
        searched = size
    options = by_answer.situation.decision.options
    return [_listed(options[target], found.get(target, []), searched) for target in targets]


def _number(here: Situation, changeable: Sequence[str], size: int) -> int:
    """How many sets of so many answers there are that differ from those given."""
    others = [len(here.decision.questions[question].answers) - (question in here.answers) for question in changeable]
    return sum(prod(some) for some in combinations(others, size))


def _of_size(
    by_answer: OutcomesByAnswer, asked: Iterable[tuple[str, ...]], targets: Sequence[str]
) -> dict[str, list[dict[str, str]]] | None:
    """The sets of changes to these questions under which a target leads; None if they could not all be counted."""
    sets: dict[str, list[dict[str, str]]] = {}
    for questions in asked if targets else ():
        outcomes = by_answer.outcomes(questions, others_only=True)
        if not outcomes.exact:
            return None
        for option, changes in _leading(outcomes, questions, by_answer.situation.decision.options):
            if option in targets:
                sets.setdefault(option, []).append(changes)
    return sets


def _listed(option: Option, sets: Sequence[dict[str, str]], searched: int) -> Counterfactual:
    size = len(sets[0]) if sets else None
    return Counterfactual(option, size, tuple(sets[:MOST]), len(sets), searched)


def _leading(outcomes: Outcomes, asked: Sequence[str], options: Iterable[str]) -> Iterator[tuple[str, dict[str, str]]]:
    """The option that leads under each set of changes to all the questions asked."""
    for new, counts in outcomes.by_answers.items():
        wins = [counts[option] for option in options]
        most = max(wins)
        if wins.count(most) == 1:
            yield list(options)[wins.index(most)], dict(zip(asked, new, strict=True))
