"""What is asked for a moment, above the screen: something to read, a choice, a name."""

from collections.abc import Callable, Iterable, Mapping
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from recommender.tui.sources import copy, open_or_copy
from recommender.tui.styled_lines import Line, Lines


class Dialog(ModalScreen[str | None]):
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


class Reading(Dialog):
    """Something to read, which q, enter or escape closes; what has an address can be opened there, or that copied."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,enter", "leave", "Close"),
        Binding("o", "open", "Open"),
        Binding("y", "copy", "Copy"),
    ]

    def __init__(self, title: str, make: Callable[[int], Iterable[Line]], address: str = "") -> None:
        super().__init__()
        self._title = title
        self._make = make
        self._address = address

    def compose(self) -> ComposeResult:
        """The text in a box."""
        with Vertical(classes="dialog tall") as box:
            box.border_title = self._title
            box.border_subtitle = f"{'o opens, y copies, ' if self._address else ''}esc closes"
            yield _Reader(self._make)

    def action_open(self) -> None:
        """Open the address, if there is one."""
        if self._address:
            open_or_copy(self.app, self._address)

    def action_copy(self) -> None:
        """Copy the address, if there is one."""
        if self._address:
            copy(self.app, self._address)


class Choices(OptionList):
    """A list to choose from with the letters of the questions, too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("k", "cursor_up", "Up", show=False),
        Binding("j", "cursor_down", "Down", show=False),
        Binding("space", "select", "Choose", show=False),
    ]


class Choice(Dialog):
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
            yield Choices(*options, id="choices", markup=False, compact=True)

    def on_key(self, event: events.Key) -> None:
        """A digit chooses by number."""
        if event.key in "123456789" and int(event.key) <= len(self._choices):
            event.stop()
            self.dismiss(list(self._choices)[int(event.key) - 1])


class Entry(Dialog):
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
