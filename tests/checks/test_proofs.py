"""Every finding over all profiles agrees with plain enumeration, on random rule files and on a pair of files each."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from itertools import combinations, product
from math import sqrt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from recommender.checks.catalogue import CATALOGUE, page
from recommender.checks.check import check
from recommender.loading.rules import load
from recommender.model.decision import Decision
from recommender.model.finding import Finding
from tests import small
from tests.examples import times

Raw = small.Raw
Ref = tuple[str, int]


# Plain enumeration -----------------------------------------------------------------------------------------------


def profiles(raw: Raw) -> list[dict[str, str]]:
    return list(small.completions(raw, {}))


def weights(raw: Raw) -> dict[str, int]:
    return {id: form["weight"] for id, form in raw["criteria"].items()}


def rules(raw: Raw) -> dict[Ref, Raw]:
    return {(id, index): rule for id, form in raw["criteria"].items() for index, rule in enumerate(form["rules"])}


def where(raw: Raw, ref: Ref) -> set[int]:
    """The profiles (by number) in which a rule holds."""
    when = rules(raw)[ref].get("when")
    return {index for index, profile in enumerate(profiles(raw)) if small.value(when, profile) is True}


def verb(rule: Raw) -> str:
    return next(verb for verb in ("prefer", "avoid", "rule_out") if verb in rule)


def expected(raw: Raw) -> Counter[tuple[str, Any]]:
    """The findings that enumeration makes, by name and what they are about (a rule, a question, an option, …)."""
    found: Counter[tuple[str, Any]] = Counter()
    _conditions(raw, found)
    _effects(raw, found)
    _outcomes(raw, found)
    _weighting(raw, found)
    return found


def _conditions(raw: Raw, found: Counter[tuple[str, Any]]) -> None:
    holding = {ref: where(raw, ref) for ref in rules(raw)}
    for ref, rule in rules(raw).items():
        found["unreachable-rule", ref] += not holding[ref]
        found["always-true", ref] += len(holding[ref]) == len(profiles(raw)) and "when" in rule
    for one, other in combinations(rules(raw), 2):
        if one[0] == other[0]:
            _pair(raw, holding, one, other, found)


def _effects(raw: Raw, found: Counter[tuple[str, Any]]) -> None:
    every = profiles(raw)
    leading = [small.leaders(raw, profile, weights(raw)) for profile in every]
    for ref in rules(raw):
        without = _without(raw, ref)
        same = all(
            small.leaders(without, profile, weights(raw)) == before
            for profile, before in zip(every, leading, strict=True)
        )
        found["rule-without-effect", ref] += bool(where(raw, ref)) and same
    read = {question for rule in rules(raw).values() for question in _read(rule.get("when"))}
    for question in raw["questions"]:
        by_rest: dict[Any, set[str]] = {}
        for profile in every:
            others = tuple(item for item in profile.items() if item[0] != question)
            by_rest.setdefault(others, set()).add(small.outcome(raw, profile, weights(raw)))
        found["question-without-effect", question] += question in read and all(
            len(some) == 1 for some in by_rest.values()
        )


def _outcomes(raw: Raw, found: Counter[tuple[str, Any]]) -> None:
    outcomes = {small.outcome(raw, profile, weights(raw)) for profile in profiles(raw)}
    for option in raw["options"]:
        found["option-always-wins", option] += outcomes == {option}
        found["option-never-wins", option] += option not in outcomes
    found["nothing-left", None] += "none" in outcomes


def _pair(raw: Raw, holding: Mapping[Ref, set[int]], one: Ref, other: Ref, found: Counter[tuple[str, Any]]) -> None:
    first, second = rules(raw)[one], rules(raw)[other]
    a, b = holding[one], holding[other]
    shared = set(first[verb(first)]) & set(second[verb(second)])
    if not shared or not a & b:
        return
    if {verb(first), verb(second)} == {"prefer", "avoid"}:
        found["conflicting-rules", other] += a == b
    elif (verb(first), set(first[verb(first)])) == (verb(second), set(second[verb(second)])):
        if a == b:
            found["duplicate-rule", other] += 1
        elif a < b or b < a:
            found["subsumed-rule", one if a < b else other] += 1


def _without(raw: Raw, ref: Ref) -> Raw:
    criteria = {
        id: {**form, "rules": [rule for index, rule in enumerate(form["rules"]) if (id, index) != ref]}
        for id, form in raw["criteria"].items()
    }
    return {**raw, "criteria": criteria}


def _read(condition: Raw | None) -> set[str]:
    found: set[str] = set()
    for key, inner in (condition or {}).items():
        parts = inner if key in ("any", "all") else [inner] if key == "not" else []
        found |= {question for part in parts for question in _read(part)}
        if key not in ("any", "all", "not"):
            found.add(key)
    return found


def _points(raw: Raw, criterion: str, profile: Mapping[str, str]) -> dict[str, int]:
    """The points of every option in one criterion."""
    alone = {**raw, "criteria": {criterion: raw["criteria"][criterion]}}
    return small.scores(alone, profile, {criterion: 1})


def _weighting(raw: Raw, found: Counter[tuple[str, Any]]) -> None:
    every = profiles(raw)
    points = {id: [_points(raw, id, profile) for profile in every] for id in raw["criteria"]}
    for id, of in points.items():
        ahead = set()
        for each in of:
            best = [option for option, score in each.items() if score == max(each.values())]
            ahead |= set(best) if len(best) == 1 else set()
        found["one-sided-criterion", id] += len(ahead) == 1
    ranges = {id: max(max(each.values()) - min(each.values()) for each in of) for id, of in points.items()}
    stated, swing = weights(raw), {id: weights(raw)[id] * ranges[id] for id in ranges}
    for id in raw["criteria"]:
        shares = [Fraction(of[id], sum(of.values())) if sum(of.values()) else Fraction(0) for of in (stated, swing)]
        found["shares-apart", id] += max(shares) > Fraction(5, 4) * min(shares)
    pairs = list(combinations(raw["options"], 2))
    for one, other in combinations(raw["criteria"], 2):
        rs = [_correlation(*([each[a] - each[b] for each in points[id]] for id in (one, other))) for a, b in pairs]
        found["correlated-criteria", other] += max(abs(r) for r in rs) >= 0.8 - 1e-9
    if len(raw["questions"]) > 3:
        scores = [small.scores(raw, profile, weights(raw)) for profile in every]
        for question in raw["questions"]:
            heavy = max(_explained(raw, question, every, [each[a] - each[b] for each in scores]) for a, b in pairs)
            found["dominant-question", question] += heavy > Fraction(1, 2)


def _correlation(xs: list[int], ys: list[int]) -> float:
    number = len(xs)
    covariance = Fraction(sum(x * y for x, y in zip(xs, ys, strict=True)), number) - Fraction(
        sum(xs) * sum(ys), number**2
    )
    spreads = [Fraction(sum(v * v for v in vs), number) - Fraction(sum(vs), number) ** 2 for vs in (xs, ys)]
    return float(covariance) / sqrt(spreads[0] * spreads[1]) if all(spreads) else 0.0


def _explained(raw: Raw, question: str, every: list[dict[str, str]], leads: list[int]) -> Fraction:
    mean = Fraction(sum(leads), len(leads))
    variance = sum(((lead - mean) ** 2 for lead in leads), Fraction(0)) / len(leads)
    if not variance:
        return Fraction(0)
    means = []
    for answer in raw["questions"][question]["answers"]:
        here = [lead for lead, profile in zip(leads, every, strict=True) if profile[question] == answer]
        means.append(Fraction(sum(here), len(here)))
    return sum(((each - mean) ** 2 for each in means), Fraction(0)) / len(means) / variance


PROVEN = {
    *("unreachable-rule", "always-true", "duplicate-rule", "conflicting-rules", "subsumed-rule", "rule-without-effect"),
    *("question-without-effect", "option-never-wins", "option-always-wins", "nothing-left", "one-sided-criterion"),
    *("shares-apart", "correlated-criteria", "dominant-question"),
}


def about(decision: Decision, raw: Raw, finding: Finding) -> Any:
    """What a finding is about, as `expected` names it."""
    by_place = {rule.place: ref for ref, (_, rule) in zip(rules(raw), decision.rules(), strict=True)}
    if finding.name.endswith(("-rule", "-rules")) or finding.name in ("always-true", "rule-without-effect"):
        return by_place[finding.place]
    if finding.name == "nothing-left":
        return None
    quoted = finding.what.split("'")[1::2]
    return (
        quoted[1]
        if finding.name == "correlated-criteria"
        else next(word for word in quoted if word in {*raw["options"], *raw["questions"], *raw["criteria"]})
    )


@times(2)
@given(small.rule_files(max_options=3, max_questions=4))
def test_every_proof_agrees_with_enumeration(raw: Raw) -> None:
    decision = small.loaded(raw)
    findings = [finding for finding in check(decision) if finding.name in PROVEN]
    found = Counter((finding.name, about(decision, raw, finding)) for finding in findings)
    assert found == +expected(raw)


@times(2)
@given(small.rule_files(max_options=3, max_questions=4))
def test_every_witness_shows_what_it_is_for(raw: Raw) -> None:
    decision = small.loaded(raw)
    refs = {rule.place: ref for ref, (_, rule) in zip(rules(raw), decision.rules(), strict=True)}
    for finding in check(decision):
        if finding.witness is None:
            continue
        witnessed = list(small.completions(raw, finding.witness))
        match finding.name:
            case "duplicate-rule" | "conflicting-rules" | "subsumed-rule":
                when = rules(raw)[refs[finding.place]].get("when")
                assert all(small.value(when, profile) for profile in witnessed)
            case "nothing-left":
                assert all(small.outcome(raw, profile, weights(raw)) == "none" for profile in witnessed)
                assert len(finding.witness) == _fewest(raw, "none")
            case "option-never-wins":
                neutral = {id: form["neutral"] for id, form in raw["questions"].items() if "neutral" in form}
                option = finding.what.split("'")[1]
                behind = min(by for profile in profiles(raw) if (by := _behind(raw, option, profile)) is not None)
                assert _behind(raw, option, {**neutral, **finding.witness}) == behind


def _behind(raw: Raw, option: str, profile: Mapping[str, str]) -> int | None:
    out = small.ruled_out(raw, profile)
    scores = small.scores(raw, profile, weights(raw))
    rivals = [score for other, score in scores.items() if other != option and other not in out]
    return None if option in out else max(rivals, default=scores[option]) - scores[option]


def _fewest(raw: Raw, outcome: str) -> int:
    """The fewest answers that settle an outcome."""
    for size in range(len(raw["questions"]) + 1):
        for some in combinations(raw["questions"], size):
            for answers in product(*(raw["questions"][question]["answers"] for question in some)):
                given = dict(zip(some, answers, strict=True))
                if all(
                    small.outcome(raw, profile, weights(raw)) == outcome for profile in small.completions(raw, given)
                ):
                    return size
    raise AssertionError(f"{outcome} never comes about")


# A file that has it and one near it that has not ------------------------------------------------------------------


def near(change: Callable[[Raw], object] | None = None) -> Raw:
    """A rule file without any finding, changed."""
    rule = {"because": "so", "source": "s"}
    raw: Raw = {
        "decision": "Which?",
        "reviewed": "2026-11-22",
        "options": {"a": {"name": "A"}, "b": {"name": "B"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {
            question: {"ask": f"{question}?", "answers": {"x": "X", "y": "Y", "n": "N"}, "neutral": "n"}
            for question in ("p", "q", "r", "t")
        },
        "criteria": {
            "c": {
                "weight": 2,
                "rules": [
                    {"prefer": "a", "when": {"p": "x"}, **rule},
                    {"prefer": "b", "when": {"p": "y"}, **rule},
                    {"prefer": "a", "when": {"q": "x"}, **rule},
                    {"prefer": "b", "when": {"q": "y"}, **rule},
                ],
            },
            "d": {
                "weight": 2,
                "rules": [
                    {"prefer": "a", "when": {"r": "x"}, **rule},
                    {"prefer": "b", "when": {"r": "y"}, **rule},
                    {"prefer": "a", "when": {"t": "x"}, **rule},
                    {"prefer": "b", "when": {"t": "y"}, **rule},
                ],
            },
        },
        "examples": {
            "A": {"given": {"p": "x", "q": "x", "r": "x", "t": "x"}, "expect": "a"},
            "B": {"given": {"p": "y", "q": "y", "r": "y", "t": "y"}, "expect": "b"},
        },
    }
    if change is not None:
        change(raw)
    return raw


def rule_of(raw: Raw, criterion: str, index: int) -> Raw:
    rule: Raw = raw["criteria"][criterion]["rules"][index]
    return rule


def always_a(raw: Raw) -> None:
    no_outcome_for_b(raw)
    add(raw, prefer="a")


def both_ruled_out(raw: Raw) -> None:
    add(raw, rule_out="a", when={"p": "x"})
    add(raw, rule_out="b", when={"q": "y"})


def add(raw: Raw, **rule: object) -> None:
    raw["criteria"]["c"]["rules"].append({**rule, "because": "so", "source": "s"})


def only_strong(raw: Raw) -> None:
    for index, question in enumerate("pp"):
        rule_of(raw, "c", index).update(strength="strong", when={question: "xy"[index]})
    raw["criteria"]["c"]["weight"] = 5
    for criterion, index in (("c", 2), ("c", 3), ("d", 0), ("d", 1), ("d", 2), ("d", 3)):
        rule_of(raw, criterion, index)["strength"] = "slight"


def no_outcome_for_b(raw: Raw) -> None:
    for criterion, index in (("c", 1), ("c", 3), ("d", 1), ("d", 3)):
        rule_of(raw, criterion, index)["prefer"] = "a"
    raw["examples"]["B"]["expect"] = "a"


HAS: dict[str, Callable[[Raw], object]] = {
    "failing-example": lambda raw: raw["examples"]["A"].update(expect="b"),
    "firing-neutral": lambda raw: raw["questions"]["p"].update(neutral="x"),
    "unreachable-rule": lambda raw: rule_of(raw, "c", 0).update(when={"all": [{"p": "x"}, {"p": "y"}]}),
    "always-true": lambda raw: rule_of(raw, "c", 0).update(when={"p": ["x", "y", "n"]}),
    "duplicate-rule": lambda raw: rule_of(raw, "c", 2).update(when={"not": {"p": ["y", "n"]}}),
    "conflicting-rules": lambda raw: add(raw, avoid="a", when={"p": "x"}),
    "subsumed-rule": lambda raw: add(raw, prefer="a", when={"p": "x", "q": "x"}),
    "rule-without-effect": lambda raw: raw["criteria"].update(
        e={"weight": 1, "rules": [{"prefer": ["a", "b"], "when": {"p": "x"}, "because": "so", "source": "s"}]}
    ),
    "question-without-effect": lambda raw: [
        rule_of(raw, "d", 2).update(prefer=["a", "b"]),
        rule_of(raw, "d", 3).update(prefer=["a", "b"]),
    ],
    "option-never-wins": no_outcome_for_b,
    "option-always-wins": always_a,
    "nothing-left": both_ruled_out,
    "one-sided-criterion": lambda raw: [
        rule_of(raw, "c", 1).update(prefer="a"),
        rule_of(raw, "c", 3).update(prefer="a"),
    ],
    "shares-apart": lambda raw: raw["criteria"]["d"].update(rules=raw["criteria"]["d"]["rules"][:2]),
    "correlated-criteria": lambda raw: [
        rule_of(raw, "d", index).update(when=rule_of(raw, "c", index)["when"]) for index in range(4)
    ],
    "dominant-question": only_strong,
    "unfired-rule": lambda raw: raw["examples"].pop("B"),
    "unused-question": lambda raw: raw["questions"].update(idle={"ask": "?", "answers": {"x": "X", "y": "Y"}}),
    "unused-answer": lambda raw: raw["questions"]["p"]["answers"].update(z="Z"),
    "unused-source": lambda raw: raw["sources"].update(idle={"title": "Idle"}),
    "old-review": lambda raw: raw.update(reviewed="2025-11-24"),
}
TODAY = date(2026, 11, 25)


def test_a_file_near_all_of_them_has_none_of_them() -> None:
    assert check(small.loaded(near()), TODAY) == []


@pytest.mark.parametrize("name", HAS)
def test_a_finding_is_made_of_the_file_that_has_it(name: str) -> None:
    findings = check(small.loaded(near(HAS[name])), TODAY)
    assert name in {finding.name for finding in findings}
    assert all(finding.level == CATALOGUE[finding.name].level for finding in findings)


def test_every_kind_is_tried() -> None:
    assert {*HAS, "invalid-file", "too-large"} == set(CATALOGUE)


def test_a_review_a_year_ago_is_not_old_yet() -> None:
    fresh = near(lambda raw: raw.update(reviewed="2025-11-25"))
    assert check(small.loaded(fresh), TODAY) == []
    assert "old-review" not in {finding.name for finding in check(small.loaded(near(HAS["old-review"])))}


def test_the_page_in_the_docs_is_made_from_the_table() -> None:
    docs = Path(__file__).parent.parent.parent / "docs" / "findings.md"
    assert docs.read_text() == page(), "write it anew: python -m tests.checks.docs"


def test_the_packaged_file_has_notes_only_and_each_is_argued() -> None:
    findings = check(load(), TODAY)
    assert {finding.level for finding in findings} <= {"note"}
    text = (Path(__file__).parent.parent.parent / "rules" / "backend-framework.yaml").read_text()
    assert {finding.name for finding in findings} <= {name for name in CATALOGUE if name in text}
