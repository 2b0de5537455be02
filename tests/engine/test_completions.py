"""Counting against plain enumeration."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.engine.completions import Completions, as_share, completions, sampled
from recommender.engine.counting import SAMPLE
from recommender.engine.situation import situation
from tests import enumeration, random_rule_files, rule_files


@given(st.data())
def test_shares_are_those_of_enumeration(data: st.DataObject) -> None:
    raw, answers, weights = _case(data)
    counted = _counted(raw, answers, _in_force(raw, weights))
    assert counted.exact
    expected = enumeration.shares(raw, answers, weights)
    assert {name: Fraction(count, counted.number) for name, count in counted.wins.items()} == expected
    assert counted.number == sum(often for _, often in enumeration.weighed(raw, answers))


@given(st.data())
def test_scores_are_bounded_as_in_enumeration(data: st.DataObject) -> None:
    raw, answers, weights = _case(data)
    counted = _counted(raw, answers, _in_force(raw, weights))
    every = [(enumeration.scores(raw, way, weights), often) for way, often in enumeration.weighed(raw, answers)]
    for option, spread in zip(raw["options"], counted.scores, strict=True):
        values = [scores[option] for scores, _ in every]
        assert (spread.lowest, spread.highest) == (min(values), max(values))
        assert spread.mean == sum(scores[option] * often for scores, often in every) / sum(often for _, often in every)


@given(st.data())
def test_margins_are_bounded_as_in_enumeration(data: st.DataObject) -> None:
    raw, answers, weights = _case(data)
    counted = _counted(raw, answers, _in_force(raw, weights))
    options = list(raw["options"])
    leader, rival = data.draw(st.permutations(range(len(options))))[:2]
    every = [(enumeration.scores(raw, way, weights), often) for way, often in enumeration.weighed(raw, answers)]
    margins = [(scores[options[leader]] - scores[options[rival]], often) for scores, often in every]
    spread = counted.margin(leader, rival)
    assert (spread.lowest, spread.highest) == (min(margins)[0], max(margins)[0])
    mean = sum(margin * often for margin, often in margins) / sum(often for _, often in margins)
    assert spread.mean == pytest.approx(mean)


@given(st.data())
def test_tops_count_how_often_an_option_is_among_the_best(data: st.DataObject) -> None:
    raw, answers, weights = _case(data)
    counted = _counted(raw, answers, _in_force(raw, weights))
    every = [(enumeration.leaders(raw, way, weights), often) for way, often in enumeration.weighed(raw, answers)]
    assert counted.tops == {option: sum(often for best, often in every if option in best) for option in raw["options"]}


@pytest.mark.slow
@given(st.data())
def test_past_the_budget_a_sample_says_so_and_is_near(data: st.DataObject) -> None:
    raw, answers, weights = _case(data)
    decision = rule_files.loaded(raw)
    exact = completions(situation(decision, answers, _in_force(raw, weights)))
    here = situation(decision, answers, _in_force(raw, weights))
    drawn = sampled(here)
    assert not drawn.exact
    assert drawn.number == SAMPLE
    assert drawn.outcome is None
    for name in exact.wins:
        assert abs(drawn.share(name) - exact.share(name)) < 0.04  # five standard errors
    assert sampled(here) == drawn


def test_a_sample_has_the_standard_error_of_its_share() -> None:
    raw = _coin()
    drawn = sampled(situation(rule_files.loaded(raw), {}, {"c": 1}))
    share = drawn.share("o0")
    assert drawn.standard_error("o0") == pytest.approx((share * (1 - share) / SAMPLE) ** 0.5)
    assert completions(situation(rule_files.loaded(raw), {}, {"c": 1})).standard_error("o0") == 0


def test_questions_without_a_link_do_not_multiply_the_work() -> None:
    raw = _coin()
    raw["questions"] = {f"q{index}": _coin()["questions"]["q0"] for index in range(80)}
    raw["criteria"]["c"]["rules"] = [
        {"prefer": ["o0"], "when": {question: "a0"}, "because": "so", "source": "s"} for question in raw["questions"]
    ]
    counted = completions(situation(rule_files.loaded(raw), {}, {"c": 1}))
    assert counted.exact
    assert counted.number == 2**80
    assert counted.wins["tie"] == 1


@pytest.mark.parametrize("questions", [300, 1200])
def test_questions_that_hang_together_in_their_hundreds_are_sampled_not_refused(questions: int) -> None:
    raw = _coin()
    raw["questions"] = {f"q{index}": _coin()["questions"]["q0"] for index in range(questions)}
    every = {"any": [{question: "a0"} for question in raw["questions"]]}
    raw["criteria"]["c"]["rules"] = [{"prefer": ["o0"], "when": every, "because": "so", "source": "s"}] * 2
    assert completions(situation(rule_files.loaded(raw), {}, {"c": 1})).wins["o0"] > 0


def test_a_complete_profile_is_never_sampled() -> None:
    """However many questions hang together: nothing is left to count."""
    raw = _coin()
    raw["questions"] = {f"q{index}": _coin()["questions"]["q0"] for index in range(400)}
    every = {"any": [{question: "a0"} for question in raw["questions"]]}
    raw["criteria"]["c"]["rules"] = [{"prefer": ["o0"], "when": every, "because": "so", "source": "s"}]
    counted = completions(situation(rule_files.loaded(raw), dict.fromkeys(raw["questions"], "a1"), {"c": 1}))
    assert (counted.exact, counted.outcome, counted.number) == (True, "tie", 1)


def test_a_chain_of_80_questions_is_counted() -> None:
    raw = _coin()
    raw["questions"] = {f"q{index}": _coin()["questions"]["q0"] for index in range(80)}
    raw["criteria"]["c"]["rules"] = [
        {"rule_out": ["o0"], "when": {f"q{index}": "a0", f"q{index + 1}": "a0"}, "because": "so", "source": "s"}
        for index in range(79)
    ]
    counted = completions(situation(rule_files.loaded(raw), {}, {"c": 1}))
    before, fits = 1, 2  # strings of two answers without two a0 in a row: Fibonacci's numbers
    for _ in range(79):
        before, fits = fits, before + fits
    assert (counted.exact, counted.wins["tie"]) == (True, fits)


def test_many_options_are_told_apart() -> None:
    raw = _coin()
    raw["options"] = {f"o{index}": {"name": f"O{index}"} for index in range(60)}
    raw["criteria"]["c"]["weight"] = 5
    raw["criteria"]["c"]["rules"] = [
        {"prefer": [f"o{index}"], "strength": "strong", "because": "so", "source": "s"} for index in range(60)
    ] * 40 + [{"prefer": ["o59"], "because": "so", "source": "s"}]
    assert completions(situation(rule_files.loaded(raw), {}, {"c": 5})).outcome == "o59"


def test_a_score_so_far_outside_the_bounds_does_not_mislead() -> None:
    raw = _coin()
    raw["criteria"]["c"]["rules"] = [
        {"prefer": ["o0"], "when": {"q0": answer}, "strength": "slight", "because": "so", "source": "s"}
        for answer in ("a0", "a1")
    ]
    counted = completions(situation(rule_files.loaded(raw), {}, {"c": 1}))
    assert (counted.scores[0].lowest, counted.scores[0].highest) == (1, 1)
    assert counted.outcome == "o0"


def _coin() -> rule_files.Raw:
    return {
        "decision": "Which?",
        "options": {"o0": {"name": "O0"}, "o1": {"name": "O1"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {"q0": {"ask": "q0?", "answers": {"a0": "A0", "a1": "A1"}}},
        "criteria": {
            "c": {"weight": 1, "rules": [{"prefer": ["o0"], "when": {"q0": "a0"}, "because": "so", "source": "s"}]}
        },
    }


def test_a_share_is_exactly_1_only_if_it_is_of_all() -> None:
    number = 33_022_594_252_800 * 10**12
    assert (number - 1) / number == 1  # which is what a plain division makes of it
    assert as_share(number - 1, number) < 1
    assert as_share(number, number) == 1
    assert as_share(0, number) == 0
    assert as_share(1, 4) == 0.25


def _counted(raw: rule_files.Raw, answers: dict[str, str], weights: dict[str, int]) -> Completions:
    return completions(situation(rule_files.loaded(raw), answers, weights))


def _case(data: st.DataObject) -> tuple[rule_files.Raw, dict[str, str], dict[str, int]]:
    raw = data.draw(random_rule_files.rule_files())
    return raw, data.draw(random_rule_files.partial_answers(raw)), data.draw(random_rule_files.team_weights(raw))


def _in_force(raw: rule_files.Raw, weights: dict[str, int]) -> dict[str, int]:
    return {criterion: weights.get(criterion, form["weight"]) for criterion, form in raw["criteria"].items()}
