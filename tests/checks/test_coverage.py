"""Which examples fire which rule."""

from recommender.checks.coverage import coverage
from recommender.model.decision import Decision
from tests import rule_files
from tests.checks.files_with_findings import near


def _covered(decision: Decision) -> list[list[str]]:
    return [[example.name for example in covered.examples] for covered in coverage(decision)]


def test_every_rule_comes_with_the_examples_that_fire_it_in_file_order() -> None:
    decision = rule_files.loaded(near())
    assert [covered.rule for covered in coverage(decision)] == [rule for _, rule in decision.rules()]
    assert _covered(decision) == [["A"], ["B"]] * 4


def test_what_an_example_does_not_give_is_neutral() -> None:
    raw = near(lambda raw: raw["criteria"]["c"]["rules"][0].update(when={"p": "n"}))
    raw["examples"]["Blank"] = {"given": {}, "expect": "a"}
    assert _covered(rule_files.loaded(raw))[0] == ["Blank"]


def test_a_rule_that_no_example_fires_has_none() -> None:
    assert _covered(rule_files.loaded(near(lambda raw: raw["examples"].pop("B"))))[1] == []
