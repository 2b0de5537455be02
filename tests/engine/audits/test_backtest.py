"""A rule file against choices that were made: counts held against plain enumeration, figures worked out by hand."""

from fractions import Fraction
from math import log
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.engine.audits.backtest import backtest
from recommender.model.backtest import Case
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from tests import enumeration, random_rule_files, rule_files
from tests.profiles import CHOICES, with_usual


def case(id: str, chose: str, **answers: str) -> Case:
    return Case(id, Profile(answers), chose)


def test_agreement_counts_a_tie_as_its_part(sample: Decision) -> None:
    tested = backtest(sample, CHOICES).neutral
    assert (tested.overall.cases, tested.overall.right) == (4, 2.5)
    assert [each.credit for each in tested.judged] == [1, 0, 0.5, 1]
    assert [each.said for each in tested.judged] == ["fastapi", "fastapi", "tie", "express"]


def test_the_confusion_has_what_was_chosen_against_what_leads(sample: Decision) -> None:
    assert backtest(sample, CHOICES).neutral.confusion == {
        "fastapi": {"fastapi": 1, "express": 0, "tie": 1, "none": 0},
        "express": {"fastapi": 1, "express": 1, "tie": 0, "none": 0},
    }


def test_groups_by_answers_and_by_word_hold_every_case_once(sample: Decision) -> None:
    for tested in (backtest(sample, CHOICES).neutral, backtest(sample, CHOICES).left_open):
        assert sum(each.cases for each in tested.by_answers.values()) == 4
        assert sum(each.cases for each in tested.by_word.values()) == 4
    assert {group: each.cases for group, each in tested.by_answers.items()} == {
        "0 to 2": 3,
        "3 to 5": 1,
        "6 to 8": 0,
        "9 or more": 0,
    }


def test_the_brier_score_is_the_mean_squared_distance(sample: Decision) -> None:
    # right: 0; wrong: 1 + 1; tie: 1/4 + 1/4; also right: 0
    assert backtest(sample, CHOICES).neutral.brier == pytest.approx((0 + 2 + 0.5 + 0) / 4)


def test_the_log_loss_is_the_mean_surprise_at_what_was_chosen(sample: Decision) -> None:
    # right: 0; wrong: as if 1 % had spoken for it; tie: one half; also right: 0
    assert backtest(sample, CHOICES).neutral.log_loss == pytest.approx((0 - log(0.01) - log(0.5) - 0) / 4)


def test_shares_are_weighed_as_teams_usually_answer(sample: Decision) -> None:
    usual = with_usual(sample, "language", (97, 1, 1, 1))
    (alike,) = backtest(sample, [case("x", "fastapi")]).left_open.judged
    (weighed,) = backtest(usual, [case("x", "fastapi")]).left_open.judged
    (dropped,) = backtest(usual.with_answers_alike(), [case("x", "fastapi")]).left_open.judged
    assert weighed.shares["fastapi"] > alike.shares["fastapi"] == dropped.shares["fastapi"]


def test_the_bins_part_where_the_words_do(sample: Decision) -> None:
    bins = backtest(sample, CHOICES).left_open.calibration
    assert [(each.low, each.high) for each in bins] == [(0.5, 0.66), (0.66, 0.8), (0.9, 1.0)]


def test_a_rule_pulls_the_wrong_way_where_it_speaks_against_the_choice(sample: Decision) -> None:
    pulls = backtest(sample, CHOICES).neutral.pulls
    assert [(pull.rule.because, pull.holds, pull.wrong) for pull in pulls][1] == (
        "the Python the team already runs carries straight over",
        2,
        1,
    )
    assert {pull.wrong for pull in pulls} == {1}


def test_a_miss_names_what_speaks_for_the_leader(sample: Decision) -> None:
    (miss,) = backtest(sample, CHOICES).neutral.misses
    assert miss.case.id == "wrong"
    assert miss.reasons[0].rule.because == "the Python the team already runs carries straight over"
    assert all(reason.rule.options == ("fastapi",) for reason in miss.reasons)


def test_no_case_has_no_figures(sample: Decision) -> None:
    tested = backtest(sample, ()).neutral
    assert (tested.overall.share, tested.brier, tested.log_loss) == (None, None, None)
    assert (tested.calibration, tested.pulls) == ((), ())


def test_an_unknown_option_is_refused(sample: Decision) -> None:
    with pytest.raises(ValueError, match="no option is named 'flask'"):
        backtest(sample, [case("x", "flask")])


@given(st.data())
def test_both_readings_agree_with_enumeration(data: st.DataObject) -> None:
    raw = data.draw(random_rule_files.rule_files())
    decision = rule_files.loaded(raw)
    cases = [
        Case(
            f"c{index}",
            Profile(data.draw(random_rule_files.partial_answers(raw))),
            data.draw(st.sampled_from([*raw["options"]])),
        )
        for index in range(data.draw(st.integers(1, 4)))
    ]
    result = backtest(decision, cases)
    for each, neutral in ((result.left_open, False), (result.neutral, True)):
        right = [_credit(raw, case, neutral=neutral) for case in cases]
        assert [judged.credit for judged in each.judged] == pytest.approx([float(credit) for credit in right])
        assert each.overall.right == pytest.approx(float(sum(right)))
        assert each.brier == pytest.approx(
            float(sum(_squares(raw, case, neutral=neutral) for case in cases)) / len(cases)
        )
        assert sum(sum(row.values()) for row in each.confusion.values()) == len(cases)
        assert sum(each.agreement.cases for each in each.calibration) == sum(
            judged.said in raw["options"] for judged in each.judged
        )


def _answers(raw: rule_files.Raw, case: Case, *, neutral: bool) -> dict[str, str]:
    filled = {id: form["neutral"] for id, form in raw["questions"].items() if neutral and "neutral" in form}
    return {**filled, **case.profile.answers}


def _weights(raw: rule_files.Raw) -> dict[str, Any]:
    return {id: form["weight"] for id, form in raw["criteria"].items()}


def _credit(raw: rule_files.Raw, case: Case, *, neutral: bool) -> Fraction:
    """1 over the number of options that win in the most ways, if the chosen one is among them."""
    answers = _answers(raw, case, neutral=neutral)
    shares = {
        option: share
        for option, share in enumeration.shares(raw, answers, _weights(raw)).items()
        if option in raw["options"]
    }
    most = max(shares.values())
    if most:
        leading = {option for option, share in shares.items() if share == most}
    else:
        leading = {
            option
            for way in enumeration.completions(raw, answers)
            for option in enumeration.leaders(raw, way, _weights(raw))
        }
    return Fraction(case.chose in leading, max(len(leading), 1))


def _squares(raw: rule_files.Raw, case: Case, *, neutral: bool) -> Fraction:
    answers = _answers(raw, case, neutral=neutral)
    shares = enumeration.shares(raw, answers, _weights(raw))
    fitting = {
        option
        for way in enumeration.completions(raw, answers)
        for option in set(raw["options"]) - enumeration.ruled_out(raw, way)
    }
    return sum(
        (
            (shares[option] + (shares["tie"] / len(fitting) if option in fitting else 0) - (option == case.chose)) ** 2
            for option in raw["options"]
        ),
        Fraction(0),
    )
