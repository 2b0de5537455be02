"""The argument beside the questions: one headline for both readings, and advice in its place."""

from recommender.engine.rank import rank
from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.tui.argument_panel import told
from tests import hostile
from tests.advised import advised

TORN = Profile({"libraries": "none", "api_docs": "framework"})
NEEDS = Profile({"language": "python", "libraries": "npm"})


def lines(decision: Decision, profile: Profile, width: int = 100) -> list[str]:
    result = recommend(decision, profile)
    return [line.text for line in told(result, result, width)]


def test_where_the_readings_differ_both_are_told_first(sample: Decision) -> None:
    first, second, *_ = lines(advised(sample), TORN)
    assert f"{first} {second.strip()}" == (
        "Torn (toss-up, 56 %): what is answered speaks for FastAPI; what is not answered usually speaks for Express."
    )


def test_until_both_are_known_the_leader_is_told(sample: Decision) -> None:
    ranking = rank(advised(sample), TORN)
    assert told(ranking, None, 100)[0].text == "Express leads"


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
