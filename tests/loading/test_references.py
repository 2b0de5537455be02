"""What the words of a rule file refer to."""

import pytest

from recommender.loading import references as module
from recommender.loading.conditions import condition_at
from recommender.loading.references import references
from recommender.loading.yaml import Document, parse
from recommender.model.condition import Is
from tests.conftest import SAMPLE


@pytest.fixture
def document() -> Document:
    return parse(SAMPLE.read_bytes(), "sample.yaml")


def test_conditions_are_found_where_their_rules_and_warnings_stand(document: Document) -> None:
    found = references(document, ())
    assert found.faults == []
    assert found.conditions["criteria", "language", "rules", 0] == Is("language", ("python",))
    assert ("warnings", 0) in found.conditions
    assert all("when" in document.value(path) for path in found.conditions)  # type: ignore[operator]


def test_conditions_are_found_of_remarks_and_of_what_lies_elsewhere() -> None:
    text = "questions: {q: {answers: {x: X}}}\nwarnings: [{when: {q: x}}]\nelsewhere: [{when: {q: x}}, {look_at: it}]"
    found = references(parse(text.encode(), "f"), ())
    assert found.conditions == {("warnings", 0): Is("q", ("x",)), ("elsewhere", 0): Is("q", ("x",))}


def test_usual_shares_of_another_shape_are_left_to_the_form() -> None:
    for usual in ("7", "[x]", "~"):
        text = f"questions: {{q: {{answers: {{x: X}}, usual: {usual}, usual_source: s}}}}"
        found = references(parse(text.encode(), "f"), ())
        assert [fault.what for fault in found.faults] == (
            ["a source of usual shares stands here without any"] if usual == "~" else []
        )


def test_a_condition_is_walked_once(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    walked = []

    def watched(*given: object) -> object:
        walked.append(given[1])
        return condition_at(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "condition_at", watched)
    found = references(document, ())
    assert sorted(map(str, walked)) == sorted(str((*path, "when")) for path in found.conditions)


def test_a_flag_that_is_taken_is_refused_and_no_other(document: Document) -> None:
    assert [fault.what for fault in references(document, ["--api-docs", "--runtimes"]).faults] == [
        "'api_docs' may not name a question: --api-docs is a flag of the commands"
    ]


def test_a_rule_that_has_another_shape_still_has_its_words_checked() -> None:
    text = "options: {a: {}}\nquestions: {q: {answers: {x: X}}}\ncriteria: {c: {rules: [{prefer: b, when: {q: y}}, 7]}}"
    assert [fault.what for fault in references(parse(text.encode(), "f"), ()).faults] == [
        "no option is named 'b'",
        "the question 'q' has no answer 'y'",
    ]
