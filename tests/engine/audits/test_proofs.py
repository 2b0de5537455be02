"""What is true over all profiles, against going through every one of them."""

from hypothesis import given

from recommender.engine.audits.proofs import leaders_of, nearest_miss, rules_without_effect
from tests import enumeration, random_rule_files, rule_files
from tests.rule_files import Raw

_FILES = random_rule_files.rule_files(max_options=3, max_questions=4)


@given(_FILES)
def test_a_rule_has_no_effect_if_it_can_hold_and_nobody_leads_otherwise_without_it(raw: Raw) -> None:
    profiles = enumeration.profiles(raw)
    weights = rule_files.weights_of(raw)
    leading = [enumeration.leaders(raw, profile, weights) for profile in profiles]
    holding = {rule for profile in profiles for rule in enumeration.fired(raw, profile)}
    assert rules_without_effect(rule_files.loaded(raw)) == [
        place
        for place, rule in enumerate(rule_files.rules_of(raw))
        if rule in holding
        and leading == [enumeration.leaders(enumeration.without(raw, rule), profile, weights) for profile in profiles]
    ]


@given(_FILES)
def test_an_option_comes_nearest_where_it_is_the_fewest_points_behind(raw: Raw) -> None:
    """Ahead of all others is less than nothing behind; nowhere is where it is always ruled out."""
    neutral = {id: form["neutral"] for id, form in raw["questions"].items() if "neutral" in form}
    decision = rule_files.loaded(raw)
    for option in raw["options"]:
        by_profile = [enumeration.behind(raw, option, profile) for profile in enumeration.profiles(raw)]
        least = min((behind for behind in by_profile if behind is not None), default=None)
        miss = nearest_miss(decision, option)
        if miss is None:
            assert least is None
        else:
            assert miss.behind == least
            assert enumeration.behind(raw, option, {**neutral, **miss.answers}) == least


@given(_FILES)
def test_a_criterion_alone_puts_those_ahead_that_have_most_of_its_points_in_some_profile(raw: Raw) -> None:
    decision = rule_files.loaded(raw)
    for id, criterion in decision.criteria.items():
        ahead = set()
        for profile in enumeration.profiles(raw):
            points = enumeration.points(raw, id, profile)
            best = [option for option, score in points.items() if score == max(points.values())]
            ahead |= set(best) if len(best) == 1 else set()
        assert leaders_of(decision, criterion) == ahead


def test_an_option_that_is_left_alone_is_nothing_behind_whatever_its_points_are() -> None:
    reason = {"because": "so", "source": "s"}
    raw: Raw = {
        "decision": "Which?",
        "options": {"a": {"name": "A"}, "b": {"name": "B"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {"q": {"ask": "q?", "answers": {"x": "X", "y": "Y"}}},
        "criteria": {"c": {"weight": 1, "rules": [{"rule_out": "a", **reason}, {"avoid": "b", **reason}]}},
    }
    miss = nearest_miss(rule_files.loaded(raw), "b")
    assert miss is not None
    assert miss.behind == 0
    assert nearest_miss(rule_files.loaded(raw), "a") is None
