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
    sure = record.confidence
    assert sure
    assert recheck(sample, replace(record, confidence=sure._replace(win_share=0.123))).stands


@pytest.mark.parametrize(
    "change", [{"outcome": "fastapi"}, {"leader": "express"}, {"leader": None}, {"confidence": None}]
)
def test_another_outcome_leader_or_word_does_not(change: dict[str, Any], record: Record, sample: Decision) -> None:
    assert not recheck(sample, replace(record, **change)).stands


def test_another_word_does_not_stand(record: Record, sample: Decision) -> None:
    assert record.confidence
    assert not recheck(sample, replace(record, confidence=record.confidence._replace(word="certain"))).stands


def test_what_only_says_it_otherwise_is_no_reason(record: Record, sample: Decision) -> None:
    check = recheck(sample, replace(record, said=[said._replace(because="so") for said in record.said]))
    assert check.reworded
    assert not check.has_reasons


@pytest.mark.parametrize(
    "change",
    [{"options": ["fastapi"]}, {"open_rules": ()}, {"open_questions": {}}, {"said": ()}, {"weights": {"language": 4}}],
)
def test_all_else_that_has_changed_is_a_reason(change: dict[str, Any], record: Record, sample: Decision) -> None:
    assert recheck(sample, replace(record, **change)).has_reasons
