"""Each finding on one rule file that has it, beside the sample, which has none."""

from collections.abc import Callable

import pytest

from recommender.checks.check import check
from recommender.loading.rules import decision_of
from recommender.model.decision import Decision
from tests import small
from tests.conftest import SAMPLE


def _found(change: Callable[[str], str]) -> list[str]:
    text = SAMPLE.read_text()
    changed = change(text)
    assert changed != text
    return [str(finding) for finding in check(decision_of(changed.encode(), "f.yaml"))]


def _of_use(decision: Decision) -> list[str]:
    """What is found of examples, and of what nothing makes use of."""
    kinds = ("unfired-rule", "unused-question", "unused-answer", "unused-source", "failing-example")
    return [finding.name for finding in check(decision) if finding.name in kinds]


def test_the_sample_and_the_packaged_file_have_notes_only(sample: Decision, packaged: Decision) -> None:
    assert {finding.level for decision in (sample, packaged) for finding in check(decision)} == {"note"}


def test_the_packaged_file_has_examples_that_fire_every_rule(packaged: Decision) -> None:
    assert len(packaged.examples) >= 12


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (
            "    expect: [fastapi, express]",
            "    expect: express",
            "the example expects express, but the rules give a tie of fastapi, express; "
            "correct the rules, or write 'expect: [fastapi, express]'",
        ),
        (
            "{language: python, runtime: only_node}\n    expect: express",
            "{language: python, runtime: only_node}\n    expect: none",
            "the example expects that all are ruled out, but the rules give express",
        ),
        (
            "  Only Python may run:\n    given: {language: javascript, runtime: only_python}\n    expect: fastapi\n",
            "",
            "no example fires this rule; give an example whose answers make it hold",
        ),
        (
            "    neutral: none\n",
            "",
            "the example leaves the outcome open: no neutral answer stands in for what is not given; "
            "give an answer to libraries",
        ),
        (
            "any: No preference}",
            "any: No preference, nobody: Nobody}",
            "no rule reads the answer 'nobody' of 'api_docs'",
        ),
        ("  ours: {title", "  spare: {title: Nobody cites it}\n  ours: {title", "nothing cites the source 'spare'"),
        (
            "  runtime:\n    ask",
            "  spare:\n    ask: Idle?\n    answers: {x: X, y: Y}\n    neutral: x\n  runtime:\n    ask",
            "no rule reads the question 'spare'; write one that does, or remove the question",
        ),
    ],
)
def test_a_finding_is_made(old: str, new: str, found: str) -> None:
    findings = _found(lambda text: text.replace(old, new, 1))
    assert any(found in finding for finding in findings), findings


def test_a_neutral_answer_that_fires_a_rule_is_a_finding() -> None:
    findings = _found(lambda text: text.replace("    neutral: either\n", "    neutral: python\n"))
    assert any('37:9: answers that mean "no preference" fire this rule' in finding for finding in findings)


def test_what_only_a_warning_reads_or_cites_is_in_use() -> None:
    raw = small_rule_file()
    raw["questions"]["w"] = {"ask": "w?", "answers": {"x": "X", "y": "Y"}, "neutral": "y"}
    raw["sources"]["t"] = {"title": "Another source"}
    raw["warnings"] = [{"about": "o1", "when": {"w": "x"}, "because": "so", "source": "t"}]
    raw["examples"] = {"One": {"given": {"q": "x"}, "expect": "o1"}}
    assert _of_use(small.loaded(raw)) == []


def test_a_file_without_examples_is_told_once() -> None:
    findings = _found(lambda text: text[: text.index("examples:")])
    (finding,) = [each for each in findings if "example" in each]
    assert "no example fires any rule; add 'examples:'" in finding


def test_findings_come_in_the_order_of_their_places() -> None:
    findings = _found(
        lambda text: text.replace("any: No preference}", "any: No preference, nobody: Nobody}").replace(
            "    expect: [fastapi, express]", "    expect: express"
        )
    )
    assert [int(finding.split(":")[1]) for finding in findings] == sorted(int(f.split(":")[1]) for f in findings)


def test_all_ruled_out_can_be_expected() -> None:
    raw = small_rule_file()
    raw["criteria"]["c"]["rules"].append({"rule_out": "o1", "when": {"q": "x"}, "because": "so", "source": "s"})
    raw["examples"] = {"Nothing fits": {"given": {"q": "x"}, "expect": "none"}}
    assert _of_use(small.loaded(raw)) == []


def test_a_decision_that_ties_everything_together_is_too_large() -> None:
    raw = small_rule_file()
    raw["questions"] = {
        f"q{i}": {"ask": "q?", "answers": {"x": "X", "y": "Y", "z": "Z"}, "neutral": "x"} for i in range(40)
    }
    names = list(raw["questions"])
    raw["criteria"]["c"]["rules"] = [
        {"prefer": "o0", "when": {"any": [{a: "y"}, {b: "z"}, {c: "y"}]}, "because": "so", "source": "s"}
        for a, b, c in ((names[i], names[(i * 7 + 3) % 40], names[(i * 11 + 5) % 40]) for i in range(40))
    ]
    assert "the rules tie too many questions together" in str(check(small.loaded(raw)))


def small_rule_file() -> small.Raw:
    return {
        "decision": "Which?",
        "options": {"o0": {"name": "First"}, "o1": {"name": "Second"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {"q": {"ask": "q?", "answers": {"x": "X", "y": "Y"}, "neutral": "y"}},
        "criteria": {
            "c": {"weight": 1, "rules": [{"rule_out": "o0", "when": {"q": "x"}, "because": "so", "source": "s"}]}
        },
    }
