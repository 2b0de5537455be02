"""Usual shares and their sources."""

from recommender.checks.usual import unsourced_shares
from tests import rule_files
from tests.checks.files_with_findings import near
from tests.rule_files import Raw


def _said(**more: object) -> list[str]:
    def change(raw: Raw) -> None:
        raw["questions"]["p"].update(more)

    return [str(finding).partition(": ")[2] for finding in unsourced_shares(rule_files.loaded(near(change)))]


def test_usual_shares_without_a_source_are_named_and_others_are_not() -> None:
    usual = {"x": 60, "y": 30, "n": 10}
    assert _said(usual=usual) == [
        "the usual shares of 'p' name no source; add 'usual_source:', if only your own judgement, or remove 'usual:'"
    ]
    assert _said(usual=usual, usual_source="s p. 7") == []
    assert _said() == []
