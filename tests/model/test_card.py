"""The age of a review."""

from dataclasses import replace
from datetime import date

from recommender.engine.audits.card import card
from recommender.model.decision import Decision


def test_the_age_of_the_review_is_in_days(sample: Decision) -> None:
    assert card(sample, {}, date(2026, 11, 25)).age == 3
    assert card(replace(sample, reviewed=None), {}, date(2026, 11, 25)).age is None
