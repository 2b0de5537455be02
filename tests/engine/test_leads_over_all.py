"""Disturbances of several leads at once, against trying every one of them."""

from collections import Counter
from itertools import product
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.engine.diagram import TooLarge
from recommender.engine.leads_over_all import Leads, moves, won_over_all

_MANY = 10_000


def _leads(rivals: int) -> st.SearchStrategy[Leads]:
    return st.tuples(*[st.integers(-4, 5)] * rivals)


@given(st.data(), st.integers(2, 4))
def test_what_ends_ahead_of_all_is_what_does_so_among_all_products_of_moves(data: st.DataObject, rivals: int) -> None:
    step = st.dictionaries(_leads(rivals), st.integers(1, 3), min_size=1, max_size=4)
    steps = data.draw(st.lists(step, min_size=1, max_size=5))
    won = sum(
        prod(step[move] for step, move in zip(steps, taken, strict=True))
        for taken in product(*steps)
        if all(sum(leads) > 0 for leads in zip(*taken, strict=True))
    )
    assert won_over_all(steps, _MANY) == won


@given(st.data(), st.integers(2, 4))
def test_a_criterion_moves_leads_by_every_weight_and_every_move_of_its_rules(data: st.DataObject, rivals: int) -> None:
    weights = data.draw(st.lists(st.integers(0, 6), min_size=3, max_size=3))
    rules = data.draw(st.lists(st.tuples(_leads(rivals), _leads(rivals)), min_size=1, max_size=3))
    expected: Counter[Leads] = Counter()
    for weight, notches in product(weights, product((-1, 0, 1), repeat=len(rules))):
        by_rule = [
            [lead + notch * way for lead, way in zip(leads, ways, strict=True)]
            for (leads, ways), notch in zip(rules, notches, strict=True)
        ]
        expected[tuple(weight * sum(leads) for leads in zip(*by_rule, strict=True))] += 1
    assert moves(weights, rules, _MANY) == expected


def test_nobody_is_ahead_where_nothing_moves() -> None:
    assert won_over_all([], _MANY) == 0


def test_too_many_leads_to_tell_apart_are_refused() -> None:
    step: dict[Leads, int] = {(by, -by): 1 for by in range(-9, 10)}
    with pytest.raises(TooLarge):
        won_over_all([step, step, step], 1)
    with pytest.raises(TooLarge):
        moves([1], [((0, 0), (1, 3)), ((0, 0), (9, 1))], 3)
