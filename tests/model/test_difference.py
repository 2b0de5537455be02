"""What a change of rules does, as a value."""

from dataclasses import FrozenInstanceError

import pytest

from recommender.engine.audits.difference import difference
from recommender.model.decision import Decision
from recommender.model.difference import Shift


def test_a_shift_that_nobody_looked_for_a_witness_of_has_none() -> None:
    assert Shift("fastapi", "express", 0.5).witness is None


def test_a_difference_does_not_change(sample: Decision) -> None:
    result = difference(sample, sample)
    with pytest.raises(FrozenInstanceError):
        result.judged = 7  # type: ignore[misc]
