"""Finds a question, an answer, a reason or a source by words that are roughly in it, and shows what matched."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.fuzzy import FuzzySearch
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from recommender.model.decision import Decision, Elsewhere, OptionWarning
from recommender.reports.sentences.answers import named
from recommender.reports.sentences.argument import citation
from recommender.reports.sentences.question import effect, reason
from recommender.tui.dialogs import Choices, Dialog, Reading
from recommender.tui.readings import a_note, a_reason, a_source, about
from recommender.words import near_miss, visible

_MOST = 60
"""Things found that are shown; who sees more than a screen of them types another letter."""

_LONGEST = 30
"""Letters of a word in which letters are looked for apart: the ways to do so multiply."""

_WORD = re.compile(r"\w+")


class Entry(NamedTuple):
    """Something that can be found: its text, what it is, and what happens when it is chosen."""

    text: str
    label: str
    open: Callable[[], object]

    @property
    def whole(self) -> str:
        """All that is searched, as it is shown."""
        return f"{self.text}\n  {self.label}"


class Match(NamedTuple):
    """How well a text fits, and the positions of the letters that were found."""

    score: float
    letters: Sequence[int]


def search(app: App[None], decision: Decision, go_to: Callable[[str, str | None], object]) -> None:
    """Ask for words, and go to the question or answer that is chosen, or show the reason or source."""
    every = list(_entries(app, decision, go_to))

    def chosen(id: str | None) -> None:
        if id is not None:
            every[int(id)].open()

    app.push_screen(Search(every, questions=len(decision.questions)), chosen)


def _entries(app: App[None], decision: Decision, go_to: Callable[[str, str | None], object]) -> Iterator[Entry]:
    """Questions first, then their answers, reasons, notes, sources."""

    def show(make: Callable[[], Reading]) -> Callable[[], object]:
        return lambda: app.push_screen(make())

    questions = decision.questions.values()
    for number, question in enumerate(questions, start=1):
        text = f"{number}. {visible(question.ask)}"
        yield Entry(text, f"question: {named(question.id)}", partial(go_to, question.id, None))
    for question in questions:
        for answer in question.answers.values():
            yield Entry(visible(answer.text), f"answer: {named(question.id)}", partial(go_to, question.id, answer.id))
    for criterion, rule in decision.rules():
        label = f"reason: {effect(decision, criterion, rule)} [{citation(rule.source)}]"
        yield Entry(reason(rule), label, show(partial(a_reason, decision, criterion, rule)))
    notes: list[OptionWarning | Elsewhere] = [*decision.warnings, *decision.elsewhere]
    for note in notes:
        label = f"note: {about(decision, note)} [{citation(note.source)}]"
        yield Entry(visible(note.because), label, show(partial(a_note, decision, note)))
    for source in decision.sources.values():
        label = f"source: {visible(source.id)}"
        yield Entry(visible(source.title), label, show(partial(a_source, decision, source)))


def matched(typed: str, text: str) -> Match | None:
    """Where all words that are typed are in a text, whole or as letters in one of its words; None if not all are."""
    score, text = 0.0, text.lower()
    letters: list[int] = []
    for word in typed.lower().split():
        found = _whole(word, text) or _apart(word, text)
        if found is None:
            return None
        score += found.score
        letters += found.letters
    return Match(score, letters)


def _whole(word: str, text: str) -> Match | None:
    """A word as it stands, best at the beginning of one."""
    begins = re.search(rf"\b{re.escape(word)}", text)
    start = begins.start() if begins else text.find(word)
    return Match(3 if begins else 2, range(start, start + len(word))) if start >= 0 else None


def _apart(word: str, text: str) -> Match | None:
    """The letters of a word, in order, in a word that begins alike; the closer together, the better."""
    best: Match | None = None
    for there in _WORD.finditer(text) if len(word) > 2 else ():
        if there[0][0] == word[0] and len(there[0]) <= _LONGEST:
            _, letters = _LETTERS.match(word, there[0])
            if letters:
                score = len(word) / (letters[-1] + 1)
                if best is None or score > best.score:
                    best = Match(score, [there.start() + letter for letter in letters])
    return best


_LETTERS = FuzzySearch()


class Search(Dialog):
    """A line to type words in, and what has them; leaves with the position of what is chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move_down", "Down", show=False),
        Binding("up", "move_up", "Up", show=False),
    ]

    def __init__(self, entries: Sequence[Entry], *, questions: int) -> None:
        """Before anything is typed, so many of the entries are offered."""
        super().__init__()
        self._entries = entries
        self._questions = questions
        self._choices = Choices(id="choices", compact=True)
        self._remark = Static(id="remark", markup=False)

    def compose(self) -> ComposeResult:
        """The words to look for, and what has them."""
        with Vertical(classes="dialog tall") as box:
            box.border_title = "Search"
            box.border_subtitle = "enter goes there, esc leaves"
            yield Input(placeholder="words of a question, an answer, a reason, a source", compact=True)
            yield self._remark
            yield self._choices

    def on_mount(self) -> None:
        """All questions to begin with."""
        self._offer("")

    @on(Input.Changed)
    def narrowed(self, event: Input.Changed) -> None:
        """Only what has all the words."""
        self._offer(event.value)

    @on(Input.Submitted)
    def taken(self) -> None:
        """The one under the cursor."""
        self._choices.action_select()

    def action_move_down(self) -> None:
        """To the one below."""
        self._choices.action_cursor_down()

    def action_move_up(self) -> None:
        """To the one above."""
        self._choices.action_cursor_up()

    def _offer(self, typed: str) -> None:
        found, remark = self._found(typed), ""
        if not found:
            meant = self._meant(typed)
            found = self._found(meant) if meant != typed else []
            remark = f"As for “{meant}”:" if found else "Nothing has these words."
        self._choices.set_options(Option(_marked(self._entries[id], match), str(id)) for match, id in found)
        self._choices.highlighted = 0 if found else None
        self._remark.update(remark)
        self._remark.display = bool(remark)

    def _found(self, typed: str) -> list[tuple[Match, int]]:
        """What has the words, with its position, the best first; every question where there are no words."""
        offered = self._entries if typed.strip() else self._entries[: self._questions]
        every = [(match, id) for id, entry in enumerate(offered) if (match := matched(typed, entry.whole))]
        return sorted(every, key=lambda found: -found[0].score)[:_MOST]

    def _meant(self, typed: str) -> str:
        """The same with those words that are most like the ones that are nowhere."""
        known = sorted({word for entry in self._entries for word in _WORD.findall(entry.whole.lower())})
        words = typed.lower().split()
        return " ".join(
            word if any(word in each for each in known) else near_miss(word, known) or word for word in words
        )


def _marked(entry: Entry, match: Match) -> Content:
    """An entry with the letters that were found, and what it is in a dimmer line."""
    shown = Content(entry.whole).stylize("dim", len(entry.text))
    for letter in match.letters:
        shown = shown.stylize("bold underline", letter, letter + 1)
    return shown
