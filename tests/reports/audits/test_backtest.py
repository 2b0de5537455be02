"""A backtest as text: read word by word in its golden file."""

import json
from collections.abc import Callable

from recommender.engine.audits.backtest import backtest
from recommender.model.backtest import Case
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.reports.audits.backtest import BACKTEST
from recommender.reports.style import Style
from tests.profiles import CHOICES, with_usual


def test_it_reads_as_in_the_golden_file(sample: Decision, golden: Callable[[str, str], None]) -> None:
    golden("backtest.txt", BACKTEST["text"]({"cases.csv": backtest(sample, CHOICES)}, Style()))


def test_hostile_ids_come_out_as_text(sample: Decision) -> None:
    hostile = Case("\x1b[31m[red]\n", Profile({"language": "python"}), "express")
    text = BACKTEST["text"]({"\x1b.csv": backtest(sample, [hostile])}, Style())
    assert "\\x1b[31m[red]: chose Express, FastAPI leads" in text
    assert "\x1b" not in text


def test_many_misses_are_cut_short(sample: Decision) -> None:
    cases = [Case(f"c{index}", Profile({"language": "python"}), "express") for index in range(30)]
    text = BACKTEST["text"]({"cases.csv": backtest(sample, cases)}, Style())
    assert text.count(": chose Express") == 20
    assert "  10 more: --format json\n" in text


def test_cases_of_several_files_are_told_apart(sample: Decision) -> None:
    first, second = backtest(sample, CHOICES[:3]), backtest(sample, CHOICES[3:])
    text = BACKTEST["text"]({"one.csv": first, "other.csv": second}, Style())
    assert text.startswith("3 choices that teams made (one.csv), against sample.yaml\n")
    assert "\n\n1 choice that teams made (other.csv), against sample.yaml\n" in text
    assert text.count("Agreement is not correctness") == 1


def test_the_document_has_the_cases_of_further_files_apart(sample: Decision) -> None:
    first, second = backtest(sample, CHOICES[:3]), backtest(sample, CHOICES[3:])
    document = json.loads(BACKTEST["json"]({"one.csv": first, "other.csv": second}, Style()))
    assert document["cases_file"] == "one.csv"
    assert document["readings"]["open"]["overall"]["cases"] == 3
    (apart,) = document["apart"]
    assert (apart["cases_file"], apart["readings"]["open"]["overall"]["cases"]) == ("other.csv", 1)


def test_it_says_whether_every_answer_weighs_alike(sample: Decision) -> None:
    usual = with_usual(sample, "language", (6, 1, 1, 2))
    said = {usual: "weighed as teams usually answer", sample: "every answer alike"}
    for decision, words in said.items():
        result = {"cases.csv": backtest(decision, CHOICES)}
        assert words in " ".join(BACKTEST["text"](result, Style()).split())
        assert json.loads(BACKTEST["json"](result, Style()))["answers_alike"] == (decision is sample)
