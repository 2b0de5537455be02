"""Records read back: from what is printed for scripts, from a decision record and from a page."""

import json
from typing import Any

import pytest

from recommender.engine.recommend import recommend
from recommender.loading.records import record_of
from recommender.loading.rules import decision_of
from recommender.model.decision import Decision
from recommender.model.finding import InvalidFile
from recommender.model.profile import Profile
from recommender.model.record import Record, Said
from recommender.reports.formats import FORMATS
from recommender.reports.style import Style
from tests.conftest import SAMPLE

PROFILE = Profile({"language": "python", "libraries": "npm"}, {"documentation": 5}, ("language",))


def written(decision: Decision, format: str) -> str:
    return FORMATS[format].render(recommend(decision, PROFILE), Style())


def changed(decision: Decision, keys: dict[str, Any]) -> bytes:
    """The JSON document with these keys added or replaced."""
    return json.dumps({**json.loads(written(decision, "json")), **keys}).encode()


@pytest.mark.parametrize("format", ["json", "adr", "html"])
def test_every_format_that_keeps_a_record_gives_it_back(format: str, sample: Decision) -> None:
    record = record_of(written(sample, format).encode(), "file")
    assert record == Record(
        file="file",
        rules="sample.yaml",
        title=sample.title,
        digest=sample.digest,
        reviewed=sample.reviewed,
        profile=PROFILE,
        assumed_neutral=False,
        outcome=None,
        leader="fastapi",
        word="toss-up",
        share=record.share,
        said=(
            Said("fastapi", "language", 3, 5, "the Python the team already runs carries straight over"),
            Said("express", "language", 2, 5, "the packages run in its own process"),
        ),
    )


def test_what_a_decisive_rule_said_is_six_points_in_the_record() -> None:
    decisive = b"strength: decisive\n        otherwise: learn it\n        because: the Python"
    text = SAMPLE.read_bytes().replace(b"strength: strong\n        because: the Python", decisive)
    record = record_of(written(decision_of(text, "sample.yaml"), "json").encode(), "f")
    assert [(said.option, said.points, said.weight) for said in record.said] == [("fastapi", 6, 5), ("express", 2, 5)]


def test_keys_of_a_later_version_of_format_1_are_passed_over(sample: Decision) -> None:
    document = json.loads(written(sample, "json"))
    document["elsewhere"] = [{"look_at": "NestJS"}]
    document["profile"]["usual"] = True
    document["standings"][0]["contributions"][0]["otherwise"] = "run a second service"
    assert record_of(json.dumps(document).encode(), "f") == record_of(written(sample, "json").encode(), "f")


@pytest.mark.parametrize(
    "keys",
    [
        {"format": 2},
        {"reading": "upside down"},
        {"leader": 7},
        {"standings": [{"option": "fastapi"}]},
        {"profile": {"answers": {}, "assumed": {}, "weights": {}, "own_weights": {"language": 6}, "fixed": []}},
        {"decision": {"file": "f", "title": "t", "digest": "sha256:", "reviewed": None}},
        {"decision": {"file": "f", "title": "t", "digest": f"sha256:{64 * '0'}", "reviewed": "some day"}},
    ],
)
def test_what_is_not_of_format_1_is_damaged_or_newer(keys: dict[str, Any], sample: Decision) -> None:
    with pytest.raises(InvalidFile, match="is damaged, or newer than this recommender"):
        record_of(changed(sample, keys), "f")


def test_the_odd_bytes_of_a_file_name_come_back(sample: Decision) -> None:
    document = json.loads(written(sample, "json"))
    document["decision"]["file"] = "rules-\udcff.yaml"
    assert record_of(json.dumps(document).encode(), "f").rules == "rules-\udcff.yaml"
