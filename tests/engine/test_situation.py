"""A situation is the same for the same answers, and splits the rules as three-valued logic does."""

from hypothesis import given
from hypothesis import strategies as st

from recommender.engine.situation import situation
from recommender.model.decision import Decision
from tests import enumeration, random_rule_files, rule_files
from tests.examples import times

_CASES = random_rule_files.cases(random_rule_files.rule_files())


@given(_CASES, st.data())
def test_the_same_answers_and_weights_in_any_order_are_the_same_situation(
    case: random_rule_files.Case, data: st.DataObject
) -> None:
    decision = rule_files.loaded(case.raw)
    answers = dict(data.draw(st.permutations(list(case.answers.items()))))
    weights = dict(data.draw(st.permutations(list(case.weights.items()))))
    assert situation(decision, answers, weights) is situation(decision, case.answers, case.weights)


def test_another_answer_or_weight_is_another_situation(sample: Decision) -> None:
    weights = {"language": 5, "documentation": 3}
    here = situation(sample, {"language": "python"}, weights)
    assert here is not situation(sample, {"language": "javascript"}, weights)
    assert here is not situation(sample, {"language": "python"}, {**weights, "language": 4})


@times(2)
@given(_CASES)
def test_rules_hold_fail_or_are_open_as_three_valued_logic_says(case: random_rule_files.Case) -> None:
    """What no answer at all can make hold has failed, too, although its parts are open."""
    here = situation(rule_files.loaded(case.raw), case.answers, case.weights)
    still_open = {position for _, position in here.open}
    every = list(here.decision.rules())
    assert here.open_rules == [every[position] for position in sorted(still_open)]
    for position, rule in enumerate(rule_files.rules_of(case.raw).values()):
        value = enumeration.value(rule.get("when"), case.answers)
        assert (position in here.fired) == (value is True)
        if value is None and position not in still_open:
            ways = enumeration.completions(case.raw, case.answers)
            assert not any(enumeration.value(rule["when"], way) for way in ways)
        else:
            assert (position in still_open) == (value is None)
