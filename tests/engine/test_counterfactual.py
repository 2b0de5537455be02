"""The fewest changes of answers, against trying all of them."""

from collections.abc import Iterable

from hypothesis import assume, given, settings

from recommender.engine.counterfactual import MOST
from recommender.engine.recommend import recommend
from recommender.model.profile import Profile
from recommender.model.recommendation import Recommendation
from tests import exhaustive, small

_MORE = settings(max_examples=150, deadline=None)
_REASON = {"because": "so", "source": "s"}


@_MORE
@given(exhaustive.cases(small.rule_files(max_questions=3), complete=True) | exhaustive.busy_cases(complete=True))
def test_complete_answers_have_all_smallest_sets_for_every_other_option(case: exhaustive.Case) -> None:
    _check(case)


@_MORE
@given(exhaustive.cases(small.rule_files(max_questions=3)) | exhaustive.busy_cases())
def test_open_and_assumed_answers_have_theirs(case: exhaustive.Case) -> None:
    _check(case)


def _check(case: exhaustive.Case) -> None:
    result = _recommended(case)
    leader = exhaustive.leader(case.raw, case.answers, case.weights)
    targets = [option for option in case.raw["options"] if option != leader]
    assert [each.option.id for each in result.counterfactuals] == targets
    search = exhaustive.fewest_changes if case.complete else exhaustive.few_changes
    for each in result.counterfactuals:
        expected = search(case.raw, case.answers, case.weights, case.fixed, each.option.id)
        assert each.size == (len(expected[0]) if expected else None)
        assert each.count == len(expected)
        assert _sets(each.changes) == _sets(expected)
        assert len(each.changes) == len(expected)
        assert "counterfactuals" not in result.inexact
        assert each.searched == (None if case.complete else 2)


@settings(max_examples=60, deadline=None)
@given(exhaustive.busy_cases(complete=True))
def test_a_change_does_what_it_says(case: exhaustive.Case) -> None:
    """Whatever the search is: take its advice and look again."""
    result = _recommended(case)
    assume(any(each.changes for each in result.counterfactuals))
    for each in result.counterfactuals:
        for changes in each.changes:
            assert not set(changes) & set(case.fixed)
            again = recommend(result.decision, Profile({**case.given, **changes}, case.own_weights))
            assert again.outcome == each.option.id


def test_more_than_two_changes_are_found_at_complete_answers_and_not_while_one_is_open() -> None:
    raw = _file(4)
    raw["criteria"]["c"]["rules"] = [
        {"prefer": "o0", "strength": "slight", **_REASON},
        {"prefer": "o1", "when": {f"q{i}": "b" for i in range(3)}, "strength": "strong", **_REASON},
    ]
    answers = {f"q{i}": "a" for i in range(3)}
    (complete,) = recommend(small.loaded(raw), Profile({**answers, "q3": "a"})).counterfactuals
    assert (complete.size, complete.count, complete.searched) == (3, 1, None)
    assert [dict(each) for each in complete.changes] == [{f"q{i}": "b" for i in range(3)}]
    (partial,) = recommend(small.loaded(raw), Profile(answers)).counterfactuals
    assert (partial.size, partial.changes, partial.count, partial.searched) == (None, (), 0, 2)


def test_a_fixed_answer_stays_even_if_it_is_only_assumed() -> None:
    raw = _file(2)
    for question in raw["questions"].values():
        question["neutral"] = "a"
    raw["criteria"]["c"]["rules"] = [
        {"prefer": "o0", "strength": "slight", **_REASON},
        {"prefer": "o1", "when": {"any": [{"q0": "b"}, {"q1": "b"}]}, "strength": "strong", **_REASON},
    ]
    result = recommend(small.loaded(raw), Profile({"q1": "a"}, fixed=("q0",)), assume_neutral=True)
    assert [dict(each) for each in result.counterfactuals[0].changes] == [{"q1": "b"}]
    result = recommend(small.loaded(raw), Profile({"q1": "a"}), assume_neutral=True)
    assert [dict(each) for each in result.counterfactuals[0].changes] == [{"q0": "b"}, {"q1": "b"}]


def test_where_nothing_fits_the_sets_that_let_an_option_back_in_are_found() -> None:
    raw = _file(2)
    raw["criteria"]["c"]["rules"] = [
        {"rule_out": "o0", "when": {"q0": "a"}, **_REASON},
        {"rule_out": "o1", "when": {"q1": "a"}, **_REASON},
    ]
    first, second = recommend(small.loaded(raw), Profile({"q0": "a", "q1": "a"})).counterfactuals
    assert ([dict(each) for each in first.changes], [dict(each) for each in second.changes]) == (
        [{"q0": "b"}],
        [{"q1": "b"}],
    )


def test_past_a_thousand_sets_the_rest_is_counted() -> None:
    raw = _file(8)
    for question in raw["questions"].values():
        question["answers"] = {answer: answer.upper() for answer in "abcd"}
    others = [{f"q{i}": ["b", "c", "d"]} for i in range(8)]
    raw["criteria"]["c"]["rules"] = [
        *({"prefer": "o1", "when": other, "strength": "slight", **_REASON} for other in others),
        *[{"prefer": "o0", "strength": "strong", **_REASON}] * 2,
    ]
    (found,) = recommend(small.loaded(raw), Profile({f"q{i}": "a" for i in range(8)})).counterfactuals
    # Seven of the eight must change, each in one of three ways.
    assert (found.size, found.count, len(found.changes)) == (7, 8 * 3**7, MOST)
    assert len(_sets(found.changes)) == MOST
    assert all(len(changes) == 7 and "a" not in changes.values() for changes in found.changes)


def _file(questions: int) -> small.Raw:
    return {
        "decision": "Which?",
        "options": {"o0": {"name": "O0"}, "o1": {"name": "O1"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {f"q{i}": {"ask": "?", "answers": {"a": "A", "b": "B"}} for i in range(questions)},
        "criteria": {"c": {"weight": 1, "rules": []}},
    }


def _sets(changes: Iterable[small.Answers]) -> set[frozenset[tuple[str, str]]]:
    return {frozenset(each.items()) for each in changes}


def _recommended(case: exhaustive.Case) -> Recommendation:
    profile = Profile(case.given, case.own_weights, case.fixed)
    return recommend(small.loaded(case.raw), profile, assume_neutral=case.assume_neutral)
