"""The interview: keys and messages become steps of a session, and what comes of the newest step is shown.

It holds two values: the session, and the newest ranking or recommendation that was made of it. A result of a profile
that is no longer the session's is dropped, so bars, headline and marks are always of one piece.
"""

import gc
import sys
from collections.abc import Callable, Coroutine, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import Screen
from textual.worker import WorkType

from recommender.engine.rank import rank
from recommender.model.decision import Decision
from recommender.model.profile import Profile
from recommender.model.ranking import Ranking
from recommender.model.recommendation import Recommendation
from recommender.tui.actions import ACTIONS
from recommender.tui.analyst import Analyst
from recommender.tui.kept_answers import Kept, KeptAnswers
from recommender.tui.questions import Questions
from recommender.tui.screen import InterviewScreen
from recommender.tui.session import Session
from recommender.tui.weights import Weights
from recommender.words import counted

_TURN = 0.001
"""Seconds after which the analysis beside it makes way for a key press."""


class Interview(App[None]):
    """One interview about one decision."""

    TITLE = "recommender"
    CSS_PATH = Path(__file__).with_name("app.tcss")
    ENABLE_COMMAND_PALETTE = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(action.keys, action.name, action.title, show=action.shown) for action in ACTIONS
    ]

    def __init__(
        self,
        decision: Decision,
        begin: Profile | Session,
        *,
        kept_answers: KeptAnswers | None = None,
        offered: Sequence[Kept] = (),
        file: str | None = None,
    ) -> None:
        """Begin with a profile or the session around it. `offered` may be gone on with; `file` is where it is saved."""
        super().__init__()
        self._decision = decision
        self._session = begin if isinstance(begin, Session) else Session(begin)
        self._ranking = rank(decision, self.profile)
        self._analyst = Analyst(decision, self._made, self._start)
        self._kept_answers = kept_answers
        self._unkept: Session | None = None
        self._offered = offered
        self._file = file
        self._main = InterviewScreen(decision, self.profile, self._ranking)

    @property
    def profile(self) -> Profile:
        """The answers and weights as they stand."""
        return self._session.profile

    @property
    def ranking(self) -> Ranking:
        """How the options stand at them; made here if that is slow and not done yet."""
        if self._ranking.profile is not self.profile:
            self._made(rank(self._decision, self.profile))
        return self._ranking

    @property
    def analysed(self) -> Recommendation | None:
        """Everything that can be said about them; None while it is being worked out."""
        newest = self._ranking.profile is self.profile
        return self._ranking if newest and isinstance(self._ranking, Recommendation) else None

    @property
    def everything(self) -> Recommendation:
        """The same; worked out here if it is not there yet."""
        known = self.analysed
        if known is None:
            from recommender.engine.recommend import analyse  # loaded by now

            known = analyse(self.ranking)
            self._made(known)
        return known

    def get_driver_class(self) -> type[Driver]:
        """What draws and reads keys: ours in place of Textual's for a terminal of Unix."""
        chosen = super().get_driver_class()
        if chosen.__name__ != "LinuxDriver":
            return chosen
        from recommender.tui.terminal import TerminalDriver  # cannot be loaded on Windows

        return TerminalDriver

    def get_default_screen(self) -> Screen[None]:
        """The questions and what comes of them."""
        return self._main

    def on_mount(self) -> None:
        """Begin to work out what the first ranking leaves open, and offer what was kept."""
        self._analyst.ask(self._ranking)
        if self._offered:
            today = datetime.now(tz=UTC).astimezone().date()
            choices = {str(kept.file): f"Go on with the {kept.called(today)}" for kept in self._offered}
            from recommender.tui.dialogs import Choice  # the first screen seldom needs it

            self.push_screen(Choice("There are answers from last time", {**choices, "": "Start anew"}), self._resumed)

    def on_ready(self) -> None:
        """An interview lasts, unlike a query: collect garbage again, but never search what start-up has made."""
        gc.freeze()
        gc.enable()
        sys.setswitchinterval(_TURN)

    def on_unmount(self) -> None:
        """Keep the last answer, even if it was not painted any more."""
        self._keep()

    def _resumed(self, choice: str | None) -> None:
        """Go on with what was kept, the newest if nothing is said; undo brings that back even to who starts anew."""
        if choice == "":
            self._go_to(self._offered[0].session.with_profile(Profile()))
            return
        kept = next((kept for kept in self._offered if str(kept.file) == choice), self._offered[0])
        session = self._kept_answers.go_on(kept) if self._kept_answers is not None else kept.session
        if session is None:
            self._say("Another interview goes on with these answers; this one starts anew.")
        else:
            self._go_to(session)

    # Steps -------------------------------------------------------------------------------------------------------

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
        self._retrace(self._session.undo())

    def action_redo(self) -> None:
        """Take the step again."""
        if not self._session.future:
            self._say("There is nothing to redo.")
        self._retrace(self._session.redo())

    def action_clear_all(self) -> None:
        """Take all answers back."""
        if self.profile.answers:
            self._say(f"{counted(len(self.profile.answers), 'answer')} taken back; u brings them again.")
        self._step(self._session.with_profile(Profile()))

    def _retrace(self, session: Session) -> None:
        """Take a step back or again, and the cursor with it."""
        before = self.profile
        self._step(session)
        self._main.retrace(before)

    def _say(self, text: str) -> None:
        """A word in the corner, in place of the last one."""
        self.clear_notifications()
        self.notify(text, markup=False)

    def _step(self, session: Session) -> None:
        """Go a step, and keep it once it is on the screen; the step before is kept by then, however fast keys come."""
        if session is not self._session:
            self._keep()
            self._unkept = session
            self._main.after_repaint(self._keep)  # first of all that waits for it
            self._go_to(session)

    def _keep(self) -> None:
        """Keep what is not kept yet."""
        session, self._unkept = self._unkept, None
        if session is not None and self._kept_answers is not None and not self._kept_answers.save(session):
            self._kept_answers = None
            self.notify("Answers cannot be kept here; save them with s.", severity="warning")

    def _go_to(self, session: Session) -> None:
        """Show the answers and what comes of them."""
        self._session = session
        self._ranking = self._analyst.ask(session.profile) or self._ranking
        self._main.show(session.profile, self._ranking)

    def _start(self, work: Callable[[], Coroutine[None, None, None]]) -> None:
        """Start work that would take turns with painting if it began sooner."""

        def start() -> None:
            begun: WorkType[None] = work  # called there only: a coroutine that nobody awaits is complained of
            self.run_worker(begun)

        self._main.after_repaint(start)

    def _made(self, ranking: Ranking) -> None:
        """Show a ranking or recommendation, unless it is overtaken."""
        if ranking.profile is self.profile:
            self._ranking = ranking
            self._main.show(self.profile, ranking)

    # What is asked for -------------------------------------------------------------------------------------------

    def action_next(self) -> None:
        """Go to the question that decides most."""
        best = self.everything.next_questions
        if best:
            self._main.go_to(best[0].question.id)
        else:
            self._main.turn_to("questions")
            self._say("Nothing left to ask can change the answer.")

    def action_previous(self) -> None:
        """Go to the question answered before this one."""
        if not self._main.go_back():
            self._say("No other question was answered before.")

    def action_weights(self) -> None:
        """Turn the weights, or go back to the questions."""
        self._main.turn()

    def action_search(self) -> None:
        """Find a question, an answer, a reason or a source."""
        from recommender.tui.search import search  # dialogs load when one is opened, here and below

        search(self, self._decision, self._main.go_to)

    def action_sources(self) -> None:
        """What the reasons on the screen rest on."""
        from recommender.tui.readings import Sources

        self.push_screen(Sources(self.ranking))

    def action_what_if(self) -> None:
        """Mark how it stands to compare it with what comes, or end that."""
        marked = self._main.marked
        if marked is None:
            self._main.mark(self.analysed or self.ranking)
        elif marked.profile == self.profile:
            self._main.mark(None)
        else:
            from recommender.tui.dialogs import Choice

            self.push_screen(
                Choice("What if", {"stay": "Stay with the changes", "return": "Take them back"}), self._ended
            )

    def _ended(self, choice: str | None) -> None:
        """Compare no longer, unless that was left undecided."""
        marked = self._main.marked
        if choice is None or marked is None:
            return
        self._main.mark(None)
        if choice == "return":
            self._step(self._session.with_profile(marked.profile))

    def action_why(self) -> None:
        """Why this question is asked, and all keys."""
        from recommender.tui.readings import help_on

        self.push_screen(help_on(self._decision, self._main.question.id))

    def action_explain(self) -> None:
        """Everything there is to say."""
        from recommender.tui.readings import whole_argument

        self.push_screen(whole_argument(self.everything))

    def action_command(self) -> None:
        """The command line that gives the same answer."""
        from recommender.reports.command_line import command
        from recommender.tui.readings import command_line

        words = command(self.ranking)
        self.copy_to_clipboard(" ".join(words))
        self.push_screen(command_line(words))

    def action_save(self) -> None:
        """Write the answers to a profile file."""
        from recommender.tui.file_dialogs import save

        def saved(file: str) -> None:
            self._file = file

        save(self, self._file, self.profile, saved)

    def action_load(self) -> None:
        """Read the answers from a profile file; undo brings back those that were there."""
        from recommender.tui.file_dialogs import load

        def loaded(file: str, profile: Profile) -> None:
            self._file = file
            self._step(self._session.with_profile(profile))

        load(self, self._file, self._decision, loaded)

    def action_export(self) -> None:
        """Write a report to a file."""
        from recommender.tui.file_dialogs import export

        export(self, lambda: self.everything)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: every action, and Textual's own."""
        for action in ACTIONS:
            yield SystemCommand(action.title, action.about, getattr(self, f"action_{action.name}"))
        yield from super().get_system_commands(screen)
