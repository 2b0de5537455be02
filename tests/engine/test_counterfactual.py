"""The fewest changes of answers, against trying all of them."""

import itertools
from collections.abc import Iterable

import pytest
from hypothesis import assume, given

from recommender.engine.counterfactual import MOST, counterfactuals
from recommender.engine.diagram import whole
from recommender.engine.outcomes_by_answer import outcomes_by_answer
from recommender.engine.recommend import recommend
from recommender.engine.situation import Situation
from recommender.model.profile import Profile
from recommender.model.recommendation import Recommendation
from tests import enumeration, random_rule_files, rule_files

_REASON = {"because": "so", "source": "s"}


@given(random_rule_files.mixed_cases(complete=True))
def test_complete_answers_have_all_smallest_sets_for_every_other_option(case: random_rule_files.Case) -> None:
    _check(case)


@given(random_rule_files.mixed_cases())
def test_open_and_assumed_answers_have_theirs(case: random_rule_files.Case) -> None:
    _check(case)


def _check(case: random_rule_files.Case) -> None:
    result = _recommended(case)
    leader = enumeration.leader(case.raw, case.answers, case.weights)
    targets = [option for option in case.raw["options"] if option != leader]
    assert [each.option.id for each in result.counterfactuals] == targets
    facts = [question for question in case.given if case.raw["questions"][question].get("kind") == "fact"]
    for each in result.counterfactuals:
        expected = enumeration.counterfactuals(
            case.raw, case.answers, case.weights, case.fixed, each.option.id, facts=facts
        )
        assert each.size == (len(expected[0]) if expected else None)
        assert each.count == len(expected)
        assert _sets(each.changes) == _sets(expected)
        assert len(each.changes) == len(expected)
        assert "counterfactuals" not in result.inexact
        assert each.searched == (None if case.complete else 2)


def test_two_answers_are_not_tried_where_there_are_too_many_sets_of_two(monkeypatch: pytest.MonkeyPatch) -> None:
    questions = {id: {"ask": f"{id}?", "answers": {"x": "X", "y": "Y"}} for id in ("p", "q", "r")}
    rule = {"prefer": "a", "when": {"p": "x"}, "strength": "strong", **_REASON}
    other = {"prefer": "b", "when": {"q": "x", "r": "x"}, "strength": "slight", **_REASON}
    raw = {
        "decision": "A or B?",
        "options": {"a": {"name": "A"}, "b": {"name": "B"}},
        "sources": {"s": {"title": "A source"}},
        "questions": questions,
        "criteria": {"c": {"weight": 1, "rules": [rule, other]}},
    }
    result = recommend(rule_files.loaded(raw), Profile({"p": "x", "q": "y"}))
    assert [each.size for each in result.counterfactuals] == [2]
    monkeypatch.setattr("recommender.engine.counterfactual._SETS_OF_TWO", 4)  # there are five
    result = recommend(rule_files.loaded(raw), Profile({"p": "x", "q": "y"}))
    assert [(each.size, each.searched) for each in result.counterfactuals] == [(None, 1)]
    assert "counterfactuals" in result.inexact


@given(random_rule_files.busy_cases(complete=True, max_options=3, questions=6))
def test_more_questions_with_fewer_answers_have_theirs(case: random_rule_files.Case) -> None:
    _check(case)


@given(random_rule_files.busy_cases(complete=True))
def test_a_change_does_what_it_says(case: random_rule_files.Case) -> None:
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
    (complete,) = recommend(rule_files.loaded(raw), Profile({**answers, "q3": "a"})).counterfactuals
    assert (complete.size, complete.count, complete.searched) == (3, 1, None)
    assert [dict(each) for each in complete.changes] == [{f"q{i}": "b" for i in range(3)}]
    (partial,) = recommend(rule_files.loaded(raw), Profile(answers)).counterfactuals
    assert (partial.size, partial.changes, partial.count, partial.searched) == (None, (), 0, 2)


def test_a_fixed_answer_stays_even_if_it_is_only_assumed() -> None:
    raw = _file(2)
    for question in raw["questions"].values():
        question["neutral"] = "a"
    raw["criteria"]["c"]["rules"] = [
        {"prefer": "o0", "strength": "slight", **_REASON},
        {"prefer": "o1", "when": {"any": [{"q0": "b"}, {"q1": "b"}]}, "strength": "strong", **_REASON},
    ]
    result = recommend(rule_files.loaded(raw), Profile({"q1": "a"}, fixed=("q0",)), assume_neutral=True)
    assert [dict(each) for each in result.counterfactuals[0].changes] == [{"q1": "b"}]
    result = recommend(rule_files.loaded(raw), Profile({"q1": "a"}), assume_neutral=True)
    assert [dict(each) for each in result.counterfactuals[0].changes] == [{"q0": "b"}, {"q1": "b"}]


def test_where_nothing_fits_the_sets_that_let_an_option_back_in_are_found() -> None:
    raw = _file(2)
    raw["criteria"]["c"]["rules"] = [
        {"rule_out": "o0", "when": {"q0": "a"}, **_REASON},
        {"rule_out": "o1", "when": {"q1": "a"}, **_REASON},
    ]
    first, second = recommend(rule_files.loaded(raw), Profile({"q0": "a", "q1": "a"})).counterfactuals
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
    (found,) = recommend(rule_files.loaded(raw), Profile({f"q{i}": "a" for i in range(8)})).counterfactuals
    # Seven of the eight must change, each in one of three ways.
    assert (found.size, found.count, len(found.changes)) == (7, 8 * 3**7, MOST)
    assert len(_sets(found.changes)) == MOST
    assert all(len(changes) == 7 and "a" not in changes.values() for changes in found.changes)


@pytest.mark.slow
def test_what_is_too_large_is_searched_as_far_as_it_goes_and_says_so() -> None:
    """Some twenty of sixty answers must change, and no two questions gain the same points by it."""
    raw = _file(60)
    raw["options"]["o2"] = {"name": "O2"}
    weights = {"c0": 5, "c1": 3, "c2": 2}
    raw["criteria"] = {criterion: {"weight": weight, "rules": []} for criterion, weight in weights.items()}
    words = list(rule_files.POINTS)
    gains: list[list[int]] = [[], [], []]
    for i, (question, form) in enumerate(raw["questions"].items()):
        form["answers"] = {"a": "A", "b": "B", "c": "C"}
        strengths = [words[i % 3], words[i // 3 % 3], words[i // 9 % 3]]
        for at, (answer, strength) in enumerate(zip("abc", strengths, strict=True)):
            rule = {"prefer": f"o{at}", "when": {question: answer}, "strength": strength, **_REASON}
            raw["criteria"][f"c{at}"]["rules"].append(rule)
            gains[at].append(weights[f"c{at}"] * rule_files.POINTS[strength])
    by_answer = outcomes_by_answer(Situation(rule_files.loaded(raw), dict.fromkeys(raw["questions"], "a"), weights))
    for at, each in enumerate(counterfactuals(by_answer, (), (), ["o1", "o2"]), start=1):
        swings = sorted((lost + gained for lost, gained in zip(gains[0], gains[at], strict=True)), reverse=True)
        needed = next(size for size in range(60) if sum(swings[:size]) > sum(gains[0]))
        assert (each.size, each.changes, each.count) == (None, (), 0)
        assert each.searched is not None
        assert 2 <= each.searched < needed


@pytest.mark.slow
def test_where_all_is_tied_to_all_up_to_two_changes_are_tried_and_that_is_said() -> None:
    """At complete answers, too, so that it has to be said; o0 is back by one answer, o1 would need three."""
    decision = rule_files.loaded(_dense())
    assert whole(decision) is None
    answers = {**dict.fromkeys(decision.questions, "a"), "q0": "b"}
    result = recommend(decision, Profile(answers, fixed=("q2",)))
    first, second = result.counterfactuals
    assert (first.size, first.changes, first.searched) == (1, ({"q0": "a"},), 2)
    assert (second.size, second.changes, second.count, second.searched) == (None, (), 0, 2)
    assert {"counterfactuals", "sufficient_reason"} <= set(result.inexact)


def test_where_the_outcomes_of_a_change_cannot_be_counted_it_is_not_tried_and_that_is_said() -> None:
    """No advice may rest on a sample."""
    result = recommend(rule_files.loaded(_dense()), Profile({"q1": "a"}))
    assert [(each.size, each.count, each.searched) for each in result.counterfactuals] == [(None, 0, 0)]
    assert "counterfactuals" in result.inexact


def _dense() -> rule_files.Raw:
    """Every two of fifteen questions are read together, by a rule for o0; one answer rules out all."""
    raw = _file(15)
    pairs = list(itertools.combinations(range(15), 2))
    raw["criteria"] = {
        f"c{first}": {
            "weight": 1,
            "rules": [
                {"prefer": "o0", "when": {f"q{i}": "a", f"q{j}": "a"}, "strength": "slight", **_REASON}
                for i, j in pairs[first : first + 9]
            ],
        }
        for first in range(0, len(pairs), 9)
    }
    raw["criteria"]["c0"]["rules"].append({"rule_out": ["o0", "o1"], "when": {"q0": "b"}, **_REASON})
    return raw


def _file(questions: int) -> rule_files.Raw:
    return {
        "decision": "Which?",
        "options": {"o0": {"name": "O0"}, "o1": {"name": "O1"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {f"q{i}": {"ask": "?", "answers": {"a": "A", "b": "B"}} for i in range(questions)},
        "criteria": {"c": {"weight": 1, "rules": []}},
    }


def _sets(changes: Iterable[rule_files.Answers]) -> set[frozenset[tuple[str, str]]]:
    return {frozenset(each.items()) for each in changes}


def _recommended(case: random_rule_files.Case) -> Recommendation:
    profile = Profile(case.given, case.own_weights, case.fixed)
    return recommend(rule_files.loaded(case.raw), profile, assume_neutral=case.assume_neutral)
