"""The recommendation as a whole: who leads, in which reading, and why."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.model.recommendation import Recommendation
from tests import enumeration, random_rule_files, rule_files
from tests.profiles import complete


@given(st.data())
def test_the_leader_has_the_highest_share_and_equal_shares_have_none(data: st.DataObject) -> None:
    raw, result = _case(data)
    shares = enumeration.shares(raw, result.answers, result.profile.weights)
    options = {option: shares[option] for option in raw["options"]}
    best = [option for option, share in options.items() if share == max(options.values()) and share]
    if len(best) == 1:
        assert result.leader is not None
        assert result.leader.id == best[0]
        assert result.tied == ()
    else:
        assert result.leader is None or shares[result.leader.id] == 0
        assert not best or [option.id for option in result.tied] == best
    assert result.possible == tuple(name for name, share in shares.items() if share)
    assert {name: Fraction(share).limit_denominator(10**6) for name, share in result.outcomes.items()} == shares


@given(st.data())
def test_the_outcome_is_named_exactly_when_only_one_is_left(data: st.DataObject) -> None:
    raw, result = _case(data)
    outcomes = {
        enumeration.outcome(raw, way, result.profile.weights) for way in enumeration.completions(raw, result.answers)
    }
    assert result.outcome == (outcomes.pop() if len(outcomes) == 1 else None)


@given(st.data())
def test_contributions_are_the_rules_that_hold_and_add_up_in_a_complete_profile(data: st.DataObject) -> None:
    raw, result = _case(data)
    weights = result.profile.weights
    fired = enumeration.fired(raw, result.answers)
    for standing in result.standings:
        expected = [rule for c, i in fired if standing.option.id in _targets(rule := raw["criteria"][c]["rules"][i])]
        assert len(standing.contributions) == len(expected)
        if not result.open_questions:
            assert sum(each.score for each in standing.contributions) == standing.score.lowest
            assert standing.score.lowest == enumeration.scores(raw, result.answers, weights)[standing.option.id]
        out = [
            rule for c, i in fired if standing.option.id in (rule := raw["criteria"][c]["rules"][i]).get("rule_out", [])
        ]
        assert len(standing.ruled_out) == len(out)
        fits = any(
            standing.option.id not in enumeration.ruled_out(raw, way)
            for way in enumeration.completions(raw, result.answers)
        )
        assert (standing.rank is None) == (not fits)


@given(st.data())
def test_a_team_that_answers_more_never_sees_a_new_outcome_become_possible(data: st.DataObject) -> None:
    raw, result = _case(data)
    assume(result.open_questions and not result.assumed)
    question = data.draw(st.sampled_from(result.open_questions))
    answer = data.draw(st.sampled_from(list(raw["questions"][question]["answers"])))
    further = recommend(result.decision, result.profile.with_answer(question, answer))
    assert set(further.possible) <= set(result.possible)


def test_unanswered_is_open_and_assumed_is_not(sample: Decision) -> None:
    opened = recommend(sample, Profile({"language": "python"}))
    assert opened.reading == "open"
    assert opened.open_questions == ("libraries", "api_docs", "runtime")
    assert opened.outcome is None
    assert opened.other_reading is not None
    assert (opened.other_reading.reading, opened.other_reading.outcome) == ("neutral", "fastapi")

    assumed = recommend(sample, Profile({"language": "python"}), assume_neutral=True)
    assert assumed.reading == "neutral"
    assert assumed.assumed == {"libraries": "none", "api_docs": "any", "runtime": "anything"}
    assert assumed.outcome == "fastapi"
    assert assumed.other_reading is not None
    assert assumed.other_reading.reading == "open"
    assert assumed.other_reading.confidence == opened.confidence


def test_a_complete_profile_has_one_reading(sample: Decision) -> None:
    result = recommend(sample, complete(sample), assume_neutral=True)
    assert (result.reading, result.other_reading, result.ways) == ("complete", None, 1)


@given(st.data())
def test_remarks_and_what_lies_elsewhere_are_those_that_hold_whoever_leads(data: st.DataObject) -> None:
    raw, result = _case(data)
    for key, said in (("warnings", result.remarks), ("elsewhere", result.elsewhere)):
        holding = [
            form["because"]
            for form in raw.get(key, ())
            if "about" not in form and enumeration.value(form.get("when"), result.answers) is True
        ]
        assert [each.because for each in said] == holding


@given(st.data())
def test_what_it_takes_is_said_of_every_option_that_a_decisive_rule_speaks_against(data: st.DataObject) -> None:
    raw, result = _case(data)
    out = {standing.option.id for standing in result.standings if standing.rank is None or standing.ruled_out}
    expected = [
        (option, rule["otherwise"])
        for criterion, index in enumeration.fired(raw, result.answers)
        if "otherwise" in (rule := raw["criteria"][criterion]["rules"][index])
        for option in raw["options"]
        if option not in out and (option in rule["avoid"] if "avoid" in rule else option not in rule["prefer"])
    ]
    assert [(each.option.id, each.rule.otherwise) for each in result.otherwise] == expected


@given(random_rule_files.busy_cases())
def test_where_the_readings_name_two_leaders_both_are_told_and_it_is_a_toss_up(case: random_rule_files.Case) -> None:
    profile = Profile(case.given, case.own_weights)
    result = recommend(rule_files.loaded(case.raw), profile, assume_neutral=case.assume_neutral)
    neutral = {**case.answers, **case.other_answers}
    apart = enumeration.disagreement(case.raw, case.given, neutral, case.weights)
    told = result.disagreement and (result.disagreement.answers.id, result.disagreement.usual.id)
    assert told == apart
    assert not apart or (result.confidence is not None and result.confidence.word == "toss-up")


@pytest.mark.parametrize("assume_neutral", [False, True])
def test_no_share_makes_more_than_a_toss_up_of_a_leader_for_whom_nothing_was_answered(*, assume_neutral: bool) -> None:
    raw: rule_files.Raw = {
        "decision": "Which?",
        "options": {"o0": {"name": "O0"}, "o1": {"name": "O1"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {"q": {"ask": "q?", "answers": {"a": "A", "b": "B"}}},
        "criteria": {},
    }
    reason = {"because": "so", "source": "s"}
    raw["questions"]["asked"] = {
        "ask": "?",
        "answers": {"a": "A", "b": "B"},
        "neutral": "b",
        "usual": {"a": 95, "b": 5},
    }
    raw["criteria"]["c"] = {
        "weight": 5,
        "rules": [
            {"prefer": "o0", "when": {"q": "a"}, **reason},
            {"prefer": "o1", "when": {"asked": "a"}, "strength": "decisive", "otherwise": "go round", **reason},
        ],
    }
    result = recommend(rule_files.loaded(raw), Profile({"q": "a"}), assume_neutral=assume_neutral)
    assert result.outcomes["o1"] == (0 if assume_neutral else 0.95)
    assert result.disagreement is not None
    assert (result.disagreement.answers.id, result.disagreement.usual.id) == ("o0", "o1")
    assert result.confidence is not None
    assert result.other_reading is not None
    assert result.other_reading.confidence is not None
    assert (result.confidence.word, result.other_reading.confidence.word) == ("toss-up", "toss-up")


def _case(data: st.DataObject) -> tuple[rule_files.Raw, Recommendation]:
    raw = data.draw(random_rule_files.rule_files(max_questions=4))
    profile = Profile(data.draw(random_rule_files.partial_answers(raw)), data.draw(random_rule_files.team_weights(raw)))
    return raw, recommend(rule_files.loaded(raw), profile, assume_neutral=data.draw(st.booleans()))


def _targets(rule: rule_files.Raw) -> list[str]:
    targets: list[str] = rule.get("prefer") or rule.get("avoid") or []
    return targets
