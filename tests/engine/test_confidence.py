"""How sure a recommendation is, against going through every disturbance of every way to finish."""

from fractions import Fraction

import pytest
from hypothesis import assume, given

from recommender.engine.completions import sampled
from recommender.engine.confidence import FEW, confidence, mean_notch_share
from recommender.engine.recommend import recommend
from recommender.engine.situation import Situation
from recommender.model.profile import Profile
from recommender.model.recommendation import Confidence, Recommendation
from tests import enumeration, random_rule_files, rule_files

_REASON = {"because": "so", "source": "s"}
_FEW_DISTURBANCES = 3**6
_COMPLETE = random_rule_files.cases(random_rule_files.rule_files(max_rules=3, max_questions=3), complete=True)
_ANY = random_rule_files.cases(
    random_rule_files.rule_files(max_options=3, max_criteria=2, max_rules=2, max_questions=3)
)
_BUSY_AND_COMPLETE = random_rule_files.busy_cases(complete=True, max_rules=3)
_BUSY = random_rule_files.busy_cases(max_options=3, max_criteria=2, max_rules=2)


@given(_COMPLETE | _BUSY_AND_COMPLETE)
def test_the_notch_share_of_complete_answers_is_the_share_of_all_disturbances(case: random_rule_files.Case) -> None:
    assume(enumeration.disturbances(case.raw, case.answers) <= _FEW_DISTURBANCES)
    confidence = _recommended(case).confidence
    leader = enumeration.leader(case.raw, case.answers, case.weights)
    if leader is None:
        none_fits = not enumeration.fitting(case.raw, case.answers)
        assert (confidence is None) == none_fits
        assert none_fits or confidence == Confidence("toss-up", 0, None, exact=True, standard_error=0)
        return
    assert confidence is not None
    expected = enumeration.notch_share(case.raw, case.answers, case.weights, case.silenced, leader)
    assert (confidence.win_share, confidence.notch_share) == (1, float(expected))
    assert (confidence.exact, confidence.standard_error) == (True, 0)


@given(_ANY | _BUSY)
def test_while_questions_are_open_it_is_the_mean_over_the_ways_that_the_leader_wins(
    case: random_rule_files.Case,
) -> None:
    leader = enumeration.leader(case.raw, case.answers, case.weights)
    assume(leader is not None)
    assert leader is not None
    confidence = _recommended(case).confidence
    assert confidence is not None
    expected = enumeration.mean_notch_share(case.raw, case.answers, case.weights, case.silenced, leader)
    assert confidence.notch_share == float(expected)
    assert confidence.win_share == float(enumeration.shares(case.raw, case.answers, case.weights)[leader])


@given(_ANY)
def test_the_word_follows_from_the_weaker_share_in_simple_cases(case: random_rule_files.Case) -> None:
    _check(case, case.answers, _recommended(case).confidence)


@given(_BUSY)
def test_the_word_follows_from_the_weaker_share_in_busy_cases(case: random_rule_files.Case) -> None:
    _check(case, case.answers, _recommended(case).confidence)


@given(_ANY | _BUSY)
def test_the_other_reading_has_a_confidence_of_its_own(case: random_rule_files.Case) -> None:
    result = _recommended(case)
    if case.answers == case.other_answers:
        assert result.other_reading is None
        return
    assert result.other_reading is not None
    leader = enumeration.leader(case.raw, case.other_answers, case.weights)
    assert (result.other_reading.leader and result.other_reading.leader.id) == leader
    reached = enumeration.outcomes(case.raw, case.other_answers, case.weights)
    assert result.other_reading.outcome == (next(iter(reached)) if len(reached) == 1 else None)
    _check(case, case.other_answers, result.other_reading.confidence)


def _check(case: random_rule_files.Case, answers: dict[str, str], confidence: Confidence | None) -> None:
    if not enumeration.fitting(case.raw, answers):
        assert confidence is None
        return
    assert confidence is not None
    leader = enumeration.leader(case.raw, answers, case.weights)
    if leader is None:
        shares = enumeration.shares(case.raw, answers, case.weights)
        most = max(shares[option] for option in case.raw["options"])
        assert confidence == Confidence("toss-up", float(most), None, exact=True, standard_error=0)
        return
    win = enumeration.shares(case.raw, answers, case.weights)[leader]
    notch = enumeration.mean_notch_share(case.raw, answers, case.weights, case.silenced, leader)
    assert confidence.share == float(min(win, notch))
    apart = enumeration.disagreement(case.raw, case.given, {**case.answers, **case.other_answers}, case.weights)
    expected = "toss-up" if apart else _word(min(win, notch), assumed=len(answers) > len(case.given))
    assert confidence.word == expected


def _word(share: Fraction, *, assumed: bool) -> str:
    if share == 1 and not assumed:
        return "certain"
    cut_points = {"strong": Fraction(90, 100), "moderate": Fraction(66, 100)}
    return next((word for word, least in cut_points.items() if share >= least), "toss-up")


# Weights of 0, rules for several options, vetoes --------------------------------------------------------------------


def test_a_weight_of_0_in_the_file_can_come_to_count_and_one_that_the_team_set_cannot() -> None:
    raw = _file(
        small_lead=(1, [{"prefer": "o0", "strength": "slight", **_REASON}]),
        silent=(0, [{"prefer": "o1", "strength": "strong", **_REASON}]),
    )
    every = [w * p > v * q for w in (0, 1, 2) for p in (0, 1, 2) for v in (0, 0, 1) for q in (2, 3, 4)]
    assert _confidence(raw).notch_share == float(Fraction(sum(every), len(every)))
    assert _confidence(raw, weights={"silent": 0}).notch_share == float(Fraction(4, 9))  # w x p > 0


def test_a_weight_that_the_team_raised_from_0_moves() -> None:
    raw = _file(only=(0, [{"prefer": "o0", "strength": "strong", **_REASON}]))
    assert _confidence(raw, weights={"only": 1}).notch_share == float(Fraction(2, 3))


def test_weights_may_pass_5_and_a_clipped_one_still_counts_once() -> None:
    raw = _file(
        leading=(5, [{"prefer": "o0", "strength": "slight", **_REASON}]),
        against=(1, [{"prefer": "o1", "strength": "strong", **_REASON}]),
    )
    every = [
        w * p > v * q for w in (4, 5, 6) for v in (0, 1, 2) for p in (0, 1, 2) for q in (2, 3, 4)
    ]  # 6 x 2 > 2 x 4: without a weight of 6 it would be fewer
    assert _confidence(raw).notch_share == float(Fraction(sum(every), len(every)))


def test_a_rule_for_several_options_moves_once_for_all_of_them() -> None:
    raw = _file(
        shared=(1, [{"prefer": ["o0", "o1"], "strength": "slight", **_REASON}]),
        own=(3, [{"prefer": "o0", "strength": "strong", **_REASON}]),
    )
    # Moved apart, the shared rule could put o1 ahead of o0 by 2 x 2, against 2 x 2 of its own.
    assert _confidence(raw).notch_share == 1


def test_an_option_that_is_ruled_out_is_nobodys_rival() -> None:
    raw = _file(
        own=(1, [{"prefer": "o0", "strength": "slight", **_REASON}]),
        other=(5, [{"prefer": "o1", "strength": "strong", **_REASON}, {"rule_out": "o1", **_REASON}]),
    )
    confidence = _confidence(raw)
    assert (confidence.notch_share, confidence.word) == (1, "certain")


# Words --------------------------------------------------------------------------------------------------------------


def test_no_option_left_has_no_word() -> None:
    raw = _file(out=(1, [{"rule_out": ["o0", "o1"], **_REASON}]))
    assert recommend(rule_files.loaded(raw), Profile()).confidence is None


def test_no_option_left_in_a_sample_has_no_word_either() -> None:
    rules = [{"rule_out": ["o0", "o1"], "when": {"q": answer}, **_REASON} for answer in "ab"]
    decision = rule_files.loaded(_file(out=(1, rules)))
    here = Situation(decision, {}, {"out": 1})
    ways = sampled(here)
    assert (ways.exact, ways.share("none")) == (False, 1)
    assert confidence(here, ways, (), assumed=False) is None


def test_a_tie_is_a_toss_up() -> None:
    raw = _file(both=(1, [{"prefer": ["o0", "o1"], **_REASON}]))
    assert _confidence(raw).word == "toss-up"


def test_equal_shares_of_the_ways_to_finish_are_a_toss_up() -> None:
    raw = _file(
        own=(
            1,
            [
                {"prefer": "o0", "when": {"q": "a"}, "strength": "strong", **_REASON},
                {"prefer": "o1", "when": {"q": "b"}, "strength": "strong", **_REASON},
            ],
        )
    )
    assert _confidence(raw) == Confidence("toss-up", 0.5, None, exact=True, standard_error=0)


def test_what_rests_on_assumed_answers_is_at_most_strong() -> None:
    raw = _file(own=(3, [{"prefer": "o0", "strength": "strong", **_REASON}]))
    raw["questions"]["q"]["neutral"] = "b"
    assert _confidence(raw, {"q": "a"}).word == "certain"
    assumed = recommend(rule_files.loaded(raw), Profile(), assume_neutral=True).confidence
    assert assumed is not None
    assert (assumed.share, assumed.word) == (1, "strong")
    # Open and without a bearing on anything, it takes nothing away.
    assert _confidence(raw).word == "certain"


@pytest.mark.parametrize(("of_100", "word"), [(65, "toss-up"), (66, "moderate"), (89, "moderate"), (90, "strong")])
def test_the_cut_points_belong_to_the_stronger_word(of_100: int, word: str) -> None:
    raw = _file(own=(5, [{"prefer": "o0", "when": {"q": "a0"}, "strength": "strong", **_REASON}]))
    answers = {f"a{index}": "A" for index in range(100)}
    raw["questions"]["q"]["answers"] = answers
    raw["criteria"]["own"]["rules"][0]["when"] = {"q": list(answers)[:of_100]}
    confidence = _confidence(raw)
    assert (confidence.win_share, confidence.notch_share, confidence.word) == (of_100 / 100, 1, word)


# Past what is averaged one by one -----------------------------------------------------------------------------------


@pytest.mark.parametrize("questions", [8, 9, 12])
def test_past_a_few_hundred_sets_of_rules_a_seeded_sample_is_near_and_says_so(questions: int) -> None:
    raw = _file(
        own=(1, [{"prefer": "o0", "when": {f"q{i}": "a"}, "strength": "slight", **_REASON} for i in range(questions)])
    )
    raw["questions"] = {f"q{i}": {"ask": "?", "answers": {"a": "A", "b": "B"}} for i in range(questions)}
    confidence = _confidence(raw)
    # Each of n rules for the leader comes to 0, 1 or 2 points, so only all 0, or a weight of 0, ends its lead.
    ways = [(_choose(questions, n), Fraction(2 * (3**n - 1), 3 * 3**n)) for n in range(1, questions + 1)]
    expected = sum(number * share for number, share in ways) / sum(number for number, _ in ways)
    assert confidence.notch_share is not None
    if 2**questions <= FEW:
        assert (confidence.exact, confidence.notch_share) == (True, float(expected))
        return
    assert not confidence.exact
    assert 0 < confidence.standard_error < 0.01
    assert abs(confidence.notch_share - expected) < 5 * confidence.standard_error
    assert _confidence(raw) == confidence


def test_what_comes_from_a_sample_is_not_certain() -> None:
    """Every way and every disturbance leaves it ahead, but not every one was looked at."""
    rules = [{"prefer": ["o0", "o1"], "when": {f"q{i}": "a"}, "strength": "slight", **_REASON} for i in range(12)]
    raw = _file(both=(1, rules), own=(5, [{"prefer": "o0", "strength": "strong", **_REASON}]))
    raw["questions"] = {f"q{i}": {"ask": "?", "answers": {"a": "A", "b": "B"}} for i in range(12)}
    confidence = _confidence(raw)
    assert (confidence.share, confidence.exact, confidence.word) == (1, False, "strong")


def test_a_leader_that_wins_in_no_way_has_no_mean() -> None:
    raw = _file(own=(1, [{"prefer": "o0", **_REASON}]))
    assert mean_notch_share(Situation(rule_files.loaded(raw), {}, {"own": 1}), (), "o1") is None


def _choose(n: int, k: int) -> int:
    return 1 if k in (0, n) else _choose(n - 1, k - 1) + _choose(n - 1, k)


def _file(**criteria: tuple[int, list[rule_files.Raw]]) -> rule_files.Raw:
    return {
        "decision": "Which?",
        "options": {"o0": {"name": "O0"}, "o1": {"name": "O1"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {"q": {"ask": "q?", "answers": {"a": "A", "b": "B"}}},
        "criteria": {id: {"weight": weight, "rules": rules} for id, (weight, rules) in criteria.items()},
    }


def _confidence(
    raw: rule_files.Raw, answers: dict[str, str] | None = None, weights: dict[str, int] | None = None
) -> Confidence:
    confidence = recommend(rule_files.loaded(raw), Profile(answers or {}, weights or {})).confidence
    assert confidence is not None
    return confidence


def _recommended(case: random_rule_files.Case) -> Recommendation:
    profile = Profile(case.given, case.own_weights, case.fixed)
    return recommend(rule_files.loaded(case.raw), profile, assume_neutral=case.assume_neutral)
