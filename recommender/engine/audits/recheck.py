"""Recomputes what a report once said, with the rules of today, and finds what has changed that bears on it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeVar

from recommender.engine.recommend import recommend
from recommender.model.condition import leaves
from recommender.model.decision import Decision, Question
from recommender.model.profile import Profile
from recommender.model.recheck import Names, OpenChanges, QuestionChanges, Recheck, Reweighed, Reworded, Usual
from recommender.model.recommendation import Recommendation
from recommender.model.record import OpenQuestion, OpenRule, Record, Said, open_question, open_rule

_Rule = TypeVar("_Rule", Said, OpenRule)


def recheck(decision: Decision, record: Record) -> Recheck:
    """What the rules say today to the profile of a record, and what has changed that bears on it."""
    known = record.profile.within(decision)
    now = recommend(decision, known, assume_neutral=record.assumed_neutral)
    before, after = list(record.said), list(_said(now))
    _paired(before, after, lambda each: each._replace(weight=0))
    rescored = _paired(before, after, lambda each: each._replace(weight=0, points=0))
    reworded = _paired(before, after, lambda each: each._replace(weight=0, because=""))
    return Recheck(
        record=record,
        now=now,
        gone=tuple(_gone(record.profile, known)),
        added=tuple(after),
        removed=tuple(before),
        reworded=tuple(Reworded(*pair) for pair in reworded),
        rescored=tuple(Reworded(*pair) for pair in rescored),
        weights=tuple(_weights(record, now)),
        options=_names(record.options, decision.options),
        open=_open(record, now, [*before, *after, *chain(*rescored)]),
        questions=_questions(record, now),
    )


def _gone(profile: Profile, known: Profile) -> Iterator[str]:
    """What of a profile the rules no longer know."""
    yield from (f"{id}: {answer}" for id, answer in profile.answers.items() if id not in known.answers)
    yield from (f"the weight of {criterion}" for criterion in profile.weights if criterion not in known.weights)
    yield from (f"{id}, which was fixed" for id in profile.fixed if id not in known.fixed and id not in profile.answers)


def _said(now: Recommendation) -> Iterator[Said]:
    for standing in now.standings:
        for each in standing.contributions:
            yield Said(standing.option.id, each.criterion.id, each.points, each.weight, each.rule.because)
        for rule in standing.ruled_out:
            yield Said(standing.option.id, "", 0, 0, rule.because)


def _paired(before: list[_Rule], after: list[_Rule], key: Callable[[_Rule], object]) -> list[tuple[_Rule, _Rule]]:
    """Take away the pairs of one rule before and one after that are alike in this way, and return them."""
    pairs = []
    for old in list(before):
        new = next((each for each in after if key(each) == key(old)), None)
        if new is not None:
            before.remove(old)
            after.remove(new)
            pairs.append((old, new))
    return pairs


def _weights(record: Record, now: Recommendation) -> Iterator[Reweighed]:
    """The criteria with another weight, of whose rules one holds or is open, then or now."""
    speaking = {criterion.id for criterion, _ in now.open_rules} | {rule.criterion for rule in record.open_rules}
    speaking |= {said.criterion for said in (*record.said, *_said(now))}
    for id, weight in now.weights.items():
        before = record.weights.get(id, weight)
        if before != weight and id in speaking:
            yield Reweighed(id, before, weight)


def _names(before: Iterable[str], now: Iterable[str]) -> Names:
    old, new = list(before), list(now)
    return Names(tuple(id for id in new if id not in old), tuple(id for id in old if id not in new))


def _open(record: Record, now: Recommendation, told: Iterable[Said]) -> OpenChanges:
    """What has changed in the rules that are open, but for those whose change is told of the rules that hold."""
    before, after = list(record.open_rules), [open_rule(*each) for each in now.open_rules]
    _paired(before, after, lambda each: each._replace(because=""))
    changed = _paired(before, after, lambda each: (each.criterion, each.options, each.condition))
    changed += _paired(before, after, lambda each: (each.criterion, each.options, each.points))
    unanswered = set(record.profile.answers) - set(now.profile.answers)
    opened = [
        open_rule(criterion, rule)
        for criterion, rule in now.open_rules
        if any(leaf.question in unanswered for leaf in leaves(rule.when))
    ]
    return OpenChanges(
        added=tuple(_untold((rule for rule in after if rule not in opened), told)),
        removed=tuple(_untold(before, told)),
        changed=tuple(pair for pair in changed if tuple(_untold(pair, told)) == pair),
    )


def _untold(rules: Iterable[OpenRule], told: Iterable[Said]) -> Iterator[OpenRule]:
    """The rules that are none of these, each of which is one of them at most."""
    left = list(told)
    for rule in rules:
        same = next((said for said in left if _is(rule, said)), None)
        if same is None:
            yield rule
        else:
            left.remove(same)


def _is(rule: OpenRule, said: Said) -> bool:
    criterion = rule.criterion if rule.points else ""
    same = (criterion, rule.points) == (said.criterion, said.points) and said.option in rule.options
    return same and rule.because in ("", said.because)


def _questions(record: Record, now: Recommendation) -> QuestionChanges:
    """What has changed in the open questions that an open rule reads, and which questions are gone."""
    asked, before = now.decision.questions, record.open_questions
    read = {leaf.question for _, rule in now.open_rules for leaf in leaves(rule.when)}
    both = {id: (before[id], asked[id]) for id in asked if id in before and id in read}
    known = {*before, *record.profile.answers}
    return QuestionChanges(
        names=Names(
            added=tuple(id for id in asked if id in read and id not in known),
            removed=tuple(id for id in before if id not in asked),
        ),
        answers=tuple(id for id, (old, new) in both.items() if not _alike(old, new)),
        usual=tuple(
            Usual(id, _was(old, new), dict(zip(new.answers, new.shares, strict=True)))
            for id, (old, new) in both.items()
            if _moved(old, new)
        ),
    )


def _alike(before: OpenQuestion, question: Question) -> bool:
    """Whether it has the answers it had."""
    now = open_question(question)
    return (before.answers, len(before.usual)) == (now.answers, len(now.usual))


def _moved(before: OpenQuestion, question: Question) -> bool:
    """Whether other shares of teams give the answers, which are those they were."""
    now = open_question(question).usual
    return _alike(before, question) and [each * sum(now) for each in before.usual] != [
        each * sum(before.usual) for each in now
    ]


def _was(before: OpenQuestion, question: Question) -> Mapping[str, int]:
    """How many teams gave each answer, in today's order."""
    usual = dict(zip(sorted(question.answers), before.usual, strict=True))
    return {answer: usual[answer] for answer in question.answers}
