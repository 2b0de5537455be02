"""The card of a rule file: figures held against those of the audits that they come from, or counted by hand."""

from dataclasses import replace
from datetime import date

import pytest

from recommender.engine.audits import card as module
from recommender.engine.audits.backtest import backtest
from recommender.engine.audits.card import card
from recommender.engine.diagram import TooLarge
from recommender.engine.rank import rank
from recommender.model.decision import Criterion, Decision, Elsewhere
from recommender.model.profile import Profile
from tests.profiles import CHOICES, LABELLED, with_usual

DAY = date(2026, 11, 25)


def test_the_sample_is_counted_by_label_and_file(sample: Decision) -> None:
    first, second = card(sample, {"one": LABELLED, "other": CHOICES[:1]}, DAY).samples
    assert (first.file, first.cases) == ("one", 4)
    assert first.labels == {"part": {"look": 2, "check": 1}, "team": {"solo": 3, "company": 1}}
    assert (second.file, second.cases, second.labels) == ("other", 1, {})


def test_choices_that_were_read_and_those_that_were_not_are_compared_apart(sample: Decision) -> None:
    made = card(sample, {"one": LABELLED, "other": CHOICES[:1]}, DAY)
    unread = [case for case in LABELLED if case.labels.get("part") == "check"]
    read = [case for case in LABELLED if case not in unread]
    assert made.read == backtest(sample, [*read, CHOICES[0]]).left_open
    assert made.unread == backtest(sample, unread).left_open


def test_without_choices_there_is_no_agreement(sample: Decision) -> None:
    made = card(sample, {}, DAY)
    assert (made.samples, made.read, made.unread) == ((), None, None)


def test_the_base_rate_is_given_both_ways_where_the_file_says_what_is_usual(sample: Decision) -> None:
    usual = with_usual(sample, "language", (1, 7, 1, 1))
    made = card(usual, {}, DAY)
    assert made.alike.outcomes == rank(sample, Profile()).outcomes
    assert made.usual is not None
    assert made.usual.outcomes == rank(usual, Profile()).outcomes
    assert made.usual.outcomes["express"] > made.alike.outcomes["express"]
    assert card(sample, {}, DAY).usual is None


def test_every_claim_rests_on_something(sample: Decision) -> None:
    claims = [*(rule for _, rule in sample.rules()), *sample.warnings, *sample.aspects]
    assert card(sample, {}, DAY).claims == {"shown": 0, "documented": 3, "named": 3, "judged": 6}
    assert sum(card(sample, {}, DAY).claims.values()) == len(claims)


@pytest.mark.parametrize("id", ["measured", "measured_again", "counted"])
def test_what_was_tried_or_counted_is_shown(id: str, sample: Decision) -> None:
    cited = sample.warnings[0].source
    source = cited._replace(source=cited.source._replace(id=id, url=""))
    pointer = Elsewhere("Flask", sample.warnings[0].when, "it is small", source, sample.warnings[0].place)
    assert card(replace(sample, elsewhere=(pointer,)), {}, DAY).claims["shown"] == 1


def test_a_criterion_that_can_help_one_option_only_is_named_with_it(sample: Decision) -> None:
    language = sample.criteria["language"]
    only = language._replace(rules=tuple(rule for rule in language.rules if rule.because.startswith("the Python")))
    leaning = replace(sample, criteria={**sample.criteria, "language": only})
    assert card(leaning, {}, DAY).one_sided == {"language": "fastapi"}
    assert card(sample, {}, DAY).one_sided == {}


def test_a_criterion_that_is_too_large_to_count_is_named(sample: Decision, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_large(_: Decision, criterion: Criterion) -> set[str]:
        if criterion.id == "language":
            raise TooLarge
        return {"fastapi", "express"}

    monkeypatch.setattr(module, "leaders_of", too_large)
    assert card(sample, {}, DAY).uncounted == ("language",)
