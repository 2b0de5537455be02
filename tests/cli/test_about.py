"""`recommender about`."""

import json

import jsonschema
import pytest

from tests.cli.conftest import Run


def test_it_says_what_the_rule_file_is_for(run: Run) -> None:
    result = run("about", "--date", "2026-11-25")
    assert (result.returncode, result.stderr) == (0, b"")
    assert b"\n  To choose between FastAPI and Express" in result.stdout
    assert b"No choices come with it" in result.stdout
    assert result.stdout.endswith(b"\n  On 2026-11-22, 3 days before 2026-11-25\n")


@pytest.mark.usefixtures("packaged_cases")
def test_the_packaged_rules_have_the_choices_that_come_with_them_as_their_sample(run: Run) -> None:
    document = json.loads(run("about", "--format", "json", rules=None).stdout)
    jsonschema.validate(document, json.loads(run("schema", "about").stdout))
    assert [(each["cases_file"], each["cases"]) for each in document["samples"]] == [
        ("rules/cases.yaml", 2),
        ("rules/organisations.yaml", 1),
    ]
    assert document["agreement"]["read"]["overall"]["cases"] == 2
    assert document["agreement"]["unread"]["overall"]["cases"] == 1


def test_the_document_without_choices_is_what_its_schema_says(run: Run) -> None:
    document = json.loads(run("about", "--format", "json").stdout)
    jsonschema.validate(document, json.loads(run("schema", "about").stdout))
    assert document["agreement"] == {"read": None, "unread": None}


def test_markdown_has_the_same_headings(run: Run) -> None:
    said = run("about", "--format", "markdown").stdout.decode()
    assert said.startswith("## Which framework should our next backend use?")
    assert [line for line in run("about").stdout.decode().splitlines() if f"### {line}\n" in said] == [
        line.removeprefix("### ") for line in said.splitlines() if line.startswith("### ")
    ]


def test_a_day_that_is_none_is_refused(run: Run) -> None:
    result = run("about", "--date", "tomorrow")
    assert (result.returncode, result.stdout) == (2, b"")
