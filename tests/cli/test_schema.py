"""`recommender schema`."""

import json
from collections.abc import Callable

import pytest

from tests.cli.conftest import Result


@pytest.mark.parametrize("what", ["rules", "profile", "report"])
def test_a_schema_is_printed(what: str, run: Callable[..., Result]) -> None:
    result = run("schema", what)
    assert result.returncode == 0
    assert json.loads(result.stdout)["$schema"].startswith("https://json-schema.org/")


def test_the_profile_schema_is_that_of_the_rule_file_in_force(run: Callable[..., Result]) -> None:
    schema = json.loads(run("schema", "profile").stdout)
    assert list(schema["properties"]["answers"]["properties"]) == ["language", "libraries", "api_docs", "runtime"]
