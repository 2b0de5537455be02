"""`recommender diff`, `recommender new`, `recommend --trace` and the schema of one rule file."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
import yaml

from tests.cli.conftest import Result
from tests.conftest import SAMPLE

Run = Callable[..., Result]


@pytest.fixture
def changed(tmp_path: Path) -> str:
    file = tmp_path / "changed.yaml"
    text = SAMPLE.read_text().replace(
        "      - prefer: express\n        when: {libraries: npm}\n",
        "      - prefer: fastapi\n        when: {libraries: npm}\n",
    )
    assert text != SAMPLE.read_text()
    file.write_text(text)
    return str(file)


def test_a_change_is_told_with_a_profile_that_shows_it(changed: str, run: Run) -> None:
    text = " ".join(run("diff", str(SAMPLE), changed).stdout.decode().split())
    assert "5 % of all profiles have another outcome Express -> FastAPI: " in text
    assert f"such as recommender recommend --rules {changed} --libraries npm --assume-neutral" in text
    assert "+ prefer FastAPI (clear): the packages run in its own process" in text


def test_the_rule_file_in_force_is_the_new_one_if_none_is_named(changed: str, run: Run) -> None:
    assert run("diff", changed).stdout.decode().split()[:3] == [changed, "->", str(SAMPLE)]


def test_cases_that_are_met_otherwise_are_listed(changed: str, run: Run, tmp_path: Path) -> None:
    cases = tmp_path / "cases.csv"
    cases.write_text("id,chose,libraries\nbilling,express,npm\nother,fastapi,python\n")
    text = run("diff", str(SAMPLE), changed, "--cases", str(cases)).stdout.decode()
    assert "  billing: Express -> FastAPI, and Express was chosen\n" in text
    assert "other:" not in text


@pytest.mark.parametrize("name", ["json", "markdown"])
def test_other_formats_say_the_same(name: str, changed: str, run: Run) -> None:
    text = run("diff", str(SAMPLE), changed, "--format", name).stdout.decode()
    if name == "json":
        document = json.loads(text)
        assert document["outcomes"]["exact"] is True
        assert {"libraries": "npm"} in [each["witness"] for each in document["outcomes"]["shifts"]]
    else:
        assert "\n- Express \\-&gt; FastAPI: " in text


def test_a_file_that_cannot_be_read_exits_3(changed: str, run: Run) -> None:
    assert run("diff", "missing.yaml", changed).returncode == 3
    assert run("diff", str(SAMPLE), "missing.yaml").returncode == 3


def test_what_new_writes_is_sound_and_is_not_written_over(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "tabs.yaml"
    assert run("new", str(tmp_path / "tabs")).returncode == 0
    result = run("check", str(file), "--fail-on", "note")
    assert (result.returncode, result.stderr.decode()) == (0, f"{file}: nothing to find fault with\n")
    assert run("new", str(file)).returncode == 2
    assert run("new", str(file), "--force").returncode == 0
    assert run("new", " ").returncode == 2


def test_a_trace_lists_every_rule(run: Run) -> None:
    text = run("recommend", "--language", "python", "--trace").stdout.decode()
    assert "8 rules: holds 1, open 6, fails 1\n" in text
    assert "         since --language is python (javascript or typescript)\n" in text
    assert "         would hold with --language javascript\n" in text
    document = json.loads(run("recommend", "--language", "python", "--trace", "--format", "json").stdout)
    assert [each["state"] for each in document["trace"]].count("fails") == 1
    jsonschema.validate(document, json.loads(run("schema", "report").stdout))


def test_a_page_holds_no_trace(run: Run) -> None:
    result = run("recommend", "--trace", "--format", "html")
    assert (result.returncode, result.stdout) == (2, b"")


def test_the_schema_of_a_file_knows_its_words(run: Run) -> None:
    schema = json.loads(run("schema", "rules", "--rules", str(SAMPLE), rules=None).stdout)
    raw = yaml.load(SAMPLE.read_text(), Loader=yaml.BaseLoader)  # noqa: S506  # every word stays a word
    for criterion in raw["criteria"].values():
        criterion["weight"] = int(criterion["weight"])
    jsonschema.validate(raw, schema)
    for path, wrong in (
        (("criteria", "language", "rules", 0, "prefer"), "fastpi"),
        (("criteria", "language", "rules", 0, "when"), {"langage": "python"}),
        (("criteria", "language", "rules", 0, "when"), {"language": "pyton"}),
        (("criteria", "language", "rules", 0, "source"), "artikel §7"),
        (("examples", "A TypeScript team", "given"), {"language": "pyton"}),
        (("examples", "A TypeScript team", "expect"), "flask"),
    ):
        broken = json.loads(json.dumps(raw))
        here = broken
        for step in path[:-1]:
            here = here[step]
        here[path[-1]] = wrong
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(broken, schema)
