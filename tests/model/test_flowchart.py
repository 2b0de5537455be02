"""A flowchart as a value."""

from fractions import Fraction

import pytest

from recommender.model.decision import Decision
from recommender.model.flowchart import Arm, Box, Flowchart, Leaf, boxes, leaves


def _leaf(x: int, y: int, tie: int = 0) -> Leaf:
    return Leaf({"x": Fraction(x, 100), "y": Fraction(y, 100), "tie": Fraction(tie, 100), "none": Fraction()})


def test_a_leaf_names_what_is_most_frequent_and_the_first_of_several() -> None:
    assert (_leaf(10, 30).outcome, _leaf(10, 30).share, _leaf(10, 30).right) == ("y", Fraction(2, 5), Fraction(3, 4))
    assert (_leaf(5, 5).outcome, _leaf(5, 5).level) == ("x", ("x", "y"))
    assert _leaf(1, 2, tie=7).outcome == "tie"


@pytest.mark.parametrize(("right", "sure"), [(65, False), (66, True), (100, True)])
def test_a_leaf_is_sure_from_two_thirds_on_exactly(right: int, sure: bool) -> None:  # noqa: FBT001
    assert _leaf(right, 100 - right).sure is sure


def test_a_chart_agrees_where_its_leaves_do(sample: Decision) -> None:
    first, second, *_ = sample.questions.values()
    some, other = list(first.answers.values())[:2], list(second.answers.values())[:2]
    inner = Box(second, (Arm((other[0],), _leaf(30, 0)), Arm((other[1],), _leaf(10, 20))))
    chart = Flowchart(sample, 3, Box(first, (Arm((some[0],), inner), Arm((some[1],), _leaf(15, 25)))), exact=True)
    assert (chart.boxes, boxes(inner), chart.fidelity) == (2, 1, Fraction(75, 100))
    assert [leaf.share for leaf in chart.leaves] == [Fraction(30, 100), Fraction(30, 100), Fraction(40, 100)]
    assert list(leaves(inner)) == list(chart.leaves[:2])
