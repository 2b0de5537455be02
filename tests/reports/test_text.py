"""The text report, read word by word in the golden files."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from recommender.engine.recommend import recommend
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.reports.style import Style
from recommender.reports.text import MAX_LINES, render
from tests import hostile, rule_files
from tests.advised import advised
from tests.examples import seldom

CASES = {
    "clear": (
        Profile({"language": "python", "libraries": "npm", "api_docs": "framework", "runtime": "anything"}),
        False,
    ),
    "partial": (Profile({"language": "python", "api_docs": "ourselves"}), False),
    "settled": (Profile({"language": "python", "runtime": "only_node"}), False),
    "assumed": (Profile({"language": "python"}, {"documentation": 0}), True),
    "tie": (Profile(), True),
    "blank": (Profile(), False),
}


@pytest.mark.parametrize("name", CASES)
def test_the_report_reads_as_in_the_golden_file(
    name: str, sample: Decision, golden: Callable[[str, str], None]
) -> None:
    profile, assume_neutral = CASES[name]
    text = render(recommend(sample, profile, assume_neutral=assume_neutral), Style())
    golden(f"{name}.txt", text)


PACKAGED = {
    "packaged_clear": Profile({"language": "python", "surroundings": "python", "api_docs": "generated"}),
    "packaged_tossup": Profile({"language": "python", "in_process": "for_npm"}),
    "packaged_blank": Profile(),
}


@pytest.mark.parametrize("name", PACKAGED)
def test_a_lead_can_act_on_the_report(name: str, packaged: Decision, golden: Callable[[str, str], None]) -> None:
    golden(f"{name}.txt", render(recommend(packaged, PACKAGED[name]), Style()))


ADVISED = {
    "advised": Profile({"language": "python", "libraries": "npm"}),
    "torn": Profile({"libraries": "none", "api_docs": "framework"}),
}


@pytest.mark.parametrize("name", ADVISED)
def test_advice_stands_among_the_reasons(name: str, sample: Decision, golden: Callable[[str, str], None]) -> None:
    golden(f"{name}.txt", render(recommend(advised(sample), ADVISED[name]), Style()))


def test_what_is_advised_keeps_to_25_lines_however_much_there_is(sample: Decision) -> None:
    long = "a clause that is as long as such clauses are, of which there are some " * 2
    result = recommend(advised(sample, long), ADVISED["advised"])
    much = replace(result, remarks=result.remarks * 3, elsewhere=result.elsewhere * 3)
    text = render(much, Style())
    assert len(text.splitlines()) <= MAX_LINES
    assert "Reproduce (--explain adds sources, " in text
    assert "remarks and 1 warning)" in text


def test_what_to_do_all_the_same_is_never_left_out(packaged: Decision) -> None:
    result = recommend(
        packaged, Profile({question.id: next(iter(question.answers)) for question in packaged.questions.values()})
    )
    remedies = [line for line in render(result, Style()).splitlines() if line.startswith("To use Express all the same")]
    assert len(remedies) == 3


def test_what_a_cut_side_hides_is_added_up(packaged: Decision) -> None:
    more = {"language": "python", "surroundings": "python", "api_docs": "generated", "experience": "fastapi"}
    text = render(recommend(packaged, Profile({**more, "validation": "automatic"})), Style())
    assert "For FastAPI: 45 points (2 more, +12: --explain)" in text
    assert text.count("\n  +") + text.count("\n   +") == 3


def test_hostile_advice_comes_out_as_text(sample: Decision) -> None:
    for explain in (False, True):
        result = recommend(advised(sample, hostile.IN_A_TERMINAL[:60]), ADVISED["advised"])
        text = render(result, Style(explain=explain))
        assert not any(ord(char) < 32 and char != "\n" for char in text)
        assert "\u202e" not in text
        for begin in ("! ", "To use FastAPI all the same: ", "Look at "):
            assert f"\n{begin}\\x1b[31m[red]q[/x]" in text


def test_no_option_left_names_the_answers_that_conflict(golden: Callable[[str, str], None]) -> None:
    golden("none.txt", render(recommend(_nothing_left(), Profile({"a": "x", "b": "x", "c": "y"})), Style()))


def test_everything_is_told_on_request(sample: Decision, golden: Callable[[str, str], None]) -> None:
    result = recommend(sample, Profile({"language": "python", "libraries": "npm"}, {"documentation": 5}))
    golden("explain.txt", render(result, Style(explain=True)))


@pytest.mark.parametrize("width", [40, 60, 80])
@pytest.mark.parametrize("name", CASES)
def test_no_line_is_wider_than_the_terminal(name: str, width: int, sample: Decision) -> None:
    profile, assume_neutral = CASES[name]
    text = render(recommend(sample, profile, assume_neutral=assume_neutral), Style(width=width, explain=True))
    long_words = ("sha256:", "https://")
    assert all(len(line) <= width for line in text.splitlines() if not any(word in line for word in long_words))


@pytest.mark.parametrize("position", [0, seldom(1), seldom(2), seldom(3)])
def test_the_packaged_decision_keeps_to_25_lines_however_much_is_answered(position: int, packaged: Decision) -> None:
    answers = {
        question.id: list(question.answers)[min(position, len(question.answers) - 1)]
        for question in packaged.questions.values()
    }
    for given in (0, 1, 3, 6, 9, 12, 15, 17, 18, 19, len(answers)):
        result = recommend(packaged, Profile(dict(list(answers.items())[:given])))
        assert len(render(result, Style()).splitlines()) <= MAX_LINES


def test_colour_is_escapes_around_whole_lines_and_nothing_else(sample: Decision) -> None:
    result = recommend(sample, Profile({"language": "python"}))
    plain, coloured = render(result, Style()), render(result, Style(colour=True))
    assert "\x1b" not in plain
    assert "\x1b[1m" in coloured
    assert coloured.replace("\x1b[1m", "").replace("\x1b[0m", "") == plain


def test_terminal_escapes_and_markup_in_a_rule_file_come_out_as_text() -> None:
    raw = _raw()
    raw["criteria"]["c"]["rules"][0]["because"] = "\x1b[31mred\x07 [bold]x[/bold] [/x]\nnext \u202eflip"
    raw["options"]["o0"]["name"] = "O\x1b]0;title\x07"
    text = render(recommend(rule_files.loaded(raw), Profile({"a": "x"})), Style(explain=True))
    assert not any(ord(char) < 32 and char != "\n" for char in text)
    assert "\u202e" not in text
    assert r"\x1b[31mred\x07 [bold]x[/bold] [/x] next \u202eflip" in text.replace("\n       ", " ")


def test_no_reason_is_ever_cut_and_fewer_are_shown_where_they_are_long() -> None:
    raw = _raw()
    (rule,) = raw["criteria"]["c"]["rules"]
    raw["criteria"]["c"]["rules"] = [{**rule, "because": f"{name} " * 120} for name in ("eins", "zwei", "drei")]
    result = recommend(rule_files.loaded(raw), Profile({"a": "x"}))
    text = render(result, Style())
    assert [text.split().count(name) for name in ("eins", "zwei", "drei")] == [120, 0, 0]
    assert "For First: 6 points (2 more, +4: --explain)" in text
    assert len(text.splitlines()) <= MAX_LINES
    assert render(result, Style(explain=True)).count("drei") >= 120


def test_sources_are_marks_that_everything_spells_out(sample: Decision) -> None:
    result = recommend(sample, Profile({"language": "python", "libraries": "npm"}))
    short, everything = render(result, Style()), render(result, Style(explain=True))
    assert "carries straight over [article]\n" in short
    assert "in its own process [judgement]\n" in short
    assert "Reproduce (--explain adds sources)\n" in short
    assert "carries straight over [article §7]\n" in everything
    assert "\n  article: A comparison of both\n" in everything


def test_a_leader_that_shares_its_reason_with_the_next_has_it_told() -> None:
    raw = _raw()
    raw["options"]["o2"] = {"name": "Third"}
    (rule,) = raw["criteria"]["c"]["rules"]
    raw["criteria"]["c"]["rules"] = [
        {**rule, "prefer": ["o0", "o1"], "because": "both can"},
        {**rule, "when": {"b": "x"}},
    ]
    text = render(recommend(rule_files.loaded(raw), Profile({"a": "x"})), Style())
    assert "For First and Second alike: 2 points\n   +2  both can [s]\n" in text


def _raw() -> rule_files.Raw:
    reason = {"because": "it does", "source": "s"}
    return {
        "decision": "Which?",
        "options": {"o0": {"name": "First"}, "o1": {"name": "Second"}},
        "sources": {"s": {"title": "A source"}},
        "questions": {id: {"ask": f"What of {id}?", "answers": {"x": "Ex", "y": "Why"}} for id in ("a", "b", "c")},
        "criteria": {"c": {"weight": 1, "rules": [{"prefer": "o0", "when": {"a": "x"}, **reason}]}},
    }


def _nothing_left() -> Decision:
    raw = _raw()
    raw["criteria"]["c"]["rules"] += [
        {"rule_out": "o0", "when": {"a": "x"}, "because": "it cannot live with a", "source": "s"},
        {"rule_out": "o1", "when": {"b": "x"}, "because": "it cannot live with b", "source": "s"},
    ]
    return rule_files.loaded(raw)


@pytest.mark.slow
def test_where_a_sample_finds_no_option_that_fits_the_report_says_so() -> None:
    raw = _raw()
    asked = [f"q{index}" for index in range(14)]
    raw["questions"] = {id: {"ask": f"What of {id}?", "answers": {"x": "Ex", "y": "Why"}} for id in asked}
    pairs = [{one: "x", other: "x"} for one in asked for other in asked if one < other]
    raw["criteria"]["c"]["rules"] = [
        {"rule_out": ["o0", "o1"], "when": when, "because": "so", "source": "s"}
        for when in (*pairs, *({"not": pair} for pair in pairs))
    ]
    text = render(recommend(rule_files.loaded(raw), Profile()), Style(explain=True))
    assert "No option fits in any of the ways to finish that were drawn at random." in text
