"""The trace of every rule against plain reading of its condition, and the smallest change against enumeration."""

from itertools import combinations, product
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from recommender.engine.trace import trace
from recommender.model.decision import Decision
from tests import enumeration, random_rule_files, rule_files

WORDS = {True: "holds", False: "fails", None: "open"}


def _fewest(raw: rule_files.Raw, when: rule_files.Raw | None, answers: dict[str, str]) -> int | None:
    """The fewest answers to change or give such that a condition holds, whatever is open."""
    for size in range(len(raw["questions"]) + 1):
        for some in combinations(raw["questions"], size):
            for new in product(*(raw["questions"][question]["answers"] for question in some)):
                if enumeration.value(when, {**answers, **dict(zip(some, new, strict=True))}) is True:
                    return size
    return None


def _value(raw: rule_files.Raw, when: rule_files.Raw | None, answers: rule_files.Answers) -> bool | None:
    """Kleene's three values, but that "none of all its answers" fails before a question is answered."""
    return enumeration.value(_without_impossible(raw, when), answers)


def _without_impossible(raw: rule_files.Raw, when: Any, *, negated: bool = False) -> Any:
    holds: rule_files.Raw = {"not": {"any": []}}
    if when is None:
        return None
    parts: list[rule_files.Raw] = []
    for key, inner in when.items():
        match key:
            case "any" | "all":
                parts.append({key: [_without_impossible(raw, part, negated=negated) for part in inner]})
            case "not":
                parts.append({"not": _without_impossible(raw, inner, negated=not negated)})
            case question:
                wanted = {inner} if isinstance(inner, str) else set(inner)
                impossible = negated and wanted == set(raw["questions"][question]["answers"])
                parts.append(holds if impossible else {question: inner})
    return {"all": parts}


@given(st.data())
def test_states_and_remedies_agree_with_enumeration(data: st.DataObject) -> None:
    raw = data.draw(random_rule_files.rule_files())
    answers = data.draw(random_rule_files.partial_answers(raw))
    rules = [rule for form in raw["criteria"].values() for rule in form["rules"]]
    for rule, traced in zip(rules, trace(rule_files.loaded(raw), answers), strict=True):
        when = rule.get("when")
        assert traced.state == WORDS[_value(raw, when, answers)]
        if traced.state != "fails":
            assert traced.remedy is None
        elif traced.remedy is None:
            assert not any(enumeration.value(when, profile) for profile in enumeration.completions(raw, {}))
        else:
            assert enumeration.value(when, {**answers, **traced.remedy}) is True
            assert all(answers.get(question) != answer for question, answer in traced.remedy.items())
            assert len(traced.remedy) == _fewest(raw, when, answers)


@given(st.data())
def test_what_decided_a_rule_decides_it_alone(data: st.DataObject) -> None:
    raw = data.draw(random_rule_files.rule_files())
    answers = data.draw(random_rule_files.partial_answers(raw))
    rules = [rule for form in raw["criteria"].values() for rule in form["rules"]]
    for rule, traced in zip(rules, trace(rule_files.loaded(raw), answers), strict=True):
        read = {each.question: each.answer for each in traced.decided_by if each.answer is not None}
        if traced.state != "open":
            assert _value(raw, rule.get("when"), read) == (traced.state == "holds")
        else:
            assert all(each.answer is None for each in traced.decided_by)


def test_a_leaf_says_what_it_read_and_wanted(sample: Decision) -> None:
    traced = trace(sample, {"language": "python", "libraries": "python"})
    (read,) = traced[0].decided_by
    assert (read.question, read.answer, read.wanted, read.negated) == ("language", "python", ("python",), False)
    assert traced[1].remedy == {"language": "javascript"}
    assert [(each.question, each.negated) for each in traced[2].decided_by] == [
        ("libraries", False),
        ("language", True),
    ]
