"""What has changed in the rules that hold since a record was made."""

from dataclasses import replace

import pytest

from recommender.engine.audits.recheck import recheck
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.model.recheck import Recheck
from recommender.model.record import Record, Said
from tests.profiles import FILED, record_of

NPM = Said("express", "language", 2, 5, "the packages run in its own process")


@pytest.fixture
def record(sample: Decision) -> Record:
    return record_of(sample, FILED)


def test_todays_rules_change_nothing_in_todays_record(record: Record, sample: Decision) -> None:
    check = recheck(sample, record)
    assert (check.now.profile, check.now.leader) == (FILED, sample.options["fastapi"])
    assert _changes(check) == ([], [], [], [], [])


def test_a_rule_that_says_it_otherwise_or_gives_other_points_is_the_same_rule(record: Record, sample: Decision) -> None:
    check = recheck(sample, _saying(record, NPM._replace(because="they run there")))
    assert _changes(check) == ([], [], [], [(NPM._replace(because="they run there"), NPM)], [])
    check = recheck(sample, _saying(record, NPM._replace(points=3, weight=4)))
    assert _changes(check) == ([], [], [], [], [(NPM._replace(points=3, weight=4), NPM)])


def test_a_rule_that_is_otherwise_in_both_is_one_that_came_and_one_that_went(record: Record, sample: Decision) -> None:
    gone = NPM._replace(points=3, because="they run there")
    assert _changes(recheck(sample, _saying(record, gone))) == ([], [NPM], [gone], [], [])


def test_what_rules_out_is_among_what_holds(sample: Decision) -> None:
    record = record_of(sample, Profile({"runtime": "only_node"}))
    barred = Said("fastapi", "", 0, 0, "it needs Python to run")
    assert recheck(sample, replace(record, said=())).added == (barred,)


def test_what_the_rules_no_longer_know_is_left_out_and_named(record: Record, sample: Decision) -> None:
    profile = Profile({**FILED.answers, "cloud": "any", "runtime": "bun"}, {"cost": 2})
    check = recheck(sample, replace(record, profile=profile))
    assert check.now.profile.answers == FILED.answers
    assert check.gone == ("cloud: any", "runtime: bun", "the weight of cost")


def _saying(record: Record, said: Said) -> Record:
    """The record with this in the place of what it says of npm."""
    assert NPM in record.said
    return replace(record, said=[said if other == NPM else other for other in record.said])


def _changes(check: Recheck) -> tuple[list[object], ...]:
    """What is gone, was added, removed, reworded and reweighed."""
    return tuple(list(some) for some in (check.gone, check.added, check.removed, check.reworded, check.reweighed))
