"""Remarks on a file."""

from recommender.model.finding import Finding, InvalidFile
from recommender.model.place import Place


def test_a_finding_says_where_what_and_the_way_out() -> None:
    assert str(Finding(Place("f", 10, 1), "what", "remedy")) == "f:10:1: what; remedy"


def test_findings_are_sorted_by_place_and_then_by_what_they_say() -> None:
    findings = [Finding(Place("f", line, 1), what, "remedy") for line, what in ((10, "x"), (2, "z"), (2, "a"))]
    sorted_ = InvalidFile(findings).findings
    assert [(finding.place.line, finding.what) for finding in sorted_] == [(2, "a"), (2, "z"), (10, "x")]


def test_an_invalid_file_says_every_fault_a_line_each() -> None:
    invalid = InvalidFile([Finding(Place("f", line, 1), "what", "remedy") for line in (2, 1)])
    assert str(invalid) == "f:1:1: what; remedy\nf:2:1: what; remedy"
