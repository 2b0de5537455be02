"""The one screen: questions or weights on the left, what comes of them on the right; it is told what to show."""

from collections.abc import Callable
from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.screen import Screen

from recommender.model.decision import Decision, Question
from recommender.model.profile import Profile
from recommender.model.ranking import Ranking
from recommender.model.recommendation import Recommendation
from recommender.reports.sentences import outlook
from recommender.tui.argument_panel import ArgumentPanel, argument_lines
from recommender.tui.footer import Keys
from recommender.tui.questions import Questions, Shown
from recommender.tui.weights import Weights

_SHORT = 8
"""Rows of the argument below which only what matters most is said."""

Side = Literal["questions", "weights"]
"""What stands on the left."""


class InterviewScreen(Screen[None]):
    """Shows a profile and what was made of it."""

    HORIZONTAL_BREAKPOINTS = [(0, "narrow"), (90, "wide")]  # noqa: RUF012  # Textual's form
    """Below 90 columns there is one column."""

    VERTICAL_BREAKPOINTS = [(0, "low"), (20, "high")]  # noqa: RUF012
    """Below 20 rows its lower part is small."""

    def __init__(self, decision: Decision, profile: Profile, ranking: Ranking) -> None:
        """Begin with this profile and its ranking."""
        super().__init__()
        self._profile = profile
        self._ranking = ranking
        self._questions = Questions(decision, id="questions", classes="left")
        self._weights = Weights(decision, id="weights", classes="left")
        self._weights.display = False
        self._marked: Ranking | None = None
        self._argument = ArgumentPanel(id="argument")

    def compose(self) -> ComposeResult:
        """The questions (or the weights) and what comes of them."""
        yield self._questions
        yield self._weights
        yield self._argument
        yield Keys()

    def on_mount(self) -> None:
        """Show how things stand at first."""
        self.show(self._profile, self._ranking)

    @property
    def question(self) -> Question:
        """The question that the cursor is in."""
        return self._questions.question

    def show(self, profile: Profile, ranking: Ranking) -> None:
        """Show a profile, and the newest ranking or recommendation; it is of an older profile until its own is made."""
        self._profile, self._ranking = profile, ranking
        self._questions.update(_marked(profile, self._known))
        self._weights.update(profile.weights)
        self.fold()

    @on(ArgumentPanel.Resized)
    def fold(self) -> None:
        """Fold the argument to the width that it has."""
        region = self._argument.scrollable_content_region
        if region.width:
            short = region.height < _SHORT
            self._argument.show(
                argument_lines(self._ranking, self._known, region.width, short=short, marked=self._marked)
            )

    def after_repaint(self, then: Callable[[], object]) -> None:
        """Do something once what was shown last is painted.

        The argument waits for it, since it is shown last; the screen itself does not yet know what there is to paint.
        """
        self._argument.call_after_refresh(then)

    @property
    def marked(self) -> Ranking | None:
        """What the standing is compared with, if anything."""
        return self._marked

    def mark(self, marked: Ranking | None) -> None:
        """Compare the standing with this one, or with none."""
        self._marked = marked
        self.fold()

    def go_to(self, question: str, answer: str | None = None) -> None:
        """Move the cursor to a question: to this answer, else to the one given, if there is one."""
        self.turn_to("questions")
        self._questions.go_to(question, answer)

    def go_back(self) -> bool:
        """Move the cursor to the question answered before the one it is in; whether there is one."""
        self.turn_to("questions")
        return self._questions.go_back()

    def retrace(self, before: Profile) -> None:
        """Move the cursor to the one answer in which the profile differs from that before, if it is one."""
        old, new = before.answers, self._profile.answers
        changed = [question for question in {**old, **new} if old.get(question) != new.get(question)]
        if len(changed) == 1:
            self._questions.go_to(changed[0], new.get(changed[0]) or old[changed[0]])

    def turn_to(self, side: Side) -> None:
        """Show the questions or the weights."""
        self._questions.display = side == "questions"
        self._weights.display = side == "weights"
        (self._questions if side == "questions" else self._weights).focus()

    def turn(self) -> None:
        """Show the weights instead of the questions, or the other way round."""
        self.turn_to("questions" if self._weights.display else "weights")

    @property
    def _known(self) -> Recommendation | None:
        """All that can be said about the profile, if it is there."""
        ranking = self._ranking
        return ranking if isinstance(ranking, Recommendation) and ranking.profile is self._profile else None


def _marked(profile: Profile, known: Recommendation | None) -> Shown:
    """The answers, with the question that decides most and those that no longer matter, once that is known."""
    if known is None:
        return Shown(profile.answers, profile.fixed)
    first = next((asked.question.id for asked in known.next_questions), None)
    return Shown(profile.answers, profile.fixed, first, outlook.idle(known))
