"""Golden files and the rule files that tests share."""

from collections.abc import Callable
from pathlib import Path

import pytest

from recommender.loading.rules import decision_of, load
from recommender.model.decision import Decision
from tests import examples  # noqa: F401  # loads the profile

HERE = Path(__file__).parent
SAMPLE = HERE / "sample.yaml"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what is printed into the golden files")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with a golden file, or writes it there with --update-golden; read the difference then."""

    def compare(name: str, text: str) -> None:
        file = HERE / "golden" / name
        if request.config.getoption("--update-golden"):
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(text.encode())
        assert file.read_bytes().decode() == text

    return compare


@pytest.fixture(scope="session")
def sample() -> Decision:
    """The small rule file with everything in it, under a name without this machine's folders."""
    return decision_of(SAMPLE.read_bytes(), "sample.yaml")


@pytest.fixture(scope="session")
def packaged() -> Decision:
    return load()
