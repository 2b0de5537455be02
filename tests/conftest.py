"""Golden files and the rule files that tests share."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from recommender.loading.rules import decision_of, load
from recommender.model.decision import Decision
from tests import examples  # noqa: F401  # loads the profile

HERE = Path(__file__).parent
SAMPLE = HERE / "sample.yaml"
PACKAGED_CASES = {
    "rules/cases.yaml": """
- {id: a, chose: fastapi, answers: {language: python}, labels: {part: look, team: solo}}
- {id: b, chose: fastapi, answers: {language: javascript}, labels: {part: check, team: student}}
""",
    "rules/organisations.yaml": "- {id: c, chose: express, answers: {language: javascript}, labels: {team: company}}",
}
"""Made-up choices, in words that the packaged rules know."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what is printed into the golden files")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests keep what they load apart from what the user has kept."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder of this test's own, which is not there yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


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


@pytest.fixture
def packaged_cases(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few made-up choices in place of those that come with the packaged rules."""
    for name, text in PACKAGED_CASES.items():
        (tmp_path / Path(name).name).write_text(text)
    monkeypatch.setattr("recommender.loading.cases.packaged_file", lambda name: tmp_path / Path(name).name)


@pytest.fixture(scope="session")
def sample() -> Decision:
    """The small rule file with everything in it, under a name without this machine's folders."""
    return decision_of(SAMPLE.read_bytes(), "sample.yaml")


@pytest.fixture(scope="session")
def packaged() -> Decision:
    return load()
