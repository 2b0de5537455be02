"""What has become of records, as a terminal, a pipe, a pull request and a script get it."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from recommender.engine.audits.recheck import recheck
from recommender.loading.rules import decision_of
from recommender.model.decision import Decision
from recommender.model.finding import Finding
from recommender.model.place import Place
from recommender.model.recheck import (
    Names,
    OpenChanges,
    PassedOver,
    QuestionChanges,
    Recheck,
    Rechecks,
    Reweighed,
    Reworded,
    Usual,
)
from recommender.model.recommendation import Confidence
from recommender.model.record import OpenRule, Record, Said
from recommender.reports.audits.recheck import RECHECK, summary
from tests.conftest import SAMPLE
from tests.profiles import FILED, record_of

TODAY = date(2026, 11, 25)
SAID = Said("express", "language", 2, 5, "the packages run there")
OPEN = OpenRule("language", ("express",), 2, "q3f", "the packages run there")
STRONG = Confidence("strong", 0.95, None, exact=True, standard_error=0)


@pytest.fixture
def record(sample: Decision) -> Record:
    return record_of(sample, FILED)


def _text(*checks: Recheck) -> str:
    """As one line, wherever it is folded."""
    return " ".join(RECHECK["text"](Rechecks(checks), TODAY, 80).split())


def _line(check: Recheck) -> str:
    return RECHECK["text"](Rechecks([check]), TODAY, None)


# People --------------------------------------------------------------------------------------------------------------


def test_what_stands_is_one_line(record: Record, sample: Decision) -> None:
    check = recheck(sample, record)
    assert _text(check) == "report.json: stands: FastAPI leads (moderate, 67 %)"
    assert _line(check) == "report.json: stands: FastAPI leads (moderate, 67 %)\n"


def test_what_has_changed_is_one_line_in_a_pipe_with_the_first_reasons(record: Record, sample: Decision) -> None:
    before = replace(record, leader="express", confidence=STRONG, weights={"language": 4, "documentation": 5})
    check = replace(recheck(sample, before), added=[SAID, SAID, SAID])
    assert _line(check) == (
        "report.json: changed: Express leads (strong, 95 %) -> FastAPI leads (moderate, 67 %): "
        "weight of Language and ecosystem was 4, is 5; now +10 for Express: the packages run there; "
        "and 2 more: --format json\n"
    )
    assert _text(check).endswith(" now +10 for Express: the packages run there" * 3)


def test_of_several_records_those_that_stand_do_not_say_what_changed(record: Record, sample: Decision) -> None:
    stands = recheck(sample, replace(record, digest="sha256:another"))
    changed = recheck(sample, replace(record, digest="sha256:another", leader="express"))
    assert "the rule file has changed" in _text(stands)
    text = _text(stands, changed)
    assert "the rule file has changed" not in text
    assert "nothing in the rule file that bears on this record has changed" in text


def test_a_rule_that_became_decisive_counts_otherwise_and_the_other_way_round(record: Record, sample: Decision) -> None:
    strong, decisive = "strength: strong\n", "strength: decisive\n        otherwise: learn it\n"
    needed = decision_of(SAMPLE.read_text().replace(strong, decisive, 1).encode(), "sample.yaml")
    reason = "for FastAPI: the Python the team already runs carries straight over"
    assert f"now +30 {reason}, was +15" in _text(recheck(needed, record))
    filed = record_of(needed, FILED)
    assert f"now +15 {reason}, was +30" in _text(recheck(sample, filed))


def test_a_share_that_moved_is_told_beside_the_word(record: Record, sample: Decision) -> None:
    assert record.confidence
    before = replace(record, confidence=record.confidence._replace(win_share=0.898))
    assert _text(recheck(sample, before)).endswith(" (moderate, 67 %), was 89 %")


@pytest.mark.parametrize(
    ("change", "was"),
    [
        ({"leader": "express", "confidence": STRONG}, "Express leads (strong, 95 %)"),
        ({"leader": "express", "outcome": "express", "confidence": STRONG}, "Use Express (strong, 95 %)"),
        ({"leader": "flask", "confidence": STRONG._replace(exact=False)}, "flask leads (strong, about 95 %)"),
        ({"leader": None, "outcome": "tie", "confidence": STRONG._replace(word="toss-up")}, "a tie (toss-up, 95 %)"),
        ({"leader": None, "outcome": "none", "confidence": None}, "none fits"),
        ({"leader": None, "outcome": None, "confidence": STRONG}, "no option ahead (strong, 95 %)"),
        (
            {"confidence": Confidence("strong", 0.995, None, exact=True, standard_error=0)},
            "FastAPI leads (strong, over 99 %)",
        ),
    ],
)
def test_what_has_changed_says_what_it_was(change: dict[str, Any], was: str, record: Record, sample: Decision) -> None:
    text = _text(recheck(sample, replace(record, **change)))
    assert f"report.json: changed: {was} -> FastAPI leads (moderate, 67 %)" in text
    assert "the rule file is the same, so the record was edited, or another version of recommender wrote it" in text


def test_every_sort_of_change_is_named(record: Record, sample: Decision) -> None:
    ruled_out = Said("fastapi", "", 0, 0, "it needs Python")
    check = replace(
        recheck(sample, replace(record, digest="sha256:another")),
        gone=["libraries: npm"],
        options=Names(["express"], ["flask"]),
        weights=[Reweighed("documentation", 4, 5)],
        added=[SAID],
        removed=[ruled_out],
        reworded=[Reworded(SAID, SAID._replace(because="they run there"))],
        rescored=[Reworded(SAID, SAID._replace(points=3))],
    )
    lines = RECHECK["text"](Rechecks([check]), TODAY, 80).splitlines()[1:]
    assert [line.strip() for line in lines] == [
        "the rules no longer know libraries: npm",
        "Express is a new option",
        "flask is no option any more",
        "weight of documentation was 4, is 5",
        "now +10 for Express: the packages run there",
        "no longer rules out FastAPI: it needs Python",
        "now +15 for Express: the packages run there, was +10",
        "reworded: the packages run there -> they run there",
    ]


def test_every_sort_of_change_in_what_is_open_is_named(record: Record, sample: Decision) -> None:
    both = OPEN._replace(options=("fastapi", "express"), points=0, because="")
    check = replace(
        recheck(sample, record),
        open=OpenChanges(
            added=[OPEN],
            removed=[OPEN._replace(because=""), both],
            changed=[(OPEN._replace(points=3), OPEN), (OPEN._replace(condition="zzz"), OPEN)],
        ),
    )
    lines = RECHECK["text"](Rechecks([check]), TODAY, 80).splitlines()[1:]
    assert [line.strip() for line in lines] == [
        "new open rule: +10 for Express: the packages run there",
        "open rule gone: +10 for Express on Language and ecosystem",
        "open rule gone: rules out FastAPI and Express on Language and ecosystem",
        "open rule changed: +10 for Express: the packages run there, was +15",
        "open rule changed: +10 for Express: the packages run there",
    ]
    usual = Usual("libraries", {"python": 70, "npm": 10, "none": 20}, {"python": 60, "npm": 20, "none": 20})
    changes = QuestionChanges(Names(["api_docs"], ["cloud_kind"]), ["runtime"], [usual])
    check = replace(recheck(sample, record), questions=changes)
    lines = RECHECK["text"](Rechecks([check]), TODAY, 80).splitlines()[1:]
    assert [line.strip() for line in lines] == [
        "new question --api-docs: Who should write the API documentation?",
        "--cloud-kind is no longer asked",
        "the answers to --runtime have changed",
        "usual answers to --libraries: python 60 (was 70), npm 20 (was 10)",
    ]


def test_many_changes_are_cut_and_said_to_be(record: Record, sample: Decision) -> None:
    text = _text(replace(recheck(sample, record), added=[SAID] * 20))
    assert text.count("now +10") == 7
    assert text.endswith("and 13 more: --format json")


def test_a_file_that_changed_elsewhere_is_told_so(record: Record, sample: Decision) -> None:
    text = _text(recheck(sample, replace(record, digest="sha256:another")))
    assert text.endswith("the rule file has changed, but nothing in it that bears on this record")


def test_a_change_that_nothing_explains_is_never_put_down_to_nothing(record: Record, sample: Decision) -> None:
    check = recheck(sample, replace(record, digest="sha256:another", leader="express"))
    assert check.now.confidence
    edited = (
        "nothing in the rule file that bears on this record has changed, so the record was edited, or another version "
        "of recommender wrote it"
    )
    assert _text(check).endswith(edited)
    drawn = replace(check, now=replace(check.now, confidence=check.now.confidence._replace(exact=False)))
    assert _text(drawn).endswith(f"{edited}, or the sample is another")


def test_a_record_full_of_escapes_comes_out_as_text(record: Record, sample: Decision) -> None:
    hostile = replace(
        record, file="\x1b.md", leader="\x1b[31m", open_questions={"\x1b": record.open_questions["runtime"]}
    )
    result = Rechecks([recheck(sample, hostile)], passed_over=[PassedOver("\x1b.md", "not ours")])
    for render in RECHECK.values():
        assert "\x1b" not in render(result, TODAY, None)
    assert "\x1b" not in "".join(summary(result, sample, TODAY))


# Beside the answer ---------------------------------------------------------------------------------------------------


def _summary(result: Rechecks, decision: Decision, today: date = TODAY) -> list[str]:
    return list(summary(result, decision, today))


def test_several_records_are_counted(record: Record, sample: Decision) -> None:
    stands, changed = recheck(sample, record), recheck(sample, replace(record, leader="express"))
    review = "rules reviewed 2026-11-22, 3 days ago"
    assert _summary(Rechecks([stands]), sample) == [review]
    assert _summary(Rechecks([stands, stands]), sample) == [f"2 records, none changed; {review}"]
    assert _summary(Rechecks([stands, changed, changed]), sample) == [f"3 records, 2 changed; {review}"]
    assert _summary(Rechecks([]), sample) == []


def test_what_was_passed_over_is_counted_and_named(sample: Decision) -> None:
    foreign = [PassedOver(f"{number}.md", "not ours") for number in range(20)]
    other = PassedOver("x.md", "about another decision")
    assert _summary(Rechecks([], passed_over=[*foreign[:2], other]), sample) == [
        "2 files are not ours: 0.md, 1.md",
        "1 file is about another decision: x.md",
    ]
    assert _summary(Rechecks([], passed_over=foreign), sample) == [
        "20 files are not ours: 0.md, 1.md, 2.md, 3.md, 4.md, 5.md, 6.md, 13 more"
    ]


@pytest.mark.parametrize(
    ("today", "age"),
    [
        (date(2026, 11, 22), "today"),
        (date(2026, 11, 23), "1 day ago"),
        (date(2026, 11, 21), "1 day from now"),
        (date(2027, 11, 22), "365 days ago"),
        (date(2027, 11, 23), "366 days ago; review them again"),
    ],
)
def test_a_review_is_old_after_a_year(today: date, age: str, record: Record, sample: Decision) -> None:
    result = Rechecks([recheck(sample, record)])
    assert _summary(result, sample, today) == [f"rules reviewed 2026-11-22, {age}"]


def test_rules_that_nobody_reviewed_are_told_so(record: Record, sample: Decision) -> None:
    result = Rechecks([recheck(sample, record)])
    assert _summary(result, replace(sample, reviewed=None)) == ["nobody has said when the rules were last reviewed"]


# Machines ------------------------------------------------------------------------------------------------------------


def test_a_pull_request_is_annotated_where_a_record_has_changed(record: Record, sample: Decision) -> None:
    other = recheck(sample, replace(record, file="a,b.md", leader="express", confidence=STRONG))
    less = recheck(sample, replace(record, confidence=STRONG))
    fault = Finding(Place("c.md"), "this is not ours", "name another")
    result = Rechecks([recheck(sample, record), other, less], [fault], [PassedOver("d.md", "not ours")])
    lines = RECHECK["github"](result, TODAY, None).splitlines()
    answer = "leads (strong, 95 %25) -> FastAPI leads (moderate, 67 %25): the rule file is the same, so"
    assert lines[0].startswith(f"::error file=a%2Cb.md,title=recheck::changed: Express {answer}")
    assert lines[1].startswith(f"::warning file=report.json,title=recheck::changed: FastAPI {answer}")
    assert lines[2:] == ["::error file=c.md,title=recheck::this is not ours; name another"]


def test_scripts_get_what_was_and_what_is(record: Record, sample: Decision) -> None:
    check = replace(
        recheck(sample, replace(record, leader="express")),
        open=OpenChanges((OPEN,), (OPEN._replace(because=""),), ((OPEN, OPEN),)),
        questions=QuestionChanges(Names(["a"], ["b"]), ["c"], [Usual("d", {"x": 1}, {"x": 2})]),
        weights=[Reweighed("language", 4, 5)],
    )
    fault = Finding(Place("c.md"), "this is not ours", "name another")
    text = RECHECK["json"](Rechecks([check], [fault], [PassedOver("d.md", "not ours")]), TODAY, None)
    document = json.loads(text)
    (checked,) = document["records"]
    assert (document["date"], checked["stands"], checked["review_age_days"]) == ("2026-11-25", False, 3)
    assert (checked["before"]["leader"], checked["now"]["leader"]) == ("express", "fastapi")
    assert checked["before"]["digest"] == checked["now"]["digest"] == sample.digest
    rule = {"options": ["express"], "criterion": "language", "points": 2, "because": "the packages run there"}
    assert checked["open_rules"] == {
        "added": [rule],
        "removed": [{**rule, "because": None}],
        "changed": [{"before": rule, "now": rule}],
    }
    usual = [{"question": "d", "before": {"x": 1}, "now": {"x": 2}}]
    assert checked["open_questions"] == {"added": ["a"], "removed": ["b"], "answers": ["c"], "usual": usual}
    assert checked["weights"] == [{"criterion": "language", "before": 4, "now": 5}]
    assert document["faults"] == [{"file": "c.md", "what": "this is not ours", "remedy": "name another"}]
    assert document["passed_over"] == [{"file": "d.md", "why": "not ours"}]
