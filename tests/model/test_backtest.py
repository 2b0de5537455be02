"""How often the rules say what was chosen."""

from recommender.engine.audits.backtest import backtest
from recommender.model.backtest import Agreement, Case
from recommender.model.decision import Decision
from recommender.model.profile import Profile


def test_the_share_that_is_right_is_of_all_cases_and_of_none_there_is_none() -> None:
    assert Agreement(4, 2.5).share == 0.625
    assert Agreement(0, 0).share is None


def test_a_tie_that_holds_the_choice_is_no_miss(sample: Decision) -> None:
    cases = (Case("tie", Profile(), "express"), Case("wrong", Profile({"language": "python"}), "express"))
    assert [miss.case.id for miss in backtest(sample, cases).neutral.misses] == ["wrong"]
