"""What never matters, never wins or leaves nothing agrees with plain enumeration of all profiles."""

from collections import Counter
from collections.abc import Mapping
from itertools import combinations, product
from typing import Any

from hypothesis import given

from recommender.checks.effects import idle_questions, idle_rules, no_way_out, winning_options
from recommender.model.decision import Decision
from recommender.model.finding import Finding
from tests import enumeration, random_rule_files, rule_files
from tests.examples import times
from tests.rule_files import Raw


def _findings(decision: Decision) -> list[Finding]:
    checks = (idle_rules, idle_questions, winning_options, no_way_out)
    return [finding for check in checks for finding in check(decision)]


def _about(decision: Decision, raw: Raw, finding: Finding) -> Any:
    """The rule, question or option that a finding is about; None where it is the whole file."""
    match finding.name:
        case "rule-without-effect":
            return rule_files.position_of(decision, raw)[finding.place]
        case "nothing-left":
            return None
        case _:
            return finding.what.split("'")[1]


def _expected(raw: Raw) -> Counter[tuple[str, Any]]:
    """The findings that enumeration makes, by name and what they are about."""
    found: Counter[tuple[str, Any]] = Counter()
    _rules(raw, found)
    _questions(raw, found)
    outcomes = {_outcome(raw, profile) for profile in enumeration.profiles(raw)}
    for option in raw["options"]:
        found["option-always-wins", option] += outcomes == {option}
        found["option-never-wins", option] += option not in outcomes
    found["nothing-left", None] += "none" in outcomes
    return +found


def _rules(raw: Raw, found: Counter[tuple[str, Any]]) -> None:
    profiles = enumeration.profiles(raw)
    leading = [enumeration.leaders(raw, profile, rule_files.weights_of(raw)) for profile in profiles]
    holding = {position for profile in profiles for position in enumeration.fired(raw, profile)}
    for position in rule_files.rules_of(raw):
        without = enumeration.without(raw, position)
        same = all(
            enumeration.leaders(without, profile, rule_files.weights_of(raw)) == before
            for profile, before in zip(profiles, leading, strict=True)
        )
        found["rule-without-effect", position] += position in holding and same


def _questions(raw: Raw, found: Counter[tuple[str, Any]]) -> None:
    read = {question for rule in rule_files.rules_of(raw).values() for question in _read(rule.get("when"))}
    for question in raw["questions"]:
        by_rest: dict[Any, set[str]] = {}
        for profile in enumeration.profiles(raw):
            others = tuple(item for item in profile.items() if item[0] != question)
            by_rest.setdefault(others, set()).add(_outcome(raw, profile))
        same = all(len(outcomes) == 1 for outcomes in by_rest.values())
        found["question-without-effect", question] += question in read and same


def _read(condition: Raw | None) -> set[str]:
    found: set[str] = set()
    for key, inner in (condition or {}).items():
        parts = inner if key in ("any", "all") else [inner] if key == "not" else []
        found |= {question for part in parts for question in _read(part)}
        if key not in ("any", "all", "not"):
            found.add(key)
    return found


def _outcome(raw: Raw, profile: Mapping[str, str]) -> str:
    return enumeration.outcome(raw, profile, rule_files.weights_of(raw))


@times(2)
@given(random_rule_files.rule_files(max_options=3, max_questions=4))
def test_what_has_no_effect_never_wins_or_leaves_nothing_is_that_of_enumeration(raw: Raw) -> None:
    decision = rule_files.loaded(raw)
    found = Counter((finding.name, _about(decision, raw, finding)) for finding in _findings(decision))
    assert found == _expected(raw)


@times(2)
@given(random_rule_files.rule_files(max_options=3, max_questions=4))
def test_the_answers_that_leave_nothing_are_the_fewest_that_do(raw: Raw) -> None:
    for finding in no_way_out(rule_files.loaded(raw)):
        assert finding.witness is not None
        assert _settled(raw, finding.witness) == {"none"}
        assert len(finding.witness) == _fewest(raw, "none")


def _fewest(raw: Raw, outcome: str) -> int:
    """The fewest answers that settle an outcome."""
    for size in range(len(raw["questions"]) + 1):
        for asked in combinations(raw["questions"], size):
            for answers in product(*(raw["questions"][question]["answers"] for question in asked)):
                if _settled(raw, dict(zip(asked, answers, strict=True))) == {outcome}:
                    return size
    raise AssertionError(f"{outcome} never comes about")


def _settled(raw: Raw, answers: Mapping[str, str]) -> set[str]:
    return {_outcome(raw, profile) for profile in enumeration.completions(raw, answers)}


@times(2)
@given(random_rule_files.rule_files(max_options=3, max_questions=4))
def test_an_option_that_never_wins_is_shown_where_it_comes_nearest(raw: Raw) -> None:
    neutral = {id: form["neutral"] for id, form in raw["questions"].items() if "neutral" in form}
    for finding in winning_options(rule_files.loaded(raw)):
        if finding.witness is not None:
            option = finding.what.split("'")[1]
            behind = [
                by
                for profile in enumeration.profiles(raw)
                if (by := enumeration.behind(raw, option, profile)) is not None
            ]
            assert enumeration.behind(raw, option, {**neutral, **finding.witness}) == min(behind)


def test_an_example_that_expects_nothing_left_means_it() -> None:
    raw: Raw = {
        "decision": "Which?",
        "options": {"a": {"name": "A"}, "b": {"name": "B"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {"q": {"ask": "q?", "answers": {"x": "X", "y": "Y"}, "neutral": "y"}},
        "criteria": {
            "c": {"weight": 1, "rules": [{"rule_out": ["a", "b"], "when": {"q": "x"}, "because": "so", "source": "s"}]}
        },
    }
    assert [finding.witness for finding in no_way_out(rule_files.loaded(raw))] == [{"q": "x"}]
    raw["examples"] = {"Nothing fits": {"given": {"q": "x"}, "expect": "none"}}
    assert list(no_way_out(rule_files.loaded(raw))) == []
