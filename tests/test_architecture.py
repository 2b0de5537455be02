"""The worked example of the architecture is recomputed, line by line."""

import doctest
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def test_what_the_architecture_shows_is_what_comes_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    result = doctest.testfile(str(ROOT / "docs" / "architecture.md"), module_relative=False)
    assert result.attempted > 20
    assert result.failed == 0


def test_its_drawing_has_the_floors_that_are_held() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text()
    contract = (ROOT / "pyproject.toml").read_text()
    for floor in ("checks | page | tui", "loading | engine | reports"):
        assert floor in text
        assert f'"{floor}"' in contract
