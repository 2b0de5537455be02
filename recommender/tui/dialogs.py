"""What is asked for a moment, above the screen: something to read, a choice, a name, a question to find."""

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from recommender.model.decision import Decision, Question
from recommender.tui.styled_lines import Line, Lines
from recommender.words import visible


class _Dialog(ModalScreen[str | None]):
    """A box above the screen; escape leaves it with nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Close")]

    def action_leave(self) -> None:
        """Leave it."""
        self.dismiss(None)

    @on(OptionList.OptionSelected)
    def selected(self, event: OptionList.OptionSelected) -> None:
        """Leave it with what is selected."""
        self.dismiss(event.option_id)


class _Reader(Lines, can_focus=True):
    """Lines that fold to the width they are given, with a hanging indent, which Textual's own folding does not know."""

    def __init__(self, make: Callable[[int], Iterable[Line]]) -> None:
        super().__init__(id="reader")
        self._make = make

    def on_resize(self) -> None:
        """Fold them anew."""
        width = self.scrollable_content_region.width
        if width:
            self.show(list(self._make(width)))


class Reading(_Dialog):
    """Something to read; any of the keys that opened it, or escape, closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,enter", "leave", "Close")]

    def __init__(self, title: str, make: Callable[[int], Iterable[Line]]) -> None:
        super().__init__()
        self._title = title
        self._make = make

    def compose(self) -> ComposeResult:
        """The text in a box."""
        with Vertical(classes="dialog tall") as box:
            box.border_title = self._title
            box.border_subtitle = "esc closes"
            yield _Reader(self._make)


class _Choices(OptionList):
    """A list to choose from with the letters of the questions, too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "cursor_up", "Up", show=False),
        Binding("j", "cursor_down", "Down", show=False),
        Binding("space", "select", "Choose", show=False),
    ]


class Choice(_Dialog):
    """One of a few, also by its number; None if it is left."""

    def __init__(self, title: str, choices: Mapping[str, str]) -> None:
        super().__init__()
        self._title = title
        self._choices = choices

    def compose(self) -> ComposeResult:
        """The choices in a box."""
        options = [Option(f"{number} {text}", id) for number, (id, text) in enumerate(self._choices.items(), start=1)]
        with Vertical(classes="dialog") as box:
            box.border_title = self._title
            box.border_subtitle = "enter or number"
            yield _Choices(*options, id="choices", markup=False, compact=True)

    def on_key(self, event: events.Key) -> None:
        """A digit chooses by number."""
        if event.key in "123456789" and int(event.key) <= len(self._choices):
            event.stop()
            self.dismiss(list(self._choices)[int(event.key) - 1])


class Entry(_Dialog):
    """A line to type; None if it is left."""

    def __init__(self, title: str, value: str) -> None:
        super().__init__()
        self._title = title
        self._value = value

    def compose(self) -> ComposeResult:
        """The line in a box."""
        with Vertical(classes="dialog") as box:
            box.border_title = self._title
            box.border_subtitle = "enter takes it, esc leaves"
            yield Input(self._value, compact=True)

    @on(Input.Submitted)
    def taken(self, event: Input.Submitted) -> None:
        """What is typed, unless it is nothing."""
        self.dismiss(event.value.strip() or None)


class Search(_Dialog):
    """Finds a question by the words in it and in its answers; None if it is left."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move_down", "Down", show=False),
        Binding("up", "move_up", "Up", show=False),
    ]

    def __init__(self, decision: Decision) -> None:
        super().__init__()
        self._texts = {question.id: _searched(question) for question in decision.questions.values()}
        self._prompts = {
            question.id: f"{index}. {visible(question.ask)}"
            for index, question in enumerate(decision.questions.values(), start=1)
        }
        self._choices = _Choices(id="choices", markup=False, compact=True)
        self._none = Static("No question has these words.", id="none")

    def compose(self) -> ComposeResult:
        """The words to look for, and the questions that have them."""
        with Vertical(classes="dialog tall") as box:
            box.border_title = "Search"
            box.border_subtitle = "enter goes there, esc leaves"
            yield Input(placeholder="words of a question or an answer", compact=True)
            yield self._choices
            yield self._none

    def on_mount(self) -> None:
        """All questions to begin with."""
        self._offer("")

    @on(Input.Changed)
    def narrowed(self, event: Input.Changed) -> None:
        """Only those with all the words."""
        self._offer(event.value)

    @on(Input.Submitted)
    def taken(self) -> None:
        """The one under the cursor."""
        self._choices.action_select()

    def action_move_down(self) -> None:
        """To the question below."""
        self._choices.action_cursor_down()

    def action_move_up(self) -> None:
        """To the question above."""
        self._choices.action_cursor_up()

    def _offer(self, typed: str) -> None:
        words = typed.casefold().split()
        found = [id for id, text in self._texts.items() if all(word in text for word in words)]
        self._choices.set_options([Option(self._prompts[id], id) for id in found])
        self._choices.highlighted = 0 if found else None
        self._none.display = not found


def _searched(question: Question) -> str:
    """Everything by which a question can be found."""
    texts = (answer.text for answer in question.answers.values())
    return " ".join([question.id, question.ask, *question.answers, *texts]).casefold()
