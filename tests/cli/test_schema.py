"""`recommender schema`."""

import json

import jsonschema
import pytest
import yaml

from tests.cli.conftest import Run
from tests.conftest import SAMPLE


@pytest.mark.parametrize("what", ["rules", "profile", "report"])
def test_a_schema_is_printed(what: str, run: Run) -> None:
    result = run("schema", what)
    assert result.returncode == 0
    assert json.loads(result.stdout)["$schema"].startswith("https://json-schema.org/")


def test_the_profile_schema_is_that_of_the_rule_file_in_force(run: Run) -> None:
    schema = json.loads(run("schema", "profile").stdout)
    assert list(schema["properties"]["answers"]["properties"]) == ["language", "libraries", "api_docs", "runtime"]


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
