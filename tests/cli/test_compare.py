"""`recommender compare`."""

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize("format", ["text", "json", "markdown"])
def test_the_options_are_compared(format: str, run: Run) -> None:
    result = run("compare", "--format", format)
    assert result.returncode == 0
    assert b"Built in, by Pydantic" in result.stdout
