"""Examples that come out otherwise, and rules that none of them fires."""

from collections.abc import Callable

import pytest

from recommender.checks.examples import failing_examples, unfired_rules
from recommender.model.decision import Decision
from recommender.model.finding import Finding
from tests import rule_files
from tests.checks.files_with_findings import both_ruled_out, near
from tests.rule_files import Raw


def test_the_packaged_file_has_examples_that_fire_every_rule(packaged: Decision) -> None:
    assert len(packaged.examples) >= 12
    assert [*failing_examples(packaged), *unfired_rules(packaged)] == []


def _nothing_fits(expect: str) -> Callable[[Raw], object]:
    """Two options ruled out together, in the one example that there is."""

    def change(raw: Raw) -> None:
        both_ruled_out(raw)
        raw["examples"] = {"N": {"given": {"p": "x", "q": "y"}, "expect": expect}}

    return change


def _failing(change: Callable[[Raw], object]) -> list[Finding]:
    return list(failing_examples(rule_files.loaded(near(change))))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            lambda raw: raw["examples"]["A"].update(expect="b"),
            "the example expects b, but the rules give a; correct the rules, or write 'expect: a'",
        ),
        (
            lambda raw: raw["examples"].update(Blank={"given": {}, "expect": "b"}),
            "the example expects b, but the rules give a tie of a, b; correct the rules, or write 'expect: [a, b]'",
        ),
        (
            lambda raw: raw["examples"]["A"].update(expect="none"),
            "the example expects that all are ruled out, but the rules give a; correct the rules, or write 'expect: a'",
        ),
        (
            _nothing_fits(expect="a"),
            "the example expects a, but the rules give that all are ruled out; "
            "correct the rules, or write 'expect: none'",
        ),
        (
            lambda raw: (raw["questions"]["p"].pop("neutral"), raw["examples"]["A"].update(given={"q": "x"})),
            "the example leaves the outcome open: no neutral answer stands in for what is not given; "
            "give an answer to p",
        ),
    ],
)
def test_what_an_example_comes_to_is_said_with_what_to_write(change: Callable[[Raw], object], said: str) -> None:
    assert [str(finding).partition(": ")[2] for finding in _failing(change)] == [said]


def test_a_failing_example_is_shown_with_the_answers_it_gives() -> None:
    (finding,) = _failing(lambda raw: raw["examples"]["A"].update(expect="b"))
    assert finding.witness == {"p": "x", "q": "x", "r": "x", "t": "x"}


def test_that_all_are_ruled_out_can_be_expected() -> None:
    assert _failing(_nothing_fits(expect="none")) == []


def test_a_rule_that_no_example_fires_is_shown_with_answers_that_make_it_hold() -> None:
    decision = rule_files.loaded(near(lambda raw: raw["examples"].pop("B")))
    findings = list(unfired_rules(decision))
    assert {finding.what for finding in findings} == {"no example fires this rule"}
    assert [finding.witness for finding in findings] == [{"p": "y"}, {"q": "y"}, {"r": "y"}, {"t": "y"}]


def test_a_file_without_examples_is_told_once() -> None:
    (finding,) = unfired_rules(rule_files.loaded(near(lambda raw: raw.pop("examples"))))
    assert str(finding).startswith("small.json:1:1: no example fires any rule; add 'examples:' with the answers")
