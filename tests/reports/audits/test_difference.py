"""What a change of rules does, in every format."""

import json
from dataclasses import replace

import pytest

from recommender.engine.audits.difference import difference
from recommender.loading.rules import decision_of
from recommender.model.decision import Decision
from recommender.model.difference import Affected, Difference, Shift
from recommender.reports.audits.difference import DIFFERENCE
from tests import hostile, rule_files
from tests.conftest import SAMPLE
from tests.profiles import CHOICES


@pytest.fixture(scope="module")
def changed(sample: Decision) -> Difference:
    text = SAMPLE.read_text()
    for old, new in (
        (
            "      - prefer: express\n        when: {libraries: npm}\n",
            "      - prefer: fastapi\n        when: {libraries: npm}\n",
        ),
        ("    weight: 5\n", "    weight: 4\n"),
        ("carries straight over\n", "carries over\n"),
    ):
        assert old in text
        text = text.replace(old, new, 1)
    return difference(sample, decision_of(text.encode(), "new.yaml"), CHOICES)


def _text(result: Difference) -> str:
    """As one line, wherever it is folded."""
    return " ".join(DIFFERENCE["text"](result, 80).split())


def test_it_says_from_what_to_what_with_a_profile_that_shows_it(changed: Difference) -> None:
    text = _text(changed)
    assert text.startswith("sample.yaml -> new.yaml ")
    assert "of all profiles have another outcome Express -> FastAPI: " in text
    assert "such as recommender recommend --rules new.yaml --libraries npm --assume-neutral" in text


def test_it_says_what_changes_in_the_files(changed: Difference) -> None:
    text = _text(changed)
    assert "weight of language: 5 -> 4" in text
    assert "+ prefer FastAPI (clear): the packages run in its own process [new.yaml:" in text
    assert "- prefer Express (clear): the packages run in its own process [sample.yaml:" in text
    assert "reworded: the Python the team already runs carries straight over -> " in text


def test_a_decisive_rule_comes_with_what_it_takes_to_go_against_it(sample: Decision) -> None:
    decisive = "strength: decisive\n        otherwise: learn it\n"
    text = SAMPLE.read_text().replace("strength: strong\n", decisive, 1)
    result = difference(sample, decision_of(text.encode(), "new.yaml"))
    told = "the Python the team already runs carries straight over"
    assert f"+ prefer FastAPI (decisive): {told}; otherwise learn it [new.yaml:" in _text(result)
    assert f"- prefer FastAPI (strong): {told} [sample.yaml:" in _text(result)
    document = json.loads(DIFFERENCE["json"](result, 80))
    assert [rule["otherwise"] for rule in (*document["added"], *document["removed"])] == ["learn it", None]


def test_what_is_said_beside_the_rules_is_told_on_one_line(sample: Decision) -> None:
    beside = 'elsewhere:\n  - {look_at: "Flask\\n", because: "it\\nis small", source: ours}\n\naspects:\n'
    text = SAMPLE.read_text().replace("aspects:\n", beside)
    assert "+ elsewhere, Flask: it is small" in _text(difference(sample, decision_of(text.encode(), "new.yaml")))


def test_choices_are_counted_where_there_were_any(changed: Difference) -> None:
    assert f"{len(changed.cases)} of 4 choices really made are met otherwise" in _text(changed)
    assert "really made" not in _text(replace(changed, judged=0, cases=()))


def test_nothing_changed_is_said(sample: Decision) -> None:
    text = _text(difference(sample, sample))
    assert "0 % of all profiles have another outcome" in text
    assert "Nothing changes in options, questions, rules and weights" in text


def test_what_a_sample_said_comes_with_its_error(changed: Difference) -> None:
    sampled = replace(changed, outcomes=changed.outcomes._replace(exact=False, standard_error=0.02))
    assert "have another outcome (a sample; standard error 2 %)" in _text(sampled)


def test_answers_that_only_the_old_file_knows_are_not_in_the_command(changed: Difference) -> None:
    witness = {"language": "python", "gone": "yes"}
    shown = replace(changed, outcomes=changed.outcomes._replace(shifts=[Shift("fastapi", "tie", 0.5, witness)]))
    assert (
        "FastAPI -> a tie: 50 %, such as recommender recommend --rules new.yaml --language python --assume-neutral "
        "(and --gone yes, which only the old file knows)"
    ) in _text(shown)


def test_two_options_of_one_name_are_told_apart(sample: Decision) -> None:
    text = SAMPLE.read_text().replace("express: {name: Express", "express: {name: FastAPI")
    result = difference(sample, decision_of(text.encode(), "new.yaml"))
    both = replace(result, outcomes=result.outcomes._replace(shifts=[Shift("fastapi", "express", 0.5)]))
    assert "FastAPI (fastapi) -> FastAPI (express): 50 %" in _text(both)


def test_many_are_cut_short_and_scripts_get_all(changed: Difference) -> None:
    many = replace(changed, examples=[Affected(f"example {index}", ["fastapi"], []) for index in range(20)])
    text = _text(many)
    assert text.count(": FastAPI -> none fits") == 12
    assert "and 8 more: --format json" in text
    assert len(json.loads(DIFFERENCE["json"](many, 80))["examples"]) == 20


def test_scripts_get_every_part(changed: Difference) -> None:
    document = json.loads(DIFFERENCE["json"](changed, 80))
    assert document["format"] == 1
    assert [rule["because"] for rule in document["added"]] == ["the packages run in its own process"]
    assert {"what": "weight of language", "before": "5", "now": "4"} in document["changes"]
    assert document["judged"] == 4
    assert document["outcomes"]["exact"] is True
    assert sum(shift["share"] for shift in document["outcomes"]["shifts"]) == pytest.approx(
        document["outcomes"]["share"]
    )


def test_hostile_texts_come_out_as_text() -> None:
    result = difference(
        rule_files.loaded(hostile.rule_file("plain")), rule_files.loaded(hostile.rule_file(hostile.IN_MARKDOWN))
    )
    for name in ("text", "markdown"):
        text = DIFFERENCE[name](result, 80)
        assert not any(ord(char) < 32 and char != "\n" for char in text)
    assert "<script" not in text
    assert " [a](b)" not in text
