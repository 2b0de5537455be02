"""The page that is sent round, used in a browser without a network, from a file."""

import json
import random
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from recommender.cli.main import main
from recommender.engine.recommend import recommend
from recommender.loading.profiles import profile_of
from recommender.model.decision import NONE, TIE, Decision
from recommender.model.profile import Profile
from tests.page.test_compiled import some_profiles

HERE = Path(__file__).parent

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def seen(modules: Path, packaged: Decision, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    """What a browser saw."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no browser is here")
    folder = tmp_path_factory.mktemp("choose")
    ann, bo, odd, flow = (folder / name for name in ("ann.yaml", "bo.json", "odd.yaml", "flow.yaml"))
    ann.write_text("# Ann's\nanswers:\n  language: python\n  front_end: javascript\nweights:\n  team: 3\n")
    bo.write_text('{"answers": {"language": "typescript", "front_end": "javascript"}}')
    odd.write_text("answers: {language: cobol}\n")
    flow.write_text("answers: {language: python, front_end: javascript}\nweights: {team: 3}\nfixed: [language]\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("RECOMMENDER_RULES", raising=False)
        assert main(["page", "-o", f"{folder}/choose.html"]) == 0
    words = [
        "node",
        str(HERE / "choose.mjs"),
        str(modules),
        browser,
        f"{folder}/choose.html",
        f"{ann},{bo},{flow},{odd}",
    ]
    words.append(",".join(map(_hash, _profiles(packaged))))
    done = subprocess.run(words, capture_output=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr.decode()
    found: Mapping[str, Any] = {**json.loads(done.stdout), "file": (folder / "choose.html").as_uri()}
    return found


def test_it_is_quiet_and_asks_nobody(seen: Mapping[str, Any]) -> None:
    assert seen["console"] == []
    assert set(seen["requests"]) <= {seen["file"], "data:,"}


def test_axe_finds_nothing_and_nothing_scrolls_sideways(seen: Mapping[str, Any]) -> None:
    assert len(seen["violations"]) == len(("light", "dark")) * len((320, 800, 1280))
    assert not any(seen["violations"].values()), seen["violations"]
    assert not any(pixels > 0 for pixels in seen["overflow"].values()), seen["overflow"]


def test_every_question_is_answered_by_keyboard_alone(seen: Mapping[str, Any], packaged: Decision) -> None:
    answers = {id: next(iter(question.answers)) for id, question in packaged.questions.items()}
    assert dict(seen["keyboard"]) == answers
    _assert_same(packaged, Profile(answers), seen["complete"]["shares"])


def test_before_an_answer_nobody_leads_and_the_next_question_is_marked(
    seen: Mapping[str, Any], packaged: Decision
) -> None:
    assert seen["blank"] == "Nothing is answered yet."
    assert seen["first"] == recommend(packaged, Profile()).next_questions[0].question.id


def test_a_link_opens_with_its_answers(seen: Mapping[str, Any], packaged: Decision) -> None:
    linked, profile = seen["linked"], Profile({"language": "python", "in_process": "for_npm"}, {"packages": 5})
    assert dict(linked["chosen"]) == dict(profile.answers)
    _assert_same(packaged, profile, linked["shares"])
    result = recommend(packaged, profile)
    assert linked["next"] == result.next_questions[0].question.id
    assert linked["command"] == "recommender recommend --language python --in-process for_npm --weight packages=5"
    assert linked["verdict"].startswith("Express, ")
    shown = " ".join(linked["reasons"])
    for standing in result.standings:
        assert all(held.rule.because in shown for held in standing.contributions)
    assert all(each.rule.otherwise in shown for each in result.otherwise)
    assert all(warning.because in shown for warning in result.warnings)


def test_the_profile_that_is_saved_is_read_and_gives_the_same(seen: Mapping[str, Any], packaged: Decision) -> None:
    profile = profile_of(packaged, seen["linked"]["profile"].encode(), "profile.yaml")
    assert dict(profile.answers) == {"language": "python", "in_process": "for_npm"}
    assert dict(profile.weights) == {"packages": 5}
    _assert_same(packaged, profile, seen["linked"]["shares"])


def test_a_strange_link_changes_nothing_and_that_is_said(seen: Mapping[str, Any]) -> None:
    for strange in seen["hostile"]:
        assert strange["chosen"] == []
        assert strange["images"] == 0
        assert strange["note"].startswith("Nothing has changed, since this page does not know ")


def test_profiles_are_compared_where_they_differ(seen: Mapping[str, Any]) -> None:
    heads, *rows = seen["compared"]
    assert heads[1:] == ["", "ann.yaml", "bo.json", "flow.yaml"]  # the odd one is not taken
    assert seen["refused"] == "Nothing has changed, since this page does not know language: cobol"
    by_name = {row[1]: (row[0], row[2:]) for row in rows}
    assert by_name["language"] == (True, ["python", "typescript", "python"])
    assert by_name["front_end"] == (False, ["javascript"] * 3)
    assert by_name["weights.team"] == (True, ["3", "-", "3"])
    assert by_name["Leads"][0]
    assert [verdict.split(",")[0] for verdict in by_name["Leads"][1]] == ["FastAPI", "Express", "FastAPI"]


def test_it_counts_as_the_engine_does(seen: Mapping[str, Any], packaged: Decision) -> None:
    for profile, shares in zip(_profiles(packaged), seen["going"], strict=True):
        _assert_same(packaged, profile, shares)


def _profiles(decision: Decision) -> list[Profile]:
    """Other ones than none, since an address that is the same is no other."""
    every = some_profiles(decision, random.Random(3), 60)  # noqa: S311
    return list({_hash(profile): profile for profile in every if profile.answers}.values())


def _hash(profile: Profile) -> str:
    """The profile behind the # of an address, in the order of the page."""
    weights = {f"weights.{id}": str(weight) for id, weight in profile.weights.items()}
    return urlencode({**profile.answers, **weights})


def _assert_same(decision: Decision, profile: Profile, shares: list[float]) -> None:
    result = recommend(decision, profile)
    outcomes = [result.outcomes[name] for name in (*decision.options, TIE, NONE)]
    assert shares == pytest.approx(outcomes, abs=1e-9)
