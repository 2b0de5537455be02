"""What is asked for a moment, above the screen: something to read, a choice, a name, a question to find."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from recommender.model.decision import Decision
from recommender.tui.styled_lines import Line, Lines
from recommender.words import cut, visible


class _Dialog(ModalScreen[str | None]):
    """A box above the screen; escape leaves it with nothing."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Close")]

    def action_leave(self) -> None:
        """Leave it."""
        self.dismiss(None)


class _Reader(Lines, can_focus=True):
    """Lines that fold to the width they are given."""

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


class _Choices(Lines, can_focus=True):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("enter,space", "pick", "Choose"),
    ]

    def __init__(self, choices: Mapping[str, str], chosen: Callable[[str], object], *, numbered: bool = True) -> None:
        super().__init__(id="choices")
        self._numbered = numbered
        self._choices = tuple(choices.items())
        self._chosen = chosen
        self._cursor = 0
        self.styles.height = len(choices)

    def offer(self, choices: Mapping[str, str]) -> None:
        """Put other choices in its place."""
        self._choices = tuple(choices.items())
        self._cursor = 0
        self.on_resize()

    def action_move(self, step: int) -> None:
        """To the choice above or below."""
        self._cursor = max(0, min(len(self._choices) - 1, self._cursor + step))
        self.on_resize()

    def action_pick(self) -> None:
        """The choice under the cursor."""
        if self._choices:
            self._chosen(self._choices[self._cursor][0])

    def on_key(self, event: events.Key) -> None:
        """A digit chooses by number."""
        if event.key in "123456789" and int(event.key) <= len(self._choices):
            event.stop()
            self._chosen(self._choices[int(event.key) - 1][0])

    def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        position = event.y + self.scroll_offset.y
        if position < len(self._choices):
            self._chosen(self._choices[position][0])

    def on_resize(self) -> None:
        """Lay the lines out."""
        width = self.scrollable_content_region.width
        lines = []
        for index, (_, text) in enumerate(self._choices):
            here = index == self._cursor
            number = f"{index + 1} " if self._numbered else ""
            lines.append(Line(cut(f"{'>' if here else ' '} {number}{text}", width), "cursor" if here else ""))
        self.show(lines)
        if self._cursor >= self.scroll_offset.y + self.size.height or self._cursor < self.scroll_offset.y:
            self.scroll_to(y=self._cursor, animate=False)


class Choice(_Dialog):
    """One of a few; None if it is left."""

    def __init__(self, title: str, choices: Mapping[str, str]) -> None:
        super().__init__()
        self._title = title
        self._choices = choices

    def compose(self) -> ComposeResult:
        """The choices in a box."""
        with Vertical(classes="dialog") as box:
            box.border_title = self._title
            box.border_subtitle = "enter or number"
            yield _Choices(self._choices, self.dismiss)


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
        Binding("down", "move(1)", "Down", show=False),
        Binding("up", "move(-1)", "Up", show=False),
    ]

    def __init__(self, decision: Decision) -> None:
        super().__init__()
        self._texts = {
            question.id: (
                f"{index}. {visible(question.ask)}",
                " ".join(
                    [question.id, question.ask, *question.answers, *(each.text for each in question.answers.values())]
                ).casefold(),
            )
            for index, question in enumerate(decision.questions.values(), start=1)
        }

    def compose(self) -> ComposeResult:
        """The words to look for, and the questions that have them."""
        with Vertical(classes="dialog tall") as box:
            box.border_title = "Search"
            box.border_subtitle = "enter goes there, esc leaves"
            yield Input(placeholder="words of a question or an answer", compact=True)
            yield _Choices({}, self.dismiss, numbered=False)
            yield Static("", id="none")

    def on_mount(self) -> None:
        """All questions to begin with, in all the room there is."""
        self.query_one(_Choices).styles.height = "1fr"
        self._offer("")

    @on(Input.Changed)
    def narrowed(self, event: Input.Changed) -> None:
        """Only those with all the words."""
        self._offer(event.value)

    @on(Input.Submitted)
    def taken(self) -> None:
        """The one under the cursor."""
        self.query_one(_Choices).action_pick()

    def action_move(self, step: int) -> None:
        """To the question above or below."""
        self.query_one(_Choices).action_move(step)

    def _offer(self, typed: str) -> None:
        words: Sequence[str] = typed.casefold().split()
        found = {id: text for id, (text, words_of) in self._texts.items() if all(word in words_of for word in words)}
        choices = self.query_one(_Choices)
        choices.offer(found)
        self.query_one("#none", Static).update("" if found else "No question has these words.")
