"""The least of sums over the rules that hold, against going through every way to finish."""

from hypothesis import given
from hypothesis import strategies as st

from recommender.engine.bounds import Least
from recommender.engine.diagram import draw
from recommender.engine.scoring import answer_bits
from recommender.engine.situation import Situation
from tests import enumeration, random_rule_files, rule_files

_CASES = random_rule_files.mixed_cases()


@given(_CASES, st.data())
def test_the_least_sums_are_those_of_enumeration(case: random_rule_files.Case, data: st.DataObject) -> None:
    """Of several sums at once; in the diagram of the answers, and in that of the whole decision at these answers."""
    decision = rule_files.loaded(case.raw)
    places = [(criterion, i) for criterion, form in case.raw["criteria"].items() for i in range(len(form["rules"]))]
    values = [data.draw(st.tuples(*[st.integers(-9, 9)] * 3)) for _ in places]
    sums = [
        [sum(values[places.index(rule)][sum_] for rule in enumeration.fired(case.raw, way)) for sum_ in range(3)]
        for way in enumeration.completions(case.raw, case.answers)
    ]
    expected = tuple(map(min, zip(*sums, strict=True)))
    assert Least(draw(Situation(decision, case.answers, case.weights)), values).of(0) == expected
    of_the_whole = Least(draw(Situation(decision, {}, case.weights)), values)
    of_the_whole.of(0)  # what is known of other answers does no harm
    assert of_the_whole.of(answer_bits(decision, case.answers)) == expected
