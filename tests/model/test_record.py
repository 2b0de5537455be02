"""What a report once said."""

from recommender.model.record import Said


def test_a_rule_that_held_counted_its_points_times_its_weight() -> None:
    assert Said("fastapi", "language", -2, 5, "so").score == -10
    assert Said("fastapi", "", 0, 0, "it cannot run there").score == 0
