"""Conditions as clauses: what substitution leaves of them."""

from hypothesis import given as drawn
from hypothesis import strategies as st

from recommender.engine.clauses import FAILS, HOLDS, clauses, given, holds, question_bits
from recommender.model.condition import ALWAYS, All, AnyOf, Condition, Is, Not
from recommender.model.decision import Decision
from tests import enumeration, random_rule_files, rule_files
from tests.examples import times


def _decision() -> Decision:
    raw = {
        "decision": "Which?",
        "options": {"o0": {"name": "O0"}, "o1": {"name": "O1"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {
            "q": {"ask": "q?", "answers": {"x": "X", "y": "Y"}},
            "p": {"ask": "p?", "answers": {"x": "X", "y": "Y", "z": "Z"}},
        },
        "criteria": {"c": {"weight": 1, "rules": [{"prefer": "o0", "because": "so", "source": "s"}]}},
    }
    return rule_files.loaded(raw)


BITS = question_bits(_decision())
X = Is("q", ("x",))
Z = Is("p", ("z",))


def _answered(condition: Condition, question: str, answer: str) -> object:
    return given(clauses(condition, BITS), BITS[question].answers[answer], BITS[question].mask)


def test_no_two_answers_share_a_bit() -> None:
    bits = [bit for question in BITS.values() for bit in question.answers.values()]
    assert len(set(bits)) == len(bits) == 5
    assert all(bit.bit_count() == 1 for bit in bits)


def test_a_condition_without_parts_always_holds() -> None:
    assert clauses(ALWAYS, BITS) == HOLDS
    assert clauses(Not(ALWAYS), BITS) == FAILS


def test_is_holds_or_fails_once_its_question_is_answered() -> None:
    assert _answered(X, "q", "x") == HOLDS
    assert _answered(X, "q", "y") == FAILS
    assert _answered(X, "p", "x") == clauses(X, BITS)


def test_not_of_open_is_open() -> None:
    assert _answered(Not(X), "p", "x") not in (HOLDS, FAILS)
    assert _answered(Not(X), "q", "y") == HOLDS


def test_any_is_settled_by_one_part_and_all_by_one_that_fails() -> None:
    assert _answered(AnyOf((X, Z)), "q", "x") == HOLDS
    assert _answered(AnyOf((X, Z)), "q", "y") == clauses(Z, BITS)
    assert _answered(All((X, Z)), "q", "y") == FAILS
    assert _answered(All((X, Z)), "q", "x") == clauses(Z, BITS)


def test_many_alternatives_stay_as_small_as_they_are_written() -> None:
    condition = AnyOf(tuple(All((X, Z)) for _ in range(200)))
    assert len(clauses(condition, BITS)[0][1]) == 200
    assert _answered(condition, "q", "y") == FAILS


@times(2)
@drawn(st.data())
def test_substitution_in_any_order_ends_in_what_evaluation_says(data: st.DataObject) -> None:
    raw = data.draw(random_rule_files.rule_files())
    decision = rule_files.loaded(raw)
    bits = question_bits(decision)
    way = data.draw(st.sampled_from(list(enumeration.completions(raw, {}))))
    answers = sum(bits[question].answers[answer] for question, answer in way.items())
    for _, rule in decision.rules():
        condition = left = clauses(rule.when, bits)
        for question in data.draw(st.permutations(list(way))):
            left = given(left, bits[question].answers[way[question]], bits[question].mask)
        assert left in (HOLDS, FAILS)
        assert (left == HOLDS) == holds(condition, answers)
