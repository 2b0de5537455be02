"""Which rule file is meant, and what is kept of it."""

from pathlib import Path

import pytest

from recommender.loading import rules
from recommender.loading.rules import decision_of, load
from recommender.model.finding import InvalidFile
from tests.conftest import SAMPLE


def test_the_packaged_file_is_loaded_without_a_path() -> None:
    decision = load()
    assert decision.packaged
    assert decision.file == "rules/backend-framework.yaml"


def test_a_text_is_read_once_and_then_kept(own_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(SAMPLE, taken=tuple)
    assert len(list(own_cache.rglob("*.json"))) == 1
    monkeypatch.setattr(rules, "decision_of", None)
    for again in (load(SAMPLE, taken=tuple), load(SAMPLE)):
        assert (again.questions, again.criteria, again.file) == (first.questions, first.criteria, str(SAMPLE))


def test_what_is_kept_of_a_text_serves_every_file_that_holds_it(own_cache: Path, tmp_path: Path) -> None:
    load(SAMPLE, taken=tuple)
    copy = tmp_path / "copy.yaml"
    copy.write_bytes(SAMPLE.read_bytes())
    decision = load(copy, taken=tuple)
    assert len(list(own_cache.rglob("*.json"))) == 1
    assert decision.file == decision.criteria["language"].rules[0].place.file == str(copy)
    assert not decision.packaged


def test_a_text_with_faults_is_never_kept(own_cache: Path, tmp_path: Path) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text(SAMPLE.read_text().replace("weight: 5", "weight: 9"))
    for _ in range(2):
        with pytest.raises(InvalidFile):
            load(file, taken=tuple)
    assert not list(own_cache.rglob("*.json"))


def test_a_question_may_not_have_a_flag_that_is_taken(own_cache: Path) -> None:
    with pytest.raises(InvalidFile, match="'api_docs' may not name a question: --api-docs is a flag of the commands"):
        load(SAMPLE, taken=lambda: {"--api-docs"})
    assert not list(own_cache.rglob("*.json"))


def test_a_program_without_a_command_line_has_no_flags_and_keeps_nothing(own_cache: Path) -> None:
    text = SAMPLE.read_text().replace("  runtime:\n    ask", "  format:\n    ask").replace("runtime: ", "format: ")
    assert "format" in decision_of(text.encode(), "f.yaml").questions
    load(SAMPLE)
    assert not list(own_cache.rglob("*.json"))
