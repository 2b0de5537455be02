"""Recomputes what a report once said, with the rules of today."""

from collections.abc import Callable, Iterator

from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.model.recheck import Recheck, Reworded
from recommender.model.recommendation import Recommendation
from recommender.model.record import Record, Said


def recheck(decision: Decision, record: Record) -> Recheck:
    """What the rules say today to the profile of a record, and what has changed in the rules that hold."""
    known = record.profile.within(decision)
    now = recommend(decision, known, assume_neutral=record.assumed_neutral)
    before, after = list(record.said), list(_said(now))
    for same in [each for each in before if each in after]:
        before.remove(same)
        after.remove(same)
    reweighed = list(_paired(before, after, lambda each: (each.option, each.criterion, each.because)))
    reworded = list(_paired(before, after, lambda each: (each.option, each.criterion, each.points)))
    return Recheck(
        record, now, tuple(_gone(record.profile, known)), tuple(after), tuple(before), tuple(reworded), tuple(reweighed)
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


def _paired(before: list[Said], after: list[Said], key: Callable[[Said], object]) -> Iterator[Reworded]:
    """Take away the pairs of one rule before and one after that are alike in this way."""
    for old in list(before):
        new = next((each for each in after if key(each) == key(old)), None)
        if new is not None:
            before.remove(old)
            after.remove(new)
            yield Reworded(old, new)
