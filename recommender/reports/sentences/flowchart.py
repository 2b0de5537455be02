"""What a flowchart says: how often it agrees with all the rules, what its leaves name, and what it was drawn from."""

import re
from collections.abc import Iterator
from fractions import Fraction
from math import floor

from recommender.model.decision import NONE, TIE
from recommender.model.flowchart import Arm, Flowchart, Leaf
from recommender.reports.command_line import ask_command
from recommender.reports.sentences.headline import WITHOUT_A_WINNER
from recommender.words import counted, cut, listed, visible

_LONGEST = 40
"""Cells of an option's name."""

_DRAWN_FROM = re.compile(
    r"^(?:%%|<!--) recommender chart, questions: ([0-9]{1,9}), rules: (sha256:[0-9a-f]{64})", re.MULTILINE
)


def agreement(chart: Flowchart) -> str:
    """How often the chart agrees with all the rules, with a full stop."""
    by = (
        "going by how teams usually answer"
        if chart.decision.says_usual
        else "if every answer is as likely as any other"
    )
    agrees = "agree" if chart.boxes > 1 else "agrees"
    asked = f"{counted(chart.boxes, 'question')} {agrees}" if chart.boxes else "No question asked, this agrees"
    return f"{asked} with all the rules for {_about(chart)}{of_100(chart.fidelity)} teams, {by}."


def meaning(chart: Flowchart) -> Iterator[str]:
    """What to know of the words in the chart, and what it could not hold, as sentences."""
    yield "“Right” is what all the rules together come to."
    if chart.boxes < chart.asked_for:
        yield "One more question alone would not raise that."
    if not all(leaf.sure for leaf in chart.leaves):
        yield f"To ask more: {ask_command(chart.decision)}."


def names(chart: Flowchart, leaf: Leaf) -> str:
    """What a leaf names, and how often that is right: `Express, right for 88 of 100`; or that more is to be asked."""
    often = f"{_about(chart)}{of_100(leaf.right)}"
    if not leaf.sure:
        said = listed(_name(chart, outcome) for outcome in leaf.level)
        return f"Ask more: {said} in {often} such teams{' each' if len(leaf.level) > 1 else ''}"
    name = _name(chart, leaf.outcome)
    said = name if leaf.outcome in chart.decision.options else name[0].upper() + name[1:]
    return f"{said}, right for {often}"


def coming(leaf: Leaf) -> str:
    """How many of all teams come to a leaf."""
    return f"{of_100(leaf.share)} teams come here"


def answers(arm: Arm) -> list[str]:
    """The answers of an arm, in their words."""
    return [f"“{visible(answer.text)}”" for answer in arm.answers]


def of_100(share: Fraction) -> str:
    """A share as so many of a hundred, rounded down: `83 of 100`; `under 1 of 100`."""
    return "under 1 of 100" if 0 < share < Fraction(1, 100) else f"{floor(share * 100)} of 100"


def drawn_from(chart: Flowchart) -> str:
    """What stands in a chart's file, as a comment in it, of how it was drawn; `read_drawn_from` reads it."""
    return f"recommender chart, questions: {chart.asked_for}, rules: {chart.decision.digest}"


def read_drawn_from(text: str) -> tuple[int, str] | None:
    """The number of questions and the digest of the rules that a chart's file was drawn from; None if it says none."""
    found = _DRAWN_FROM.search(text)
    return (int(found[1]), found[2]) if found else None


def _name(chart: Flowchart, outcome: str) -> str:
    return (
        WITHOUT_A_WINNER[outcome]
        if outcome in (TIE, NONE)
        else cut(visible(chart.decision.options[outcome].name), _LONGEST)
    )


def _about(chart: Flowchart) -> str:
    return "" if chart.exact else "about "
