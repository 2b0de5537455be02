"""Every kind of finding is made of the file that has it, and of none near it; the page in the docs is the table."""

from datetime import date
from pathlib import Path

import pytest

from recommender.checks.catalogue import CATALOGUE, finding, page
from recommender.checks.check import check
from recommender.model.decision import Decision
from recommender.model.place import Place
from tests import rule_files
from tests.checks.files_with_findings import HAS, near

ROOT = Path(__file__).parent.parent.parent
TODAY = date(2026, 11, 25)


def test_a_file_near_all_of_them_has_none_of_them() -> None:
    assert check(rule_files.loaded(near()), TODAY) == []


@pytest.mark.parametrize("name", HAS)
def test_a_finding_is_made_of_the_file_that_has_it(name: str) -> None:
    findings = check(rule_files.loaded(near(HAS[name])), TODAY)
    assert name in {finding.name for finding in findings}
    assert all(finding.level == CATALOGUE[finding.name].level for finding in findings)


def test_every_kind_is_tried() -> None:
    assert {*HAS, "invalid-file", "too-large"} == set(CATALOGUE)


def test_a_kind_that_is_not_in_the_table_cannot_be_found() -> None:
    with pytest.raises(KeyError):
        finding("unheard-of", Place("f.yaml"), "what", "remedy")


def test_the_page_in_the_docs_is_made_from_the_table() -> None:
    assert (ROOT / "docs" / "findings.md").read_text() == page(), "write it anew: python -m tests.checks.docs"


def test_the_packaged_file_has_notes_only_and_each_is_argued(packaged: Decision) -> None:
    findings = check(packaged, TODAY)
    assert {finding.level for finding in findings} == {"note"}
    text = (ROOT / "rules" / "backend-framework.yaml").read_text()
    assert {finding.name for finding in findings} <= {name for name in CATALOGUE if name in text}
