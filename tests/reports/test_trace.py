"""Every rule with why it holds, fails or is open, as a terminal and as a script get it."""

import json

import pytest

from recommender.engine.trace import trace
from recommender.model.decision import Decision
from recommender.model.trace import Traced
from recommender.reports.trace import document_of, render_text
from tests import hostile, rule_files
from tests.advised import advised
from tests.checks.files_with_findings import HAS, near


@pytest.fixture
def traced(sample: Decision) -> tuple[Traced, ...]:
    return tuple(trace(sample, {"language": "python"}))


def test_states_are_counted_and_every_rule_has_its_line(sample: Decision, traced: tuple[Traced, ...]) -> None:
    text = render_text(sample, traced, 80)
    assert text.startswith("\n8 rules: holds 1, open 6, fails 1\n")
    for line in (rule.place.line_only for _, rule in sample.rules()):
        assert f"[{line}]" in " ".join(text.split())


def test_it_says_what_decided_a_rule_and_what_would_make_it_hold(sample: Decision, traced: tuple[Traced, ...]) -> None:
    text = render_text(sample, traced, 80)
    assert "         since --language is python (python)\n" in text
    assert "         since --language is python (javascript or typescript)\n" in text
    assert "         would hold with --language javascript\n" in text


def test_a_need_stands_with_what_it_takes_to_go_against_it(sample: Decision) -> None:
    traced = list(trace(advised(sample), {"libraries": "npm"}))
    text = " ".join(render_text(sample, traced, 80).split())
    assert "the packages run in its own process; otherwise run the packages in a second service, in Node.js [" in text
    strengths = [(rule["strength"], rule["otherwise"]) for rule in json.loads(json.dumps(document_of(traced)))]
    assert ("decisive", "run the packages in a second service, in Node.js") in strengths
    assert ("slight", None) in strengths
    assert (None, None) in strengths  # of a rule that rules out


def test_a_rule_that_nothing_makes_hold_is_said_to_be_so() -> None:
    decision = rule_files.loaded(near(HAS["unreachable-rule"]))
    traced = list(trace(decision, {"p": "n"}))
    assert "         no answers make it hold\n" in render_text(decision, traced, 80)
    assert document_of(traced)[0]["remedy"] is None  # type: ignore[call-overload, index]


@pytest.mark.parametrize("width", [40, 60, 80])
def test_no_line_is_wider_than_the_terminal(width: int, sample: Decision, traced: tuple[Traced, ...]) -> None:
    assert max(map(len, render_text(sample, traced, width).splitlines())) <= width


def test_hostile_texts_come_out_as_text() -> None:
    decision = rule_files.loaded(hostile.rule_file())
    text = render_text(decision, list(trace(decision, {})), 80)
    assert not any(ord(char) < 32 and char != "\n" for char in text)
    assert "\u202e" not in text


def test_scripts_get_the_same(traced: tuple[Traced, ...]) -> None:
    document = json.loads(json.dumps(document_of(traced)))
    assert [rule["state"] for rule in document] == [rule.state for rule in traced]
    failing = next(rule for rule in document if rule["state"] == "fails")
    assert failing["remedy"] == {"language": "javascript"}
    assert failing["decided_by"] == [
        {"question": "language", "answer": "python", "wanted": ["javascript", "typescript"], "negated": False}
    ]
