"""What a change of rules does, against plain enumeration over the profiles of both files."""

from collections import Counter
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recommender.engine.audits.difference import difference
from recommender.loading.rules import decision_of
from recommender.model.backtest import Case
from recommender.model.decision import Decision
from recommender.model.difference import Difference
from recommender.model.profile import Profile
from tests import enumeration, random_rule_files, rule_files
from tests.conftest import SAMPLE
from tests.examples import seldom


def weights(raw: rule_files.Raw) -> dict[str, Any]:
    return {id: form["weight"] for id, form in raw["criteria"].items()}


@given(st.data())
def test_the_outcomes_that_shift_are_those_of_enumeration(data: st.DataObject) -> None:
    old = data.draw(random_rule_files.rule_files(max_options=3, max_questions=3))
    new = data.draw(random_rule_files.rule_files(max_options=3, max_questions=3))
    answers = {
        id: list(
            dict.fromkeys(
                answer for raw in (old, new) if id in raw["questions"] for answer in raw["questions"][id]["answers"]
            )
        )
        for id in {**old["questions"], **new["questions"]}
    }
    pairs: Counter[tuple[str, str]] = Counter()
    shown: dict[tuple[str, str], list[dict[str, str]]] = {}
    for way in product(*answers.values()):
        profile = dict(zip(answers, way, strict=True))
        pair = (enumeration.outcome(old, profile, weights(old)), enumeration.outcome(new, profile, weights(new)))
        pairs[pair] += 1
        shown.setdefault(pair, []).append(profile)
    result = difference(rule_files.loaded(old), rule_files.loaded(new)).outcomes
    moved = {pair: count / pairs.total() for pair, count in pairs.items() if pair[0] != pair[1]}
    assert result.exact
    assert {(each.before, each.now): each.share for each in result.shifts} == pytest.approx(moved)
    assert result.share == pytest.approx(sum(moved.values()))
    neutral = {
        id: raw["questions"][id]["neutral"]
        for raw in (old, new)
        for id in raw["questions"]
        if "neutral" in raw["questions"][id]
    }
    for each in result.shifts:
        assert each.witness is not None
        witnessed = {**neutral, **each.witness}
        assert witnessed in shown[each.before, each.now]
        changed = sum(neutral.get(id) not in (None, answer) for id, answer in each.witness.items())
        begin = {id: neutral.get(id, answers_of[0]) for id, answers_of in answers.items()}
        fewest = min(
            sum(begin[id] != answer for id, answer in profile.items()) for profile in shown[each.before, each.now]
        )
        assert changed <= fewest


@pytest.mark.parametrize("file", ["sample", seldom("packaged")])
def test_a_file_against_itself_changes_nothing(file: str, request: pytest.FixtureRequest) -> None:
    decision: Decision = request.getfixturevalue(file)
    result = difference(decision, decision)
    assert (result.outcomes.share, result.words.share) == (0, 0)
    assert [*result.added, *result.removed, *result.examples, *result.cases] == []


def test_examples_and_cases_that_come_to_something_else_are_named(sample: Decision, packaged: Decision) -> None:
    cases = [
        Case("stays", Profile({"language": "python"}), "fastapi"),
        Case("moves", Profile({"runtime": "only_node"}), "express"),
    ]
    result = difference(packaged, sample, cases)
    assert [(each.case.id, each.before, each.now) for each in result.cases] == [
        ("moves", ("fastapi", "express"), ("express",))
    ]
    named = {each.name: (each.before, each.now) for each in result.examples}
    assert named["Only Node.js may run"] == (("fastapi",), ("express",))


def test_what_changes_beside_the_rules_is_named(sample: Decision) -> None:
    text = SAMPLE.read_text()
    for before, now in (
        ("    weight: 5\n", "    weight: 4\n"),
        ("any: No preference}\n    neutral: any", "any: No preference, none: Nobody}\n    neutral: none"),
        ("  express: {name: Express", "  flask: {name: Flask}\n  express: {name: Express"),
    ):
        assert before in text
        text = text.replace(before, now, 1)
    changes = difference(sample, decision_of(text.encode(), "new.yaml")).changes
    assert [tuple(change) for change in changes] == [
        ("option", None, "flask"),
        ("answer of api_docs", None, "none"),
        ("neutral answer of api_docs", "any", "none"),
        ("weight of language", "5", "4"),
    ]


def _changed(sample: Decision, *replaced: tuple[str, str], begin: tuple[str, str] | None = None) -> Difference:
    """From the sample (with one text in it replaced, to begin with) to one with these texts replaced."""
    text = SAMPLE.read_text()
    if begin is not None:
        assert begin[0] in text
        text = text.replace(*begin, 1)
        sample = decision_of(text.encode(), "old.yaml")
    for before, now in replaced:
        assert before in text
        text = text.replace(before, now, 1)
    return difference(sample, decision_of(text.encode(), "new.yaml"))


_NEUTRAL = "    neutral: anything\n"
_USUAL = f"{_NEUTRAL}    kind: fact\n    usual: {{anything: 90, only_python: 4, only_node: 6}}\n"


def test_kinds_and_usual_shares_that_come_change_and_go_are_named(sample: Decision) -> None:
    shares = "anything 90, only_node 6, only_python 4"
    assert [tuple(change) for change in _changed(sample, (_NEUTRAL, _USUAL)).changes] == [
        ("kind of runtime", None, "fact"),
        ("usual shares of runtime", None, shares),
    ]
    result = _changed(sample, ("kind: fact", "kind: wish"), ("only_node: 6", "only_node: 7"), begin=(_NEUTRAL, _USUAL))
    assert [tuple(change) for change in result.changes] == [
        ("kind of runtime", "fact", "wish"),
        ("usual shares of runtime", shares, "anything 90, only_node 7, only_python 4"),
    ]
    assert (result.outcomes.share, result.words.share) == (0, 0)


def test_a_rule_that_becomes_decisive_is_told_and_so_is_another_way_round_it(sample: Decision) -> None:
    strong, decisive = "strength: strong\n", "strength: decisive\n        otherwise: learn it\n"
    result = _changed(sample, (strong, decisive))
    assert [(rule.strength, rule.otherwise) for rule in (*result.removed, *result.added)] == [
        ("strong", ""),
        ("decisive", "learn it"),
    ]
    result = _changed(sample, ("otherwise: learn it", "otherwise: hire for it"), begin=(strong, decisive))
    assert [tuple(change) for change in result.changes] == [("otherwise", "learn it", "hire for it")]
    assert not (result.added or result.removed or result.reworded)  # noqa: PT018  # nothing else at all


def test_what_is_said_beside_the_rules_is_named(sample: Decision) -> None:
    result = _changed(
        sample,
        ("  - about: fastapi\n    when: {api_docs: framework}\n", "  - about: fastapi\n"),
        ("  - about: [fastapi, express]\n    because: neither has users or login built in\n    source: ours\n", ""),
        ("aspects:\n", "elsewhere:\n  - {look_at: Flask, because: it is small, source: ours}\n\naspects:\n"),
        ("warnings:\n", "warnings:\n  - {because: both at once go ill together, source: ours}\n"),
    )
    cdn = "the documentation pages load scripts from a public CDN unless you host them yourself"
    assert [tuple(change) for change in result.changes] == [
        ("warning about fastapi, express", "neither has users or login built in", None),
        ("remark", None, "both at once go ill together"),
        ("warning about fastapi", cdn, "the same, under another condition"),
        ("elsewhere, Flask", None, "it is small"),
    ]


def test_every_profile_counts_once_however_usual_it_is(sample: Decision) -> None:
    heavier = ("    weight: 5\n", "    weight: 1\n")
    assert _changed(sample, heavier).outcomes == _changed(sample, heavier, begin=(_NEUTRAL, _USUAL)).outcomes


def test_rules_that_come_and_go_are_named(sample: Decision) -> None:
    text = SAMPLE.read_text().replace("carries straight over\n", "carries over\n", 1)
    result = difference(sample, decision_of(text.encode(), "new.yaml"))
    ((before, now),) = result.reworded
    assert before.because == "the Python the team already runs carries straight over"
    assert now.because == "the Python the team already runs carries over"
    assert not (result.added or result.removed or result.changes)  # noqa: PT018  # nothing else at all
    assert result.outcomes.share == 0
