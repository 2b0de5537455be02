"""Neutral answers that fire a rule."""

from recommender.checks.neutral import firing_neutral_answers
from recommender.loading.rules import decision_of
from tests import rule_files
from tests.checks.files_with_findings import add, near
from tests.conftest import SAMPLE


def test_every_rule_that_they_fire_is_named_with_them() -> None:
    text = SAMPLE.read_text().replace("    neutral: either\n", "    neutral: python\n")
    findings = list(firing_neutral_answers(decision_of(text.encode(), "f.yaml")))
    assert [str(finding.place) for finding in findings] == ["f.yaml:37:9"]
    assert findings[0].what == 'answers that mean "no preference" fire this rule'
    assert findings[0].witness == {"language": "python", "libraries": "none", "api_docs": "any", "runtime": "anything"}


def test_a_rule_that_always_holds_is_none_that_they_fire() -> None:
    assert list(firing_neutral_answers(rule_files.loaded(near(lambda raw: add(raw, prefer="a"))))) == []


def test_a_question_without_a_neutral_answer_fires_nothing() -> None:
    raw = near()
    raw["questions"]["p"].pop("neutral")
    add(raw, prefer="a", when={"p": "n"})
    assert list(firing_neutral_answers(rule_files.loaded(raw))) == []
