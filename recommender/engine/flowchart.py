"""From a decision to its flowchart: the few questions that carry most, by how often it agrees with all the rules.

The fidelity of a chart is the sum over its leaves of P(a team comes here) x P(the leaf's outcome | its answers), teams
answering as is usual and independently. It is grown greedily, best first: again and again the leaf and the question
that raise it most become a box (as in the growth of decision trees by misclassification: Breiman, Friedman, Olshen and
Stone, Classification and Regression Trees, 1984, section 4.3), of which all answers with the same rest are one arm.
Nothing is learnt from examples: shares are counted over all complete profiles (sampled where these are too many).
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import NamedTuple

from recommender.engine.completions import completions
from recommender.engine.outcomes_by_answer import outcomes_by_answer
from recommender.engine.scoring import weights_in_force
from recommender.engine.situation import situation
from recommender.model.decision import Answer, Decision
from recommender.model.flowchart import Arm, Box, Flowchart, Leaf, boxes, leaves

_Way = Mapping[str, tuple[Answer, ...]]
"""The answers that lead to a place in the chart, by question."""

_Rest = tuple[object, ...]
"""What makes two rests of a chart the same."""


class _Split(NamedTuple):
    """A box that could stand in place of a leaf, and by how much it would raise the fidelity of the chart."""

    gain: Fraction
    leaf: Leaf
    box: Box
    exact: bool


def flowchart(decision: Decision, questions: int) -> Flowchart:
    """The chart with so many boxes, or fewer where no further question raises its fidelity.

    Of what raises it alike, the question that comes first in the rule file is asked, of the leaf that comes first in
    the chart. Past the engine's budget of steps shares come from a sample, and the chart says so.
    """
    blank = completions(situation(decision, {}, weights_in_force(decision)))
    root: Leaf | Box = Leaf({name: Fraction(count, blank.number) for name, count in blank.wins.items()})
    exact = blank.exact
    splits: dict[Leaf, list[_Split]] = {}
    while boxes(root) < questions:
        for way, leaf in _places(root, {}):
            if leaf not in splits:
                splits[leaf] = list(_splits(decision, way, leaf))
        every = [split for _, leaf in _places(root, {}) for split in splits[leaf]]
        exact = exact and all(split.exact for split in every)
        best = max(every, key=lambda split: split.gain, default=None)
        if best is None or best.gain <= 0:
            break
        root = _joined(_replaced(root, best.leaf, best.box))
    return Flowchart(decision, questions, root, exact)


def _places(begin: Leaf | Box, way: _Way) -> Iterator[tuple[_Way, Leaf]]:
    """The leaves from here on, in order, each with all answers that lead there."""
    if isinstance(begin, Leaf):
        yield way, begin
    else:
        for arm in begin.arms:
            yield from _places(arm.then, {**way, begin.question.id: arm.answers})


def _splits(decision: Decision, way: _Way, leaf: Leaf) -> Iterator[_Split]:
    """The boxes that could stand in place of a leaf: one for each question that was not asked on the way."""
    coming = _coming(decision, way)
    by_answer = outcomes_by_answer(situation(coming, {}, weights_in_force(decision)))
    for question in decision.questions.values():
        if question.id in way:
            continue
        outcomes = by_answer.outcomes((question.id,))
        answers = question.answers.values()
        arms = []
        for answer, often, counts in zip(answers, question.shares, outcomes.by_answers.values(), strict=True):
            share = leaf.share * Fraction(often, sum(question.shares) * sum(counts.values()))
            arms.append((answer, {name: counts.get(name, 0) * share for name in leaf.outcomes}))
        before = max(sum(ended[name] for _, ended in arms) for name in leaf.outcomes)
        gain = sum(max(ended.values()) for _, ended in arms) - before
        box = Box(question, tuple(Arm((answer,), Leaf(ended)) for answer, ended in arms))
        yield _Split(Fraction(gain), leaf, box, outcomes.exact)


def _coming(decision: Decision, way: _Way) -> Decision:
    """The same decision for the teams that come this way: none of them gives another answer."""
    questions = dict(decision.questions)
    for id, answers in way.items():
        asked = questions[id]
        shares = zip(asked.answers.values(), asked.shares, strict=True)
        questions[id] = asked._replace(usual=tuple(share if answer in answers else 0 for answer, share in shares))
    return replace(decision, questions=questions)


def _replaced(begin: Leaf | Box, leaf: Leaf, box: Box) -> Leaf | Box:
    """The same chart with a box in place of a leaf."""
    if isinstance(begin, Leaf):
        return box if begin is leaf else begin
    return Box(begin.question, tuple(Arm(arm.answers, _replaced(arm.then, leaf, box)) for arm in begin.arms))


def _joined(begin: Leaf | Box) -> Leaf | Box:
    """The same chart with one arm for all answers of a box that lead to the same rest."""
    if isinstance(begin, Leaf):
        return begin
    by_rest: dict[_Rest, Arm] = {}
    for arm in begin.arms:
        then = _joined(arm.then)
        rest = _rest(then)
        if rest in by_rest:
            first = by_rest[rest]
            both = {*first.answers, *arm.answers}
            answers = tuple(answer for answer in begin.question.answers.values() if answer in both)
            by_rest[rest] = Arm(answers, _added(first.then, then))
        else:
            by_rest[rest] = Arm(arm.answers, then)
    return Box(begin.question, tuple(by_rest.values()))


def _rest(begin: Leaf | Box) -> _Rest:
    """What is still asked from here on and where it leads; not how many teams come here, nor how often it is right.

    A leaf that is sure enough is another rest than one at which to ask more: only that one needs a further question.
    """
    if isinstance(begin, Leaf):
        return begin.outcome, begin.sure
    return begin.question.id, *((tuple(answer.id for answer in arm.answers), _rest(arm.then)) for arm in begin.arms)


def _added(one: Leaf | Box, other: Leaf | Box) -> Leaf | Box:
    """The teams of two equal rests in one; their leaves stand in the same order."""
    others = leaves(other)

    def both(begin: Leaf | Box) -> Leaf | Box:
        if isinstance(begin, Leaf):
            more = next(others).outcomes
            return Leaf({name: share + more[name] for name, share in begin.outcomes.items()})
        return Box(begin.question, tuple(Arm(arm.answers, both(arm.then)) for arm in begin.arms))

    return both(one)
