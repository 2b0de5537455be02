"""Questions, answers and sources that nothing makes use of."""

from collections.abc import Callable

from recommender.checks.unused import unused_questions, unused_sources
from tests import rule_files
from tests.checks.files_with_findings import near
from tests.rule_files import Raw

IDLE = {"ask": "Idle?", "answers": {"x": "X", "y": "Y"}, "neutral": "y"}


def _said(change: Callable[[Raw], object]) -> list[str]:
    decision = rule_files.loaded(near(change))
    findings = [*unused_questions(decision), *unused_sources(decision)]
    return [str(finding).partition(": ")[2] for finding in findings]


def test_a_question_that_no_rule_reads_is_named_and_its_answers_are_not() -> None:
    assert _said(lambda raw: raw["questions"].update(idle=IDLE)) == [
        "no rule reads the question 'idle'; write one that does, or remove the question"
    ]


def test_an_answer_that_no_rule_reads_counts_as_the_neutral_one() -> None:
    assert _said(lambda raw: raw["questions"]["p"]["answers"].update(z="Z")) == [
        "no rule reads the answer 'z' of 'p'; write one that does, or merge it with the neutral answer"
    ]
    assert _said(lambda raw: raw["questions"]["p"].pop("neutral")) == [
        "no rule reads the answer 'n' of 'p'; write one that does, or name it: 'neutral: n'"
    ]


def test_a_source_that_nobody_cites_is_named() -> None:
    assert _said(lambda raw: raw["sources"].update(idle={"title": "Idle"})) == [
        "nothing cites the source 'idle'; cite it, or remove it"
    ]


def test_what_only_a_warning_reads_or_cites_is_in_use() -> None:
    def warned(raw: Raw) -> None:
        raw["questions"]["idle"] = IDLE
        raw["sources"]["t"] = {"title": "Another source"}
        raw["warnings"] = [{"about": "a", "when": {"idle": "x"}, "because": "so", "source": "t"}]

    assert _said(warned) == []


def test_what_only_a_remark_or_a_pointer_elsewhere_reads_or_cites_is_in_use() -> None:
    for section, more in (("warnings", {}), ("elsewhere", {"look_at": "C"})):

        def said(raw: Raw, section: str = section, more: Raw = more) -> None:
            raw["questions"]["p"]["answers"]["z"] = "Z"
            raw["questions"]["idle"] = IDLE
            raw["sources"]["t"] = {"title": "Another source"}
            raw[section] = [{**more, "when": {"any": [{"idle": "x"}, {"p": "z"}]}, "because": "so", "source": "t"}]

        assert _said(said) == []


def test_what_only_usual_shares_cite_is_in_use() -> None:
    def usual(raw: Raw) -> None:
        raw["sources"]["t"] = {"title": "Another source"}
        raw["questions"]["p"].update(usual={"x": 60, "y": 30, "n": 10}, usual_source="t")

    assert _said(usual) == []


def test_what_only_an_aspect_cites_is_in_use() -> None:
    def compared(raw: Raw) -> None:
        raw["sources"]["t"] = {"title": "Another source"}
        raw["aspects"] = {"Speed": {"a": "Fast", "source": "t"}}

    assert _said(compared) == []
