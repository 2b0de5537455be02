"""`recommender backtest`."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.cli.conftest import Run

CASES = """id,chose,language,labels.team
a,fastapi,python,data
b,express,javascript,web
c,express,python,web
"""


@pytest.fixture
def cases(tmp_path: Path) -> str:
    file = tmp_path / "cases.csv"
    file.write_text(CASES)
    return str(file)


def test_it_says_how_often_the_leader_was_chosen(run: Run, cases: str) -> None:
    result = run("backtest", cases)
    assert result.returncode == 0
    assert b"  all                            67 % of 3" in result.stdout
    assert result.stderr == b""


def test_labels_pick_cases_out(run: Run, cases: str) -> None:
    assert b"all                            50 % of 2" in run("backtest", cases, "--where", "team=web").stdout
    assert b"67 % of 3" in run("backtest", cases, "--where", "team=web,data").stdout


@pytest.mark.parametrize(
    ("where", "said"),
    [
        ("team", "--where: 'team' is no condition; write LABEL=WORD"),
        ("tem=web", "--where: no case has a label 'tem'; did you mean 'team'?"),
        ("team=wb", "--where: no team is named 'wb'; did you mean 'web'?"),
    ],
)
def test_a_label_that_no_case_has_is_refused(run: Run, cases: str, where: str, said: str) -> None:
    result = run("backtest", cases, "--where", where)
    assert (result.returncode, result.stdout, result.stderr.decode()) == (2, b"", f"{said}\n")


def test_faulty_cases_exit_2_with_every_fault(run: Run, cases: str) -> None:
    Path(cases).write_text(CASES.replace("python", "pyton"))
    result = run("backtest", cases)
    assert (result.returncode, result.stdout) == (2, b"")
    assert [line.split(": ")[0] for line in result.stderr.decode().splitlines()] == [f"{cases}:2:1", f"{cases}:4:1"]


def test_cases_come_from_standard_input(run: Run) -> None:
    text = b"- {id: a, chose: express, answers: {language: javascript}}\n"
    said = run("backtest", "-", stdin=text).stdout
    assert said.startswith(b"1 choice that teams made (<stdin>), against")
    assert b"100 % of 1" in said


def test_every_answer_weighs_alike_on_request(run: Run, cases: str) -> None:
    said = run("backtest", cases, "--alike").stdout
    assert b"every answer alike" in said
    assert said == run("backtest", cases).stdout  # the sample does not say what is usual


def test_no_choices_come_with_other_rules(run: Run) -> None:
    result = run("backtest")
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr.startswith(b"backtest: no choices come with ")
    assert result.stderr.endswith(b", only with the packaged rules; name a file with cases of your own\n")


@pytest.mark.usefixtures("packaged_cases")
def test_the_packaged_rules_are_held_against_the_choices_that_come_with_them(run: Run) -> None:
    said = run("backtest", rules=None).stdout
    assert said.startswith(b"2 choices that teams made (rules/cases.yaml), against\nrules/backend-framework.yaml\n")
    assert b"\n1 choice that teams made (rules/organisations.yaml), against\nrules/backend-framework.yaml\n" in said


@pytest.mark.usefixtures("packaged_cases")
def test_a_label_of_one_packaged_file_leaves_the_other_out(run: Run) -> None:
    said = run("backtest", "--where", "part=look", rules=None).stdout
    assert said.startswith(b"1 choice that teams made (rules/cases.yaml), against\n")
    assert b"organisations.yaml" not in said


def test_the_document_is_what_its_schema_says(run: Run, cases: str) -> None:
    document = json.loads(run("backtest", cases, "--format", "json").stdout)
    jsonschema.validate(document, json.loads(run("schema", "backtest").stdout))
    assert document["readings"]["neutral"]["overall"] == {"cases": 3, "right": 2.0, "share": 2 / 3}
    assert [each["id"] for each in document["readings"]["open"]["cases"]] == ["a", "b", "c"]


def test_cases_are_what_their_schema_says(run: Run) -> None:
    schema = json.loads(run("schema", "cases").stdout)
    jsonschema.validate([{"id": "a", "chose": "express", "answers": {"language": "python"}}], schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate([{"id": "a", "chose": "flask", "answers": {}}], schema)
