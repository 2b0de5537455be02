"""The questions with their answers: one open at a time, the rest a line each, so that eighty still read well."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from recommender.model.decision import Decision, Question
from recommender.tui.styled_lines import Line, Lines, folded
from recommender.words import cut, visible

_TICK, _OPEN, _FIXED = "[x]", "[ ]", "[=]"
_GIVEN, _OTHER = "(•)", "( )"


class Shown(NamedTuple):
    """What the view shows: the answers given, which are fixed, and which questions come next or no longer matter."""

    answers: Mapping[str, str] = {}
    fixed: Sequence[str] = ()
    next: str | None = None
    idle: Sequence[str] = ()


class _Row(NamedTuple):
    """What a line belongs to: a question, and the answer that stands there (None: the question itself)."""

    question: int
    answer: int | None


class Questions(Lines, can_focus=True):
    """Shows the questions; says what is answered. It holds a cursor, and the way that it came.

    After an answer the cursor goes to the question that comes next, once that is known, unless a key came first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("left,pageup", "turn(-1)", "Previous question", show=False),
        Binding("right,pagedown", "turn(1)", "Next question", show=False),
        Binding("home", "first", "First question", show=False),
        Binding("end", "last", "Last question", show=False),
        Binding("enter,space", "pick", "Answer", show=True, key_display="1-9 ⏎"),
        Binding("backspace,delete", "clear", "Clear", show=False),
        Binding("f", "fix", "Fix", show=False),
    ]

    class Answered(Message):
        """An answer is given; None takes it back."""

        def __init__(self, question: str, answer: str | None) -> None:
            super().__init__()
            self.question = question
            self.answer = answer

    class Fixed(Message):
        """A question's answer is to be fixed, or free again."""

        def __init__(self, question: str) -> None:
            super().__init__()
            self.question = question

    def __init__(self, decision: Decision, *, id: str, classes: str) -> None:
        super().__init__(id=id, classes=classes)
        self._questions = tuple(decision.questions.values())
        self._shown = Shown()
        self._cursor = _Row(0, 0)
        self._rows: list[_Row] = []
        self._trail: list[int] = []
        self._answered: tuple[str, str] | None = None

    @property
    def question(self) -> Question:
        """The question that the cursor is in."""
        return self._questions[self._cursor.question]

    def update(self, shown: Shown) -> None:
        """Show other answers."""
        if shown != self._shown:
            self._shown = shown
            self._paint()
        if self._may_go_on:
            # Through both queues, so that a key that was pressed before is heard before.
            self.app.call_later(self.call_later, self._go_on)

    def go_to(self, question: str, answer: str | None = None) -> None:
        """Move the cursor to a question: to this answer, else to the one given, if there is one."""
        self._move_to(self._index(question), answer)

    def go_back(self) -> bool:
        """Move the cursor to the question that was answered before the one it is in; whether there is one."""
        here = self._cursor.question
        before = self._trail[: self._trail.index(here)] if here in self._trail else self._trail
        if before:
            self._move_to(before[-1])
        return bool(before)

    def action_move(self, step: int) -> None:
        """One line up or down, over the answers of the open question and then to the next one."""
        index, answer = self._cursor.question, (self._cursor.answer or 0) + step
        if 0 <= answer < len(self.question.answers):
            self._cursor = _Row(index, answer)
            self._paint()
        elif 0 <= index + step < len(self._questions):
            there = self._questions[index + step]
            self._cursor = _Row(index + step, 0 if step > 0 else len(there.answers) - 1)
            self._paint()

    def action_turn(self, step: int) -> None:
        """To the question before or after."""
        self._move_to(max(0, min(len(self._questions) - 1, self._cursor.question + step)))

    def action_first(self) -> None:
        """To the first question."""
        self._move_to(0)

    def action_last(self) -> None:
        """To the last question."""
        self._move_to(len(self._questions) - 1)

    def action_pick(self) -> None:
        """Give the answer under the cursor."""
        self._pick(self._cursor.answer or 0)

    def action_clear(self) -> None:
        """Take the answer back."""
        self.post_message(self.Answered(self.question.id, None))

    def action_fix(self) -> None:
        """Say that the answer is not up for change, or that it is."""
        self.post_message(self.Fixed(self.question.id))

    def on_key(self, event: events.Key) -> None:
        """A digit gives the answer of that number; after any key the cursor stays where it is."""
        self._answered = None
        if event.key in "123456789" and int(event.key) <= len(self.question.answers):
            event.stop()
            self._pick(int(event.key) - 1)

    def on_click(self, event: events.Click) -> None:
        """A click opens a question, or gives the answer it is on."""
        self._answered = None
        position = event.y + self.scroll_offset.y
        if position < len(self._rows):
            row = self._rows[position]
            if row.answer is not None and row.question == self._cursor.question:
                self._pick(row.answer)
            else:
                self._move_to(row.question)

    def on_resize(self) -> None:
        """Lay the lines out for the new width."""
        self._paint()

    def _pick(self, answer: int) -> None:
        """Give an answer; it is painted when the app shows it, or here if it is given already."""
        index = self._cursor.question
        self._cursor = _Row(index, answer)
        self._trail = [*(each for each in self._trail if each != index), index]
        question, id = self.question, list(self.question.answers)[answer]
        self._answered = question.id, id
        if self._shown.answers.get(question.id) == id:
            self._paint()
            self._go_on()
        else:
            self.post_message(self.Answered(question.id, id))

    def _go_on(self) -> None:
        """Go to the question that comes next, unless something was pressed or opened since the answer."""
        if self._shown.next and self._may_go_on and self.has_focus and self.screen.is_active:
            self._move_to(self._index(self._shown.next))

    @property
    def _may_go_on(self) -> bool:
        """Whether nothing was pressed since an answer, and what comes next after it is known."""
        if self._answered is None or self._shown.next is None:
            return False
        question, answer = self._answered
        return self._shown.answers.get(question) == answer

    def _index(self, question: str) -> int:
        return next(index for index, asked in enumerate(self._questions) if asked.id == question)

    def _move_to(self, index: int, answer: str | None = None) -> None:
        self._answered = None
        question = self._questions[index]
        there = answer or self._shown.answers.get(question.id)
        self._cursor = _Row(index, list(question.answers).index(there) if there else 0)
        self._paint()

    def _paint(self) -> None:
        width = self.scrollable_content_region.width
        if not width:
            return
        height = self.scrollable_content_region.height
        painted = self._laid_out(width, whole=len(self._questions) <= height)
        if len(painted) > height:
            painted = self._laid_out(width, whole=False)
        self._rows = [row for row, _ in painted]
        self.show([line for _, line in painted])
        self._keep_in_sight()

    def _laid_out(self, width: int, *, whole: bool) -> list[tuple[_Row, Line]]:
        every = range(len(self._questions))
        return [pair for index in every for pair in self._question(index, width, whole=whole)]

    def _keep_in_sight(self) -> None:
        """Scroll such that the open question is seen, and its cursor above all."""
        here = [position for position, row in enumerate(self._rows) if row.question == self._cursor.question]
        cursor = next(position for position in here if self._rows[position] == self._cursor)
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if here[-1] >= top + height:
            top = here[-1] - height + 1
        top = min(top, here[0])
        top = max(top, cursor - height + 1)
        if top != self.scroll_offset.y:
            self.scroll_to(y=top, animate=False, immediate=True)

    def _question(self, index: int, width: int, *, whole: bool) -> Iterator[tuple[_Row, Line]]:
        question = self._questions[index]
        given = self._shown.answers.get(question.id)
        state = _OPEN if given is None else _FIXED if question.id in self._shown.fixed else _TICK
        mark = "»" if question.id == self._shown.next else "·" if question.id in self._shown.idle else " "
        head = f"{mark}{state} {index + 1}. "
        style = "next" if mark == "»" else "muted" if mark == "·" else ""
        ask = visible(question.ask)
        here = index == self._cursor.question
        if here or whole:
            for line in folded(ask, width, first=head, rest=" " * 5, style="head" if here else style):
                yield _Row(index, None), line
        else:
            yield _Row(index, None), Line(cut(head + ask, width), style)
        if here:
            yield from self._answers(index, width, given)
            return
        if given is not None:
            yield _Row(index, None), Line(cut(f"     {_GIVEN} {visible(question.answers[given].text)}", width), "given")

    def _answers(self, index: int, width: int, given: str | None) -> Iterator[tuple[_Row, Line]]:
        question = self._questions[index]
        for position, answer in enumerate(question.answers.values()):
            row = _Row(index, position)
            pointer = ">" if row == self._cursor else " "
            button = _GIVEN if answer.id == given else _OTHER
            neutral = " (no preference)" if answer.id == question.neutral else ""
            number = str(position + 1) if position < 9 else " "
            style = "cursor" if row == self._cursor else "given" if answer.id == given else ""
            text = visible(answer.text) + neutral
            for line in folded(text, width, first=f"   {pointer}{number} {button} ", rest=" " * 10, style=style):
                yield row, line
