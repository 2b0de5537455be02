"""Many ways side by side, against looking at them one by one."""

from hypothesis import given
from hypothesis import strategies as st

from recommender.engine import clauses
from recommender.engine.clauses import QuestionBits, holds, rule_clauses
from recommender.engine.sampling import Ways, every_way, random_ways, seeded
from recommender.engine.scoring import answer_bits
from recommender.engine.situation import Situation
from tests import enumeration, random_rule_files, rule_files

_CASES = random_rule_files.cases(random_rule_files.rule_files(max_questions=3))
_A, _B, _C, _D = 1, 2, 4, 8
_FIRST = QuestionBits({"a": _A, "b": _B}, _A | _B, (3, 1), 4)
_SECOND = QuestionBits({"c": _C, "d": _D}, _C | _D, (1, 2), 3)


@given(_CASES)
def test_a_condition_holds_in_just_those_of_all_ways_in_which_it_holds_alone(case: random_rule_files.Case) -> None:
    here = Situation(rule_files.loaded(case.raw), case.answers, case.weights)
    weighed = list(enumeration.weighed(case.raw, case.answers))  # in the same order
    one_by_one = [answer_bits(here.decision, way) for way, _ in weighed]
    ways, counts = every_way(here.open_questions)
    assert counts == [often for _, often in weighed]
    for condition in rule_clauses(here.decision):
        left = clauses.given(condition, here.bits, here.asked)
        assert _one_by_one(ways, ways.holding(left)) == [holds(condition, answers) for answers in one_by_one]


@given(_CASES, st.data())
def test_sums_are_those_of_the_rules_that_hold_in_each_way(case: random_rule_files.Case, data: st.DataObject) -> None:
    here = Situation(rule_files.loaded(case.raw), case.answers, case.weights)
    places = list(rule_files.rules_of(case.raw))
    values = data.draw(st.lists(st.integers(-9, 9), min_size=len(places), max_size=len(places)))
    rules = tuple(
        (clauses.given(condition, here.bits, here.asked), place)
        for place, condition in enumerate(rule_clauses(here.decision))
    )
    ways, _ = every_way(here.open_questions)
    assert ways.sums(rules, values) == [
        sum(values[places.index(rule)] for rule in enumeration.fired(case.raw, way))
        for way in enumeration.completions(case.raw, case.answers)
    ]


def test_a_way_counts_as_often_as_the_product_of_its_shares() -> None:
    ways, counts = every_way([_FIRST, _SECOND])
    assert counts == [3, 6, 1, 2]
    assert _one_by_one(ways, ways.holding(((_A, ()),))) == [True, True, False, False]
    assert _one_by_one(ways, ways.holding(((_D, ()),))) == [False, True, False, True]


def test_no_question_can_be_answered_in_one_way() -> None:
    ways, counts = every_way([])
    assert (ways.number, counts, ways.holding(clauses.HOLDS), ways.holding(clauses.FAILS)) == (1, [1], 1, 0)


def test_ways_are_drawn_alike_from_the_same_source_of_chance_and_otherwise_as_it_goes_on() -> None:
    chance = seeded()
    first, again = (random_ways([_FIRST, _SECOND], 200, source) for source in (chance, seeded()))
    further = random_ways([_FIRST, _SECOND], 200, chance)
    of_a = [ways.holding(((_A, ()),)) for ways in (first, again, further)]
    assert of_a[0] == of_a[1] != of_a[2]


def test_each_way_drawn_gives_one_answer_to_a_question_as_often_as_its_share_says() -> None:
    ways = random_ways([_FIRST, _SECOND], 4_000, seeded())
    of_a, of_b = (ways.holding(((answer, ()),)) for answer in (_A, _B))
    assert (of_a | of_b, of_a & of_b) == (ways.all, 0)
    assert abs(of_a.bit_count() / ways.number - 3 / 4) < 0.035  # five standard errors


def _one_by_one(ways: Ways, holding: int) -> list[bool]:
    return [digit == "1" for digit in f"{holding:0{ways.number}b}"]
