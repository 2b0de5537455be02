"""Findings in every format."""

import json

from recommender.checks.catalogue import CATALOGUE
from recommender.model.decision import Decision
from recommender.model.finding import Finding
from recommender.model.place import Place
from recommender.reports.audits.findings import FINDINGS, Checked

WITNESSED = Finding(Place("sample.yaml", 3, 9), "what", "remedy", "note", "nothing-left", {"runtime": "only_node"})


def test_a_finding_is_one_harmless_line_and_below_it_the_command_that_shows_it(sample: Decision) -> None:
    hostile = Finding(Place("a\x1b.yaml", 1, 2), "what\n", "remedy", "warning", "unused-source")
    text = FINDINGS["text"]([Checked("sample.yaml", sample, [hostile, WITNESSED])], CATALOGUE)
    assert text == (
        "a\\x1b.yaml:1:2: warning: what\\n; remedy [unused-source]\n"
        "sample.yaml:3:9: note: what; remedy [nothing-left]\n"
        "    recommender recommend --rules sample.yaml --runtime only_node --assume-neutral\n"
    )


def test_a_finding_for_scripts_has_its_place_its_name_and_its_witness(sample: Decision) -> None:
    document = json.loads(FINDINGS["json"]([Checked("sample.yaml", sample, [WITNESSED])], CATALOGUE))
    assert document["findings"] == [
        {
            "name": "nothing-left",
            "level": "note",
            "file": "sample.yaml",
            "line": 3,
            "column": 9,
            "what": "what",
            "remedy": "remedy",
            "witness": {"runtime": "only_node"},
            "command": "recommender recommend --rules sample.yaml --runtime only_node --assume-neutral",
        }
    ]


def test_an_annotation_is_one_line_whatever_is_in_it() -> None:
    finding = Finding(Place("a,b:c.yaml", 3, 9), "50 %\n::error::x", "remedy", "note", "nothing-left")
    unplaced = Finding(Place("f.yaml"), "what", "remedy")
    text = FINDINGS["github"]([Checked("f", None, [finding, unplaced])], CATALOGUE)
    assert text == (
        "::notice file=a%2Cb%3Ac.yaml,line=3,col=9,title=nothing-left::50 %25%0A::error::x; remedy\n"
        "::error file=f.yaml,title=invalid-file::what; remedy\n"
    )


def test_no_finding_is_an_empty_answer_in_every_format(sample: Decision) -> None:
    checked = [Checked("sample.yaml", sample, [])]
    assert FINDINGS["text"](checked, CATALOGUE) == FINDINGS["github"](checked, CATALOGUE) == ""
    assert json.loads(FINDINGS["json"](checked, CATALOGUE))["findings"] == []
    assert json.loads(FINDINGS["sarif"](checked, CATALOGUE))["runs"][0]["results"] == []
