"""What has changed in the rules since a record was made, and bears on it."""

from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.engine.audits.recheck import recheck
from recommender.loading.rules import decision_of
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.model.recheck import Names, OpenChanges, QuestionChanges, Recheck, Reweighed, Usual
from recommender.model.record import OpenRule, Record, Said, fingerprint
from tests import random_rule_files, rule_files
from tests.conftest import SAMPLE
from tests.profiles import FILED, record_of, with_usual

CHANGES = ("weight", "rule", "no rule", "another", "usual", "neutral", "answer", "question", "option")
NPM = Said("express", "language", 2, 5, "the packages run in its own process")


@pytest.fixture
def record(sample: Decision) -> Record:
    return record_of(sample, FILED)


def test_todays_rules_change_nothing_in_todays_record(record: Record, sample: Decision) -> None:
    check = recheck(sample, record)
    assert (check.now.profile, check.now.leader) == (FILED, sample.options["fastapi"])
    assert _changes(check) == ([], [], [], [], [])
    assert not check.has_reasons


def test_a_rule_that_says_it_otherwise_or_gives_other_points_is_the_same_rule(record: Record, sample: Decision) -> None:
    check = recheck(sample, _saying(record, NPM._replace(because="they run there")))
    assert _changes(check) == ([], [], [], [(NPM._replace(because="they run there"), NPM)], [])
    check = recheck(sample, _saying(record, NPM._replace(points=3)))
    assert _changes(check) == ([], [], [], [], [(NPM._replace(points=3), NPM)])


def test_a_rule_that_is_otherwise_in_both_is_one_that_came_and_one_that_went(record: Record, sample: Decision) -> None:
    gone = NPM._replace(points=3, because="they run there")
    assert _changes(recheck(sample, _saying(record, gone))) == ([], [NPM], [gone], [], [])


def test_what_rules_out_is_among_what_holds(sample: Decision) -> None:
    record = record_of(sample, Profile({"runtime": "only_node"}))
    barred = Said("fastapi", "", 0, 0, "it needs Python to run")
    assert recheck(sample, replace(record, said=())).added == (barred,)


def test_another_weight_is_told_once_and_not_of_every_rule(record: Record, sample: Decision) -> None:
    check = recheck(sample, replace(record, weights={**record.weights, "language": 4}))
    assert check.weights == (Reweighed("language", 4, 5),)
    assert _changes(check) == ([], [], [], [], [])


def test_the_weight_of_a_criterion_that_says_nothing_here_does_not_bear_on_it(sample: Decision) -> None:
    record = record_of(sample, Profile({"language": "python", "api_docs": "any"}))
    assert recheck(sample, replace(record, weights={**record.weights, "documentation": 4})).weights == ()


def test_what_the_rules_no_longer_know_is_left_out_and_named(record: Record, sample: Decision) -> None:
    profile = Profile({**FILED.answers, "cloud": "any", "runtime": "bun"}, {"cost": 2})
    check = recheck(sample, replace(record, profile=profile))
    assert check.now.profile.answers == FILED.answers
    assert check.gone == ("cloud: any", "runtime: bun", "the weight of cost")


# What is open ---------------------------------------------------------------------------------------------------------


OPEN = {"language": "python"}
NPM_RULE = OpenRule("language", ("express",), 2, fingerprint("libraries=npm"), NPM.because)


def test_an_open_rule_that_came_or_went_is_told(sample: Decision) -> None:
    record = record_of(sample, Profile(OPEN))
    kept = NPM_RULE._replace(because="")
    without = [rule for rule in record.open_rules if rule != kept]
    assert len(without) == len(record.open_rules) - 1
    assert recheck(sample, replace(record, open_rules=without)).open == OpenChanges(added=(NPM_RULE,))
    another = kept._replace(points=3, condition="zzz")
    check = recheck(sample, replace(record, open_rules=[*record.open_rules, another]))
    assert check.open == OpenChanges(removed=(another,))


@pytest.mark.parametrize("change", [{"points": 3}, {"condition": "zzz"}])
def test_an_open_rule_with_other_points_or_another_condition_is_the_same_rule(
    change: dict[str, Any], sample: Decision
) -> None:
    record = record_of(sample, Profile(OPEN))
    kept, before = NPM_RULE._replace(because=""), NPM_RULE._replace(because="", **change)
    check = recheck(
        sample, replace(record, open_rules=[before if rule == kept else rule for rule in record.open_rules])
    )
    assert check.open == OpenChanges(changed=((before, NPM_RULE),))


def test_an_open_rule_in_other_words_is_no_change() -> None:
    text = SAMPLE.read_text()
    record = record_of(decision_of(text.encode(), "sample.yaml"), Profile(OPEN))
    check = recheck(decision_of(text.replace(NPM.because, "they run there").encode(), "sample.yaml"), record)
    assert check.open == OpenChanges()
    assert not check.has_reasons


def test_a_rule_that_was_open_and_holds_is_told_once() -> None:
    text = SAMPLE.read_text()
    record = record_of(decision_of(text.encode(), "sample.yaml"), Profile(OPEN))
    now = decision_of(text.replace("when: {libraries: npm}", "when: {language: python}").encode(), "sample.yaml")
    check = recheck(now, record)
    assert (check.added, check.open) == ((NPM,), OpenChanges())
    back = recheck(decision_of(text.encode(), "sample.yaml"), record_of(now, Profile(OPEN)))
    assert (back.removed, back.open) == ((NPM,), OpenChanges())


def test_rules_that_are_open_since_an_answer_is_gone_are_not_told_apart_from_it(sample: Decision) -> None:
    record = record_of(sample, Profile({"libraries": "npm"}))
    check = recheck(sample, replace(record, profile=Profile({"libraries": "cargo"})))
    assert check.gone == ("libraries: cargo",)
    assert check.removed == (NPM,)
    assert check.open == OpenChanges()
    assert check.questions == QuestionChanges()


def test_other_usual_shares_are_told_where_an_open_rule_reads_the_question(sample: Decision) -> None:
    record = record_of(sample, Profile(OPEN))
    usual = (Usual("libraries", {"python": 1, "npm": 1, "none": 1}, {"python": 70, "npm": 10, "none": 20}),)
    changed = with_usual(sample, "libraries", (70, 10, 20))
    assert recheck(changed, record).questions == QuestionChanges(usual=usual)
    assert recheck(changed, record_of(sample, FILED)).questions == QuestionChanges()


def test_shares_that_only_add_up_to_more_are_the_same(sample: Decision) -> None:
    assert not recheck(with_usual(sample, "libraries", (5, 5, 5)), record_of(sample, Profile(OPEN))).has_reasons


def test_other_answers_and_other_questions_are_told(sample: Decision) -> None:
    record = record_of(sample, Profile(OPEN))
    kept = dict(record.open_questions)
    was = replace(record, open_questions={**kept, "libraries": kept["libraries"]._replace(answers="zzz")})
    assert recheck(sample, was).questions == QuestionChanges(answers=("libraries",))
    shorter = replace(record, open_questions={**kept, "libraries": kept["libraries"]._replace(usual=(1,))})
    assert recheck(sample, shorter).questions == QuestionChanges(answers=("libraries",))
    docs = kept.pop("api_docs")
    was = replace(record, open_questions={**kept, "cloud": docs})
    assert recheck(sample, was).questions == QuestionChanges(Names(("api_docs",), ("cloud",)))


def test_a_question_that_no_open_rule_reads_does_not_bear_on_it(sample: Decision) -> None:
    cloud = sample.questions["runtime"]._replace(id="cloud")
    asking = replace(sample, questions={**sample.questions, "cloud": cloud})
    assert not recheck(asking, record_of(sample, Profile(OPEN))).has_reasons


def test_another_answer_that_means_no_preference_is_told(sample: Decision) -> None:
    record = record_of(sample, Profile(OPEN), assume_neutral=True)
    runtime = sample.questions["runtime"]._replace(neutral="only_node")
    check = recheck(replace(sample, questions={**sample.questions, "runtime": runtime}), record)
    assert not check.stands
    assert check.questions == QuestionChanges(answers=("runtime",))


def test_options_that_came_and_went_are_told(record: Record, sample: Decision) -> None:
    assert recheck(sample, replace(record, options=["fastapi", "flask"])).options == Names(("express",), ("flask",))


@pytest.mark.parametrize("change", [*CHANGES, "all"])
@given(st.data())
def test_an_answer_that_has_changed_is_never_left_without_a_reason(change: str, data: st.DataObject) -> None:
    case = data.draw(random_rule_files.mixed_cases() | random_rule_files.mixed_cases(complete=True))
    raw = data.draw(random_rule_files.rule_files() if change == "all" else changed(case.raw, change))
    record = record_of(rule_files.loaded(case.raw), _profile(case), assume_neutral=case.assume_neutral)
    check = recheck(rule_files.loaded(raw), record)
    assert check.has_reasons or check.stands


@given(st.data())
def test_the_same_rules_in_another_order_are_no_change(data: st.DataObject) -> None:
    case = data.draw(random_rule_files.cases(random_rule_files.rule_files()))
    raw = deepcopy(case.raw)
    for form in raw["criteria"].values():
        form["rules"].reverse()
    for form in raw["questions"].values():
        form["answers"] = dict(reversed(form["answers"].items()))
    raw["questions"] = dict(reversed(raw["questions"].items()))
    record = record_of(rule_files.loaded(case.raw), _profile(case), assume_neutral=case.assume_neutral)
    assert not recheck(rule_files.loaded(raw), record).has_reasons


@st.composite
def changed(draw: st.DrawFn, raw: rule_files.Raw, change: str) -> rule_files.Raw:
    """The rule file with one thing in it that is otherwise."""
    now = deepcopy(raw)
    criterion = now["criteria"][draw(st.sampled_from(list(now["criteria"])))]
    question = now["questions"][draw(st.sampled_from(list(now["questions"])))]
    answers = {id: list(form["answers"]) for id, form in now["questions"].items()}
    at = draw(st.integers(0, len(criterion["rules"]) - 1))
    match change:
        case "weight":
            criterion["weight"] = draw(st.integers(0, 5))
        case "rule":
            criterion["rules"].append(draw(random_rule_files.rules(list(now["options"]), answers)))
        case "no rule" if len(criterion["rules"]) > 1:
            del criterion["rules"][at]
        case "another":
            criterion["rules"][at] = draw(random_rule_files.rules(list(now["options"]), answers))
        case "usual":
            question["usual"] = {id: draw(st.sampled_from((1, 9, 90))) for id in question["answers"]}
        case "neutral":
            question["neutral"] = draw(st.sampled_from(list(question["answers"])))
        case "answer":
            question["answers"]["a9"] = "a9"
            question.pop("usual", None)
            question.pop("usual_source", None)
        case "question":
            now["questions"]["q9"] = {"ask": "?", "answers": {"a0": "a0", "a1": "a1"}, "neutral": "a0"}
        case "option":
            now["options"]["o9"] = {"name": "O9"}
    return now


def _profile(case: random_rule_files.Case) -> Profile:
    return Profile(case.given, case.own_weights, case.fixed)


def _saying(record: Record, said: Said) -> Record:
    """The record with this in the place of what it says of npm."""
    assert NPM in record.said
    return replace(record, said=[said if other == NPM else other for other in record.said])


def _changes(check: Recheck) -> tuple[list[object], ...]:
    """What is gone, was added, removed, reworded and has other points."""
    return tuple(list(some) for some in (check.gone, check.added, check.removed, check.reworded, check.rescored))
