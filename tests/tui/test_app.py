"""The interview, key by key."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from textual.pilot import Pilot

from recommender.engine.recommend import analyse, recommend
from recommender.loading.profiles import load_profile
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.model.ranking import Ranking
from recommender.model.recommendation import Recommendation
from recommender.reports.formats import FORMATS
from recommender.reports.style import Heading, Style
from recommender.tui.actions import ACTIONS
from recommender.tui.app import Interview
from recommender.tui.kept_answers import State
from recommender.tui.questions import Questions
from recommender.tui.weights import Weights
from tests import hostile, rule_files
from tests.examples import seldom
from tests.tui.screen import play, press, settle, text


def begun(decision: Decision, **answers: str) -> Interview:
    return Interview(decision, Profile(answers))


def after(app: Interview, *keys: str, size: tuple[int, int] = (120, 40)) -> str:
    """The screen after these keys."""
    shown = ""

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        nonlocal shown
        await press(app, pilot, *keys)
        shown = text(app)

    play(app, script, size)
    return shown


# Answering


def test_a_digit_answers_the_open_question(sample: Decision) -> None:
    app = begun(sample)
    shown = after(app, "1")
    assert app.profile.answers == {"language": "python"}
    assert "(•) Python" in shown


@pytest.mark.parametrize("pick", ["enter", seldom("space")])
def test_arrows_and_enter_answer_and_go_on_to_the_next_question(sample: Decision, pick: str) -> None:
    app = begun(sample)
    after(app, "down", pick, "down", "down", "down", pick)
    assert app.profile.answers == {"language": "javascript", "libraries": "python"}


def test_left_and_right_home_and_end_turn_the_questions(sample: Decision) -> None:
    app = begun(sample)
    after(app, "right", "right", "1", "left", "1", "end", "1", "home", "1")
    assert list(app.profile.answers) == ["api_docs", "libraries", "runtime", "language"]


def test_up_goes_back_to_the_last_answer_of_the_question_before(sample: Decision) -> None:
    app = begun(sample)
    after(app, "up", "right", "up", "enter")
    assert app.profile.answers == {"language": "either"}


def test_backspace_takes_an_answer_back(sample: Decision) -> None:
    app = begun(sample)
    assert "(•)" not in after(app, "1", "backspace")
    assert app.profile.answers == {}


def test_f_fixes_an_answer_and_frees_it(sample: Decision) -> None:
    app = begun(sample, language="python")
    assert "[=] 1." in after(app, "f")
    assert app.profile.fixed == ("language",)
    app = begun(sample)
    after(app, "f", "1", "f", "f")
    assert app.profile.fixed == ()


def test_a_digit_without_an_answer_does_nothing(sample: Decision) -> None:
    app = begun(sample)
    after(app, "9", "0")
    assert app.profile.answers == {}


def test_the_mouse_opens_a_question_and_picks_an_answer(sample: Decision) -> None:
    app = begun(sample)

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        rows = text(app).splitlines()
        await pilot.click(Questions, offset=(10, next(row for row, line in enumerate(rows) if " 4. " in line)))
        await settle(app, pilot)
        rows = text(app).splitlines()
        await pilot.click(Questions, offset=(10, next(row for row, line in enumerate(rows) if "Only Node.js" in line)))
        await settle(app, pilot)

    play(app, script)
    assert app.profile.answers == {"runtime": "only_node"}


# Actions


@pytest.mark.parametrize("key", ["n", seldom("ctrl+n")])
def test_n_goes_to_the_question_that_decides_most(sample: Decision, key: str) -> None:
    app = begun(sample)
    after(app, key, "1")
    assert list(app.profile.answers) == [recommend(sample, Profile()).next_questions[0].question.id]


def test_n_says_when_nothing_is_left(sample: Decision) -> None:
    assert "Nothing left to ask" in after(begun(sample, runtime="only_node"), "n")


@pytest.mark.parametrize(("undo", "redo"), [("u", "r"), seldom("ctrl+z", "ctrl+y")])
def test_undo_and_redo(sample: Decision, undo: str, redo: str) -> None:
    app = begun(sample)
    after(app, "1", "2", undo)
    assert app.profile.answers == {"language": "python"}
    app = begun(sample)
    after(app, "1", "2", undo, undo, redo, redo)
    assert app.profile.answers == {"language": "javascript"}
    assert "nothing to undo" in after(begun(sample), undo)
    assert "nothing to redo" in after(begun(sample), redo)


@pytest.mark.parametrize("key", ["w", seldom("f2")])
def test_weights_turn_and_the_standing_follows(sample: Decision, key: str) -> None:
    app = begun(sample, language="python", api_docs="framework")
    shown = after(app, key, "left", "left", "down", "5")
    assert app.profile.weights == {"language": 3, "documentation": 5}
    assert app.ranking.weights == {"language": 3, "documentation": 5}
    assert "rule file: 5" in shown


def test_weights_stay_within_0_and_5_and_backspace_brings_back_the_rule_files(sample: Decision) -> None:
    app = begun(sample)
    after(app, "w", "right", "right", "down", *["left"] * 9)
    assert app.profile.weights == {"documentation": 0}
    app = begun(sample)
    after(app, "w", "1", "backspace")
    assert app.profile.weights == {}


def test_w_again_goes_back_to_the_questions(sample: Decision) -> None:
    app = begun(sample)
    after(app, "w", "w", "1")
    assert app.profile.answers == {"language": "python"}


def test_a_click_on_the_scale_sets_a_weight(sample: Decision) -> None:
    app = begun(sample)

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        await press(app, pilot, "w")
        await pilot.click(Weights, offset=(4 + 2 * 2, 1))
        await settle(app, pilot)

    play(app, script)
    assert app.profile.weights == {"language": 2}


@pytest.mark.parametrize("key", ["slash", seldom("ctrl+f")])
def test_search_goes_to_the_question_with_the_words(sample: Decision, key: str) -> None:
    app = begun(sample)
    after(app, key, *"production", "enter", "2")
    assert app.profile.answers == {"runtime": "only_node"}


def test_search_says_when_nothing_is_found_and_escape_leaves(sample: Decision) -> None:
    app = begun(sample)
    assert "No question has these words." in after(app, "slash", *"qqq")
    app = begun(sample)
    after(app, "slash", *"doc", "escape", "1")
    assert app.profile.answers == {"language": "python"}


@pytest.mark.parametrize("key", ["question_mark", seldom("f1")])
def test_help_has_every_key_and_why_this_question_is_asked(sample: Decision, key: str) -> None:
    shown = after(begun(sample), key, size=(120, 80))
    for each in ACTIONS:
        assert each.about in shown
    assert "“Python” speaks for FastAPI (3 points times Language and ecosystem)" in shown
    assert "the Python the team already runs carries straight over [article §7]" in shown


@pytest.mark.parametrize("key", ["x", seldom("f5")])
def test_explain_is_the_whole_report(sample: Decision, key: str) -> None:
    app = begun(sample, language="python")
    shown = after(app, key, size=(120, 80))
    assert "Every option" in shown
    assert "sample.yaml:37" in shown


@pytest.mark.parametrize("key", ["y", seldom("f4")])
def test_the_command_gives_the_same_answer(sample: Decision, key: str) -> None:
    app = begun(sample, language="python")
    assert "recommender recommend --rules sample.yaml --language python" in after(app, key)
    assert app.clipboard == "recommender recommend --rules sample.yaml --language python"


@pytest.mark.parametrize("name", [name if format.filed else seldom(name) for name, format in FORMATS.items()])
def test_every_format_is_exported_as_recommend_writes_it(
    sample: Decision, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = begun(sample, language="python")
    shown = after(app, "e", str(list(FORMATS).index(name) + 1), "enter")
    filed = FORMATS[name].filed
    file = f"{'decision' if filed else 'recommendation'}{FORMATS[name].suffix}"
    assert f"Written to {file}" in shown
    today = datetime.now(tz=UTC).astimezone().date() if filed else None
    expected = FORMATS[name].render(recommend(sample, app.profile), Style(heading=Heading(day=today)))
    assert (tmp_path / file).read_text() == expected


def test_an_existing_file_is_replaced_only_if_that_is_wanted(
    sample: Decision, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "recommendation.txt"
    file.write_text("mine")
    assert "exists" in after(begun(sample), "f3", "1", "enter")
    after(begun(sample), "e", "1", "enter", "1")
    assert file.read_text() == "mine"
    after(begun(sample), "e", "1", "enter", "2")
    assert file.read_text().startswith("Which framework")


def test_a_file_that_cannot_be_written_is_said(
    sample: Decision, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shown = after(begun(sample), "s", "ctrl+u", *"no/p.yaml", "enter")
    assert "no/p.yaml cannot be written:" in shown
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("key", ["s", seldom("ctrl+s")])
def test_what_is_saved_is_what_recommend_reads(
    sample: Decision, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    app = begun(sample)
    after(app, "1", "f", "w", "3", key, "enter")
    assert load_profile(sample, "profile.yaml") == app.profile
    assert app.profile == Profile({"language": "python"}, {"language": 3}, ("language",))


@pytest.mark.parametrize("key", ["o", seldom("ctrl+o")])
def test_what_is_loaded_is_what_the_file_says_and_can_be_undone(
    sample: Decision, key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "profile.yaml").write_text("answers: {language: python}\nweights: {documentation: 5}\n")
    app = begun(sample, libraries="npm")
    after(app, key, "enter")
    assert app.profile == Profile({"language": "python"}, {"documentation": 5})
    app = begun(sample, libraries="npm")
    after(app, key, "enter", "u")
    assert app.profile == Profile({"libraries": "npm"})


def test_a_profile_with_faults_is_told_and_changes_nothing(
    sample: Decision, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "profile.yaml").write_text("answers: {language: pyton}\n")
    app = begun(sample)
    assert "did you mean" in after(app, "o", "enter")
    assert app.profile == Profile()


def test_starting_over_can_be_undone(sample: Decision) -> None:
    app = begun(sample, language="python")
    after(app, "c")
    assert app.profile == Profile()
    app = begun(sample, language="python")
    after(app, "f6", "u")
    assert app.profile.answers == {"language": "python"}


def test_q_leaves(sample: Decision) -> None:
    app = begun(sample)

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        await pilot.press("q")
        await pilot.pause()
        assert not app.is_running or app._exit

    play(app, script)


def test_every_action_is_in_the_palette(sample: Decision) -> None:
    app = begun(sample)

    async def script(app: Interview, pilot: Pilot[None]) -> None:  # noqa: ARG001
        offered = {command.title for command in app.get_system_commands(app.screen)}
        assert offered >= {each.title for each in ACTIONS}
        assert "Theme" in offered

    play(app, script)


def test_the_shown_actions_are_in_the_footer(sample: Decision) -> None:
    footer = after(begun(sample)).splitlines()[-1]
    assert all(each.title in footer for each in ACTIONS if each.shown)


def test_tab_leads_to_the_argument_and_back(sample: Decision) -> None:
    app = begun(sample)
    after(app, "tab", "1", "shift+tab", "2")
    assert app.profile.answers == {"language": "javascript"}


# What is kept


def test_answers_are_kept_at_once_and_offered_again(
    sample: Decision, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    app = Interview(sample, Profile(), state=State(sample))

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        await pilot.press("1")
        await pilot.pause()
        assert State(sample).load() == app.profile != Profile()

    play(app, script)
    again = Interview(sample, Profile(), state=State(sample), kept=State(sample).load())
    assert "Go on with the 1 answer of last time" in after(again)
    again = Interview(sample, Profile(), state=State(sample), kept=State(sample).load())
    after(again, "1")
    assert again.profile == app.profile
    anew = Interview(sample, Profile(), state=State(sample), kept=State(sample).load())
    after(anew, "2")
    assert anew.profile == Profile()


def test_starting_anew_can_be_undone_and_escape_goes_on(sample: Decision) -> None:
    kept = Profile({"language": "python"})
    app = Interview(sample, Profile(), kept=kept)
    after(app, "2", "u")
    assert app.profile == kept
    app = Interview(sample, Profile(), kept=kept)
    after(app, "escape")
    assert app.profile == kept


def test_a_state_that_cannot_be_kept_is_said_once(
    sample: Decision, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    shown = after(Interview(sample, Profile(), state=State(sample)), "1", "2")
    assert shown.count("cannot be kept") == 1


def test_the_argument_folds_anew_when_the_terminal_grows_or_shrinks(sample: Decision) -> None:
    app = begun(sample, language="python")

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        for width, height in ((40, 12), (160, 40), (100, 30), (120, 40)):
            await pilot.resize_terminal(width, height)
            await settle(app, pilot)
            shown = text(app)
        fresh = after_sizes[0]
        assert shown == fresh

    after_sizes = [after(begun(sample, language="python"))]
    play(app, script)


# Late results


def test_a_late_analysis_never_overwrites_a_newer_one(sample: Decision) -> None:
    app = begun(sample)

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        late, result = app.ranking, app.analysed
        assert result is not None
        await press(app, pilot, "1")
        newest = app.analysed
        assert not app._analysis_done(late, result)
        assert app.analysed is newest
        assert text(app).count("FastAPI leads") == 1

    play(app, script)


def test_keys_pressed_while_an_analysis_runs_end_with_the_newest(
    packaged: Decision, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[Ranking] = []

    def slow(ranking: Ranking) -> Recommendation:
        seen.append(ranking)
        return analyse(ranking)

    monkeypatch.setattr("recommender.engine.recommend.analyse", slow)
    app = begun(packaged)

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        for key in "123123":
            app.simulate_key(key)
        await pilot.pause()
        await settle(app, pilot)
        assert app.analysed is not None
        assert app.analysed.answers == app.profile.answers == {"language": "typescript"}

    play(app, script)
    assert seen[-1] is app.ranking
    assert len(seen) < 8


# The screen


@pytest.mark.parametrize(
    ("size", "no_color"),
    [
        *(((120, 40), ""), ((80, 24), "1"), ((40, 12), "")),
        *(seldom((120, 40), "1"), seldom((80, 24), ""), seldom((40, 12), "1")),
    ],
)
def test_the_screen_reads_as_in_the_golden_file(
    packaged: Decision,
    golden: Callable[[str, str], None],
    size: tuple[int, int],
    no_color: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    if no_color:
        monkeypatch.setenv("NO_COLOR", no_color)
    app = begun(packaged, language="python")
    name = f"screen_{size[0]}x{size[1]}.txt"

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        await press(app, pilot, "n", "down")
        golden(name, text(app))
        assert (not _hues(app.export_screenshot(simplify=True))) == bool(no_color)

    play(app, script, size)


def _hues(svg: str) -> set[str]:
    """The colours of a screenshot that are not grey, without that of its own frame."""
    colours = {colour.lower() for colour in re.findall(r"fill: (#[0-9a-fA-F]{6})", svg)} - {"#c5c8c6"}
    return {colour for colour in colours if len({colour[1:3], colour[3:5], colour[5:7]}) > 1}


@pytest.mark.parametrize("size", [seldom((120, 40)), seldom((80, 24)), (40, 12)])
def test_hostile_texts_do_no_harm(size: tuple[int, int]) -> None:
    decision = rule_files.loaded(hostile.rule_file())
    app = begun(decision)

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        for keys in (["1", "right", "1", "left"], ["x", "escape"], ["question_mark", "escape"], ["w", "w"], ["y"]):
            await press(app, pilot, *keys)
            shown = text(app)
            assert not any(ord(char) < 32 and char != "\n" for char in shown)
            assert "\u202e" not in shown
            assert len(shown.splitlines()) == size[1]

    play(app, script, size)
    assert app.profile.answers == {"q": "a", "r": "a"}


def _many(options: int, questions: int) -> Decision:
    names = [f"o{index}" for index in range(options)]
    rules = [
        {"prefer": names[index % options], "when": {f"q{index}": "a"}, "because": f"reason {index}", "source": "s"}
        for index in range(questions)
    ]
    return rule_files.loaded(
        {
            "decision": "Which of many?",
            "options": {name: {"name": f"Option {name}"} for name in names},
            "sources": {"s": {"title": "A source"}},
            "questions": {
                f"q{index}": {"ask": f"Question number {index}, is it so?", "answers": {"a": "Yes", "b": "No"}}
                for index in range(questions)
            },
            "criteria": {"c": {"weight": 2, "rules": rules}},
        }
    )


@pytest.mark.parametrize(
    ("options", "questions", "size"),
    [(5, 20, (80, 24)), seldom(5, 40, (80, 24)), seldom(2, 80, (120, 40)), seldom(2, 80, (40, 12))],
)
def test_many_questions_and_options_keep_the_open_question_in_sight(
    options: int, questions: int, size: tuple[int, int]
) -> None:
    app = begun(_many(options, questions))

    async def script(app: Interview, pilot: Pilot[None]) -> None:
        await pilot.press("1", "end", "1", "left", "1")
        shown = text(app)
        assert f"{questions - 1}. Question number {questions - 2}" in shown
        assert "(•) Yes" in shown
        await press(app, pilot, "home")
        assert "1. Question number 0" in text(app)
        assert "Option o0" in text(app)

    play(app, script, size)
    assert list(app.profile.answers) == ["q0", f"q{questions - 1}", f"q{questions - 2}"]
