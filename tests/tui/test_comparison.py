"""What if: mark, change, compare."""

from textual.pilot import Pilot

from recommender.engine.rank import rank
from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.tui.app import Interview
from recommender.tui.comparison import compared
from recommender.words import cells
from tests.tui.playing import after, begun, play, press, text

THEN = Profile({"language": "python", "api_docs": "framework"})
NOW = Profile({"language": "javascript", "api_docs": "framework", "libraries": "npm"}, {"language": 3})


def said(decision: Decision, then: Profile, now: Profile, *, short: bool = False) -> list[str]:
    lines = compared(recommend(decision, then), rank(decision, now), 70, short=short)
    return [line.text for line in lines]


def test_both_standings_stand_one_above_the_other(sample: Decision) -> None:
    lines = said(sample, THEN, NOW)
    now, then = rank(sample, NOW), rank(sample, THEN)
    first, below = lines[:2]
    assert first.startswith("Express now  ")
    assert first.endswith(f"{now.standings[0].score.mean:g}".rjust(6))
    assert below.startswith("        was  ")
    assert f"{round(100 * then.standings[1].wins)} %" in below


def test_every_answer_and_weight_that_differs_is_told_in_words(sample: Decision) -> None:
    lines = said(sample, THEN, NOW)
    assert lines[lines.index("What if (m ends it)") + 1 :] == [
        "  Before: FastAPI leads (moderate, 67 %)",
        "  language: “Python” → “JavaScript”",
        "  libraries: not answered → “Those on npm”",
        "  weight of Language and ecosystem: 5 → 3",
    ]
    assert "  Nothing yet: change answers or weights." in said(sample, THEN, THEN)
    assert "  Before: nothing was answered" in said(sample, Profile(), NOW)


def test_who_was_ruled_out_is_said_so(sample: Decision) -> None:
    lines = said(sample, Profile({"runtime": "only_node"}), Profile())
    assert any(line.startswith("        was  ") and line.endswith("ruled out") for line in lines)
    assert any("out → " in line for line in said(sample, Profile({"runtime": "only_node"}), Profile(), short=True))


def test_where_there_is_little_room_an_option_takes_a_line(sample: Decision) -> None:
    *options, last = said(sample, THEN, NOW, short=True)
    assert len(options) == 2
    assert last.startswith("m ends it: language: “Python” → “JavaScript”;")
    assert all(cells(line) <= 70 for line in (*options, last))


def test_m_marks_and_ends_it(sample: Decision) -> None:
    app = begun(sample, language="python")

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        before = text(app)
        await press(app, pilot, "m")
        assert "Nothing yet: change answers or weights." in text(app)
        await press(app, pilot, "m")
        assert text(app) == before

    play(app, script)


def test_changes_can_stay_or_be_taken_back(sample: Decision) -> None:
    for choice, left in (("1", "javascript"), ("2", "python")):
        app = begun(sample, language="python")
        shown = after(app, "m", "2", "m", choice)
        assert "What if (m ends it)" not in shown
        assert app.profile.answers == {"language": left}
    app = begun(sample, language="python")
    assert "What if (m ends it)" in after(app, "m", "2", "m", "escape")


def test_what_is_taken_back_comes_again_with_redo_or_undo(sample: Decision) -> None:
    app = begun(sample, language="python")
    after(app, "m", "2", "m", "2", "u")
    assert app.profile.answers == {"language": "javascript"}
