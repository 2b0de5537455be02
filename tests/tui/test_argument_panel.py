"""What stands beside the questions: the verdict, how the options stand, and why."""

import pytest

from recommender.engine.rank import rank
from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.tui.argument_panel import argument_lines, whole_lines
from recommender.words import cells
from tests import hostile, rule_files
from tests.advised import advised

PYTHON = Profile({"language": "python"})


@pytest.mark.parametrize("width", [30, 47, 80])
def test_no_line_takes_more_cells_than_there_are(sample: Decision, width: int) -> None:
    result = recommend(sample, PYTHON)
    for lines in (argument_lines(result, result, width), argument_lines(result, result, width, short=True)):
        assert max(cells(line.text) for line in lines) <= width


def test_before_the_analysis_is_there_it_tells_the_standing_alone(sample: Decision) -> None:
    ranking = rank(sample, PYTHON)
    before = [line.text for line in argument_lines(ranking, None, 60)]
    assert any("FastAPI" in line for line in before)
    assert not any("moderate" in line or "strong" in line for line in before)
    result = recommend(sample, PYTHON)
    assert result.confidence is not None
    assert any(result.confidence.word in line.text for line in argument_lines(result, result, 60))


def test_where_there_is_little_room_it_tells_less(sample: Decision) -> None:
    result = recommend(sample, PYTHON)
    assert len(argument_lines(result, result, 60, short=True)) < len(argument_lines(result, result, 60))


def test_before_any_answer_nobody_leads_and_the_shares_stand_there(sample: Decision) -> None:
    result = recommend(sample, Profile())
    for lines in (argument_lines(result, result, 80), argument_lines(rank(sample, Profile()), None, 80)):
        first, express, fastapi, *rest = (line.text for line in lines)
        assert first == "Nothing is answered yet. With every answer alike:"
        assert " 45 % " in fastapi
        assert " 54 % " in express
        assert not any("leads" in line for line in rest)
    assert argument_lines(result, result, 40, short=True)[0].text == "Nothing is answered yet"


def test_hostile_texts_come_out_as_text() -> None:
    decision = rule_files.loaded(hostile.rule_file())
    result = recommend(decision, Profile())
    for line in argument_lines(result, result, 60):
        assert line.text.isprintable()


TORN = Profile({"libraries": "none", "api_docs": "framework"})
NEEDS = Profile({"language": "python", "libraries": "npm"})


def lines(decision: Decision, profile: Profile, width: int = 100) -> list[str]:
    result = recommend(decision, profile)
    return [line.text for line in argument_lines(result, result, width)]


def test_where_the_readings_differ_both_are_told_first(sample: Decision) -> None:
    first, second, *_ = lines(advised(sample), TORN)
    assert f"{first} {second.strip()}" == (
        "Not decided yet (toss-up, 56 %): what is answered speaks for FastAPI, but what teams usually answer to the "
        "rest speaks for Express."
    )


def test_until_both_are_known_the_leader_is_argument_lines(sample: Decision) -> None:
    ranking = rank(advised(sample), TORN)
    assert argument_lines(ranking, None, 100)[0].text == "Express leads"


def test_advice_has_its_place_among_the_reasons(sample: Decision) -> None:
    said = lines(advised(sample), NEEDS)
    wanted = [
        "   ! npm packages and a Python team hardly go together",
        "     To use FastAPI all the same: run the packages in a second service, in Node.js",
        "     Look at NestJS too, because it enforces a structure that Express leaves to the team",
    ]
    assert [line for line in said if line in wanted] == wanted


def test_hostile_advice_comes_out_as_text(sample: Decision) -> None:
    said = "\n".join(lines(advised(sample, hostile.IN_A_TERMINAL), NEEDS))
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert said.count("[red]q[/x]") >= 4


@pytest.mark.parametrize("profile", [PYTHON, NEEDS, TORN, Profile()], ids=["python", "needs", "torn", "blank"])
def test_everything_is_said_in_words_and_not_in_flags(sample: Decision, profile: Profile) -> None:
    decision = advised(sample)
    result = recommend(decision, profile)
    said = "\n".join(line.text for line in whole_lines(result, 300))
    assert not any(f"{question.flag} " in said for question in decision.questions.values())
    for standing in result.standings:
        for contribution in standing.contributions:
            assert contribution.rule.because in said
    assert all(asked.question.ask in said for asked in result.next_questions)
    assert "recommender recommend" not in said


def test_everything_has_its_sources_as_links(sample: Decision) -> None:
    result = recommend(sample, Profile({"language": "python", "api_docs": "framework"}))
    links = [line.text[span.start : span.end] for line in whole_lines(result, 100) for span in line.spans if span.link]
    assert {"[docs openapi]", "[docs assets]", "https://example.org/docs"} <= set(links)
