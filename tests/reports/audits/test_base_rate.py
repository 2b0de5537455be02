"""How often each option wins, whoever asks."""

from dataclasses import replace

from recommender.engine.rank import rank
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.reports.audits.base_rate import base_rate_text


def test_it_names_every_option_and_what_else_comes_about(sample: Decision) -> None:
    blank = rank(sample, Profile())
    assert base_rate_text(blank, None) == (
        "sample.yaml: base rate over all 108 complete profiles: FastAPI 45 %, Express 54 %, a tie under 1 %\n"
    )
    never = replace(blank, outcomes={"fastapi": 1.0, "express": 0.0, "tie": 0.0, "none": 0.0})
    assert base_rate_text(never, None).endswith(": FastAPI 100 %, Express 0 %\n")


def test_it_is_said_both_ways_where_something_is_usual(sample: Decision) -> None:
    usual = rank(sample, Profile())
    usual = replace(usual, outcomes={"fastapi": 0.7, "express": 0.3, "tie": 0.0, "none": 0.0}, ways=10**9)
    assert base_rate_text(rank(sample, Profile()), usual) == (
        "sample.yaml: base rate over all 108 complete profiles: FastAPI 45 %, Express 54 %, a tie under 1 %\n"
        "sample.yaml: base rate over teams that answer as is usual: FastAPI 70 %, Express 30 %\n"
    )


def test_a_sampled_one_comes_with_its_error(sample: Decision) -> None:
    sampled = replace(rank(sample, Profile()), exact=False, ways=20_000, standard_error=0.03)
    first, second = base_rate_text(sampled, sampled).splitlines()
    assert "base rate over a sample of 20,000 complete profiles: " in first
    assert first.endswith(" (standard error 3 %)")
    assert second.endswith(" (standard error 3 %)")
