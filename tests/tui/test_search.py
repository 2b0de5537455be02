"""Search: what is found by which words, what is shown of it, and where it leads."""

import time

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from recommender.model.decision import Decision
from recommender.tui.app import Interview
from recommender.tui.search import matched
from tests import hostile, rule_files
from tests.examples import seldom
from tests.tui.playing import after, begun, play, press, text


def letters(typed: str, found_in: str) -> str:
    match = matched(typed, found_in)
    assert match is not None
    return "".join(found_in[letter] for letter in match.letters)


def test_all_words_must_be_there_in_any_order_and_case() -> None:
    assert letters("TEAM lang", "Which language is the team strongest in?") == "teamlang"
    assert matched("team qqq", "Which language is the team strongest in?") is None


def test_letters_may_be_left_out_of_a_word_that_begins_alike() -> None:
    assert letters("tscript", "At home in TypeScript") == "TScript"
    assert matched("script", "At home in TypeScript") is not None
    assert matched("xscript", "At home in TypeScript") is None
    assert matched("ts", "The questions") is None


def test_whole_words_come_before_parts_and_parts_before_letters() -> None:
    scores = [matched("docs", each) for each in ("docs openapi", "mydocs", "documents")]
    assert [match.score for match in scores if match] == sorted([m.score for m in scores if m], reverse=True)
    assert all(scores)


def test_long_texts_of_alike_letters_take_no_time() -> None:
    begin = time.thread_time()
    matched("a" * 29 + "b", "a" * 20_000 + " " + "ab" * 14)
    assert time.thread_time() - begin < 1


@pytest.mark.parametrize("key", ["slash", seldom("ctrl+f")])
def test_a_question_is_found_by_its_words(sample: Decision, key: str) -> None:
    app = begun(sample)
    after(app, key, *"production", "enter", "2")
    assert app.profile.answers == {"runtime": "only_node"}


def test_an_answer_is_found_and_the_cursor_stands_on_it(sample: Decision) -> None:
    app = begun(sample)
    after(app, "slash", *"only python", "enter", "enter")
    assert app.profile.answers == {"runtime": "only_python"}


def test_a_reason_is_found_and_told_with_its_whole_condition_and_source(sample: Decision) -> None:
    shown = after(begun(sample), "slash", *"switched off", "enter")
    assert "nothing has to be switched off" in shown
    assert "speaks for Express (1 point times documentation)" in shown
    assert "“api docs: We will”, or “api docs: No preference” and “language: TypeScript”" in shown
    assert "judgement: Our own judgement, open to argument" in shown


def test_a_note_is_found(sample: Decision) -> None:
    shown = after(begun(sample), "slash", *"public cdn", "enter")
    assert "know before using FastAPI" in shown
    assert "docs assets: Their documentation" in shown
    assert "o opens, y copies" in shown


def test_a_source_is_found_and_told_with_what_rests_on_it(sample: Decision) -> None:
    app = begun(sample)
    shown = after(app, "slash", *"their documentation", "enter", "y")
    assert "https://example.org/docs" in shown
    assert "the documentation is generated from the code [docs openapi]" in shown
    assert app.clipboard == "https://example.org/docs"


def test_a_misspelt_word_finds_what_it_is_most_like(sample: Decision) -> None:
    shown = after(begun(sample), "slash", *"prodction", "enter")
    assert "Search" not in shown.split("1-9")[0]
    assert "As for “production”:" in after(begun(sample), "slash", *"prodcution")


def test_it_says_when_nothing_is_found_and_escape_leaves(sample: Decision) -> None:
    assert "Nothing has these words." in after(begun(sample), "slash", *"qqq", "enter")
    app = begun(sample)
    after(app, "slash", *"doc", "escape", "1")
    assert app.profile.answers == {"language": "python"}


def test_all_questions_are_offered_first_and_the_arrows_move_over_them(sample: Decision) -> None:
    app = begun(sample)
    after(app, "slash", "down", "down", "up", "enter", "2")
    assert list(app.profile.answers) == [list(sample.questions)[1]]


def test_what_matched_is_seen_without_colour(sample: Decision) -> None:
    async def script(app: Interview, pilot: Pilot[None]) -> None:
        await press(app, pilot, "slash", *"strongest")
        prompt = app.screen.query_one(OptionList).get_option_at_index(0).prompt
        spans = getattr(prompt, "spans")  # noqa: B009  # a Content; the type says less
        text_of = str(prompt)
        marked = {text_of[span.start : span.end] for span in spans if "underline" in str(span.style)}
        assert marked == set("strongest")

    play(begun(sample), script)


def test_hostile_texts_come_out_as_text() -> None:
    async def script(app: Interview, pilot: Pilot[None]) -> None:
        for keys in (["slash", *"red"], ["escape"], ["slash", *"source"], ["enter"]):
            await press(app, pilot, *keys)
            assert not any(ord(char) < 32 and char != "\n" for char in text(app))
            assert "\u202e" not in text(app)

    play(begun(rule_files.loaded(hostile.rule_file())), script)
