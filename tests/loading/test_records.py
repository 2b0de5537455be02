"""Records read back: from what is printed for scripts, from a decision record and from a page."""

import json
from typing import Any

import pytest
from hypothesis import given

from recommender.engine.recommend import recommend
from recommender.loading.records import NoRecord, record_of
from recommender.loading.rules import decision_of
from recommender.model.decision import Decision
from recommender.model.finding import InvalidFile
from recommender.model.profile import Profile
from recommender.model.recommendation import Confidence
from recommender.model.record import Record, Said, open_question, open_rule
from recommender.reports.formats import FORMATS
from recommender.reports.record import record_text
from recommender.reports.style import Style
from tests import random_rule_files, rule_files
from tests.conftest import SAMPLE

PROFILE = Profile({"language": "python", "libraries": "npm"}, {"documentation": 5}, ("language",))


def written(decision: Decision, format: str) -> str:
    return FORMATS[format].render(recommend(decision, PROFILE), Style())


def changed(decision: Decision, keys: dict[str, Any]) -> bytes:
    """The record by itself with these keys added or replaced."""
    return json.dumps({**json.loads(written(decision, "json"))["record"], **keys}).encode()


@pytest.mark.parametrize("format", ["json", "adr", "html"])
def test_every_format_that_keeps_a_record_gives_it_back(format: str, sample: Decision) -> None:
    record = record_of(written(sample, format).encode(), "file")
    assert record.confidence
    assert record == Record(
        file="file",
        rules="sample.yaml",
        title=sample.title,
        digest=sample.digest,
        profile=PROFILE,
        assumed_neutral=False,
        outcome=None,
        leader="fastapi",
        confidence=Confidence("toss-up", record.confidence.share, None, exact=True, standard_error=0),
        weights={"language": 5, "documentation": 5},
        options=("fastapi", "express"),
        said=(
            Said("fastapi", "language", 3, 5, "the Python the team already runs carries straight over"),
            Said("express", "language", 2, 5, "the packages run in its own process"),
        ),
        open_rules=record.open_rules,
        open_questions={id: open_question(sample.questions[id]) for id in ("api_docs", "runtime")},
    )
    kept = recommend(sample, PROFILE).open_rules
    assert sorted(record.open_rules) == sorted(open_rule(*each)._replace(because="") for each in kept)


@given(random_rule_files.cases(random_rule_files.rule_files()))
def test_rules_that_are_open_come_back_whatever_they_do(case: random_rule_files.Case) -> None:
    profile = Profile(case.given, case.own_weights)
    result = recommend(rule_files.loaded(case.raw), profile, assume_neutral=case.assume_neutral)
    record = record_of(record_text(result).encode(), "f")
    assert sorted(record.open_rules) == sorted(open_rule(*each)._replace(because="") for each in result.open_rules)
    assert set(record.open_questions) == set(case.raw["questions"]) - set(case.given)


@pytest.mark.parametrize(
    "around",
    [
        "# 1. Use FastAPI\n\n<details><summary>For recheck</summary>\n\n```json\n{}\n```\n\n</details>\n",
        "\ufeff# 1. Use FastAPI\n\n```json\n{}\n```\n",
        "```json\n{{}}\n```\n\n```json\n{}\n```\n\n```json\n{{}}\n```\n".replace("{{}}", '{{"a": 1}}'),
    ],
    ids=["folded", "with a byte order mark", "among other blocks"],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_only_the_fence_matters(around: str, line_end: str, sample: Decision) -> None:
    kept = record_text(recommend(sample, PROFILE))
    text = around.format(kept).replace("\n", line_end)
    assert record_of(text.encode(), "f") == record_of(kept.encode(), "f")


def test_what_a_decisive_rule_said_is_six_points_in_the_record() -> None:
    decisive = b"strength: decisive\n        otherwise: learn it\n        because: the Python"
    text = SAMPLE.read_bytes().replace(b"strength: strong\n        because: the Python", decisive)
    record = record_of(written(decision_of(text, "sample.yaml"), "json").encode(), "f")
    assert [(said.option, said.points, said.weight) for said in record.said] == [("fastapi", 6, 5), ("express", 2, 5)]


def test_keys_of_a_later_version_of_format_1_are_passed_over(sample: Decision) -> None:
    document = json.loads(written(sample, "json"))
    document["elsewhere"] = [{"look_at": "NestJS"}]
    document["record"]["usual"] = True
    document["record"]["holding"][0]["otherwise"] = "run a second service"
    assert record_of(json.dumps(document).encode(), "f") == record_of(written(sample, "json").encode(), "f")


@pytest.mark.parametrize(
    "keys",
    [
        {"format": 2},
        {"neutral": "upside down"},
        {"leader": 7},
        {"holding": [{"option": "fastapi"}]},
        {"own_weights": {"language": 6}},
        {"digest": "sha256:"},
        {"open_rules": {"fastapi": {"language": "+x q3f"}}},
        {"open_questions": ["libraries"]},
        {"open_questions": ["libraries q3f many"]},
    ],
)
def test_what_is_not_of_format_1_is_damaged_or_newer(keys: dict[str, Any], sample: Decision) -> None:
    with pytest.raises(InvalidFile, match="is damaged, or newer than this recommender"):
        record_of(changed(sample, keys), "f")


def test_the_odd_bytes_of_a_file_name_come_back(sample: Decision) -> None:
    document = json.loads(written(sample, "json"))
    document["record"]["rules"] = "rules-\udcff.yaml"
    assert record_of(json.dumps(document).encode(), "f").rules == "rules-\udcff.yaml"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (b"# A page of ours", "not ours"),
        (b"\xff\xfe#\x00", "not ours"),
        (b'{"standings": []}', "not ours"),
        (b"`recommender recommend`, rules sha256:00", "without a record, or cut short"),
    ],
)
def test_what_holds_no_record_says_why(text: bytes, why: str) -> None:
    with pytest.raises(NoRecord) as none:
        record_of(text, "f")
    assert none.value.why == why


@pytest.mark.parametrize(
    "text", [b'{"open_questions": [], "record": 7}', b'{"open_questions": ', b'{"open_questions"}']
)
def test_json_that_only_looks_like_a_record_is_damaged(text: bytes) -> None:
    with pytest.raises(InvalidFile, match="is damaged") as damaged:
        record_of(text, "f")
    assert not isinstance(damaged.value, NoRecord)
