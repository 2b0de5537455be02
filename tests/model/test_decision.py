"""What one rule file holds."""

from dataclasses import FrozenInstanceError, replace

import pytest

from recommender.model.decision import Decision
from tests.profiles import with_usual


def test_rules_come_with_their_criterion_in_file_order(sample: Decision) -> None:
    assert [rule.place for _, rule in sample.rules()] == sorted(rule.place for _, rule in sample.rules())
    assert all(rule in criterion.rules for criterion, rule in sample.rules())
    assert len(list(sample.rules())) == 8


def test_a_rule_adds_its_strength_takes_it_away_or_counts_nothing(sample: Decision) -> None:
    points = {(rule.verb, rule.strength): rule.points for _, rule in sample.rules()}
    assert points["prefer", "strong"] == 3
    assert points["avoid", "clear"] == -2
    assert points["rule_out", None] == 0
    assert sample.criteria["language"].rules[2]._replace(strength="decisive").points == -6


def test_answers_are_alike_unless_usual_shares_are_said_and_can_be_made_so(sample: Decision) -> None:
    runtime = sample.questions["runtime"]
    said = replace(sample, questions={**sample.questions, "runtime": runtime._replace(usual=(90, 6, 4))})
    assert (runtime.shares, said.questions["runtime"].shares) == ((1, 1, 1), (90, 6, 4))
    assert said.with_answers_alike().questions == sample.questions
    assert sample.with_answers_alike() is sample


def test_only_questions_that_have_a_neutral_answer_give_one(sample: Decision) -> None:
    neutral = {"language": "either", "libraries": "none", "api_docs": "any", "runtime": "anything"}
    assert sample.neutral_answers() == neutral
    without = {**sample.questions, "runtime": sample.questions["runtime"]._replace(neutral=None)}
    del neutral["runtime"]
    assert replace(sample, questions=without).neutral_answers() == neutral


def test_without_usual_shares_every_answer_counts_alike(sample: Decision) -> None:
    usual = with_usual(sample, "api_docs", (1, 2, 7))
    assert (sample.says_usual, usual.says_usual) == (False, True)
    alike = usual.with_answers_alike()
    assert alike.questions == sample.questions
    assert not alike.says_usual


def test_a_flag_has_dashes(sample: Decision) -> None:
    assert sample.questions["api_docs"].flag == "--api-docs"


def test_a_citation_reads_as_the_rule_file_writes_it(sample: Decision) -> None:
    rule = sample.criteria["language"].rules[0]
    assert str(rule.source) == "article §7"
    assert str(rule.source._replace(at="")) == "article"


def test_a_decision_is_itself_alone_and_does_not_change(sample: Decision) -> None:
    assert replace(sample) != sample
    with pytest.raises(FrozenInstanceError):
        sample.title = "Another"  # type: ignore[misc]
