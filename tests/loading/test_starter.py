"""The rule file to begin with."""

from datetime import date

from recommender.checks.check import check
from recommender.loading.rules import decision_of, load, packaged_file
from recommender.loading.starter import starter

DAY = date(2031, 5, 9)


def test_it_is_reviewed_on_the_day_that_is_given_and_has_nothing_to_find_fault_with() -> None:
    decision = decision_of(starter(DAY).encode(), "starter.yaml")
    assert decision.reviewed == DAY
    assert check(decision, DAY) == []


def test_it_is_a_rule_file_with_another_day() -> None:
    file = packaged_file("rules/starter.yaml")
    before = load(file).reviewed
    assert before is not None
    assert starter(DAY) == file.read_text().replace(before.isoformat(), DAY.isoformat())
    assert starter(before) == file.read_text()
