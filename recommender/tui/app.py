"""The interview on one screen: questions on the left, how the options stand on the right, live.

The application holds two values, the session and what is made of it; widgets say what happened and are told what to
show. A ranking is made for every key press; the rest is worked out beside it, and a result that comes too late is
dropped.
"""

import gc
import sys
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter
from typing import ClassVar

from textual import on, work
from textual.app import App, ComposeResult, SystemCommand
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.events import Resize
from textual.screen import Screen
from textual.widgets._content_switcher import ContentSwitcher
from textual.widgets._footer import Footer
from textual.worker import get_current_worker

from recommender.engine.rank import rank
from recommender.loading.profiles import profile_text
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.model.ranking import Ranking
from recommender.model.recommendation import Recommendation
from recommender.reports.command_line import command
from recommender.reports.formats import FORMATS
from recommender.reports.sentences import outlook
from recommender.reports.style import Style
from recommender.tui.actions import ACTIONS, key_lines
from recommender.tui.argument_panel import ArgumentPanel, argument_lines, why
from recommender.tui.kept_answers import State
from recommender.tui.questions import Questions, Shown
from recommender.tui.session import Session
from recommender.tui.styled_lines import Line, folded
from recommender.tui.weights import Weights
from recommender.words import counted

_NARROW, _LOW = 90, 20
"""Below so many columns there is one column; below so many rows its lower part is small."""

_SHORT = 8
"""Rows of the argument below which only what matters most is told."""

_QUICK = 0.03
"""Seconds that a ranking may take and still be made for every key press, before the screen is painted."""

_TURN = 0.001
"""Seconds after which the analysis beside it makes way for a key press."""


class Interview(App[None]):
    """One interview about one decision."""

    TITLE = "recommender"
    CSS_PATH = Path(__file__).with_name("app.tcss")
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(each.keys, each.name, each.title, show=each.shown) for each in ACTIONS
    ]

    def __init__(
        self,
        decision: Decision,
        profile: Profile,
        *,
        state: State | None = None,
        kept: Profile | None = None,
        file: str | None = None,
    ) -> None:
        """Begin with a profile. `kept` is offered to be resumed; `file` is where the profile is saved."""
        super().__init__()
        self._decision = decision
        self._session = Session(profile)
        self._state = state
        self._kept = kept
        self._file = file
        self._ranking = rank(decision, profile)
        self._analysed: Recommendation | None = None
        self._working = False
        self._quick = True

    @property
    def profile(self) -> Profile:
        """The answers and weights as they stand."""
        return self._session.profile

    @property
    def ranking(self) -> Ranking:
        """How the options stand at them."""
        return self._ranking

    @property
    def analysed(self) -> Recommendation | None:
        """Everything that can be said about that; None while it is being worked out."""
        return self._analysed

    def compose(self) -> ComposeResult:
        """The questions (or the weights) and what comes of them."""
        with ContentSwitcher(initial="questions", id="left"):
            yield Questions(self._decision, id="questions")
            yield Weights(self._decision, id="weights")
        with Vertical(id="right"):
            yield ArgumentPanel(id="argument")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Show how things stand, and offer what was kept."""
        self._parts = (self.query_one(Questions), self.query_one(Weights), self.query_one(ArgumentPanel))
        self._parts[0].focus()
        self._made_of(self._session)
        if self._kept is not None and self._kept.answers:
            number = counted(len(self._kept.answers), "answer")
            choices = {"resume": f"Go on with the {number} of last time", "anew": "Start anew"}
            from recommender.tui.dialogs import Choice

            self.push_screen(Choice("There are answers from last time", choices), self._resumed)

    def on_ready(self) -> None:
        """An interview lasts, unlike a query: collect garbage again, but never search what start-up has made."""
        gc.freeze()
        gc.enable()
        sys.setswitchinterval(_TURN)

    def _resumed(self, choice: str | None) -> None:
        """Go on with what was kept; undo brings it back even to who starts anew."""
        if self._kept is None:
            return
        kept = Session(self.profile).with_profile(self._kept)
        self._made_of(kept.with_profile(Profile()) if choice == "anew" else kept)

    def on_resize(self, event: Resize) -> None:
        """One column where there is no room for two."""
        self.screen_stack[0].set_class(event.size.width < _NARROW, "narrow")
        self.screen_stack[0].set_class(event.size.height < _LOW, "low")

    @on(ArgumentPanel.Resized)
    def resized(self) -> None:
        """Fold the argument to its new width."""
        self._tell()

    # What happens ------------------------------------------------------------------------------------------------

    @on(Questions.Answered)
    def answered(self, event: Questions.Answered) -> None:
        """An answer is given or taken back."""
        if event.answer is None:
            self._step(self._session.without_answer(event.question))
        else:
            self._step(self._session.with_answer(event.question, event.answer))

    @on(Questions.Fixed)
    def fixed(self, event: Questions.Fixed) -> None:
        """An answer is not up for change, or is."""
        if event.question in self.profile.answers:
            self._step(self._session.with_fixed(event.question))

    @on(Weights.Weighed)
    def weighed(self, event: Weights.Weighed) -> None:
        """A criterion has another weight."""
        criterion = event.criterion
        self._step(self._session.with_weight(criterion.id, event.weight, standard=criterion.weight))

    def action_undo(self) -> None:
        """Take the last step back."""
        if not self._session.past:
            self._say("There is nothing to undo.")
        self._step(self._session.undo())

    def action_redo(self) -> None:
        """Take the step again."""
        if not self._session.future:
            self._say("There is nothing to redo.")
        self._step(self._session.redo())

    def action_clear_all(self) -> None:
        """Take all answers back."""
        if self.profile.answers:
            self._say(f"{counted(len(self.profile.answers), 'answer')} taken back; u brings them again.")
        self._step(self._session.with_profile(Profile()))

    def _say(self, text: str) -> None:
        """A word in the corner, in place of the last one."""
        self.clear_notifications()
        self.notify(text, markup=False)

    def _step(self, session: Session) -> None:
        if session == self._session:
            return
        if self._state is not None and not self._state.save(session.profile):
            self._state = None
            self.notify("Answers cannot be kept here; save them with s.", severity="warning")
        self._made_of(session)

    def _made_of(self, session: Session) -> None:
        """Show the answers, and make a new ranking of them; what takes longer is begun beside it."""
        self._session = session
        self._analysed = None
        if self._quick:
            self._rank()
        self._tell()
        if not self._working:
            self._working = True
            self._analyse()

    def _rank(self) -> Ranking:
        """The ranking for the newest profile; where that takes long, the next ones are made beside the keys."""
        profile = self.profile
        if self._ranking.profile is not profile:
            begun = perf_counter()
            self._ranking = rank(self._decision, profile)
            self._quick = perf_counter() - begun < _QUICK
        return self._ranking

    @work(thread=True, exit_on_error=True)
    def _analyse(self) -> None:
        """Work out the rest for the newest profile, one at a time; a result that is overtaken is dropped."""
        from recommender.engine.recommend import analyse  # the first screen is there before it is loaded

        worker = get_current_worker()
        while not worker.is_cancelled:
            ranking = self._rank()
            if not self._quick:
                self.call_from_thread(self._tell)
            result = analyse(ranking)
            shown: bool = not worker.is_cancelled and self.call_from_thread(self._analysis_done, ranking, result)
            if shown:
                return

    def _analysis_done(self, ranking: Ranking, result: Recommendation) -> bool:
        """Show a result if it is that of the newest profile; else ask for another."""
        if ranking.profile is not self.profile:
            return False
        self._working = False
        self._analysed = result
        self._tell()
        return True

    def _tell(self) -> None:
        """Hand everything to the widgets."""
        questions, weights, panel = self._parts
        known = self._analysed
        best = outlook.next_question(known) if known else None
        useful = {each.question.id for each in known.next_questions} if known else set()
        questions.update(
            Shown(
                answers=self.profile.answers,
                fixed=self.profile.fixed,
                next=best.question.id if best else None,
                idle=tuple(id for id in self._ranking.open_questions if id not in useful) if known else (),
            )
        )
        weights.update(self._ranking.weights)
        region = panel.scrollable_content_region
        if region.width:
            panel.show(argument_lines(self._ranking, known, region.width, short=region.height < _SHORT))

    # What is asked for -------------------------------------------------------------------------------------------

    def action_next(self) -> None:
        """Go to the question that decides most."""
        self._show_left("questions")
        best = self._result().next_questions
        if not best:
            self._say("Nothing left to ask can change the answer.")
            return
        self._parts[0].go_to(best[0].question.id)

    def action_weights(self) -> None:
        """Turn the weights, or go back to the questions."""
        self._show_left("questions" if self.query_one("#left", ContentSwitcher).current == "weights" else "weights")

    def _show_left(self, which: str) -> None:
        self.query_one("#left", ContentSwitcher).current = which
        self.query_one(f"#{which}").focus()

    def action_search(self) -> None:
        """Find a question."""
        from recommender.tui.dialogs import Search

        def found(question: str | None) -> None:
            if question is not None:
                self._show_left("questions")
                self._parts[0].go_to(question)

        self.push_screen(Search(self._decision), found)

    def action_why(self) -> None:
        """Why this question is asked, and all keys."""
        from recommender.tui.dialogs import Reading

        question = self._parts[0].question.id
        self.push_screen(Reading("Help", lambda width: [*why(self._decision, question, width), *key_lines(width)]))

    def action_explain(self) -> None:
        """Everything there is to say."""
        from recommender.tui.dialogs import Reading

        result = self._result()

        def everything(width: int) -> Iterable[Line]:
            text = FORMATS["text"].render(result, Style(width=width, explain=True))
            return [Line(line) for line in text.splitlines()]

        self.push_screen(Reading("The whole argument", everything))

    def action_command(self) -> None:
        """The command line that gives the same answer."""
        from recommender.tui.dialogs import Reading

        words = command(self._rank())
        self.copy_to_clipboard(" ".join(words))

        def line(width: int) -> Iterable[Line]:
            yield from folded(" ".join(words), width)
            yield Line("")
            yield from folded("It is copied, where the terminal allows it.", width, style="muted")

        self.push_screen(Reading("The same on the command line", line))

    def action_save(self) -> None:
        """Write the answers to a profile file."""
        from recommender.tui.file_dialogs import ask_where, write

        def saved(file: str) -> None:
            self._file = file

        def save(file: str) -> None:
            write(self, file, profile_text(self.profile), saved)

        ask_where(self, "Save the answers as", self._file or "profile.yaml", save)

    def action_load(self) -> None:
        """Read the answers from a profile file; undo brings back those that were there."""
        from recommender.tui.file_dialogs import ask_where, read

        def loaded(file: str) -> None:
            profile = read(self, file, self._decision)
            if profile is not None:
                self._file = file
                self._step(self._session.with_profile(profile))

        ask_where(self, "Read the answers from", self._file or "profile.yaml", loaded)

    def action_export(self) -> None:
        """Write a report to a file."""
        from recommender.tui.file_dialogs import export

        export(self, self._result)

    def _result(self) -> Recommendation:
        """Everything about the newest ranking; worked out here if it is not there yet."""
        if self._analysed is None:
            from recommender.engine.recommend import analyse  # loaded by now

            self._analysed = analyse(self._rank())
            self._tell()
        return self._analysed

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: every action, and Textual's own."""
        for each in ACTIONS:
            yield SystemCommand(each.title, each.about, getattr(self, f"action_{each.name}"))
        yield from super().get_system_commands(screen)
