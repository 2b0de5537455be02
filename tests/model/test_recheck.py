"""Whether a record still stands."""

from dataclasses import replace
from typing import Any

import pytest

from recommender.engine.audits.recheck import recheck
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.model.record import Record
from tests.profiles import record_of


@pytest.fixture
def record(sample: Decision) -> Record:
    return record_of(sample, Profile({"language": "python"}))


def test_the_same_outcome_leader_and_word_stand(record: Record, sample: Decision) -> None:
    assert recheck(sample, record).stands


def test_another_share_stands_as_long_as_the_word_does(record: Record, sample: Decision) -> None:
    assert recheck(sample, replace(record, share=0.123)).stands


@pytest.mark.parametrize(
    "change", [{"outcome": "fastapi"}, {"leader": "express"}, {"leader": None}, {"word": "strong"}]
)
def test_another_outcome_leader_or_word_does_not(change: dict[str, Any], record: Record, sample: Decision) -> None:
    assert not recheck(sample, replace(record, **change)).stands
